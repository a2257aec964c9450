import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

export const fileTypes = ['input', 'output', 'temp'] as const;
export type FileType = (typeof fileTypes)[number];

export function isFileType(value: unknown): value is FileType {
  return fileTypes.some((type) => type === value);
}

/** A picture as ComfyUI names it to clients. */
export interface StoredFile {
  readonly filename: string;
  readonly subfolder: string;
  readonly type: FileType;
}

/** ComfyUI's input, output and temp folders, inside one temporary folder that nothing leaves. */
export class ImageFiles {
  readonly root: string;

  private constructor(root: string) {
    this.root = root;
  }

  static async create(): Promise<ImageFiles> {
    const files = new ImageFiles(await mkdtemp(path.join(tmpdir(), 'comfyui-simulator-')));
    for (const type of fileTypes) await mkdir(files.folder(type));
    return files;
  }

  folder(type: FileType): string {
    return path.join(this.root, type);
  }

  /** The path of a file below one of the folders; undefined when it would lie outside of that folder. */
  pathBelow(type: FileType, ...names: string[]): string | undefined {
    const folder = this.folder(type);
    const full = path.resolve(folder, ...names);
    return full === folder || full.startsWith(folder + path.sep) ? full : undefined;
  }

  /** Where LoadImage looks for `x.png`, `a/b/x.png` or `x.png [output]`. May name a neighbour folder, never anything outside the root. */
  annotatedPath(name: string): string | undefined {
    const annotation = /^(.*) ?\[(input|output|temp)\]$/s.exec(name);
    const type = annotation?.[2];
    const folder = this.folder(isFileType(type) ? type : 'input');
    const full = path.resolve(folder, (annotation?.[1] ?? name).trimEnd());
    return full.startsWith(this.root + path.sep) ? full : undefined;
  }

  async exists(fullPath: string): Promise<boolean> {
    return stat(fullPath).then(
      () => true,
      () => false,
    );
  }

  async digest(fullPath: string): Promise<string> {
    return createHash('sha256')
      .update(await readFile(fullPath))
      .digest('hex');
  }

  /** Names of the files directly in `input`, as LoadImage offers them. */
  async inputNames(): Promise<string[]> {
    const entries = await readdir(this.folder('input'), { withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => entry.name)
      .sort();
  }

  /** Writes the next `<prefix>_00001_.png` of a folder; undefined when the prefix leads outside of it. */
  async saveNumbered(
    type: 'output' | 'temp',
    prefix: string,
    bytes: Uint8Array,
  ): Promise<StoredFile | undefined> {
    const target = this.pathBelow(type, prefix);
    if (target === undefined) return undefined;
    const folder = path.dirname(target);
    const stem = path.basename(target);
    await mkdir(folder, { recursive: true });
    const taken = (await readdir(folder))
      .filter((name) => name.startsWith(`${stem}_`))
      .map((name) => Number.parseInt(name.slice(stem.length + 1), 10))
      .filter((number) => Number.isFinite(number));
    const number = Math.max(0, ...taken) + 1;
    const filename = `${stem}_${String(number).padStart(5, '0')}_.png`;
    await writeFile(path.join(folder, filename), bytes);
    return { filename, subfolder: path.relative(this.folder(type), folder).split(path.sep).join('/'), type };
  }

  async empty(type: FileType): Promise<void> {
    await rm(this.folder(type), { recursive: true, force: true });
    await mkdir(this.folder(type), { recursive: true });
  }

  async remove(): Promise<void> {
    await rm(this.root, { recursive: true, force: true });
  }
}
