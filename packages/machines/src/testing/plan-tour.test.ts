import { describe, expect, it } from 'vitest';
import { exploreMachine, planTour, runWalk } from './index.ts';
import { machineModel } from './machine-models.ts';

const model = machineModel('stage-progress');
const exploration = exploreMachine(model);
const edges = new Set([...exploration.starts, ...exploration.steps].flatMap(({ taken }) => taken));

function takenBy(paths: ReturnType<typeof planTour>['paths']) {
  return new Set(
    paths.flatMap(({ input, steps }) => [
      ...(exploration.starts[input]?.taken ?? []),
      ...steps.flatMap(({ taken }) => taken),
    ]),
  );
}

describe('a tour', () => {
  it('takes every edge', () => {
    expect(takenBy(planTour(exploration).paths)).toEqual(edges);
  });

  it('takes far fewer steps than there are walks', () => {
    const steps = planTour(exploration).paths.reduce((sum, path) => sum + path.steps.length, 0);
    expect(steps).toBeLessThan(exploration.walks.length / 4);
  });

  it('is made of ways that can be walked one after the other', () => {
    for (const { input, steps } of planTour(exploration).paths) {
      const events = steps.map(({ event }) => event);
      const given: unknown = model.inputs[input];
      const snapshot = runWalk(model, { input: given, events });
      const last = steps.at(-1)?.to ?? exploration.starts[input]?.key;
      expect(JSON.stringify([snapshot.value, model.situation(snapshot)])).toBe(last);
    }
  });

  it('also visits what is new to another measure', () => {
    const { paths } = planTour(exploration, { alsoNew: ({ to }) => to });
    const visited = new Set(paths.flatMap(({ steps }) => steps.map(({ to }) => to)));
    const reachable = new Set(exploration.steps.map(({ to }) => to));
    expect(visited).toEqual(reachable);
  });

  it('has short paths when it is asked for them', () => {
    const { paths } = planTour(exploration, { length: 1 });
    expect(takenBy(paths)).toEqual(edges);
    expect(Math.max(...paths.map(({ steps }) => steps.length))).toBeLessThan(8);
  });
});
