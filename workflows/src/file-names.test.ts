import { expect, it } from 'vitest';
import { checkWorkflowReadiness } from './check-readiness.ts';
import { namesFoldersOfModels, withListedFileNames } from './file-names.ts';
import { fillWorkflow } from './fill-workflow.ts';
import { nodeDefinitions, type ObjectInfo } from './node-definition.ts';

const windows: ObjectInfo = {
  ...nodeDefinitions,
  ...withFiles('UltralyticsDetectorProvider', 'model_name', ['bbox\\face_yolov8m.pt']),
  ...withFiles('CheckpointLoaderSimple', 'ckpt_name', ['sdxl\\wai.safetensors']),
};

function withFiles(nodeType: string, input: string, files: readonly string[]): ObjectInfo {
  const definition = nodeDefinitions[nodeType];
  if (!definition) throw new Error(`no ${nodeType}`);
  const required = { ...definition.input.required, [input]: [[...files]] };
  return { [nodeType]: { ...definition, input: { ...definition.input, required } } };
}

const { graph } = fillWorkflow('cover', { prompt: '', seed: 1, checkpoint: 'sdxl/wai.safetensors' });

it('names model files as a server on Windows lists them', () => {
  const listed = withListedFileNames(graph, windows);
  expect(listed['8']?.inputs['model_name']).toBe('bbox\\face_yolov8m.pt');
  expect(listed['1']?.inputs['ckpt_name']).toBe('sdxl\\wai.safetensors');
});

it('changes nothing else, and nothing for a server that lists them with slashes', () => {
  const listed = withListedFileNames(graph, windows);
  const { '1': _, '8': __, ...others } = listed;
  const { '1': ___, '8': ____, ...before } = graph;
  expect(others).toEqual(before);
  expect(withListedFileNames(graph, nodeDefinitions)).toEqual(graph);
});

it('misses no file that is only spelled otherwise', () => {
  const settings = { defaults: { checkpoint: 'sdxl/wai.safetensors' } };
  expect(checkWorkflowReadiness('cover', windows, { references: false, settings })).toEqual({
    missingNodeTypes: [],
    missingOptions: [],
  });
});

it('knows which graphs name a file in a folder', () => {
  expect(namesFoldersOfModels(graph)).toBe(true);
  expect(namesFoldersOfModels(fillWorkflow('avatar', { prompt: '', seed: 1 }).graph)).toBe(false);
});
