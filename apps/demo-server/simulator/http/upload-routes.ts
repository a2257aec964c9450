import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createHash } from 'node:crypto';
import { type RequestHandler, Router } from 'express';
import multer, { MulterError } from 'multer';
import type { Engine } from '../engine.ts';
import { type FileType, type ImageFiles, isFileType } from '../files/image-files.ts';
import { isRecord } from '../json.ts';
import { MAX_UPLOAD_BYTES } from '../sockets/server-features.ts';
import { methodNotAllowed, sendEmpty, sendJson } from './replies.ts';

/** Takes any bytes under any name inside the folders, as the real one does; nothing checks that they are a picture. */
export function uploadRoutes(engine: () => Engine): Router {
  const router = Router();
  const multipart = multer({
    storage: multer.memoryStorage(),
    preservePath: true,
    defParamCharset: 'utf8',
    limits: { fileSize: MAX_UPLOAD_BYTES },
  }).any();

  const upload: RequestHandler = async (request, response) => {
    const files = Array.isArray(request.files) ? request.files : [];
    const image = files.find(({ fieldname }) => fieldname === 'image');
    if (!image) return sendEmpty(response, 400);
    const body: Readonly<Record<string, unknown>> = isRecord(request.body) ? request.body : {};
    const type = body['type'] ?? 'input';
    if (!isFileType(type)) throw new TypeError('no such folder');
    const stored = await storeUpload(engine().files, {
      type,
      name: image.originalname.replaceAll('\\', ''),
      subfolder: typeof body['subfolder'] === 'string' ? body['subfolder'] : '',
      overwrite: body['overwrite'] === 'true' || body['overwrite'] === '1',
      bytes: image.buffer,
    });
    if (stored === undefined) return sendEmpty(response, 400);
    sendJson(response, stored);
  };

  const tooLarge = (error: unknown) => error instanceof MulterError && error.code === 'LIMIT_FILE_SIZE';
  for (const route of ['/upload/image', '/upload/mask']) {
    router
      .route(route)
      .post(
        (request, response, next) =>
          multipart(request, response, (error: unknown) => {
            if (!tooLarge(error)) return next(error);
            response
              .status(413)
              .type('text/plain')
              .send(`Maximum request body size ${MAX_UPLOAD_BYTES} exceeded.`);
          }),
        upload,
      )
      .all(methodNotAllowed);
  }
  return router;
}

interface Upload {
  readonly type: FileType;
  readonly name: string;
  readonly subfolder: string;
  readonly overwrite: boolean;
  readonly bytes: Buffer;
}

/** The name it got: the same bytes keep theirs, others get a number. Undefined when it would lie outside. */
async function storeUpload(files: ImageFiles, upload: Upload) {
  const { type, subfolder, bytes } = upload;
  const folder = files.pathBelow(type, subfolder);
  if (folder === undefined) return undefined;
  // Leading slashes would leave the folder; the real one takes such names as relative to it.
  const relative = upload.name.replace(/^\/+/, '');
  const target = path.resolve(folder, relative);
  if (target === folder || !target.startsWith(folder + path.sep)) return undefined;
  await mkdir(folder, { recursive: true });
  const { dir, name: stem, ext } = path.parse(relative);
  const digest = createHash('sha256').update(bytes).digest('hex');
  let name = relative;
  for (let copy = 1; !upload.overwrite; copy++) {
    const existing = path.resolve(folder, name);
    if (!(await files.exists(existing))) break;
    if ((await files.digest(existing)) === digest) return { name, subfolder, type };
    name = path.join(dir, `${stem} (${copy})${ext}`);
  }
  await writeFile(path.resolve(folder, name), bytes);
  return { name, subfolder, type };
}
