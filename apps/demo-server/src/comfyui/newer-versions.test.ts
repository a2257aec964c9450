import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startSimulator, type Simulator } from '../../simulator/index.ts';
import { ComfyHttp } from './comfy-http.ts';
import type { ComfyRunner } from './comfy-runner.types.ts';
import { defaultTimings } from './comfy-timings.ts';
import { createComfyRunner } from './create-comfy-runner.ts';
import { findPrompt } from './prompt-whereabouts.ts';
import { ScriptedComfy } from './testing/scripted-comfy.ts';

const JOB_ID = '6b1f3f0c-6d0c-4e6e-9d3c-0f8a8f3b7a11';

describe('a ComfyUI with the routes below /api/jobs', () => {
  let simulator: Simulator;
  let runner: ComfyRunner;

  beforeEach(async () => {
    simulator = await startSimulator({ speed: 0, hasJobs: true });
    runner = createComfyRunner({ url: simulator.url, timings: { poll: 30, socketReady: 500 } });
  });
  afterEach(async () => {
    await runner.close();
    await simulator.close();
  });

  function paint(signal = new AbortController().signal) {
    const promptId = randomUUID();
    const request = {
      promptId,
      workflow: 'avatar',
      values: { prompt: '', seed: 1 },
      references: [],
    } as const;
    const picture = runner.paint(request, { onProgress: () => undefined }, signal);
    picture.catch(() => undefined);
    return { promptId, picture };
  }

  it('paints', async () => {
    await expect(paint().picture).resolves.toBeDefined();
  });

  it('cancels one job, whether it runs or waits, and no other', async () => {
    const held = simulator.faults.holdNode('KSampler');
    const [running, waiting] = [new AbortController(), new AbortController()];
    const first = paint(running.signal);
    await held.reached;
    const second = paint(waiting.signal);
    const third = paint();
    await vi.waitFor(async () => {
      expect(await (await fetch(`${simulator.url}/prompt`)).json()).toEqual({
        exec_info: { queue_remaining: 3 },
      });
    });
    waiting.abort();
    await expect(second.picture).rejects.toMatchObject({ code: 'cancelled' });
    running.abort();
    held.release();
    await expect(first.picture).rejects.toMatchObject({ code: 'cancelled' });
    await expect(third.picture).resolves.toBeDefined();
  });
});

describe('what a ComfyUI can do', () => {
  let comfy: ScriptedComfy;
  let http: ComfyHttp;

  beforeEach(async () => {
    comfy = await ScriptedComfy.start();
    http = new ComfyHttp({ url: comfy.url, token: 'a-secret-token', timings: defaultTimings });
  });
  afterEach(() => comfy.kill());

  it('is found out once', async () => {
    await findPrompt(http, JOB_ID);
    await findPrompt(http, JOB_ID);
    expect(comfy.received('GET', '/api/jobs')).toHaveLength(1);
    expect(await http.cancelJob(JOB_ID)).toBe('unsupported');
    expect(await http.cancelJob(JOB_ID)).toBe('unsupported');
    expect(comfy.received('POST', '/api/jobs')).toHaveLength(1);
  });

  it('is told apart from a job that it does not know', async () => {
    comfy.script = ({ path }) =>
      path.startsWith('/api/jobs') ? { status: 404, body: { error: 'Job not found' } } : undefined;
    expect(await findPrompt(http, JOB_ID)).toEqual({ state: 'absent' });
    expect(comfy.received('GET', '/queue')).toHaveLength(0);
  });

  it('is not believed of a page that answers everything', async () => {
    comfy.script = ({ path }) => (path.startsWith('/api/jobs') ? { body: '<!doctype html>' } : undefined);
    comfy.running.push({ number: 0, id: JOB_ID });
    expect(await findPrompt(http, JOB_ID)).toEqual({ state: 'running' });
    expect(await http.cancelJob(JOB_ID)).toBe('unsupported');
  });

  it('is asked for by the job, without the other prompts, while it runs', async () => {
    comfy.script = ({ path }) =>
      path.startsWith('/api/jobs') ? { body: { id: JOB_ID, status: 'in_progress' } } : undefined;
    expect(await findPrompt(http, JOB_ID)).toEqual({ state: 'running' });
    expect(comfy.received('GET', '/queue')).toHaveLength(0);
  });

  it('may be down: that is no missing route', async () => {
    comfy.script = ({ path }) => (path.startsWith('/api/jobs') ? { status: 502 } : undefined);
    await expect(findPrompt(http, JOB_ID)).rejects.toThrow('answered 502');
  });

  it('never puts the token into an error, though a proxy repeats it', async () => {
    comfy.script = ({ headers }) => ({ status: 401, body: `you sent ${headers.authorization ?? ''}` });
    const error: unknown = await http.readQueue().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ status: 401, body: 'you sent Bearer [token]' });
    expect(JSON.stringify(error)).not.toContain('a-secret-token');
  });
});
