import type { SampleReference } from '../generation-dialog/generation-dialog.types.ts';

/** Holds the files people chose, so that machines need only know their names. */
export interface SampleStore {
  /** Keeps a file and answers with what a machine may know of it. `name` is for a Blob that has none. */
  add(file: Blob, name?: string): SampleReference;
  /** The file, or undefined once it was removed. */
  get(id: string): Blob | undefined;
  /** Forgets a file and revokes its address. An unknown id does nothing. */
  remove(id: string): void;
  /** Forgets all files. */
  clear(): void;
}

/** An empty store. Addresses are object URLs where the platform has them, else empty. */
export function createSampleStore(): SampleStore {
  const kept = new Map<string, { file: Blob; previewUrl: string }>();
  let count = 0;

  function remove(id: string): void {
    const sample = kept.get(id);
    if (sample === undefined) return;
    kept.delete(id);
    if (sample.previewUrl !== '') URL.revokeObjectURL(sample.previewUrl);
  }

  return {
    add: (file, name) => {
      const id = `sample-${String(++count)}`;
      const previewUrl = typeof URL.createObjectURL === 'function' ? URL.createObjectURL(file) : '';
      kept.set(id, { file, previewUrl });
      const ownName = 'name' in file && typeof file.name === 'string' ? file.name : 'sample';
      return { id, name: name ?? ownName, sizeBytes: file.size, previewUrl, uploadedUrl: null };
    },
    get: (id) => kept.get(id)?.file,
    remove,
    clear: () => {
      for (const id of [...kept.keys()]) remove(id);
    },
  };
}
