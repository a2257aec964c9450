import type * as z from 'zod/mini';
import type { CallOptions } from '../contract/index.ts';
import { withDeadline } from '../http/deadline.ts';
import type { Http } from '../http/http.ts';
import { parse } from '../http/parse.ts';

export interface UploadTimeouts {
  /** How long an upload may make no progress. */
  readonly stallMs: number;
  /** How long the answer may take after the last byte: the host examines the picture before it answers. */
  readonly answerMs: number;
}

export interface UploadCall extends CallOptions {
  readonly headers?: Readonly<Record<string, string>>;
  /** Gets 0–1, never backwards. */
  readonly onProgress?: ((fraction: number) => void) | undefined;
}

/** Posts multipart form data and answers with the checked body. */
export type UploadForm = <Schema extends z.ZodMiniType>(
  url: string,
  form: FormData,
  schema: Schema,
  call?: UploadCall,
) => Promise<z.output<Schema>>;

/** Sends forms with files, with progress; it ends by stall, however large a file is. */
export function uploadForm(http: Http, { stallMs, answerMs }: UploadTimeouts): UploadForm {
  return (url, form, schema, { headers, signal, onProgress } = {}) =>
    withDeadline({ signal, timeoutMs: stallMs }, async (own, extend) => {
      let reported = 0;
      const { data } = await http.request({
        method: 'POST',
        url,
        data: form,
        // Without it axios would turn the form into the JSON that is the host's default content type.
        headers: { ...headers, 'Content-Type': 'multipart/form-data' },
        signal: own,
        onUploadProgress: ({ loaded, total }) => {
          if (own.aborted) return;
          const fraction = Math.min(1, loaded / Math.max(1, total ?? sizeOf(form)));
          extend(fraction < 1 ? stallMs : answerMs);
          if (fraction <= reported) return;
          reported = fraction;
          onProgress?.(fraction);
        },
      });
      return parse(schema, data, `POST ${url}`);
    });
}

function sizeOf(form: FormData): number {
  return [...form.values()].reduce(
    (sum, value) => sum + (typeof value === 'string' ? value.length : value.size),
    0,
  );
}
