import type { CharacterAccess } from '@charhub/api-client/contract';
import { useEffect, useState } from 'react';
import { useGenerationContext } from '../generation-provider/generation-context.ts';

/** What the caller may do with a character; null while that is not known, when it is then tried. */
export function useEditAccess(characterId: string | null): CharacterAccess | null {
  const { client } = useGenerationContext();
  const [access, setAccess] = useState<CharacterAccess | null>(null);

  useEffect(() => {
    if (characterId === null) return;
    const abort = new AbortController();
    client.getAccess(characterId, { signal: abort.signal }).then(setAccess, () => undefined);
    return () => abort.abort();
  }, [client, characterId]);

  return access?.characterId === characterId ? access : null;
}
