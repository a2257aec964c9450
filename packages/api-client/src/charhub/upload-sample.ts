import type { GenerationClient } from '../contract/index.ts';
import type { Http } from '../http/http.ts';
import { path } from '../http/http.ts';
import { UploadReply } from './replies.ts';
import type { UploadTimeouts } from './upload-form.ts';
import { uploadForm } from './upload-form.ts';

/** Stores a sample picture. */
export function sampleUpload(http: Http, timeouts: UploadTimeouts): GenerationClient['uploadSample'] {
  const upload = uploadForm(http, timeouts);
  return async ({ characterId, file, name }, call) => {
    const form = new FormData();
    form.append('type', 'SAMPLE');
    form.append('image', file, name);
    const { data } = await upload(path`/characters/${characterId}/images`, form, UploadReply, call);
    return { url: data.url };
  };
}
