import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ComfyRunner, PaintProgress, PaintRequest } from './comfy-runner.types.ts';
import { createComfyRunner } from './create-comfy-runner.ts';
import { failureEntry, ScriptedComfy } from './testing/scripted-comfy.ts';

const OUTPUT_NODE = '10';

let comfy: ScriptedComfy;
let runner: ComfyRunner;
let request: PaintRequest;

beforeEach(async () => {
  comfy = await ScriptedComfy.start();
  runner = createComfyRunner({ url: `${comfy.url}/`, timings: { poll: 40, socketReady: 500, preview: 1 } });
  request = {
    promptId: randomUUID(),
    workflow: 'avatar',
    values: { prompt: 'red hair', seed: 7 },
    references: [],
  };
});

afterEach(async () => {
  await runner.close();
  await comfy.kill();
});

function paint(signal = new AbortController().signal) {
  const progress: PaintProgress[] = [];
  const previews: string[] = [];
  const picture = runner.paint(
    request,
    {
      onProgress: (update) => progress.push(update),
      onPreview: ({ bytes }) => previews.push(Buffer.from(bytes).toString()),
    },
    signal,
  );
  picture.catch(() => undefined);
  return { picture, progress, previews };
}

async function queued() {
  await vi.waitFor(() => expect(comfy.received('POST', '/prompt')).toHaveLength(1));
}

function sentPrompt() {
  return JSON.parse(String(comfy.received('POST', '/prompt')[0]?.body)) as {
    prompt: Record<string, { inputs: Record<string, unknown> }>;
    client_id: string;
    prompt_id: string;
  };
}

describe('a picture', () => {
  it('is the file that the output node saved', async () => {
    const { picture } = paint();
    await queued();
    comfy.finish(request.promptId, OUTPUT_NODE);
    expect(Buffer.from((await picture).bytes).toString()).toBe('the picture');
    expect(comfy.received('GET', '/view')[0]?.path).toBe(
      '/view?filename=picture_00001_.png&subfolder=charhub&type=output',
    );
  });

  it('is queued under its own id, for a socket that is already listening with preview metadata on', async () => {
    paint();
    await queued();
    const [socket] = comfy.sockets;
    expect(sentPrompt()).toMatchObject({ prompt_id: request.promptId, client_id: socket?.clientId });
    expect(socket?.heard).toEqual([
      JSON.stringify({ type: 'feature_flags', data: { supports_preview_metadata: true } }),
    ]);
  });

  it('is saved under a name that no other prompt uses', async () => {
    paint();
    await queued();
    expect(sentPrompt().prompt[OUTPUT_NODE]?.inputs['filename_prefix']).toBe(
      `charhub/avatar-${request.promptId}`,
    );
  });

  it('is fetched when the socket tells of its end, long before the next look', async () => {
    runner = createComfyRunner({ url: comfy.url, timings: { poll: 60_000 } });
    const { picture, progress } = paint();
    await queued();
    await vi.waitFor(() => expect(progress.at(-1)?.step).toBe('loading'));
    comfy.finish(request.promptId, OUTPUT_NODE);
    await expect(picture).resolves.toBeDefined();
  });

  it('is not given up because one look found it nowhere', async () => {
    const { picture } = paint();
    await queued();
    const looks = comfy.received('GET', '/queue').length;
    let missed = 0;
    comfy.script = ({ path }) => {
      if (path !== '/queue' || missed++ > 0) return undefined;
      return { body: { queue_running: [], queue_pending: [] } };
    };
    await vi.waitFor(() => expect(comfy.received('GET', '/queue').length).toBeGreaterThan(looks + 2));
    comfy.finishSilently(request.promptId, OUTPUT_NODE);
    await expect(picture).resolves.toBeDefined();
  });

  it('arrives though no socket can be had', async () => {
    comfy.acceptsSockets = 503;
    const { picture } = paint();
    await queued();
    comfy.finishSilently(request.promptId, OUTPUT_NODE);
    await expect(picture).resolves.toBeDefined();
  });

  it('arrives though the socket stays open and says nothing', async () => {
    const { picture } = paint();
    await queued();
    comfy.finishSilently(request.promptId, OUTPUT_NODE);
    await expect(picture).resolves.toBeDefined();
  });

  it('arrives though the clock is put forward while ComfyUI gives no answer', async () => {
    const { picture } = paint();
    await queued();
    let unanswered = 0;
    comfy.script = ({ path }) => (path === '/queue' && unanswered++ < 2 ? 'hang-up' : undefined);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_600_000 });
    try {
      await vi.waitFor(() => expect(unanswered).toBeGreaterThan(2));
      comfy.finishSilently(request.promptId, OUTPUT_NODE);
      await expect(picture).resolves.toBeDefined();
    } finally {
      vi.useRealTimers();
    }
  });

  it('arrives though every socket breaks in mid-run; each new one has an id of its own', async () => {
    const { picture } = paint();
    await queued();
    comfy.dropSockets();
    await vi.waitFor(() => expect(comfy.sockets.length).toBeGreaterThan(1));
    expect(new Set(comfy.sockets.map(({ clientId }) => clientId)).size).toBe(comfy.sockets.length);
    comfy.finishSilently(request.promptId, OUTPUT_NODE);
    await expect(picture).resolves.toBeDefined();
  });

  it('arrives though ComfyUI sends messages of no known shape', async () => {
    const { picture } = paint();
    await queued();
    comfy.sendText('no json');
    comfy.send('executing', { node: 5, prompt_id: request.promptId });
    comfy.send('crystools.monitor', [1]);
    comfy.send('progress', null);
    comfy.sendFrame(Buffer.from([0, 0, 0, 4, 255, 255, 255, 255, 1]));
    comfy.finish(request.promptId, OUTPUT_NODE);
    await expect(picture).resolves.toBeDefined();
  });

  it('is painted on an upload that is square, named by its content, and used under the name ComfyUI answered', async () => {
    const bytes = await sharp({ create: { width: 20, height: 60, channels: 3, background: 'red' } })
      .webp()
      .toBuffer();
    request = { ...request, references: [{ bytes, contentType: 'image/webp' }] };
    paint();
    await queued();
    const upload = comfy.received('POST', '/upload/image')[0];
    expect(upload?.body.toString('latin1')).toMatch(/filename="[0-9a-f]{40}\.png"/);
    const png = upload?.body.subarray(upload.body.indexOf('\x89PNG', 0, 'latin1'));
    expect(await sharp(png, { failOn: 'none' }).metadata()).toMatchObject({ width: 1024, height: 1024 });
    const images = Object.values(sentPrompt().prompt).map(({ inputs }) => inputs['image']);
    expect(images).toContain('charhub/stored (1).png');
  });
});

