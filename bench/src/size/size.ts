import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { Benchmark } from '../harness/benchmark.ts';
import type { Measurement } from '../harness/result.ts';
import { exactly } from '../harness/statistics.ts';
import { pages, type PageName } from './pages.ts';

const KIB = 1_024;

const sizesSchema = z.record(z.string(), z.object({ all: z.number(), atOnce: z.number() }));

export const benchmark: Benchmark = {
  name: 'size',
  question: 'What does a page have to load for our dialogs, and what for the nearest others?',
  goals: [
    {
      name: 'modal',
      statement: 'One dialog, with XState and Radix, when its page loads',
      unit: 'B',
      atMost: 45 * KIB,
    },
    {
      name: 'modal later',
      statement: 'One dialog, with XState and Radix and what it loads when it opens',
      unit: 'B',
      atMost: 45 * KIB,
    },
    {
      name: 'everything',
      statement: 'Every dialog, gallery and dock, with XState and Radix',
      unit: 'B',
      atMost: 60 * KIB,
    },
    { name: 'machines', statement: '@charhub/machines of its own', unit: 'B', atMost: 8 * KIB },
    { name: 'ui', statement: '@charhub/ui of its own, with every dialog', unit: 'B', atMost: 20 * KIB },
    { name: 'css', statement: 'Styles', unit: 'B', atMost: 8 * KIB },
  ],
  charts: [
    {
      title: 'One dialog beside the parts of others',
      kind: 'bars',
      measurements: ['beside others'],
      scale: 'linear',
    },
    {
      title: 'What one dialog consists of',
      kind: 'bars',
      measurements: ['parts of one dialog'],
      scale: 'linear',
    },
  ],
  run: async ({ progress }) => {
    progress('bundling');
    const script = fileURLToPath(new URL('page-sizes.mjs', import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, [script, JSON.stringify(pages)]);
    const sizes = sizesSchema.parse(JSON.parse(stdout));
    const all = (name: PageName | 'css') => sizes[name]?.all ?? Number.NaN;
    const atOnce = (name: PageName) => sizes[name]?.atOnce ?? Number.NaN;

    return {
      measurements: [
        measured('beside others', {
          'our dialog, at once': atOnce('modal'),
          'our dialog, all': all('modal'),
          'our every part, at once': atOnce('everything'),
          'Ark UI: dialog, steps, progress, upload, toast': all('arkUi'),
          'Uppy: dashboard': all('uppy'),
          'MUI: dialog, stepper, progress, field, snackbar': all('mui'),
        }),
        measured('parts of one dialog', {
          XState: all('modal') - all('modalWithoutXState'),
          Radix: all('modal') - all('modalWithoutRadix'),
          'machines and contract': all('modalWithoutLibraries') - all('modalOfUiAlone'),
          'components, at once': atOnce('modalOfUiAlone'),
          'components, from Generate on': all('modalOfUiAlone') - atOnce('modalOfUiAlone'),
        }),
        measured('packages, without libraries', {
          '@charhub/ui': all('everythingOfUiAlone'),
          '@charhub/machines': all('machinesWithoutLibraries'),
          '@charhub/api-client': all('clientWithoutLibraries'),
          styles: all('css'),
        }),
        measured('packages, with libraries', {
          'every dialog, gallery and dock': all('everything'),
          'the same, without libraries': all('everythingWithoutLibraries'),
          '@charhub/machines with XState': all('machines'),
          '@charhub/api-client with axios and zod': all('client'),
          'one dialog with its client': all('modalAndClient'),
          'one dialog without machines and XState': all('modalWithoutMachines'),
        }),
      ],
      goals: {
        modal: exactly(atOnce('modal')),
        'modal later': exactly(all('modal')),
        everything: exactly(all('everything')),
        machines: exactly(all('machinesWithoutLibraries')),
        ui: exactly(all('everythingOfUiAlone')),
        css: exactly(all('css')),
      },
      notes: [
        'Bytes after gzip, React left out, each bundled alone by Vite as a host’s page would.',
        'Parts share what compresses well, so their sum is a little less than the whole.',
      ],
    };
  },
};

/** Of what does not vary; ratios are those of the first to each other. */
function measured(name: string, sides: Readonly<Record<string, number>>): Measurement {
  const [[first, own] = ['', Number.NaN], ...others] = Object.entries(sides);
  const isComparison = name === 'beside others';
  return {
    name,
    unit: 'B',
    sides: Object.entries(sides).map(([side, bytes]) => ({
      name: side,
      summary: exactly(bytes),
      values: [bytes],
    })),
    ratios: isComparison
      ? others.map(([other, bytes]) => ({ of: first, to: other, summary: exactly(own / bytes) }))
      : [],
  };
}
