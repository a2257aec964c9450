import type { AvatarClient } from '../contract/index.ts';
import { GenerationError } from '../contract/index.ts';
import type { Gates } from './gates.ts';
import { portraitUrl } from './portrait.ts';
import type { ScriptedGallery } from './scripted-gallery.ts';

interface ScriptedAvatarOptions {
  readonly gates: Gates<keyof AvatarClient>;
  readonly gallery: ScriptedGallery;
  /** What the web has, by address. */
  readonly webPictures: Readonly<Record<string, Blob>>;
  readonly now: () => string;
  readonly record: (method: keyof AvatarClient, argument: unknown) => void;
  readonly checkEditable: (characterId: string) => void;
  /** Whom to tell how far an upload is. */
  readonly uploadProgress: Set<(fraction: number) => void>;
}

/** Avatars that are brought along: uploaded ones become active, removed ones stay stored. */
export function createScriptedAvatars(options: ScriptedAvatarOptions): AvatarClient {
  const { gates, gallery, record, uploadProgress } = options;
  let uploads = 0;

  return {
    uploadAvatar: (upload, { signal, onProgress } = {}) => {
      record('uploadAvatar', upload);
      const report = (fraction: number) => onProgress?.(fraction);
      uploadProgress.add(report);
      report(0);
      return gates
        .pass('uploadAvatar', signal, () => {
          const url = portraitUrl({ seed: 2000 + ++uploads });
          if ('characterId' in upload.owner) {
            options.checkEditable(upload.owner.characterId);
            gallery.store(upload.owner.characterId, {
              id: `upload-${String(uploads)}`,
              type: 'AVATAR',
              url,
              width: 400,
              height: 400,
              content: null,
              createdAt: options.now(),
            });
          }
          report(1);
          return { url };
        })
        .finally(() => uploadProgress.delete(report));
    },
    fetchPicture: (url, { signal } = {}) => {
      record('fetchPicture', url);
      return gates.pass('fetchPicture', signal, () => {
        const picture = options.webPictures[url];
        if (picture !== undefined) return picture;
        const message = 'There is no picture at this address';
        throw new GenerationError({ code: 'validation', message, status: 400, field: 'url' });
      });
    },
    removeAvatar: (image, { signal } = {}) => {
      record('removeAvatar', image);
      return gates.pass('removeAvatar', signal, () => {
        options.checkEditable(image.characterId);
        gallery.deactivate(image);
      });
    },
  };
}