describe('picking up', () => {
  it('follows a prompt that another process queued, without queueing it again', async () => {
    comfy.running.push({ number: 3, id: request.promptId });
    const { picture, progress } = paint();
    await vi.waitFor(() => expect(progress.at(-1)?.step).toBe('loading'));
    comfy.finishSilently(request.promptId, OUTPUT_NODE);
    await picture;
    expect(comfy.received('POST', '/prompt')).toHaveLength(0);
  });

  it('fetches a picture that was finished meanwhile', async () => {
    comfy.finishSilently(request.promptId, OUTPUT_NODE);
    await paint().picture;
    expect(comfy.received('POST', '/prompt')).toHaveLength(0);
  });

  it('leaves the prompt with ComfyUI when the runner is closed', async () => {
    const { picture } = paint();
    await queued();
    await runner.close();
    await expect(picture).rejects.toMatchObject({ code: 'unavailable' });
    expect(comfy.received('POST', '/interrupt')).toHaveLength(0);
    expect(comfy.running).toHaveLength(1);
  });
});

describe('a failure', () => {
  it.each([
    ['a node that raised', 'ValueError', 'boom\n', 'execution', 'KSampler: boom'],
    [
      'the GPU without memory',
      'torch.OutOfMemoryError',
      'Allocation on device',
      'out-of-memory',
      'KSampler: Allocation on device',
    ],
    [
      'a message with a path',
      'OSError',
      "No file '/srv/comfy/input/x.png'",
      'execution',
      "KSampler: No file 'x.png'",
    ],
  ])('is told for %s', async (_, exception_type, exception_message, code, detail) => {
    const { picture } = paint();
    await queued();
    const data = { node_type: 'KSampler', exception_type, exception_message, traceback: ['/srv/secret.py'] };
    comfy.finishSilently(
      request.promptId,
      OUTPUT_NODE,
      failureEntry(request.promptId, 'execution_error', data),
    );
    const error: unknown = await picture.catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code, details: [detail] });
    expect(JSON.stringify(error)).not.toContain('secret');
  });

  it('is a cancellation when somebody interrupted the prompt', async () => {
    const { picture } = paint();
    await queued();
    comfy.finishSilently(
      request.promptId,
      OUTPUT_NODE,
      failureEntry(request.promptId, 'execution_interrupted'),
    );
    await expect(picture).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('is a loss when ComfyUI restarted and knows the prompt no more', async () => {
    const { picture } = paint();
    await queued();
    await comfy.kill();
    await comfy.listen();
    await expect(picture).rejects.toMatchObject({ code: 'lost' });
  });

  it('is a loss when the picture is no longer on the disk', async () => {
    comfy.script = ({ path }) => (path.startsWith('/view') ? { status: 404 } : undefined);
    comfy.finishSilently(request.promptId, OUTPUT_NODE);
    await expect(paint().picture).rejects.toMatchObject({ code: 'lost' });
  });

  it('is unavailability when nothing listens', async () => {
    await comfy.kill();
    await expect(paint().picture).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('is unavailability when ComfyUI stays away in mid-run for longer than the patience', async () => {
    runner = createComfyRunner({ url: comfy.url, timings: { poll: 20, patience: 60 } });
    const { picture } = paint();
    await queued();
    await comfy.kill();
    await expect(picture).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('is a rejection for values out of range, before anything is sent', async () => {
    request = { ...request, values: { prompt: 'x'.repeat(2_001), seed: -1 } };
    await expect(paint().picture).rejects.toMatchObject({
      code: 'rejected',
      details: [expect.stringContaining('prompt'), expect.stringContaining('seed')],
    });
    expect(comfy.requests).toHaveLength(0);
  });

  it('is a rejection for a reference that is no picture', async () => {
    request = { ...request, references: [{ bytes: Buffer.from('no picture'), contentType: 'image/png' }] };
    await expect(paint().picture).rejects.toMatchObject({ code: 'rejected' });
  });
});

describe('status', () => {
  it.each([
    ['0.3.64', false],
    ['0.3.64-simulated', true],
  ])('of version %s is simulated: %s', async (comfyui_version, simulated) => {
    comfy.script = ({ path }) =>
      path === '/system_stats' ? { body: { system: { comfyui_version } } } : undefined;
    expect(await runner.status()).toEqual({ url: comfy.url, reachable: true, simulated });
  });

  it('of a ComfyUI that does not listen is unreachable', async () => {
    await comfy.kill();
    expect(await runner.status()).toMatchObject({ reachable: false });
  });
});
