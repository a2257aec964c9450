import type { AnyStateMachine } from 'xstate';
import { describe, expect, it } from 'vitest';
import type { MachineModel } from '../index.ts';
import { createTransitionCoverage, exploreMachine } from '../index.ts';
import { generationJobModel } from './generation-job.model.ts';
import { generationJobsModel } from './generation-jobs.model.ts';
import { imageGenerationModel } from './image-generation.model.ts';
import { referenceDatasetModel } from './reference-dataset.model.ts';
import { stageProgressModel } from './stage-progress.model.ts';

// Thousands of walks: seconds on a busy machine.
describe('the walks of a model', { timeout: 240_000 }, () => {
  it('take every transition of a generation job', () => {
    expectEveryTransition(generationJobModel);
  });

  it('take every transition of the registry', () => {
    expectEveryTransition(generationJobsModel);
  });

  it('take every transition of the dialog', () => {
    expectEveryTransition(imageGenerationModel);
  });

  it('take every transition of the reference dataset', () => {
    expectEveryTransition(referenceDatasetModel);
  });

  it('take every transition of the stage progress', () => {
    expectEveryTransition(stageProgressModel);
  });
});

function expectEveryTransition<TMachine extends AnyStateMachine>(model: MachineModel<TMachine>) {
  const coverage = createTransitionCoverage(model.machine);
  exploreMachine(model, coverage);
  expect(coverage.missing()).toEqual([]);
  expect(coverage.percent()).toBe(100);
}
