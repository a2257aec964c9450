import { dataPaths, type Config } from '../config/config.ts';
import { createDiskStorage, removeOldDrafts, type MediaStorage } from './media-storage.ts';

const HOUR_MS = 3_600_000;

/** Where `config` says that pictures live. */
export async function openStorage(
  config: Config,
): Promise<{ storage: MediaStorage; close: () => Promise<void> }> {
  if (config.s3 !== null) {
    // Loaded only where it is used: it takes longer than all the rest of the start.
    const { createS3Storage } = await import('./s3-storage.ts');
    const storage = createS3Storage(config.s3);
    return { storage, close: () => Promise.resolve(storage.close()) };
  }
  const root = dataPaths(config.dataDir).media;
  // With the embedded database this process is the only one.
  await removeOldDrafts(root, config.databaseUrl === null ? 0 : HOUR_MS);
  return { storage: createDiskStorage(root), close: () => Promise.resolve() };
}
