import { describe, expect, it } from 'vitest';
import { checkWorkflow } from './check-workflow.ts';
import type { ComfyGraph, ComfyValue } from './comfy-graph.ts';
import { fillWorkflow } from './fill-workflow.ts';
import { nodeDefinitions, type ObjectInfo } from './node-definition.ts';
import { workflows } from './workflow-catalog.ts';
import { workflowNames } from './workflow-name.ts';

const { bindings } = workflows.cover;
const cover = fillWorkflow('cover', { prompt: 'red hair', seed: 1 }).graph;
const [CHECKPOINT, LORAS, SIZE, SAMPLER, DECODE, DETECTOR, DETAILER, SAVE] = '1 2 5 6 7 8 9 10'.split(' ');

function withInput(id: string | undefined, input: string, value: ComfyValue): ComfyGraph {
  const node = cover[String(id)];
  if (!node) throw new Error(`no node ${id}`);
  return { ...cover, [String(id)]: { ...node, inputs: { ...node.inputs, [input]: value } } };
}

function withoutInput(id: string | undefined, input: string): ComfyGraph {
  const node = cover[String(id)];
  if (!node) throw new Error(`no node ${id}`);
  const { [input]: _, ...inputs } = node.inputs;
  return { ...cover, [String(id)]: { ...node, inputs } };
}

function problems(graph: ComfyGraph, objectInfo: ObjectInfo = nodeDefinitions) {
  return checkWorkflow(graph, bindings, objectInfo).map(({ kind, message }) => `${kind}: ${message}`);
}

it.each(workflowNames.flatMap((name) => [0, 1, 2, 3, 4, 5, 8].map((count) => [name, count] as const)))(
  'finds nothing wrong with %s on %i references',
  (name, count) => {
    const names = Array.from({ length: count }, (_, index) => `${index}.png`);
    const { graph } = fillWorkflow(name, { prompt: 'red hair', seed: 1 }, names);
    expect(checkWorkflow(graph, workflows[name].bindings, nodeDefinitions)).toEqual([]);
  },
);

