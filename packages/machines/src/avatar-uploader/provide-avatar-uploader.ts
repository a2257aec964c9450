import { toGenerationErrorData } from '@charhub/api-client/contract';
import { fromCallback, fromPromise } from 'xstate';
import type { GenerationPorts } from '../create-generation/generation-ports.ts';
import { avatarUploaderMachine } from './avatar-uploader.machine.ts';
import type {
  AvatarUploaderFact,
  PictureArea,
  PictureProblem,
  PictureReference,
} from './avatar-uploader.types.ts';

/** What is done to pictures where they are, in the browser. */
export interface PictureTools {
  /** Why a file cannot be used; null when it can. */
  readonly inspect: (file: Blob, name: string) => Promise<PictureProblem | null>;
  /** Cuts a part out, in the size it is uploaded in; rejects when the picture cannot be decoded. */
  readonly crop: (file: Blob, area: PictureArea) => Promise<Blob>;
}

type Machine = typeof avatarUploaderMachine;

/** The avatar uploader over a `Generation`, ready to be started with its `input`. */
export function provideAvatarUploader(ports: GenerationPorts, tools: PictureTools): Machine {
  const { client, samples } = ports;

  function fileOf(picture: PictureReference | null): Blob {
    const file = picture === null ? undefined : samples.get(picture.id);
    if (file === undefined) throw new Error('The picture is no longer there');
    return file;
  }

  return avatarUploaderMachine.provide({
    actors: {
      importPicture: fromPromise(async ({ input: { address }, signal }) =>
        samples.add(await client.fetchPicture(address, { signal }), nameOf(address)),
      ),
      inspectPicture: fromPromise(async ({ input: { picture } }) => ({
        problem: await tools.inspect(fileOf(picture), picture?.name ?? ''),
      })),
      cropPicture: fromPromise(async ({ input }) => {
        const part = await tools.crop(fileOf(input?.picture ?? null), input?.area ?? nothing);
        return samples.add(part, 'avatar.webp');
      }),
      uploadAvatar: fromCallback(({ input: { owner, picture }, sendBack }) => {
        const abort = new AbortController();
        const tell = (fact: AvatarUploaderFact) => {
          sendBack(fact);
        };
        const onProgress = (fraction: number) => {
          tell({ type: 'upload.progressed', percent: Math.round(fraction * 100) });
        };
        const send = async () => {
          const upload = { owner, file: fileOf(picture), name: picture?.name ?? '' };
          const { url } = await client.uploadAvatar(upload, { signal: abort.signal, onProgress });
          tell({ type: 'avatar.uploaded', url });
        };
        send().catch((thrown: unknown) => {
          tell({ type: 'upload.failed', error: toGenerationErrorData(thrown) });
        });
        return () => {
          abort.abort();
        };
      }),
      removeAvatar: fromPromise(async ({ input: { owner, imageId } }) => {
        // Not aborted when the page is left: it is why the page may be left.
        if (imageId !== null && 'characterId' in owner) {
          await client.removeAvatar({ characterId: owner.characterId, imageId });
        }
      }),
    },
    actions: {
      releasePictures: (_, { pictures }) => {
        for (const picture of pictures) if (picture !== null) samples.remove(picture.id);
      },
    },
  });
}

const nothing: PictureArea = { x: 0, y: 0, width: 0, height: 0 };

function nameOf(address: string): string {
  const { pathname, hostname } = new URL(address);
  const name = pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(name) || hostname;
  } catch {
    return name || hostname;
  }
}
