import { randomUUID } from 'node:crypto';
import { nodeDefinitions } from '@charhub/workflows';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ComfyLogEntry } from './comfy-log.ts';
import type { ComfyRunner } from './comfy-runner.types.ts';
import type { ComfyTimings } from './comfy-timings.ts';
import { createComfyRunner } from './create-comfy-runner.ts';
import { ScriptedComfy } from './testing/scripted-comfy.ts';

const OUTPUT_NODE = '10';

let first: ScriptedComfy;
let second: ScriptedComfy;
let runner: ComfyRunner;
let logged: ComfyLogEntry[];

function createRunner(timings: Partial<ComfyTimings> = {}): ComfyRunner {
  return createComfyRunner({
    url: [first.url, second.url],
    log: (entry) => logged.push(entry),
    timings: { poll: 30, socketReady: 300, failOver: 60, probe: 20, ...timings },
  });
}

async function useRunner(timings: Partial<ComfyTimings>): Promise<void> {
  await runner.close();
  runner = createRunner(timings);
}

beforeEach(async () => {
  first = await ScriptedComfy.start();
  second = await ScriptedComfy.start();
  for (const comfy of [first, second]) comfy.definitions = nodeDefinitions;
  logged = [];
  runner = createRunner();
});

afterEach(async () => {
  await runner.close();
  await Promise.all([first.kill(), second.kill()]);
});

function paint(promptId: string = randomUUID(), signal = new AbortController().signal) {
  const request = { promptId, workflow: 'avatar', values: { prompt: '', seed: 1 }, references: [] } as const;
  const picture = runner.paint(request, { onProgress: () => undefined }, signal);
  picture.catch(() => undefined);
  return { promptId, picture };
}

function idsOf(comfy: ScriptedComfy): string[] {
  return [...comfy.running, ...comfy.pending].map(({ id }) => id);
}

function promptsSentTo(comfy: ScriptedComfy): number {
  return comfy.received('POST', '/prompt').length;
}

/** Who has the prompt, once it is known to have it: what is killed in the middle of the answer is another story. */
async function home({
  promptId,
}: {
  promptId: string;
}): Promise<{ here: ScriptedComfy; there: ScriptedComfy }> {
  await vi.waitFor(() => expect([...idsOf(first), ...idsOf(second)]).toContain(promptId));
  const [here, there] = idsOf(first).includes(promptId) ? [first, second] : [second, first];
  await vi.waitFor(() => expect(here.received('GET', '/queue').length).toBeGreaterThan(1));
  return { here, there };
}

describe('a new prompt', () => {
  it('goes to the one that is least busy, whoever made the other busy', async () => {
    first.running.push({ number: 0, id: 'of somebody else' });
    const { promptId } = paint();
    await vi.waitFor(() => expect(idsOf(second)).toEqual([promptId]));
    expect(promptsSentTo(first)).toBe(0);
  });

  it('counts what this process has just given away', async () => {
    const paintings = Array.from({ length: 4 }, () => paint());
    await vi.waitFor(() => expect(idsOf(first).length + idsOf(second).length).toBe(4));
    expect([idsOf(first).length, idsOf(second).length]).toEqual([2, 2]);
    for (const { promptId } of paintings) {
      for (const comfy of [first, second]) {
        if (idsOf(comfy).includes(promptId)) comfy.finish(promptId, OUTPUT_NODE);
      }
    }
    await Promise.all(paintings.map(({ picture }) => picture));
  });

  it('goes where nothing is missing for it, though that one is busier', async () => {
    const { CheckpointLoaderSimple: _, ...others } = nodeDefinitions;
    first.definitions = others;
    second.running.push({ number: 0, id: 'of somebody else' });
    const { promptId } = paint();
    await vi.waitFor(() => expect(idsOf(second)).toContain(promptId));
  });

  it('passes one that is down, and one that is frozen', async () => {
    await first.kill();
    const { promptId, picture } = paint();
    await vi.waitFor(() => expect(idsOf(second)).toEqual([promptId]));
    second.finish(promptId, OUTPUT_NODE);
    await picture;

    await first.listen();
    await vi.waitFor(() =>
      expect(logged.map(({ message }) => message)).toContain(`ComfyUI at ${first.url} is back`),
    );
    await useRunner({ survey: 300 });
    first.script = () => 'never';
    const next = paint();
    await vi.waitFor(() => expect(idsOf(second)).toEqual([next.promptId]));
  });

  it('is refused at once when all are down', async () => {
    await Promise.all([first.kill(), second.kill()]);
    await expect(paint().picture).rejects.toMatchObject({ code: 'unavailable' });
  });
});

