import type { AvatarOwner } from '@charhub/api-client/contract';
import type { CropShape } from '@charhub/machines';
import { useCallback, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { useImageStore } from '../character-images/use-image-store.ts';
import { useGenerationContext } from '../generation-provider/generation-context.ts';
import { useLatest } from '../generation-provider/use-latest.ts';
import { holdUploader, type AvatarUploaderActor } from './held-uploader.ts';

interface AvatarUploaderOptions {
  /** Must stay the same object for an owner. */
  readonly owner: AvatarOwner;
  readonly shape: CropShape | undefined;
  /** The avatar in the list of stored pictures; null for none, undefined while the list is not known. */
  readonly stored: string | null | undefined;
  readonly onAvatarChange: ((url: string | null) => void) | undefined;
}

interface UseAvatarUploader {
  readonly actor: AvatarUploaderActor;
  /** Tells the host, unless it knows. */
  readonly tell: (url: string | null) => void;
}

/** Binds a host's props to an uploader's machine. The identity of the callback does not matter. */
export function useAvatarUploader(options: AvatarUploaderOptions): UseAvatarUploader {
  const { owner, shape, stored } = options;
  const { generation, imageNews } = useGenerationContext();
  const images = useImageStore();
  const latest = useLatest(options);
  const held = useMemo(
    () => holdUploader({ generation, imageNews, images, owner, shape }),
    [generation, imageNews, images, owner, shape],
  );
  const actor = useSyncExternalStore(held.hold, held.get, held.get);

  // Undefined until there was something to tell: what a page begins with is known to it.
  const told = useRef<string | null | undefined>(undefined);
  const tell = useCallback(
    (url: string | null) => {
      if (told.current === url) return;
      told.current = url;
      latest.current.onAvatarChange?.(url);
    },
    [latest],
  );

  useEffect(() => {
    const subscriptions = [
      actor.on('avatar.uploaded', ({ url }) => tell(url)),
      actor.on('avatar.removed', () => tell(null)),
      actor.on('avatar.restored', ({ avatar, superseded }) => {
        if (!superseded) tell(avatar.url);
      }),
    ];
    return () => {
      for (const subscription of subscriptions) subscription.unsubscribe();
    };
  }, [actor, tell]);

  // Another avatar may have been chosen elsewhere, or have taken the place of one that was removed.
  useEffect(() => {
    if (stored !== undefined && told.current !== undefined) tell(stored);
  }, [stored, tell]);

  return { actor, tell };
}
