import type { GenerationClient } from '../contract/index.ts';
import type { Http } from '../http/http.ts';
import { path } from '../http/http.ts';
import type { AbsoluteUrls } from './absolute-urls.ts';
import { toProfile } from './character-profile.ts';
import { CharacterReply } from './replies.ts';

/** The texts of a stored character. */
export function characterEndpoints(
  http: Http,
  urls: AbsoluteUrls,
): Pick<GenerationClient, 'getCharacter' | 'updateCharacter'> {
  return {
    getCharacter: async (characterId, options) => {
      const { data } = await http.send('GET', path`/characters/${characterId}`, CharacterReply, options);
      return toProfile(characterId, data, urls);
    },
    updateCharacter: async (characterId, changes, options) => {
      const call = { ...options, body: changes };
      const { data } = await http.send('PUT', path`/characters/${characterId}`, CharacterReply, call);
      return toProfile(characterId, data, urls);
    },
  };
}
