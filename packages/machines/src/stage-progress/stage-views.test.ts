import { datasetScenario, jobSnapshot, stage } from '@charhub/api-client/testing';
import { describe, expect, it } from 'vitest';
import { awaitedStages, stagePosition, stageViews } from './stage-views.ts';

describe('the stages to show', () => {
  it('count the picture that is made, and the last one when all are', () => {
    const positions = datasetScenario().map((job) => stagePosition(stageViews(job)));
    expect(positions.map(({ current, total }) => `${String(current)} of ${String(total)}`)).toEqual([
      '1 of 4',
      '1 of 4',
      '2 of 4',
      '3 of 4',
      '4 of 4',
      '4 of 4',
    ]);
  });

  it('count the next one between two pictures', () => {
    const stages = [stage({ id: 'face', state: 'completed' }), stage({ id: 'front' })];
    expect(stagePosition(stages)).toEqual({ current: 2, total: 2 });
  });

  it.each(['failed', 'cancelled', 'lost'] as const)('of a %s job never wait or run', (state) => {
    const stages = [
      stage({ id: 'face', state: 'completed' }),
      stage({ id: 'front', state: 'running', percent: 40 }),
      stage({ id: 'side' }),
    ];
    const shown = stageViews(jobSnapshot({ state, stages }));
    expect(shown.map((each) => each.state)).toEqual(['completed', 'skipped', 'skipped']);
  });

  it('put what earlier jobs finished in its place, unless this one makes it again', () => {
    const job = jobSnapshot({ state: 'running', stages: [stage({ id: 'front', state: 'running' })] });
    const finished = [stage({ id: 'back', state: 'completed' }), stage({ id: 'front', state: 'completed' })];
    expect(stageViews(job, finished).map(({ id, state }) => `${id} ${state}`)).toEqual([
      'front running',
      'back completed',
    ]);
  });

  it('of one picture are one', () => {
    const request = { kind: 'cover', characterId: 'c', prompt: '', sampleImageUrls: [], views: [] } as const;
    expect(awaitedStages(request).map(({ id, state }) => `${id} ${state}`)).toEqual(['cover pending']);
  });
});
