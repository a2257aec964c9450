import type { SampleReference } from './generation-dialog.types.ts';

/** The sample of a job that was started elsewhere: it is known by its address only. Null when there was none. */
export function adoptedSample(urls: readonly string[]): SampleReference | null {
  const [url] = urls;
  if (url === undefined) return null;
  const name = url.split(/[?#]/, 1)[0]?.split('/').pop() ?? url;
  return { id: url, name, sizeBytes: 0, previewUrl: url, uploadedUrl: url };
}
