import type { Browser, CDPSession } from 'playwright';
import { measurementOf } from '../harness/measure.ts';
import type { Measurement } from '../harness/result.ts';
import { metricsOf, openScene } from './open-scene.ts';
import type { OpeningSide } from './page/scene.types.ts';

const BLOCKS = 10;
/** In a block. Fewer tell enough of Radix alone. */
const CYCLES: Readonly<Record<OpeningSide, number>> = { ours: 100, radix: 30 };

export interface HeapGrowth {
  /** Bytes that each opening and closing leaves behind. */
  readonly bytes: Measurement;
  /** Nodes of the document, also detached ones, that each leaves behind. */
  readonly nodes: Measurement;
}

/** What 1,000 times of opening and closing leave behind, after the garbage was collected. */
export async function measureHeap(browser: Browser, url: string): Promise<HeapGrowth> {
  const ours = await growthOf(browser, url, 'ours');
  const radix = await growthOf(browser, url, 'radix');
  const at = `${String(BLOCKS * CYCLES.ours)} times opened and closed`;
  const values = (what: 'bytes' | 'nodes') => ({ ours: ours[what], 'Radix alone': radix[what] });
  return {
    bytes: measurementOf({
      name: 'Heap left by each opening',
      unit: 'B',
      at,
      values: values('bytes'),
      ratios: [],
    }),
    nodes: measurementOf({
      name: 'Nodes left by each opening',
      unit: 'count',
      at,
      values: values('nodes'),
      ratios: [],
    }),
  };
}

async function growthOf(browser: Browser, url: string, side: OpeningSide) {
  const { page, devtools, close } = await openScene(browser, url, 'opening', { hasMotion: false });
  const times = CYCLES[side];
  const cycle = () =>
    page.evaluate((asked) => window.opening.cycle(asked.side, asked.times), { side, times });
  // Until code is compiled and caches are full.
  for (let block = 0; block < 3; block += 1) await cycle();
  const bytes: number[] = [];
  const nodes: number[] = [];
  let before = await settled(devtools);
  for (let block = 0; block < BLOCKS; block += 1) {
    await cycle();
    const after = await settled(devtools);
    bytes.push((after.bytes - before.bytes) / times);
    nodes.push((after.nodes - before.nodes) / times);
    before = after;
  }
  await close();
  return { bytes, nodes };
}

async function settled(devtools: CDPSession) {
  // What is only held by finalizers goes with the second.
  await devtools.send('HeapProfiler.collectGarbage');
  await devtools.send('HeapProfiler.collectGarbage');
  const metrics = await metricsOf(devtools);
  return { bytes: metrics.get('JSHeapUsedSize') ?? Number.NaN, nodes: metrics.get('Nodes') ?? Number.NaN };
}
