import { randomUUID } from 'node:crypto';
import { fillWorkflow } from '@charhub/workflows';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ComfyLogEntry } from './comfy-log.ts';
import type { PaintProgress } from './comfy-runner.types.ts';
import { defaultTimings, type ComfyTimings } from './comfy-timings.ts';
import { PromptEvents } from './prompt-events.ts';
import { ScriptedComfy } from './testing/scripted-comfy.ts';

const promptId = randomUUID();
const signal = new AbortController().signal;

let comfy: ScriptedComfy;
let events: PromptEvents;
let progress: PaintProgress[];
let previews: string[];
let logged: ComfyLogEntry[];

beforeEach(async () => {
  comfy = await ScriptedComfy.start();
  progress = [];
  previews = [];
  logged = [];
});

afterEach(async () => {
  events.close();
  await comfy.kill();
});

async function open(
  timings: Partial<ComfyTimings> = {},
  onProgress = (update: PaintProgress) => void progress.push(update),
  wantsPreviews = () => true,
) {
  const observer = {
    wantsPreviews,
    onProgress,
    onPreview: ({ bytes }: { bytes: Uint8Array }) => void previews.push(Buffer.from(bytes).toString()),
  };
  const connection = {
    url: comfy.url,
    token: 'secret',
    timings: { ...defaultTimings, preview: 1, ...timings },
  };
  const workflow = fillWorkflow('cover', { prompt: '', seed: 1 });
  events = new PromptEvents(connection, workflow, promptId, observer, (entry) => logged.push(entry));
  await events.ready(5_000, signal);
}

function preview(text: string, owner: string | null): Buffer {
  const head = Buffer.alloc(8);
  if (owner === null) {
    head.writeUInt32BE(1, 0);
    head.writeUInt32BE(1, 4);
    return Buffer.concat([head, Buffer.from(text)]);
  }
  const metadata = JSON.stringify({ node_id: '6', prompt_id: owner, image_type: 'image/jpeg' });
  head.writeUInt32BE(4, 0);
  head.writeUInt32BE(metadata.length, 4);
  return Buffer.concat([head, Buffer.from(metadata), Buffer.from(text)]);
}

/** Messages keep their order, so whatever came before this one has been dealt with. */
async function caughtUp() {
  comfy.sendText('mark');
  await vi.waitFor(() => expect(logged.filter(({ detail }) => detail === 'not JSON')).toHaveLength(1));
}

it('hears only of its own prompt', async () => {
  await open();
  comfy.send('execution_start', { prompt_id: 'another' });
  comfy.send('progress', { value: 9, max: 10, node: '6' });
  comfy.send('executing', { node: '6' });
  comfy.sendFrame(preview('not mine', 'another'));
  comfy.send('execution_start', { prompt_id: promptId });
  comfy.sendFrame(preview('mine', promptId));
  await vi.waitFor(() => expect(previews).toEqual(['mine']));
  expect(progress).toEqual([{ step: 'loading', percent: 0, queuePosition: null }]);
});

it('takes previews that name no prompt only while its own runs and the server cannot name it', async () => {
  await open();
  comfy.sendFrame(preview('too early', null));
  comfy.send('execution_start', { prompt_id: promptId });
  comfy.sendFrame(preview('mine', null));
  comfy.send('feature_flags', { supports_preview_metadata: true });
  comfy.sendFrame(preview('of anybody', null));
  await caughtUp();
  expect(previews).toEqual(['mine']);
});

it('drops previews as long as nobody wants them', async () => {
  let isWatched = false;
  await open({}, undefined, () => isWatched);
  comfy.send('execution_start', { prompt_id: promptId });
  comfy.sendFrame(preview('unseen', promptId));
  await caughtUp();
  isWatched = true;
  comfy.sendFrame(preview('seen', promptId));
  await vi.waitFor(() => expect(previews).toEqual(['seen']));
});

it('says a thing once', async () => {
  await open();
  for (let times = 0; times < 3; times += 1) comfy.send('execution_start', { prompt_id: promptId });
  await caughtUp();
  expect(progress).toHaveLength(1);
});

it('goes on when its observer fails', async () => {
  await open({}, () => {
    throw new Error('broken observer');
  });
  comfy.send('execution_start', { prompt_id: promptId });
  comfy.sendFrame(preview('still here', promptId));
  await vi.waitFor(() => expect(previews).toEqual(['still here']));
  expect(logged).toContainEqual({
    level: 'warn',
    message: 'an observer failed',
    detail: 'Error: broken observer',
  });
});

it.each([
  ['executing', { node: null, prompt_id: promptId }],
  ['execution_success', { prompt_id: promptId }],
  ['execution_error', { prompt_id: promptId, exception_message: 'x' }],
  ['execution_interrupted', { prompt_id: promptId }],
  ['status', { status: { exec_info: { queue_remaining: 0 } } }],
])('hints at the end on %s', async (type, data) => {
  await open();
  await events.hints.wait(1, signal);
  comfy.send(type, data);
  expect(await events.hints.wait(5_000, signal)).toBe(true);
});

it('replaces a socket that answers no ping, under a new client id', async () => {
  await open({ ping: 30 });
  for (const { socket } of comfy.sockets) socket.pause();
  await vi.waitFor(() => expect(comfy.sockets.length).toBe(2));
  expect(comfy.sockets[0]?.clientId).not.toBe(comfy.sockets[1]?.clientId);
});

it('does not knock again where its token is refused', async () => {
  await open({ reconnectCap: 1 });
  comfy.acceptsSockets = 403;
  comfy.dropSockets();
  await vi.waitFor(() => expect(logged).toContainEqual(expect.objectContaining({ detail: '403' })));
  const knocksAgain = vi.waitFor(() => expect(comfy.refusedSockets).toBeGreaterThan(1), { timeout: 100 });
  await expect(knocksAgain).rejects.toThrow();
});
