import type { AvatarOwner } from '@charhub/api-client/contract';
import {
  type avatarUploaderMachine,
  provideAvatarUploader,
  type CropShape,
  type Generation,
} from '@charhub/machines';
import { createActor, type ActorRefFrom } from 'xstate';
import type { CharacterImages, PendingImageChange } from '../character-images/character-images.ts';
import type { ImageNews } from '../character-images/image-news.ts';
import { cropPicture } from './crop-picture.ts';
import { inspectPicture } from './inspect-picture.ts';

export type AvatarUploaderActor = ActorRefFrom<typeof avatarUploaderMachine>;

/** One uploader's actor, which ends what it has begun although its component has gone. */
export interface HeldUploader {
  readonly get: () => AvatarUploaderActor;
  /** Starts it and keeps it until released. */
  readonly hold: () => () => void;
}

interface HeldUploaderOptions {
  readonly generation: Generation;
  readonly imageNews: ImageNews;
  readonly images: CharacterImages;
  readonly owner: AvatarOwner;
  readonly shape: CropShape | undefined;
}

/** Nothing of it runs yet. */
export function holdUploader(options: HeldUploaderOptions): HeldUploader {
  const { generation, owner, shape } = options;
  const machine = provideAvatarUploader(generation, { inspect: inspectPicture, crop: cropPicture });
  let holders = 0;
  let actor = create();

  function create(): AvatarUploaderActor {
    const created = createActor(machine, { input: { owner, shape }, ...generation.actorOptions });
    if ('characterId' in owner) showChanges(created, options, owner.characterId);
    return created;
  }

  /** An upload and a removal are ended, a picture that is only looked at is given up. */
  function leave(left: AvatarUploaderActor): void {
    if (holders > 0 || actor !== left) return;
    // Who comes back finds a new one, since this one cannot be started again.
    actor = create();
    left.send({ type: 'page.left' });
    if (!left.getSnapshot().hasTag('busy')) left.send({ type: 'dialog.close' });
    stopWhenIdle(left);
  }

  return {
    get: () => actor,
    hold: () => {
      const held = actor;
      holders++;
      held.start();
      return () => {
        holders--;
        // React may leave and come back at once.
        queueMicrotask(() => leave(held));
      };
    },
  };
}

function stopWhenIdle(actor: AvatarUploaderActor): void {
  if (!actor.getSnapshot().hasTag('busy')) {
    actor.stop();
    return;
  }
  const subscription = actor.subscribe((snapshot) => {
    if (snapshot.hasTag('busy')) return;
    subscription.unsubscribe();
    queueMicrotask(() => actor.stop());
  });
}

/** Lets every list of the character's pictures show what becomes of its avatar. */
function showChanges(
  actor: AvatarUploaderActor,
  { imageNews, images }: Pick<HeldUploaderOptions, 'imageNews' | 'images'>,
  characterId: string,
): void {
  let removal: PendingImageChange | null = null;
  actor.on('avatar.uploaded', ({ url }) => {
    const unknown = { width: null, height: null, sizeBytes: null, content: null };
    const createdAt = new Date().toISOString();
    // Its address serves as its id until the list is asked for, since an upload is answered with nothing else.
    const image = { id: url, type: 'AVATAR', url, ...unknown, isActive: true, createdAt } as const;
    imageNews.tell(characterId, { type: 'added', image });
  });
  actor.on('avatar.removed', ({ avatar: { imageId } }) => {
    removal = imageId === null ? null : images.begin(characterId, { type: 'deactivated', imageId });
  });
  actor.on('avatar.restored', () => removal?.revert());
  actor.on('removal.completed', () => removal?.confirm());
}
