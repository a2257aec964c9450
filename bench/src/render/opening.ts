import type { Browser } from 'playwright';
import { measureInTurn } from '../harness/measure.ts';
import type { Measurement } from '../harness/result.ts';
import { openScene } from './open-scene.ts';
import type { OpeningSide } from './page/scene.types.ts';

const ROUNDS = 40;
const WARM_UP = 8;

/** From the press to the painted dialog, ours and one of Radix alone in turn, on one page. */
export async function measureOpening(browser: Browser, url: string): Promise<Measurement> {
  const opened = await openScene(browser, url, 'opening');
  const side = (name: OpeningSide) => async () => {
    const took = await opened.page.evaluate((shown) => window.opening.open(shown), name);
    await opened.page.evaluate((shown) => window.opening.close(shown), name);
    return took;
  };
  const measurement = await measureInTurn({
    name: 'From the press to the painted dialog',
    unit: 'ms',
    sides: { ours: side('ours'), 'Radix alone': side('radix') },
    rounds: ROUNDS,
    warmUp: WARM_UP,
  });
  await opened.close();
  return measurement;
}
