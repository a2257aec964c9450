import { randomInt } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import type { NodeDefinition } from '@charhub/workflows';
import type { ImageFiles, StoredFile } from '../files/image-files.ts';
import { stringifyAsciiJson } from '../json.ts';
import { withTextChunks } from '../files/png-text.ts';
import { Picture } from '../portrait/picture.ts';
import { definitionOf } from './definition-of.ts';
import { expandPrefix } from './filename-prefix.ts';
import { NodeError, type NodeContext, type NodeType } from './node-type.ts';
import { expectNumber, expectText, expectValue, ImageValue } from './values.ts';

const loadImage: NodeType = {
  definition: definitionOf('LoadImage'),
  checks: {
    async image(value, files) {
      const path = files.annotatedPath(String(value));
      return path !== undefined && (await files.exists(path))
        ? undefined
        : `Invalid image file: ${String(value)}`;
    },
  },
  async fingerprint(inputs, files) {
    const path = files.annotatedPath(String(inputs['image']));
    return path === undefined ? '' : files.digest(path).catch(() => '');
  },
  async execute(inputs, { files }) {
    const picture = await readPicture(files.annotatedPath(expectText(inputs['image'])));
    return { values: [new ImageValue([picture]), null] };
  },
};

const imageBatch: NodeType = {
  definition: definitionOf('ImageBatch'),
  execute(inputs) {
    const first = expectValue(ImageValue, inputs['image1']).pictures;
    const second = expectValue(ImageValue, inputs['image2']).pictures;
    const { width, height } = first[0] ?? { width: 1, height: 1 };
    return Promise.resolve({
      values: [new ImageValue([...first, ...second.map((picture) => picture.resized(width, height))])],
    });
  },
};

const emptyImage: NodeType = {
  definition: {
    ...definitionOf('EmptyLatentImage'),
    input: {
      required: {
        width: ['INT', { default: 512, min: 1, max: 16384, step: 1 }],
        height: ['INT', { default: 512, min: 1, max: 16384, step: 1 }],
        batch_size: ['INT', { default: 1, min: 1, max: 4096 }],
        color: ['INT', { default: 0, min: 0, max: 0xffffff, step: 1, display: 'color' }],
      },
    },
    input_order: { required: ['width', 'height', 'batch_size', 'color'] },
    output: ['IMAGE'],
    output_name: ['IMAGE'],
    name: 'EmptyImage',
    display_name: 'EmptyImage',
    category: 'image',
  },
  execute(inputs) {
    const colour = expectNumber(inputs['color']);
    const picture = Picture.filled(expectNumber(inputs['width']), expectNumber(inputs['height']), {
      r: colour >> 16,
      g: (colour >> 8) & 0xff,
      b: colour & 0xff,
    });
    const pictures = Array.from({ length: expectNumber(inputs['batch_size']) }, () => picture);
    return Promise.resolve({ values: [new ImageValue(pictures)] });
  },
};

const saveImage: NodeType = {
  definition: definitionOf('SaveImage'),
  execute: (inputs, context) =>
    save(inputs['images'], context, 'output', expectText(inputs['filename_prefix'])),
};

const previewPrefix = `ComfyUI_temp_${Array.from({ length: 5 }, () => String.fromCharCode(97 + randomInt(26))).join('')}`;

const previewImage: NodeType = {
  definition: asPreview(definitionOf('SaveImage')),
  execute: (inputs, context) => save(inputs['images'], context, 'temp', previewPrefix),
};

async function readPicture(path: string | undefined): Promise<Picture> {
  if (path === undefined) throw new NodeError('PermissionError', '[Errno 13] Permission denied');
  if ((await stat(path)).isDirectory()) {
    throw new NodeError('IsADirectoryError', `[Errno 21] Is a directory: '${path}/'`);
  }
  const bytes = await readFile(path);
  return Picture.decode(bytes).catch((error: unknown) => {
    throw new NodeError('PIL.UnidentifiedImageError', `cannot identify image file '${path}'`, {
      cause: error,
    });
  });
}

async function save(value: unknown, context: NodeContext, type: 'output' | 'temp', prefix: string) {
  const images: StoredFile[] = [];
  for (const picture of expectValue(ImageValue, value).pictures) {
    const chunks = { prompt: stringifyAsciiJson(context.graph), ...extraChunks(context) };
    const png = withTextChunks(await picture.png(), chunks);
    images.push(await store(context.files, type, expandPrefix(prefix, picture), png));
  }
  return { values: [], ui: { images } };
}

async function store(
  files: ImageFiles,
  type: 'output' | 'temp',
  prefix: string,
  png: Buffer,
): Promise<StoredFile> {
  const stored = await files.saveNumbered(type, prefix, png);
  if (stored) return stored;
  throw new NodeError(
    'Exception',
    `**** ERROR: Saving image outside the output folder is not allowed.\n full_output_folder: ${prefix}\n         output_dir: ${files.folder(type)}`,
  );
}

function extraChunks({ extraPngInfo }: NodeContext): Record<string, string> {
  return Object.fromEntries(
    Object.entries(extraPngInfo).map(([name, value]) => [name, stringifyAsciiJson(value)]),
  );
}

function asPreview(definition: NodeDefinition): NodeDefinition {
  const { images } = definition.input.required ?? {};
  return {
    ...definition,
    input: { ...definition.input, required: { ...(images && { images }) } },
    input_order: { ...definition.input_order, required: ['images'] },
    name: 'PreviewImage',
    display_name: 'Preview Image',
  };
}

export const imageNodes: readonly NodeType[] = [loadImage, imageBatch, emptyImage, saveImage, previewImage];
