import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';

/** Compressed bytes, with `react` and `react-dom` left to the host. */
interface PageSize {
  /** With every library. */
  readonly all: number;
  /** Of these, what is loaded with the page rather than when it is first needed. */
  readonly atOnce: number;
  /** Of this package, the machines and the client's contract. */
  readonly withoutLibraries: number;
  /** Of this package alone. */
  readonly ours: number;
  /** Of that, what is loaded with the page. */
  readonly oursAtOnce: number;
  /** Of which parts of the English texts there is something. */
  readonly texts: readonly string[];
  readonly files: readonly string[];
}

interface Sizes {
  readonly css: number;
  readonly everything: PageSize;
  /** The avatar's dialog and the provider. */
  readonly avatar: PageSize;
  readonly provider: PageSize;
  /** All that `@charhub/machines` exports. */
  readonly machines: PageSize;
  /** `createGeneration` and the machine of one dialog. */
  readonly avatarMachine: PageSize;
}

const kibibyte = 1_024;
let sizes: Sizes;

beforeAll(async () => {
  // The bundler does not run inside jsdom.
  const script = path.resolve(import.meta.dirname, '../scripts/measure-size.mjs');
  const { stdout } = await promisify(execFile)(process.execPath, [script]);
  sizes = JSON.parse(stdout) as Sizes;
});

describe('what a page has to load', () => {
  it('is at most 8 KiB of styles', () => {
    expect(sizes.css).toBeLessThanOrEqual(8 * kibibyte);
  });

  it('is at most 15 KiB of ours for one dialog, and 7 more from Generate on', () => {
    expect(sizes.avatar.oursAtOnce).toBeLessThanOrEqual(15 * kibibyte);
    expect(sizes.avatar.ours).toBeLessThanOrEqual(22.5 * kibibyte);
  });

  it('has no dialog in it but those that the page uses', () => {
    expect(sizes.everything.files.join()).toContain('reference-generation-modal');
    expect(sizes.avatar.files.join()).not.toContain('reference-generation-modal');
    expect(sizes.provider.files.join()).not.toMatch(/dialog\.tsx|modal\.tsx|dialog-frame/);
  });

  it('has no machine in it but the registry of jobs and those of its dialogs', () => {
    const machines = ({ files }: PageSize) =>
      files.filter((file) => file.endsWith('.machine.ts')).map((file) => path.basename(file, '.machine.ts'));
    expect(machines(sizes.provider)).toEqual(['generation-job', 'generation-jobs']);
    expect(machines(sizes.avatar)).toEqual(['generation-job', 'generation-jobs', 'image-generation']);
  });

  it('has no English texts in it but those that the page shows', () => {
    expect(sizes.everything.texts).toEqual(['dialog', 'dock', 'uploader', 'creation']);
    expect(sizes.avatar.texts).toEqual(['dialog']);
    expect(sizes.provider.texts).toEqual(['dialog']);
  });

  // The plan is 45 KiB, of which XState and Radix are 21.
  it('is at most 45 KiB for one dialog with all its libraries, and 7.6 more from Generate on', () => {
    expect(sizes.avatar.atOnce).toBeLessThanOrEqual(45 * kibibyte);
    expect(sizes.avatar.all).toBeLessThanOrEqual(52.6 * kibibyte);
  });

  it('is at most 24.7 KiB before any dialog', () => {
    expect(sizes.provider.all).toBeLessThanOrEqual(24.7 * kibibyte);
  });

  // The plan was 60 KiB, before the uploader, the gallery, the viewer and the creation of characters.
  it('is at most 104.3 KiB for everything, 90 of it at once', () => {
    expect(sizes.everything.all).toBeLessThanOrEqual(104.3 * kibibyte);
    expect(sizes.everything.atOnce).toBeLessThanOrEqual(90 * kibibyte);
  });

  // The plan was 8 KiB. There are eight machines.
  it('is at most 18.6 KiB of machines for everything, and 9.6 for one dialog', () => {
    expect(sizes.machines.ours).toBeLessThanOrEqual(18.6 * kibibyte);
    expect(sizes.avatarMachine.ours).toBeLessThanOrEqual(9.6 * kibibyte);
  });

  it('has nothing in it that only servers need', () => {
    expect(sizes.everything.files.join()).toContain('xstate');
    expect(sizes.everything.files.join()).not.toMatch(/node_modules\/(zod|axios)/);
  });
});
