import { describe, expect, it } from 'vitest';
import { isLink, type ComfyGraph } from './comfy-graph.ts';
import { fillWorkflow } from './fill-workflow.ts';
import { sourcesOf, upstreamOf } from './graph-links.ts';
import { parseWorkflowName, workflowNames, type WorkflowName } from './workflow-name.ts';
import { WorkflowError } from './workflow-error.ts';
import type { WorkflowValues } from './workflow-values.ts';

const values: WorkflowValues = { prompt: 'red hair', seed: 1 };
const detailed: readonly WorkflowName[] = ['cover', 'reference-front', 'reference-side', 'reference-back'];

function only(graph: ComfyGraph, type: string) {
  const [found, ...others] = Object.entries(graph).filter(([, node]) => node.class_type === type);
  if (!found || others.length > 0) throw new Error(`not exactly one ${type}`);
  return { id: found[0], inputs: found[1].inputs };
}

function typesIn(graph: ComfyGraph) {
  return Object.values(graph).map(({ class_type: type }) => type);
}

/** Types on the way back along one input after another. */
function chain(graph: ComfyGraph, id: string, ...inputs: string[]) {
  const types: string[] = [];
  for (const input of inputs) {
    const link = graph[id]?.inputs[input];
    if (!isLink(link)) throw new Error(`${id}.${input} is no link`);
    id = link[0];
    types.push(graph[id]?.class_type ?? '');
  }
  return types;
}

describe.each(workflowNames)('%s', (name) => {
  it.each([0, 1, 3])('lets LoRAs reach the sampler and both text encoders, on %i references', (count) => {
    const loras = [{ name: 'style.safetensors', strength: 0.5 }];
    const { graph } = fillWorkflow(name, { ...values, loras }, ['a.png', 'b.png', 'c.png'].slice(0, count));
    const stack = only(graph, 'Lora Loader Stack (rgthree)');
    expect(stack.inputs).toMatchObject({ lora_01: 'style.safetensors', strength_01: 0.5, lora_02: 'None' });
    const sampler = only(graph, 'KSampler');
    const modelPath = count === 0 ? ['model'] : ['model', 'model'];
    expect(chain(graph, sampler.id, ...modelPath).at(-1)).toBe('Lora Loader Stack (rgthree)');
    for (const conditioning of ['positive', 'negative']) {
      expect(chain(graph, sampler.id, conditioning, 'clip')).toEqual([
        'CLIPTextEncode',
        'Lora Loader Stack (rgthree)',
      ]);
    }
    const links = Object.values(graph).flatMap(({ class_type: type, inputs }) =>
      Object.entries(inputs).map(([input, value]) => ({ type, input, value })),
    );
    const fromCheckpoint = links.filter(({ value }) => isLink(value) && value[0] === '1');
    expect(fromCheckpoint.filter(({ input }) => input !== 'vae').map(({ type }) => type)).toEqual([
      'Lora Loader Stack (rgthree)',
      'Lora Loader Stack (rgthree)',
    ]);
  });

  it('puts the prompt behind its own words, and leaves them alone without one', () => {
    const own = String(fillWorkflow(name, { prompt: '', seed: 1 }).graph['3']?.inputs['text']);
    expect(own).not.toMatch(/,\s*$/);
    expect(fillWorkflow(name, values).graph['3']?.inputs['text']).toBe(`${own}, red hair`);
  });

  it('saves its picture at the node it names', () => {
    const { graph, outputNode } = fillWorkflow(name, values);
    expect(only(graph, 'SaveImage').id).toBe(outputNode);
    expect(upstreamOf(graph, [outputNode]).size).toBe(Object.keys(graph).length);
  });

  it('has nothing of the adapter without references', () => {
    expect(typesIn(fillWorkflow(name, values).graph).join()).not.toMatch(
      /IPAdapter|CLIPVision|LoadImage|ImageBatch/,
    );
  });

  it.each([
    [1, 'concat'],
    [4, 'concat'],
    [5, 'average'],
  ])('conditions on %i references (%s)', (count, combine) => {
    const names = Array.from({ length: count }, (_, index) => `charhub/${index}.png`);
    const { graph } = fillWorkflow(name, values, names);
    const loaded = Object.values(graph).filter(({ class_type: type }) => type === 'LoadImage');
    expect(loaded.map(({ inputs }) => inputs['image'])).toEqual(names);
    expect(typesIn(graph).filter((type) => type === 'ImageBatch')).toHaveLength(count - 1);
    const adapter = only(graph, 'IPAdapterAdvanced');
    expect(adapter.inputs['combine_embeds']).toBe(combine);
    expect(chain(graph, adapter.id, 'ipadapter')).toEqual(['IPAdapterModelLoader']);
    expect(chain(graph, adapter.id, 'clip_vision')).toEqual(['CLIPVisionLoader']);
    const images = upstreamOf(graph, sourcesOf(graph, adapter.id));
    expect([...images].filter((id) => graph[id]?.class_type === 'LoadImage')).toHaveLength(count);
    expect(chain(graph, only(graph, 'KSampler').id, 'model', 'model')).toEqual([
      'IPAdapterAdvanced',
      'Lora Loader Stack (rgthree)',
    ]);
  });

  it('fills each value in and leaves the stored graph as it was', () => {
    const before = JSON.stringify(fillWorkflow(name, values));
    const { graph } = fillWorkflow(name, {
      prompt: 'p',
      negativePrompt: 'no hat',
      seed: 2 ** 53 - 1,
      width: 512,
      height: 640,
      checkpoint: 'other.safetensors',
      filenamePrefix: 'a/b-c_1',
    });
    expect(only(graph, 'KSampler').inputs['seed']).toBe(9_007_199_254_740_991);
    expect(only(graph, 'EmptyLatentImage').inputs).toMatchObject({ width: 512, height: 640 });
    expect(only(graph, 'CheckpointLoaderSimple').inputs).toEqual({ ckpt_name: 'other.safetensors' });
    expect(only(graph, 'SaveImage').inputs).toMatchObject({ filename_prefix: 'a/b-c_1' });
    expect(graph['4']?.inputs['text']).toMatch(/^worst quality.*, no hat$/);
    expect(JSON.stringify(fillWorkflow(name, values))).toBe(before);
  });
});

