import type { CharacterCreation, CharacterCreationRequest, GenerationClient } from '../contract/index.ts';
import { GenerationError } from '../contract/index.ts';
import type { Http } from '../http/http.ts';
import { path } from '../http/http.ts';
import type { AbsoluteUrls } from './absolute-urls.ts';
import { toProfile } from './character-profile.ts';
import { isMissingRoute } from './missing-route.ts';
import { CreationQuoteReply, CreationReply } from './replies.ts';
import type { UploadTimeouts } from './upload-form.ts';
import { uploadForm } from './upload-form.ts';

type CreationEndpoints = Pick<
  GenerationClient,
  'createCharacter' | 'getCreationQuote' | 'getCreation' | 'retryCreation'
>;

/**
 * Creating a character together with its pictures. Today's CharHub tells how that goes over a socket alone and charges
 * twice: there it is refused as `unavailable` before anything is sent.
 */
export function creationEndpoints(
  http: Http,
  urls: AbsoluteUrls,
  timeouts: UploadTimeouts,
): CreationEndpoints {
  const upload = uploadForm(http, timeouts);
  let isOffered = false;

  const toCreation = ({ data, avatarJob, datasetJob }: CreationReply): CharacterCreation => ({
    character: toProfile('', data, urls),
    avatarJob: avatarJob && urls.job(avatarJob),
    datasetJob: datasetJob && urls.job(datasetJob),
  });

  const getCreationQuote: GenerationClient['getCreationQuote'] = async (
    { generateAvatar, viewCount },
    options,
  ) => {
    const target = `/image-generation/creation-quote?avatar=${String(generateAvatar)}&views=${String(viewCount)}`;
    try {
      const { data } = await http.send('GET', target, CreationQuoteReply, options);
      isOffered = true;
      return data;
    } catch (error) {
      throw isMissingRoute(error) ? notOffered() : error;
    }
  };

  return {
    getCreationQuote,
    createCharacter: async (request, { idempotencyKey, signal, onProgress }) => {
      if (!isOffered) await getCreationQuote(extentOf(request), { signal });
      const headers = { 'Idempotency-Key': idempotencyKey };
      if (request.mode === 'automated') {
        const call = { headers, signal, onProgress };
        const form = automatedForm(request);
        return toCreation(await upload('/characters/generate-automated', form, CreationReply, call));
      }
      const { character, generateAvatar, views } = request;
      const body = { ...character, generateAvatar, viewsToGenerate: views };
      return toCreation(await http.send('POST', '/characters', CreationReply, { body, headers, signal }));
    },
    getCreation: async (characterId, options) =>
      toCreation(await http.send('GET', path`/characters/${characterId}/creation`, CreationReply, options)),
    retryCreation: async (characterId, { idempotencyKey, signal }) => {
      const call = { body: {}, headers: { 'Idempotency-Key': idempotencyKey }, signal };
      const target = path`/characters/${characterId}/creation/retry`;
      return toCreation(await http.send('POST', target, CreationReply, call));
    },
  };
}

function extentOf(request: CharacterCreationRequest): { generateAvatar: boolean; viewCount: number } {
  const generateAvatar = request.mode === 'automated' || request.generateAvatar;
  return { generateAvatar, viewCount: request.views.length };
}

function automatedForm({
  description,
  picture,
  views,
}: Extract<CharacterCreationRequest, { mode: 'automated' }>): FormData {
  const form = new FormData();
  form.append('description', description);
  form.append('viewsToGenerate', JSON.stringify(views));
  if (picture !== null) form.append('image', picture.file, picture.name);
  return form;
}

function notOffered(): GenerationError {
  const message = 'This back end cannot create a character together with its pictures';
  return new GenerationError({ code: 'unavailable', message });
}
