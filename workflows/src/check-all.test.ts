import { expect, it } from 'vitest';
import { checkAllWorkflows } from './check-all.ts';
import { checkWorkflowReadiness } from './check-readiness.ts';
import { formatReport, hasProblems } from './format-report.ts';
import type { WorkflowName } from './workflow-name.ts';
import { nodeDefinitions, parseObjectInfo, type ObjectInfo } from './node-definition.ts';

function without(objectInfo: ObjectInfo, names: readonly string[]): ObjectInfo {
  return Object.fromEntries(Object.entries(objectInfo).filter(([name]) => !names.includes(name)));
}

function withFiles(type: string, input: string, files: readonly string[]): ObjectInfo {
  const definition = nodeDefinitions[type];
  if (!definition) throw new Error(`no ${type}`);
  const required = { ...definition.input.required, [input]: [files] };
  return { ...nodeDefinitions, [type]: { ...definition, input: { ...definition.input, required } } };
}

it('finds every graph in order, and names the model files they need', () => {
  const report = checkAllWorkflows(nodeDefinitions, 'recorded');
  expect(hasProblems(report)).toBe(false);
  expect(report.modelFiles).toEqual([
    { folder: 'checkpoints', file: 'waiIllustriousSDXL_v160.safetensors' },
    { folder: 'ipadapter', file: 'noobIPAMARK1_mark1.safetensors' },
    { folder: 'clip_vision', file: 'CLIP-ViT-bigG-14-laion2B-39B-b160k.safetensors' },
    { folder: 'ultralytics', file: 'bbox/face_yolov8m.pt' },
  ]);
  expect(formatReport(report)).toMatch(/^cover +5 +22 +ok$/m);
  expect(formatReport(report)).toContain('24 graphs checked, 0 with problems');
});

it('does not ask recorded definitions for model files, but a live server', () => {
  const otherCheckpoint = withFiles('CheckpointLoaderSimple', 'ckpt_name', ['other.safetensors']);
  expect(hasProblems(checkAllWorkflows(otherCheckpoint, 'recorded'))).toBe(false);
  const live = checkAllWorkflows(otherCheckpoint, 'live');
  expect(hasProblems(live)).toBe(true);
  expect(live.missing.missingOptions).toEqual([
    'ckpt_name: waiIllustriousSDXL_v160.safetensors (checkpoints)',
  ]);
});

it('names every missing node type and model of a live server at once, with packs and folders', () => {
  const server = without(withFiles('CLIPVisionLoader', 'clip_name', []), [
    'FaceDetailer',
    'IPAdapterAdvanced',
    'Lora Loader Stack (rgthree)',
  ]);
  const report = checkAllWorkflows(server, 'live');
  expect(report.missing).toEqual({
    missingNodeTypes: [
      'Lora Loader Stack (rgthree) (rgthree-comfy)',
      'IPAdapterAdvanced (ComfyUI IPAdapter plus)',
      'FaceDetailer (ComfyUI Impact Pack)',
    ],
    missingOptions: ['clip_name: CLIP-ViT-bigG-14-laion2B-39B-b160k.safetensors (clip_vision)'],
  });
  expect(formatReport(report)).toContain(
    'Missing node types:\n  - Lora Loader Stack (rgthree) (rgthree-comfy)',
  );
});

it('tells a problem that several graphs have once', () => {
  const report = checkAllWorkflows(withFiles('KSampler', 'sampler_name', ['euler']), 'recorded');
  const lines = formatReport(report)
    .split('\n')
    .filter((line) => line.includes('sampler_name'));
  expect(lines).toEqual([
    '  - unknown-option: KSampler "Sampler" (6), sampler_name: "euler_ancestral" is not allowed; allowed is one of euler ' +
      '(in avatar, cover, reference-face, reference-front, reference-side, reference-back)',
  ]);
  expect(formatReport(report)).toContain('24 graphs checked, 24 with problems');
});

it('asks only for what a workflow uses', () => {
  const bare = without(nodeDefinitions, ['FaceDetailer', 'UltralyticsDetectorProvider', 'IPAdapterAdvanced']);
  const missing = (name: WorkflowName, references: boolean) =>
    checkWorkflowReadiness(name, bare, { references }).missingNodeTypes;
  expect(missing('avatar', false)).toEqual([]);
  expect(missing('avatar', true)).toEqual(['IPAdapterAdvanced (ComfyUI IPAdapter plus)']);
  expect(missing('cover', false)).toHaveLength(2);
  expect(missing('cover', true)).toHaveLength(3);
});

it('leaves out node types of a live server that cannot be read', () => {
  const answer = { ...nodeDefinitions, Broken: { input: 5 }, KSampler: null };
  expect(Object.keys(parseObjectInfo(answer))).toEqual(Object.keys(without(nodeDefinitions, ['KSampler'])));
  expect(() => parseObjectInfo([])).toThrow('no list of node types');
});