describe('a broken graph is told by its break:', () => {
  it.each<[string, ComfyGraph, string]>([
    [
      'a node type that does not exist',
      { ...cover, [String(SIZE)]: { class_type: 'EmptyLatentPicture', inputs: {} } },
      'unknown-node-type: EmptyLatentPicture (5): this node type is not known',
    ],
    [
      'a required value left out',
      withoutInput(SAMPLER, 'steps'),
      'missing-input: KSampler "Sampler" (6), steps: missing; allowed is a whole number from 1 to 10000',
    ],
    [
      'a required link left out',
      withoutInput(DETAILER, 'bbox_detector'),
      'missing-input: FaceDetailer "Face detailer" (9), bbox_detector: missing; allowed is a link to BBOX_DETECTOR',
    ],
    [
      'a misspelt input',
      withInput(SAMPLER, 'step', 3),
      'unknown-input: KSampler "Sampler" (6), step: no such input',
    ],
    [
      'a text for a number',
      withInput(SAMPLER, 'steps', '20'),
      'wrong-type: KSampler "Sampler" (6), steps: "20"',
    ],
    ['half a step', withInput(SAMPLER, 'steps', 2.5), 'wrong-type: KSampler "Sampler" (6), steps: 2.5'],
    [
      'a text for a switch',
      withInput(DETAILER, 'noise_mask', 'false'),
      'wrong-type: FaceDetailer "Face detailer" (9), noise_mask',
    ],
    [
      'a number for a text',
      withInput(SAVE, 'filename_prefix', 1),
      'wrong-type: SaveImage "Picture" (10), filename_prefix: 1',
    ],
    [
      'a value too large',
      withInput(DETAILER, 'denoise', 1.5),
      'out-of-range: FaceDetailer "Face detailer" (9), denoise: 1.5 is not allowed; allowed is a number from 0.0001 to 1',
    ],
    ['a value too small', withInput(SIZE, 'width', 8), 'out-of-range: EmptyLatentImage "Size" (5), width: 8'],
    [
      'an option that does not exist',
      withInput(SAMPLER, 'sampler_name', 'eule'),
      'unknown-option: KSampler "Sampler" (6), sampler_name: "eule" is not allowed; allowed is one of euler,',
    ],
    [
      'a model that is not installed',
      withInput(CHECKPOINT, 'ckpt_name', 'other.safetensors'),
      'missing-model: CheckpointLoaderSimple "Checkpoint" (1), ckpt_name: no file other.safetensors in models/checkpoints',
    ],
    [
      'a LoRA that is not installed',
      withInput(LORAS, 'lora_02', 'x.safetensors'),
      'missing-model: Lora Loader Stack (rgthree) "LoRAs" (2), lora_02',
    ],
    [
      'a value where a link belongs',
      withInput(DECODE, 'vae', '1'),
      'bad-link: VAEDecode "Decode" (7), vae: "1" stands where a link to VAE belongs',
    ],
    [
      'a link to no node',
      withInput(DECODE, 'samples', ['99', 0]),
      'bad-link: VAEDecode "Decode" (7), samples: linked to node 99, which does not exist',
    ],
    [
      'a link to no output',
      withInput(DECODE, 'vae', [String(CHECKPOINT), 3]),
      'bad-link: VAEDecode "Decode" (7), vae: linked to output 3 of CheckpointLoaderSimple "Checkpoint" (1), which has outputs 0 to 2',
    ],
    [
      'a link of the wrong type',
      withInput(SAVE, 'images', [String(SAMPLER), 0]),
      'bad-link: SaveImage "Picture" (10), images: gets LATENT from KSampler "Sampler" (6), but takes IMAGE',
    ],
    [
      'a link into a number',
      withInput(SAMPLER, 'steps', [String(SIZE), 0]),
      'bad-link: KSampler "Sampler" (6), steps: gets LATENT from EmptyLatentImage "Size" (5), but takes INT',
    ],
    [
      'nodes that wait for each other',
      withInput(LORAS, 'model', [String(LORAS), 0]),
      'cycle: these nodes wait for each other: Lora Loader Stack (rgthree) "LoRAs" (2)',
    ],
    [
      'a detailer that nothing uses',
      withInput(SAVE, 'images', [String(DECODE), 0]),
      'unreachable-node: FaceDetailer "Face detailer" (9): nothing that is saved needs it',
    ],
    [
      'a negative slot',
      withInput(DECODE, 'vae', [String(CHECKPOINT), -1]),
      'bad-link: VAEDecode "Decode" (7), vae: linked to output -1',
    ],
  ])('%s', (_, graph, expected) => {
    expect(problems(graph)).toContainEqual(expect.stringContaining(expected));
  });

  it('nothing that saves', () => {
    const { [String(SAVE)]: _, ...graph } = cover;
    expect(problems(graph)).toContainEqual('no-output: no node saves anything');
  });

  it('a cycle over several nodes, named once', () => {
    const graph = withInput(DECODE, 'samples', [String(DETAILER), 0]);
    expect(problems(graph).filter((line) => line.startsWith('cycle'))).toEqual([
      'cycle: these nodes wait for each other: VAEDecode "Decode" (7) ← FaceDetailer "Face detailer" (9)',
    ]);
  });

  it('everything at once', () => {
    const { [String(DETECTOR)]: _, ...withoutDetector } = withInput(SAMPLER, 'cfg', 1_000);
    expect(checkWorkflow(withoutDetector, bindings, nodeDefinitions).map(({ kind }) => kind)).toEqual([
      'out-of-range',
      'bad-link',
      'bad-binding',
    ]);
  });
});

describe('bindings', () => {
  it.each([
    [
      'a node that does not exist',
      { seed: { node: '60', input: 'seed' } },
      'binding "seed": node 60 does not exist',
    ],
    [
      'an input that does not exist',
      { seed: { node: '6', input: 'sead' } },
      'binding "seed": KSampler "Sampler" (6) has no input sead',
    ],
    [
      'one wrong place of several',
      {
        seed: [
          { node: '6', input: 'seed' },
          { node: '9', input: 'no' },
        ],
      },
      'FaceDetailer "Face detailer" (9) has no input no',
    ],
  ])('to %s are told', (_, broken, expected) => {
    const found = checkWorkflow(cover, broken, nodeDefinitions);
    expect(found.map(({ kind }) => kind)).toEqual(['bad-binding']);
    expect(found[0]?.message).toContain(expected);
  });
});

describe('definitions of a live server', () => {
  const sampler = nodeDefinitions['KSampler'];
  function withSamplers(definition: readonly [unknown, ...unknown[]]): ObjectInfo {
    if (!sampler) throw new Error('no KSampler');
    const required = { ...sampler.input.required, sampler_name: definition };
    return { ...nodeDefinitions, KSampler: { ...sampler, input: { ...sampler.input, required } } };
  }

  it.each([
    ['a list', [['euler']]],
    ['a COMBO', ['COMBO', { options: ['euler'] }]],
  ] as const)('spell options as %s', (_, definition) => {
    expect(problems(cover, withSamplers(definition))).toEqual([
      expect.stringContaining('sampler_name: "euler_ancestral" is not allowed; allowed is one of euler'),
    ]);
  });

  it('may fetch options later', () => {
    expect(problems(cover, withSamplers(['COMBO', { remote: { route: '/x' } }]))).toEqual([]);
  });
});