it.each(detailed)('%s details the face between decoding and saving, on its own seed', (name) => {
  const { graph } = fillWorkflow(name, values, ['a.png']);
  const save = only(graph, 'SaveImage');
  const detailer = only(graph, 'FaceDetailer');
  expect(chain(graph, save.id, 'images', 'image')).toEqual(['FaceDetailer', 'VAEDecode']);
  expect(save.inputs['images']).toEqual([detailer.id, 0]);
  expect(chain(graph, detailer.id, 'model')).toEqual(['Lora Loader Stack (rgthree)']);
  expect(detailer.inputs['seed']).not.toBe(only(graph, 'KSampler').inputs['seed']);
  expect(only(graph, 'EmptyLatentImage').inputs).toMatchObject({ width: 768, height: 1152 });
  const given = fillWorkflow(name, { ...values, detailerSeed: 99 }).graph;
  expect(only(given, 'FaceDetailer').inputs['seed']).toBe(99);
});

it.each(['avatar', 'reference-face'] as const)('%s is a square without a face detailer', (name) => {
  const { graph } = fillWorkflow(name, values);
  expect(typesIn(graph)).not.toContain('FaceDetailer');
  expect(only(graph, 'EmptyLatentImage').inputs).toMatchObject({ width: 768, height: 768 });
  expect(() => fillWorkflow(name, { ...values, detailerSeed: 1 })).toThrow(
    `${name} has no value "detailerSeed"`,
  );
});

describe('views', () => {
  it.each([
    ['reference-face', 'close-up'],
    ['reference-front', 'front view'],
    ['reference-side', 'from side'],
    ['reference-back', 'from behind'],
  ] as const)('%s asks for %s, and for no other view', (name, words) => {
    const { graph } = fillWorkflow(name, { prompt: '', seed: 1 });
    const others = ['close-up', 'from side', 'from behind'].filter((other) => other !== words);
    expect(graph['3']?.inputs['text']).toContain(words);
    for (const other of others) expect(graph['3']?.inputs['text']).not.toContain(other);
    expect(graph['4']?.inputs['text']).not.toContain(words);
  });
});

