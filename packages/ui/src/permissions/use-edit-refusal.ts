import type { CharacterAccess } from '@charhub/api-client/contract';
import { useEffect, useMemo, useState } from 'react';
import { useGenerationContext } from '../generation-provider/generation-context.ts';
import { useMessages } from '../locales/index.ts';
import { editRefusal, type EditRefusal } from './refusal-text.ts';

/**
 * Why the user may not change this character, for the buttons of a page; null when they may, and as long as it is not
 * known. Asks again when the page is shown again, since rights change elsewhere.
 */
export function useEditRefusal(characterId: string): EditRefusal | null {
  const { client } = useGenerationContext();
  const messages = useMessages();
  const [known, setKnown] = useState<CharacterAccess | null>(null);

  useEffect(() => {
    const abort = new AbortController();
    const load = () => {
      if (document.visibilityState === 'hidden') return;
      // What cannot be learned is left to the dialogs and the server to say.
      client.getAccess(characterId, { signal: abort.signal }).then(setKnown, () => undefined);
    };
    load();
    document.addEventListener('visibilitychange', load);
    return () => {
      document.removeEventListener('visibilitychange', load);
      abort.abort();
    };
  }, [client, characterId]);

  const access = known?.characterId === characterId ? known : null;
  return useMemo(() => editRefusal(messages, access), [messages, access]);
}
