import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { fillWorkflow } from '@charhub/workflows';
import { encodeGenerated } from '../../../apps/demo-server/src/images/encode-webp.ts';
import { createDiskStorage } from '../../../apps/demo-server/src/images/media-storage.ts';

const savedSchema = z.object({ filename: z.string(), subfolder: z.string(), type: z.string() });
const historySchema = z.record(
  z.string(),
  z.object({ outputs: z.record(z.string(), z.object({ images: z.array(savedSchema).optional() })) }),
);
const messageSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('executed'),
    data: z.object({
      prompt_id: z.string(),
      node: z.string(),
      output: z.object({ images: z.array(savedSchema) }),
    }),
  }),
  z.object({ type: z.literal('execution_success'), data: z.object({ prompt_id: z.string() }) }),
  z.object({ type: z.literal('execution_error'), data: z.object({ prompt_id: z.string() }) }),
]);
type SavedPicture = z.infer<typeof savedSchema>;

/** The least that turns a prompt into a stored WebP: no record, no price, no retry, no progress, nobody to tell. */
export interface BareComfy {
  /** Resolves with the name of the stored file. */
  paint(prompt: string): Promise<string>;
  /** Resolves when ComfyUI says that it is done. */
  finish(prompt: string): Promise<SavedPicture>;
  /** Downloads, encodes and stores. */
  keep(saved: SavedPicture): Promise<string>;
  /** Sends the prompt and answers with its id, without waiting for anything. */
  queue(prompt: string): Promise<string>;
  /** Asks ComfyUI's history; null while the prompt is not in it. */
  lookUp(promptId: string): Promise<SavedPicture | null>;
  close(): void;
}

/** Opens the one socket over which ComfyUI tells of all prompts. */
export async function openBareComfy(url: string, mediaFolder: string): Promise<BareComfy> {
  const clientId = randomUUID();
  const storage = createDiskStorage(mediaFolder);
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/ws?clientId=${clientId}`, {
    perMessageDeflate: false,
  });
  const waiting = new Map<string, { done: (saved: SavedPicture) => void; fail: (error: Error) => void }>();
  const saved = new Map<string, SavedPicture>();
  socket.on('message', (data, isBinary) => {
    if (isBinary || !Buffer.isBuffer(data)) return;
    const text = data.toString();
    if (!text.includes('"execut')) return;
    const message = messageSchema.safeParse(JSON.parse(text));
    if (!message.success) return;
    const { type, data: about } = message.data;
    if (type === 'executed') {
      const picture = about.output.images.find((image) => image.type === 'output');
      if (picture) saved.set(about.prompt_id, picture);
      return;
    }
    const picture = saved.get(about.prompt_id);
    saved.delete(about.prompt_id);
    const waiter = waiting.get(about.prompt_id);
    waiting.delete(about.prompt_id);
    if (picture && type === 'execution_success') waiter?.done(picture);
    else waiter?.fail(new Error('ComfyUI could not paint'));
  });
  await once(socket, 'open');

  async function send(prompt: string, promptId: string): Promise<void> {
    const seed = Math.floor(Math.random() * 2 ** 32);
    const filenamePrefix = `bench/${promptId}`;
    const { graph } = fillWorkflow('avatar', { prompt, seed, filenamePrefix });
    const response = await fetch(`${url}/prompt`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ prompt: graph, prompt_id: promptId, client_id: clientId }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`ComfyUI answered ${response.status}: ${text}`);
  }

  async function finish(prompt: string): Promise<SavedPicture> {
    const promptId = randomUUID();
    const finished = new Promise<SavedPicture>((done, fail) => waiting.set(promptId, { done, fail }));
    await send(prompt, promptId);
    return finished;
  }

  async function keep({ filename, subfolder, type }: SavedPicture): Promise<string> {
    const query = new URLSearchParams({ filename, subfolder, type });
    const response = await fetch(`${url}/view?${query.toString()}`);
    const { bytes } = await encodeGenerated(new Uint8Array(await response.arrayBuffer()));
    const key = `bench/${randomUUID()}.webp`;
    await storage.put(key, bytes);
    return key;
  }

  return {
    paint: async (prompt) => keep(await finish(prompt)),
    finish,
    keep,
    async queue(prompt) {
      const promptId = randomUUID();
      await send(prompt, promptId);
      return promptId;
    },
    async lookUp(promptId) {
      const response = await fetch(`${url}/history/${promptId}`);
      const entry = historySchema.parse(await response.json())[promptId];
      const pictures = Object.values(entry?.outputs ?? {}).flatMap(({ images = [] }) => images);
      return pictures.find(({ type }) => type === 'output') ?? null;
    },
    close: () => socket.terminate(),
  };
}