describe('values that are not allowed', () => {
  function problemsOf(given: object, references: readonly string[] = []): readonly string[] {
    try {
      fillWorkflow('avatar', { ...values, ...given }, references);
    } catch (error) {
      if (error instanceof WorkflowError) return error.problems;
    }
    return [];
  }

  it.each<[string, object, string]>([
    [
      'a prompt too long',
      { prompt: 'x'.repeat(2_001) },
      'avatar.prompt: a text of 2001 characters is not allowed; allowed is a text of at most 2000 characters',
    ],
    [
      'a negative seed',
      { seed: -1 },
      'avatar.seed: -1 is not allowed; allowed is a whole number from 0 to 2^53 - 1',
    ],
    ['a seed too large', { seed: 2 ** 53 }, 'avatar.seed: 9007199254740992 is not allowed'],
    ['a broken seed', { seed: 1.5 }, 'avatar.seed: 1.5 is not allowed'],
    [
      'an odd width',
      { width: 700.5 },
      'avatar.width: 700.5 is not allowed; allowed is a whole number from 256 to 2048, a multiple of 8',
    ],
    ['a huge height', { height: 4_096 }, 'avatar.height: 4096 is not allowed'],
    ['no checkpoint', { checkpoint: '' }, 'avatar.checkpoint: "" is not allowed'],
    [
      'five LoRAs',
      { loras: Array.from({ length: 5 }, () => ({ name: 'a', strength: 1 })) },
      'avatar.loras: a list of 5 is not allowed; allowed is at most 4 LoRAs',
    ],
    [
      'a LoRA too strong',
      { loras: [{ name: 'a', strength: 11 }] },
      'avatar.loras.0.strength: 11 is not allowed; allowed is a number from -10 to 10',
    ],
    [
      'a prefix that leaves the folder',
      { filenamePrefix: '../x' },
      'avatar.filenamePrefix: "../x" is not allowed',
    ],
    ['an absolute prefix', { filenamePrefix: '/x' }, 'avatar.filenamePrefix: "/x" is not allowed'],
    [
      'a name nobody knows',
      { steps: 20 },
      'avatar has no value "steps"; it has: prompt, negativePrompt, seed',
    ],
  ])('are told: %s', (_, given, expected) => {
    expect(problemsOf(given)).toEqual([expect.stringContaining(expected)]);
  });

  it.each(['', '/etc/x.png', '../x.png', 'a/../../x.png', 'a\\x.png'])(
    'are told: the reference name "%s"',
    (name) => {
      expect(problemsOf({}, [name])).toEqual([expect.stringContaining('avatar.references.0')]);
    },
  );

  it('are told: too many references', () => {
    expect(
      problemsOf(
        {},
        Array.from({ length: 9 }, () => 'a.png'),
      ),
    ).toEqual(['avatar.references: a list of 9 is not allowed; allowed is at most 8 reference pictures']);
  });

  it('are told all at once', () => {
    expect(problemsOf({ seed: -1, width: 1, steps: 1 }, ['../x'])).toHaveLength(4);
  });
});

it('refuses the name of a workflow that does not exist', () => {
  expect(() => parseWorkflowName('sticker')).toThrow(
    'workflow "sticker" does not exist; there are: avatar, cover',
  );
});

it('draws another detailer seed for every seed, and the same again for the same', () => {
  const seedOf = (seed: number) => fillWorkflow('cover', { prompt: '', seed }).graph['9']?.inputs['seed'];
  const seeds = [0, 1, 2 ** 52 - 1, 2 ** 52, 2 ** 53 - 1];
  const drawn = seeds.map(seedOf);
  expect(new Set([...drawn, ...seeds]).size).toBeGreaterThanOrEqual(seeds.length + 1);
  expect(drawn.every((seed, index) => Number.isSafeInteger(seed) && seed !== seeds[index])).toBe(true);
  expect(seeds.map(seedOf)).toEqual(drawn);
});
