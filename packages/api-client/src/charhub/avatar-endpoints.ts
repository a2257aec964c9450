import type { AvatarClient } from '../contract/index.ts';
import { GenerationError } from '../contract/index.ts';
import { withDeadline } from '../http/deadline.ts';
import type { Http } from '../http/http.ts';
import { path } from '../http/http.ts';
import type { AbsoluteUrls } from './absolute-urls.ts';
import { isMissingRoute } from './missing-route.ts';
import { AnyReply, UploadReply } from './replies.ts';
import type { UploadTimeouts } from './upload-form.ts';
import { uploadForm } from './upload-form.ts';

/** Avatars that people bring along. */
export function avatarEndpoints(http: Http, urls: AbsoluteUrls, timeouts: UploadTimeouts): AvatarClient {
  const upload = uploadForm(http, timeouts);
  return {
    uploadAvatar: async ({ owner, file, name }, call) => {
      const form = new FormData();
      for (const [field, id] of Object.entries(owner)) form.append(field, id);
      form.append('avatar', file, name);
      const { data } = await upload('/characters/avatar', form, UploadReply, call);
      return { url: urls.url(data.url) };
    },
    fetchPicture: (url, { signal } = {}) =>
      withDeadline({ signal, timeoutMs: timeouts.answerMs }, async (own) => {
        const { data, headers } = await http.request({
          method: 'GET',
          url: '/media/proxy',
          params: { url },
          // Not a Blob, which axios knows in browsers only.
          responseType: 'arraybuffer',
          signal: own,
        });
        return new Blob([bytesOf(data)], { type: String(headers['content-type'] ?? '') });
      }),
    removeAvatar: async ({ characterId, imageId }, call) => {
      const image = path`/image-generation/characters/${characterId}/images/${imageId}`;
      try {
        await http.send('PATCH', `${image}/deactivate`, AnyReply, { ...call, body: {} });
      } catch (error) {
        if (!isMissingRoute(error)) throw error;
        await http.send('DELETE', image, AnyReply, call);
      }
    },
  };
}

function bytesOf(data: unknown): Uint8Array<ArrayBuffer> {
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  if (data instanceof Uint8Array) return new Uint8Array(data);
  throw new GenerationError({ code: 'protocol', message: 'GET /media/proxy: the answer is not binary' });
}
