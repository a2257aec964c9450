import {
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  paginateListObjectsV2,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import type { S3Config } from '../config/config.ts';
import { CHARACTERS, isMediaKey, type MediaStorage } from './media-storage.ts';

export interface S3Storage extends MediaStorage {
  close(): void;
}

/** A bucket of AWS or of a service that speaks its language, such as Cloudflare R2 or MinIO. */
export function createS3Storage({ bucket, endpoint, region, prefix }: S3Config): S3Storage {
  const client = new S3Client({
    ...((region ?? endpoint) !== null && { region: region ?? 'auto' }),
    // Other services have no host name of its own for each bucket.
    ...(endpoint !== null && { endpoint, forcePathStyle: true }),
    // Not every service knows the newer checksums.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 3,
  });
  const objectOf = (key: string) => ({ Bucket: bucket, Key: prefix + key });
  return {
    async put(key, bytes) {
      if (!isMediaKey(key)) throw new Error(`not a media key: ${key}`);
      await client.send(
        new PutObjectCommand({
          ...objectOf(key),
          Body: bytes,
          ContentType: 'image/webp',
          CacheControl: 'public, max-age=31536000, immutable',
        }),
      );
    },
    async get(key) {
      if (!isMediaKey(key)) return null;
      try {
        const { Body } = await client.send(new GetObjectCommand(objectOf(key)));
        return Body === undefined ? null : Buffer.from(await Body.transformToByteArray());
      } catch (error) {
        if (error instanceof NoSuchKey) return null;
        throw error;
      }
    },
    async remove(key) {
      if (isMediaKey(key)) await client.send(new DeleteObjectCommand(objectOf(key)));
    },
    async *keysOfCharacters() {
      const pages = paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: prefix + CHARACTERS });
      for await (const { Contents = [] } of pages) {
        for (const { Key = '' } of Contents) {
          const key = Key.slice(prefix.length);
          if (isMediaKey(key)) yield key;
        }
      }
    },
    close: () => client.destroy(),
  };
}
