import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { outOfMemory, startSimulator, type Simulator } from '../../simulator/index.ts';
import type { ComfyRunner, PaintPreview, PaintProgress, PaintRequest } from './comfy-runner.types.ts';
import { createComfyRunner } from './create-comfy-runner.ts';

let simulator: Simulator;
let runner: ComfyRunner;

async function start(speed: number) {
  simulator = await startSimulator({ speed });
  runner = createComfyRunner({ url: simulator.url, timings: { poll: 100, socketReady: 500 } });
}

beforeEach(() => start(0));

afterEach(async () => {
  await runner.close();
  await simulator.close();
});

function request(changes: Partial<PaintRequest> = {}): PaintRequest {
  return {
    promptId: randomUUID(),
    workflow: 'avatar',
    values: { prompt: 'silver hair, green eyes', seed: 7 },
    references: [],
    ...changes,
  };
}

function paint(painted: PaintRequest, signal = new AbortController().signal) {
  const progress: PaintProgress[] = [];
  const previews: PaintPreview[] = [];
  const observer = {
    onProgress: (update: PaintProgress) => progress.push(update),
    onPreview: (preview: PaintPreview) => previews.push(preview),
  };
  const picture = runner.paint(painted, observer, signal);
  picture.catch(() => undefined);
  return { picture, progress, previews };
}

async function sample() {
  const bytes = await sharp({ create: { width: 60, height: 90, channels: 3, background: 'teal' } })
    .png()
    .toBuffer();
  return { bytes, contentType: 'image/png' };
}

it('paints an avatar, with progress and a preview on the way', async () => {
  const { picture, progress, previews } = paint(request());
  expect(await sharp((await picture).bytes).metadata()).toMatchObject({
    format: 'png',
    width: 768,
    height: 768,
  });
  expect(progress.map(({ step }) => step)).toEqual(expect.arrayContaining(['loading', 'sampling', 'saving']));
  expect(progress.map(({ step }) => step)).not.toContain('detailing');
  expect(previews[0]?.contentType).toBe('image/jpeg');
});

it('paints a cover on a sample, with its face detailed', async () => {
  const { picture, progress } = paint(request({ workflow: 'cover', references: [await sample()] }));
  expect(await sharp((await picture).bytes).metadata()).toMatchObject({ width: 768, height: 1152 });
  expect(progress.map(({ step }) => step)).toContain('detailing');
});

it.each(['reference-face', 'reference-front', 'reference-side', 'reference-back'] as const)(
  'paints %s on several pictures',
  async (workflow) => {
    const picture = await sample();
    await expect(
      paint(request({ workflow, references: [picture, picture, picture] })).picture,
    ).resolves.toBeDefined();
  },
);

it('paints another picture for another seed, and the same one again for the same', async () => {
  const [first, again, other] = await Promise.all(
    [7, 7, 8].map(async (seed) => {
      const { bytes } = await paint(request({ values: { prompt: 'silver hair', seed } })).picture;
      return (await sharp(bytes).raw().toBuffer()).toString('base64');
    }),
  );
  expect(again).toBe(first);
  expect(other).not.toBe(first);
});

it('cancels a picture that is being painted, and no other', async () => {
  await simulator.close();
  await start(0.1);
  const abort = new AbortController();
  const cancelled = paint(request(), abort.signal);
  await vi.waitFor(() => expect(cancelled.progress.at(-1)?.step).toBe('sampling'));
  const other = paint(request({ values: { prompt: 'other', seed: 9 } }));
  await vi.waitFor(() => expect(other.progress.at(-1)).toMatchObject({ step: 'waiting', queuePosition: 1 }));
  abort.abort();
  await expect(cancelled.picture).rejects.toMatchObject({ code: 'cancelled' });
  await expect(other.picture).resolves.toBeDefined();
});

it('is told that a prompt is lost when ComfyUI restarts in mid-run', async () => {
  const held = simulator.faults.holdNode('KSampler');
  const { picture } = paint(request());
  await held.reached;
  await simulator.faults.restart();
  await expect(picture).rejects.toMatchObject({ code: 'lost' });
});

it('gets its picture though every socket is silent', async () => {
  simulator.faults.silenceSockets(true);
  await expect(paint(request()).picture).resolves.toBeDefined();
});

it('queues once though the answer to its prompt gets lost', async () => {
  simulator.faults.failReplies({ path: '/prompt', method: 'POST', status: 'hang up', afterDoing: true });
  const painted = request();
  await paint(painted).picture;
  const history: unknown = await (await fetch(`${simulator.url}/history`)).json();
  expect(Object.keys(history ?? {})).toEqual([painted.promptId]);
});

it('tells the card without memory from other failures', async () => {
  simulator.faults.failNode('KSampler', outOfMemory);
  await expect(paint(request()).picture).rejects.toMatchObject({ code: 'out-of-memory' });
});

it('knows a simulator when it meets one, and that it lacks nothing', async () => {
  expect(await runner.status()).toMatchObject({ reachable: true, simulated: true });
  const reports = await runner.preflight();
  expect(reports).toHaveLength(6);
  for (const { workflow: _, ...missing } of reports) expect(Object.values(missing).flat()).toEqual([]);
});

it('names everything that is missing at once', async () => {
  await simulator.close();
  simulator = await startSimulator({
    speed: 0,
    missing: { nodeTypes: ['FaceDetailer', 'IPAdapterAdvanced'], models: ['bbox/face_yolov8m.pt'] },
  });
  runner = createComfyRunner({ url: simulator.url });
  await expect(paint(request({ workflow: 'cover' })).picture).rejects.toMatchObject({
    code: 'rejected',
    details: [
      'missing node type: FaceDetailer (ComfyUI Impact Pack)',
      'missing: model_name: bbox/face_yolov8m.pt (ultralytics)',
    ],
  });
  expect(await runner.preflight()).toContainEqual({
    workflow: 'avatar',
    missingNodeTypes: [],
    missingOptions: [],
    missingForReferences: ['IPAdapterAdvanced (ComfyUI IPAdapter plus)'],
  });
});
