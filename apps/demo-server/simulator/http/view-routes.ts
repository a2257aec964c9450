import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { type Response, Router } from 'express';
import sharp from 'sharp';
import type { Engine } from '../engine.ts';
import { isFileType } from '../files/image-files.ts';
import { methodNotAllowed, sendEmpty } from './replies.ts';

/** Browsers would run these. */
const ACTIVE_CONTENT = new Set(['.html', '.htm', '.js', '.mjs', '.css', '.svg', '.xhtml']);

/** Serves what was saved and uploaded. */
export function viewRoutes(engine: () => Engine): Router {
  const router = Router();
  router
    .route('/view')
    .get(async (request, response) => {
      const parameter = (name: string) => {
        const value = request.query[name];
        return typeof value === 'string' ? value : undefined;
      };
      const requested = parameter('filename');
      if (requested === undefined) return sendEmpty(response, 404);
      const annotation = /^(.*) \[(input|output|temp)\]$/s.exec(requested);
      const filename = annotation?.[1] ?? requested;
      const type = annotation?.[2] ?? parameter('type') ?? 'output';
      if (filename === '' || filename.startsWith('/') || filename.includes('..'))
        return sendEmpty(response, 400);
      if (!isFileType(type)) return sendEmpty(response, 400);

      const folder = engine().files.pathBelow(type, parameter('subfolder') ?? '');
      if (folder === undefined) return sendEmpty(response, 403);
      const name = path.basename(filename);
      const file = path.join(folder, name);
      if (!(await stat(file).catch(() => undefined))?.isFile()) return sendEmpty(response, 404);

      response.setHeader('Content-Disposition', `filename="${name}"`);
      const preview = parameter('preview');
      const channel = parameter('channel');
      if (preview !== undefined) return sendPreview(response, file, preview);
      if (channel === 'rgb' || channel === 'a') return sendChannel(response, file, channel);
      if (ACTIVE_CONTENT.has(path.extname(name).toLowerCase())) response.type('application/octet-stream');
      await new Promise<void>((resolve, reject) => {
        response.sendFile(file, { dotfiles: 'allow', cacheControl: false }, (error) =>
          error ? reject(error) : resolve(),
        );
      });
    })
    .all(methodNotAllowed);
  return router;
}

/** `webp;50`, `jpeg;80`; anything else is WebP. */
async function sendPreview(response: Response, file: string, preview: string): Promise<void> {
  const [format, quality = '90'] = preview.split(';');
  const options = { quality: /^\d+$/.test(quality) ? Number(quality) : 90 };
  const image = sharp(await readFile(file));
  const isJpeg = format === 'jpeg';
  const bytes = await (isJpeg ? image.flatten().jpeg(options) : image.webp(options)).toBuffer();
  response.type(isJpeg ? 'image/jpeg' : 'image/webp').send(bytes);
}

async function sendChannel(response: Response, file: string, channel: 'rgb' | 'a'): Promise<void> {
  const image = sharp(await readFile(file));
  if (channel === 'rgb') {
    response.type('image/png').send(await image.removeAlpha().png().toBuffer());
    return;
  }
  const { data, info } = await image
    .ensureAlpha()
    .extractChannel('alpha')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const black = {
    create: { width: info.width, height: info.height, channels: 3 as const, background: '#000' },
  };
  const alpha = { width: info.width, height: info.height, channels: 1 as const };
  response.type('image/png').send(await sharp(black).joinChannel(data, { raw: alpha }).png().toBuffer());
}
