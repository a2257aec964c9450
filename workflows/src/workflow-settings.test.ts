import { describe, expect, it } from 'vitest';
import { checkWorkflowReadiness } from './check-readiness.ts';
import type { ComfyGraph } from './comfy-graph.ts';
import { fillWorkflow } from './fill-workflow.ts';
import { nodeDefinitions } from './node-definition.ts';
import { WorkflowError } from './workflow-error.ts';
import { workflowNames } from './workflow-name.ts';
import { parseWorkflowSettings, type WorkflowSettings } from './workflow-settings.ts';
import type { WorkflowValues } from './workflow-values.ts';

const values: WorkflowValues = { prompt: 'red hair', seed: 1 };

function inputsOf(graph: ComfyGraph, type: string) {
  return Object.values(graph).find(({ class_type }) => class_type === type)?.inputs;
}

function problemsOf(json: unknown): readonly string[] {
  try {
    parseWorkflowSettings(json);
    return [];
  } catch (error) {
    if (error instanceof WorkflowError) return error.problems;
    throw error;
  }
}

const other: WorkflowSettings = {
  defaults: {
    checkpoint: 'sdxl/other.safetensors',
    sampler: 'dpmpp_2m',
    scheduler: 'karras',
    cfg: 7,
    faceDetector: 'bbox/face_yolov9c.pt',
    detailerSteps: 12,
    referenceModel: 'plus.safetensors',
    referenceVision: 'vit-h.safetensors',
  },
  cover: { steps: 40, cfg: 6 },
};

describe('settings of an installation', () => {
  it.each(workflowNames)('reach every node of %s that they concern', (name) => {
    const { graph } = fillWorkflow(name, values, ['a.png'], other);
    const sampling = { cfg: name === 'cover' ? 6 : 7, sampler_name: 'dpmpp_2m', scheduler: 'karras' };
    expect(inputsOf(graph, 'CheckpointLoaderSimple')).toEqual({ ckpt_name: 'sdxl/other.safetensors' });
    expect(inputsOf(graph, 'KSampler')).toMatchObject({
      ...sampling,
      ...(name === 'cover' && { steps: 40 }),
    });
    expect(inputsOf(graph, 'IPAdapterModelLoader')).toEqual({ ipadapter_file: 'plus.safetensors' });
    expect(inputsOf(graph, 'CLIPVisionLoader')).toEqual({ clip_name: 'vit-h.safetensors' });
    const detailer = inputsOf(graph, 'FaceDetailer');
    if (detailer === undefined) return;
    expect(detailer).toMatchObject({ ...sampling, steps: 12 });
    expect(inputsOf(graph, 'UltralyticsDetectorProvider')).toEqual({ model_name: 'bbox/face_yolov9c.pt' });
  });

  it('give way to what a request asks for', () => {
    const { graph } = fillWorkflow('avatar', { ...values, checkpoint: 'asked.safetensors' }, [], other);
    expect(inputsOf(graph, 'CheckpointLoaderSimple')).toEqual({ ckpt_name: 'asked.safetensors' });
  });

  it('keep their LoRAs on, before those of a request', () => {
    const settings = { avatar: { loras: [{ name: 'lightning.safetensors', strength: 1 }] } };
    const loras = [{ name: 'ink.safetensors', strength: 0.5 }];
    expect(
      inputsOf(
        fillWorkflow('avatar', { ...values, loras }, [], settings).graph,
        'Lora Loader Stack (rgthree)',
      ),
    ).toMatchObject({ lora_01: 'lightning.safetensors', lora_02: 'ink.safetensors', strength_02: 0.5 });
    const four = Array.from({ length: 4 }, () => ({ name: 'ink.safetensors', strength: 1 }));
    expect(() => fillWorkflow('avatar', { ...values, loras: four }, [], settings)).toThrow(
      'avatar.loras: 4 beside the 1 of this installation; allowed are at most 4 together',
    );
  });

  it('are what a server is checked for', () => {
    const { missingOptions } = checkWorkflowReadiness('cover', nodeDefinitions, {
      references: true,
      settings: other,
    });
    expect(missingOptions).toEqual([
      'ckpt_name: sdxl/other.safetensors (checkpoints)',
      'model_name: bbox/face_yolov9c.pt (ultralytics)',
      'ipadapter_file: plus.safetensors (ipadapter)',
      'clip_name: vit-h.safetensors (clip_vision)',
    ]);
  });
});

describe('settings that cannot work', () => {
  it('are told all at once, with what is allowed', () => {
    expect(
      problemsOf({
        defaults: { cfg: 99, checkpoint: '' },
        avatar: { detailerSteps: 3 },
        covers: {},
        cover: { loras: 'ink', steps: 1.5 },
      }),
    ).toEqual([
      'defaults.checkpoint: "" is not allowed; allowed is a file name below the model folder, of 1 to 255 characters',
      'defaults.cfg: 99 is not allowed; allowed is a number from 0 to 30',
      expect.stringContaining('avatar has no value "detailerSteps"; it has: checkpoint'),
      'there is no workflow "covers"; there are: defaults, avatar, cover, reference-face, reference-front, reference-side, reference-back',
      'cover.loras: "ink" is not allowed; allowed is at most 4 LoRAs',
      'cover.steps: 1.5 is not allowed; allowed is a whole number from 1 to 150',
    ]);
  });

  it('may be no list and no text', () => {
    expect(problemsOf([])).toEqual([expect.stringContaining('must be an object')]);
    expect(problemsOf('cover')).toEqual([expect.stringContaining('must be an object')]);
  });
});
