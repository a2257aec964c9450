import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { replayRecordings } from '../../simulator/conformance/replay-recordings.ts';
import { type Line, readRecording } from '../../simulator/conformance/transcript.ts';
import { startSimulator, type Simulator } from '../../simulator/index.ts';
import type { ComfyRunner } from './comfy-runner.types.ts';
import { createComfyRunner } from './create-comfy-runner.ts';

let folder: string;
let simulator: Simulator;
let runner: ComfyRunner;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'comfyui-record-'));
  simulator = await startSimulator({ speed: 0 });
  runner = createComfyRunner({ url: simulator.url, token: 'a-secret-token', recordTo: folder });
});

afterEach(async () => {
  await runner.close();
  await simulator.close();
  await rm(folder, { recursive: true });
});

async function record(workflow: 'avatar' | 'cover', colours: readonly string[]) {
  const references = await Promise.all(
    colours.map(async (background) => ({
      bytes: await sharp({ create: { width: 30, height: 40, channels: 3, background } })
        .png()
        .toBuffer(),
      contentType: 'image/png',
    })),
  );
  const request = { promptId: randomUUID(), workflow, values: { prompt: 'red hair', seed: 7 }, references };
  await runner.paint(request, { onProgress: () => undefined }, new AbortController().signal);
  const name = (await readdir(folder)).find((file) => file.includes(request.promptId)) ?? '';
  return {
    name,
    lines: readRecording(join(folder, name)),
    text: await readFile(join(folder, name), 'utf8'),
  };
}

/** The lines that the simulator answered in another way. */
async function differences(name: string, lines: readonly Line[]): Promise<number[]> {
  const different: number[] = [];
  for await (const { line, recorded, simulated } of replayRecordings([{ name, lines }])) {
    try {
      expect(simulated).toEqual(recorded);
    } catch {
      different.push(line);
    }
  }
  return different;
}

it.each([
  ['avatar', []],
  ['cover', ['teal', 'orange']],
] as const)('turns the painting of %s into a transcript that replays', async (workflow, colours) => {
  const { name, lines } = await record(workflow, colours);
  const kinds = new Set(lines.map(({ kind }) => kind));
  expect([...kinds]).toEqual(
    expect.arrayContaining(['ws_open', 'ws_send', 'ws_recv', 'ws_recv_bin', 'http', 'ws_closed']),
  );
  expect(await differences(name, lines)).toEqual([]);
});

it('does not replay what never was', async () => {
  const { name, lines } = await record('avatar', []);
  const started = lines.findIndex((line) => line.kind === 'ws_recv' && line.data.type === 'execution_cached');
  const wrong = lines.map((line, index): Line =>
    index === started && line.kind === 'ws_recv'
      ? { ...line, data: { ...line.data, data: { ...line.data.data, nodes: ['1'] } } }
      : line,
  );
  expect(await differences(name, wrong)).toEqual([started]);
});

it('holds no token', async () => {
  const { text } = await record('avatar', []);
  expect(text).toContain('red hair');
  expect(text).not.toContain('a-secret-token');
});

it('paints though the folder cannot be written', async () => {
  const logged: string[] = [];
  const file = join(folder, 'a-file');
  await writeFile(file, '');
  const unwritable = createComfyRunner({
    url: simulator.url,
    recordTo: file,
    log: ({ message }) => logged.push(message),
  });
  const request = { promptId: randomUUID(), workflow: 'avatar', values: { prompt: '', seed: 1 } } as const;
  const signal = new AbortController().signal;
  await unwritable.paint({ ...request, references: [] }, { onProgress: () => undefined }, signal);
  expect(logged).toContain('the transcript cannot be written');
  await unwritable.close();
});
