import { randomUUID } from 'node:crypto';
import { fillWorkflow, nodeDefinitions } from '@charhub/workflows';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ComfyHttp } from './comfy-http.ts';
import { defaultTimings } from './comfy-timings.ts';
import { submitPrompt } from './submit-prompt.ts';
import { ScriptedComfy, type ScriptedAnswer } from './testing/scripted-comfy.ts';

let comfy: ScriptedComfy;
let promptId: string;

beforeEach(async () => {
  comfy = await ScriptedComfy.start();
  promptId = randomUUID();
});
afterEach(() => comfy.kill());

function submit(token?: string) {
  const http = new ComfyHttp({ url: comfy.url, token, timings: defaultTimings });
  const workflow = fillWorkflow('cover', { prompt: '', seed: 1 });
  return submitPrompt({ http, workflow, promptId, clientId: 'client', log: () => undefined });
}

function answerPrompt(answer: ScriptedAnswer | 'hang-up', alsoQueue = false) {
  comfy.script = ({ method, path }) => {
    if (`${method} ${path}` !== 'POST /prompt') return undefined;
    if (alsoQueue) comfy.pending.push({ number: 0, id: promptId });
    return answer;
  };
}

it.each([
  ['an error of the server', { status: 500, body: 'Server got itself in trouble' }],
  ['a cut connection', 'hang-up'],
] as const)('does not send a prompt again that was taken in spite of %s', async (_, answer) => {
  answerPrompt(answer, true);
  await submit();
  expect(comfy.received('POST', '/prompt')).toHaveLength(1);
});

it('sends a prompt again that was not taken', async () => {
  let failures = 1;
  comfy.script = ({ path }) => (path === '/prompt' && failures-- > 0 ? 'hang-up' : undefined);
  await submit();
  expect(comfy.received('POST', '/prompt')).toHaveLength(2);
  expect(comfy.running).toHaveLength(1);
});

it('gives up after three doubtful answers', async () => {
  answerPrompt({ status: 502 });
  await expect(submit()).rejects.toMatchObject({ code: 'unavailable' });
  expect(comfy.received('POST', '/prompt')).toHaveLength(3);
});

it('does not insist when the token is refused', async () => {
  answerPrompt({ status: 401 });
  await expect(submit('wrong')).rejects.toMatchObject({ code: 'unavailable' });
  expect(comfy.received('POST', '/prompt').map(({ headers }) => headers.authorization)).toEqual([
    'Bearer wrong',
  ]);
});

it('names every missing node type and model, though ComfyUI names only the first', async () => {
  const { FaceDetailer: _, UltralyticsDetectorProvider: __, ...known } = nodeDefinitions;
  const checkpoint = {
    ...nodeDefinitions['CheckpointLoaderSimple'],
    input: { required: { ckpt_name: [['other.safetensors']] } },
  };
  comfy.script = ({ path }) => {
    if (path === '/object_info') return { body: { ...known, CheckpointLoaderSimple: checkpoint } };
    const error = {
      type: 'invalid_prompt',
      message: 'Cannot execute because node FaceDetailer does not exist.',
      details: '',
    };
    return path === '/prompt' ? { status: 400, body: { error, node_errors: {} } } : undefined;
  };
  await expect(submit()).rejects.toMatchObject({
    code: 'rejected',
    details: [
      'missing node type: UltralyticsDetectorProvider (ComfyUI Impact Subpack)',
      'missing node type: FaceDetailer (ComfyUI Impact Pack)',
      'missing: ckpt_name: waiIllustriousSDXL_v160.safetensors (checkpoints)',
    ],
  });
});

it("passes on ComfyUI's own reasons when nothing is missing", async () => {
  const node_errors = {
    6: {
      class_type: 'KSampler',
      dependent_outputs: ['10'],
      errors: [
        {
          type: 'value_bigger_than_max',
          message: 'Value 99999 bigger than max of 10000',
          details: 'steps',
          extra_info: {},
        },
      ],
    },
  };
  const error = {
    type: 'prompt_outputs_failed_validation',
    message: 'Prompt outputs failed validation',
    details: '',
    extra_info: {},
  };
  answerPrompt({ status: 400, body: { error, node_errors } });
  await expect(submit()).rejects.toMatchObject({
    code: 'rejected',
    details: ['Sampler: Value 99999 bigger than max of 10000 (steps)'],
  });
});

it('does not let ComfyUI paint part of a workflow', async () => {
  const node_errors = { 6: { class_type: 'KSampler', errors: [{ type: 'x', message: 'Bad', details: '' }] } };
  answerPrompt({ body: { prompt_id: promptId, number: 0, node_errors } }, true);
  await expect(submit()).rejects.toMatchObject({ code: 'rejected', details: ['Sampler: Bad'] });
  expect(comfy.pending).toHaveLength(0);
});

it('refuses a ComfyUI that gives the prompt an id of its own', async () => {
  answerPrompt({ body: { prompt_id: 'another', number: 0, node_errors: {} } });
  await expect(submit()).rejects.toThrow('too old');
  const deleted = comfy.received('POST', '/queue').map(({ body }) => body.toString());
  expect(deleted).toEqual([JSON.stringify({ delete: ['another'] })]);
});
