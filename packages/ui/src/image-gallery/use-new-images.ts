import type { CharacterImage } from '@charhub/api-client/contract';
import type { KeyValueStorage } from '@charhub/machines';
import { useEffect, useMemo, useState } from 'react';
import { useGenerationContext } from '../generation-provider/generation-context.ts';

type Images = readonly CharacterImage[];

/**
 * The ids of those that came since this user last looked at the character's pictures, and of those that come while they
 * look. At the first look of all none is new. What is shown counts as seen by the next time.
 */
export function useNewImages(characterId: string, images: Images | null): ReadonlySet<string> {
  const { storage, userId } = useGenerationContext().generation;
  const key = `charhub-images-seen:${userId}:${characterId}`;
  const [look, setLook] = useState(() => ({ key, since: read(storage, key) }));
  if (look.key !== key) setLook({ key, since: read(storage, key) });
  else if (look.since === null && images !== null) setLook({ key, since: newestOf(images) });

  useEffect(() => {
    const newest = newestOf(images ?? []);
    if (newest > (read(storage, key) ?? '')) write(storage, key, newest);
  }, [storage, key, images]);

  const { since } = look;
  return useMemo(
    () => new Set(images?.filter(({ createdAt }) => since !== null && createdAt > since).map(({ id }) => id)),
    [images, since],
  );
}

/** ISO 8601, and so in the order of time; empty when there are none. */
function newestOf(images: Images): string {
  return images.reduce((newest, { createdAt }) => (createdAt > newest ? createdAt : newest), '');
}

function read(storage: KeyValueStorage | null, key: string): string | null {
  try {
    return storage?.getItem(key) ?? null;
  } catch {
    return null;
  }
}

function write(storage: KeyValueStorage | null, key: string, newest: string): void {
  try {
    storage?.setItem(key, newest);
  } catch {
    // A full or forbidden storage costs the marks of the next visit.
  }
}