describe('a prompt that was given away before', () => {
  it.each(['running', 'pending'] as const)('is asked for everywhere first, and found %s', async (list) => {
    const promptId = randomUUID();
    second[list].push({ number: 0, id: promptId }, { number: 1, id: 'of somebody else' });
    const { picture } = paint(promptId);
    await vi.waitFor(() => expect(second.sockets).toHaveLength(1));
    second.finishSilently(promptId, OUTPUT_NODE);
    await picture;
    expect(promptsSentTo(first) + promptsSentTo(second)).toBe(0);
  });

  it('is fetched where it was finished', async () => {
    const promptId = randomUUID();
    second.finishSilently(promptId, OUTPUT_NODE);
    await paint(promptId).picture;
    expect(promptsSentTo(first) + promptsSentTo(second)).toBe(0);
    expect(first.received('GET', '/view')).toHaveLength(0);
  });

  it('is taken from one that was silent when it was looked for, as soon as that one answers', async () => {
    const promptId = randomUUID();
    await first.kill();
    const { picture } = paint(promptId);
    await vi.waitFor(() => expect(idsOf(second)).toEqual([promptId]));
    first.pending.push({ number: 0, id: promptId }, { number: 1, id: 'of somebody else' });
    second.finish(promptId, OUTPUT_NODE);
    await picture;
    await first.listen();
    await vi.waitFor(() => expect(idsOf(first)).toEqual(['of somebody else']));
  });
});

describe('when the ComfyUI of a prompt dies', () => {
  it('another one paints it, under the same id and once', async () => {
    const painting = paint();
    const { here, there } = await home(painting);
    await here.kill();
    await vi.waitFor(() => expect(idsOf(there)).toEqual([painting.promptId]));
    there.finish(painting.promptId, OUTPUT_NODE);
    expect(Buffer.from((await painting.picture).bytes).toString()).toBe('the picture');
    expect(promptsSentTo(there)).toBe(1);
    expect(there.received('GET', '/view')).toHaveLength(1);
  });

  it('and comes back with the prompt, the prompt is taken from it and nothing else is', async () => {
    const painting = paint();
    const { here, there } = await home(painting);
    here.script = () => 'hang-up';
    here.dropSockets();
    await vi.waitFor(() => expect(idsOf(there)).toEqual([painting.promptId]));
    here.pending.push({ number: 9, id: 'of somebody else' });
    here.script = ({ path }) => {
      if (path === '/interrupt') here.running.length = 0;
      return undefined;
    };
    await vi.waitFor(() => expect(idsOf(here)).toEqual(['of somebody else']));
    there.finish(painting.promptId, OUTPUT_NODE);
    await painting.picture;
  });

  it('and only restarts, the prompt is lost, so that the caller may begin again', async () => {
    await useRunner({ failOver: 5_000 });
    const painting = paint();
    const { here } = await home(painting);
    await here.kill();
    await here.listen();
    await expect(painting.picture).rejects.toMatchObject({ code: 'lost' });
  });

  it('and the others with it, the picture fails as unavailable', async () => {
    const painting = paint();
    await home(painting);
    await Promise.all([first.kill(), second.kill()]);
    await expect(painting.picture).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('a cancelled prompt is not painted by another', async () => {
    const abort = new AbortController();
    await useRunner({ cancelPatience: 50 });
    const painting = paint(randomUUID(), abort.signal);
    const { here, there } = await home(painting);
    await here.kill();
    abort.abort();
    await expect(painting.picture).rejects.toMatchObject({ code: 'cancelled' });
    expect(promptsSentTo(there)).toBe(0);
  });
});

describe('looking at them', () => {
  it('tells each one’s state and what it lacks', async () => {
    const { CheckpointLoaderSimple: _, ...others } = nodeDefinitions;
    first.definitions = others;
    await second.kill();
    expect(await runner.status()).toEqual({
      url: `${first.url}, ${second.url}`,
      reachable: true,
      simulated: false,
      instances: [
        { url: first.url, reachable: true, simulated: false, problems: ['CheckpointLoaderSimple'] },
        { url: second.url, reachable: false, simulated: false, problems: [] },
      ],
    });
  });

  it('takes a workflow for runnable when one of them can run it', async () => {
    const { FaceDetailer: _, ...withoutDetailer } = nodeDefinitions;
    first.definitions = withoutDetailer;
    for (const { missingNodeTypes } of await runner.preflight()) expect(missingNodeTypes).toEqual([]);
    await second.kill();
    await useRunner({});
    expect((await runner.preflight()).find(({ workflow }) => workflow === 'cover')?.missingNodeTypes).toEqual(
      ['FaceDetailer (ComfyUI Impact Pack)'],
    );
  });

  it('asks for their node types seldom', async () => {
    await runner.preflight();
    await Promise.all([runner.preflight(), runner.status()]);
    expect(first.received('GET', '/object_info')).toHaveLength(1);
  });
});
