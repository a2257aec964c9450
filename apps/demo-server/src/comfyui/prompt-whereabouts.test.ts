import { afterEach, beforeEach, expect, it } from 'vitest';
import { ComfyHttp } from './comfy-http.ts';
import { defaultTimings } from './comfy-timings.ts';
import { findPrompt } from './prompt-whereabouts.ts';
import { ScriptedComfy } from './testing/scripted-comfy.ts';

let comfy: ScriptedComfy;
let http: ComfyHttp;

beforeEach(async () => {
  comfy = await ScriptedComfy.start();
  http = new ComfyHttp({ url: comfy.url, token: undefined, timings: defaultTimings });
});
afterEach(() => comfy.kill());

it('counts the prompts that run before a waiting one, whatever the order of the list', async () => {
  comfy.running.push({ number: 2, id: 'running' });
  // As recorded: the list is a heap, and a prompt put in front has a negative number.
  comfy.pending.push(
    { number: -62, id: 'in front' },
    { number: 61, id: 'mine' },
    { number: 60, id: 'earlier' },
  );
  expect(await findPrompt(http, 'mine')).toEqual({ state: 'queued', position: 3 });
  expect(await findPrompt(http, 'in front')).toEqual({ state: 'queued', position: 1 });
  expect(await findPrompt(http, 'running')).toEqual({ state: 'running' });
  expect(await findPrompt(http, 'unknown')).toEqual({ state: 'absent' });
});

it('does not miss a prompt that ends between its two looks', async () => {
  comfy.running.push({ number: 0, id: 'mine' });
  let looks = 0;
  comfy.script = ({ path }) => {
    if (path === '/queue' && ++looks === 2) comfy.finishSilently('mine', '10');
    return undefined;
  };
  const first = await findPrompt(http, 'mine');
  const second = await findPrompt(http, 'mine');
  expect([first.state, second.state]).toEqual(['running', 'finished']);

  comfy.history.clear();
  comfy.pending.push({ number: 1, id: 'next' });
  comfy.script = ({ path }) => {
    if (path !== '/queue') return undefined;
    comfy.finishSilently('next', '10');
    return undefined;
  };
  expect(await findPrompt(http, 'next')).toMatchObject({ state: 'finished' });
});

it('refuses an answer that is not what ComfyUI gives', async () => {
  comfy.script = () => ({ body: { queue: [] } });
  await expect(findPrompt(http, 'mine')).rejects.toThrow('/queue answered something else than ComfyUI does');
});
