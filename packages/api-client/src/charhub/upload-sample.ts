import type { GenerationClient } from '../contract/index.ts';
import { withDeadline } from '../http/deadline.ts';
import type { Http } from '../http/http.ts';
import { path } from '../http/http.ts';
import { parse } from '../http/parse.ts';
import { UploadReply } from './replies.ts';

export interface UploadTimeouts {
  /** How long an upload may make no progress. */
  readonly stallMs: number;
  /** How long the answer may take after the last byte: the host examines the picture before it answers. */
  readonly answerMs: number;
}

/** Stores a sample picture as multipart form data, with progress; it ends by stall, however large the file is. */
export function sampleUpload(
  http: Http,
  { stallMs, answerMs }: UploadTimeouts,
): GenerationClient['uploadSample'] {
  return ({ characterId, file, name }, { signal, onProgress } = {}) =>
    withDeadline({ signal, timeoutMs: stallMs }, async (own, extend) => {
      const form = new FormData();
      form.append('type', 'SAMPLE');
      form.append('image', file, name);
      const url = path`/characters/${characterId}/images`;
      let reported = 0;
      const { data } = await http.request({
        method: 'POST',
        url,
        data: form,
        // Without it axios would turn the form into the JSON that is the host's default content type.
        headers: { 'Content-Type': 'multipart/form-data' },
        signal: own,
        onUploadProgress: ({ loaded, total }) => {
          if (own.aborted) return;
          const fraction = Math.min(1, loaded / Math.max(1, total ?? file.size));
          extend(fraction < 1 ? stallMs : answerMs);
          if (fraction <= reported) return;
          reported = fraction;
          onProgress?.(fraction);
        },
      });
      return { url: parse(UploadReply, data, `POST ${url}`).data.url };
    });
}
