import { describe, expect, it } from 'vitest';
import { createTransitionCoverage, reachableStates, runWalk, transitionWalks } from '../index.ts';
import { generationJobModel } from './generation-job.model.ts';
import { generationJobsModel } from './generation-jobs.model.ts';
import { imageGenerationModel } from './image-generation.model.ts';

describe.each([generationJobModel, generationJobsModel, imageGenerationModel])(
  'the walks of $name',
  (model) => {
    it('cover every transition, guarded alternatives and delays included', () => {
      const coverage = createTransitionCoverage(model.machine);
      for (const walk of transitionWalks(model, reachableStates(model))) runWalk(model, walk, coverage);
      expect(coverage.missing()).toEqual([]);
      expect(coverage.percent()).toBe(100);
    });
  },
);
