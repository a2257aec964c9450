import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ComfyRunner } from './comfy-runner.types.ts';
import { createComfyRunner } from './create-comfy-runner.ts';
import { failureEntry, ScriptedComfy } from './testing/scripted-comfy.ts';

const OUTPUT_NODE = '10';

let comfy: ScriptedComfy;
let runner: ComfyRunner;
let promptId: string;
let abort: AbortController;

beforeEach(async () => {
  comfy = await ScriptedComfy.start();
  runner = createComfyRunner({ url: comfy.url, timings: { poll: 60_000, cancelPatience: 2_000 } });
  promptId = randomUUID();
  abort = new AbortController();
});

afterEach(async () => {
  await runner.close();
  await comfy.kill();
});

async function paintUntilQueued() {
  const request = { promptId, workflow: 'avatar', values: { prompt: '', seed: 1 }, references: [] } as const;
  const picture = runner.paint(request, { onProgress: () => undefined }, abort.signal);
  picture.catch(() => undefined);
  await vi.waitFor(() => expect(comfy.running.length + comfy.pending.length).toBe(1));
  return { picture };
}

function interruptsOf(id: string) {
  return comfy
    .received('POST', '/interrupt')
    .filter(({ body }) => body.toString() === JSON.stringify({ prompt_id: id }));
}

it('takes a waiting prompt out of the queue and interrupts nothing', async () => {
  comfy.startsAtOnce = false;
  const { picture } = await paintUntilQueued();
  abort.abort();
  await expect(picture).rejects.toMatchObject({ code: 'cancelled' });
  expect(comfy.pending).toHaveLength(0);
  expect(comfy.received('POST', '/interrupt')).toHaveLength(0);
});

it('repeats an interrupt that got lost, always by the id of its own prompt', async () => {
  const { picture } = await paintUntilQueued();
  comfy.script = ({ path }) => {
    if (path === '/interrupt' && interruptsOf(promptId).length === 3) {
      comfy.finishSilently(promptId, OUTPUT_NODE, failureEntry(promptId, 'execution_interrupted'));
    }
    return undefined;
  };
  abort.abort();
  await expect(picture).rejects.toMatchObject({ code: 'cancelled' });
  expect(interruptsOf(promptId)).toHaveLength(3);
  expect(comfy.received('POST', '/interrupt')).toHaveLength(3);
});

it('delivers a picture that was finished before the cancellation arrived', async () => {
  const { picture } = await paintUntilQueued();
  comfy.finishSilently(promptId, OUTPUT_NODE);
  abort.abort();
  expect(Buffer.from((await picture).bytes).toString()).toBe('the picture');
});

it('ends in time though ComfyUI no longer answers', async () => {
  const quickToGiveUp = createComfyRunner({ url: comfy.url, timings: { poll: 60_000, cancelPatience: 100 } });
  await runner.close();
  runner = quickToGiveUp;
  const { picture } = await paintUntilQueued();
  await comfy.kill();
  abort.abort();
  await expect(picture).rejects.toMatchObject({ code: 'cancelled' });
});

it('sends nothing for a signal that was aborted before', async () => {
  abort.abort();
  const request = { promptId, workflow: 'avatar', values: { prompt: '', seed: 1 }, references: [] } as const;
  const picture = runner.paint(request, { onProgress: () => undefined }, abort.signal);
  await expect(picture).rejects.toMatchObject({ code: 'cancelled' });
  expect(comfy.requests).toHaveLength(0);
});
