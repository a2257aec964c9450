import { isSettled } from '@charhub/api-client/contract';
import { describe, expect, it } from 'vitest';
import { modelSnapshot } from '../testing/models/model-parts.ts';
import { referenceDatasetModel as model } from '../testing/models/reference-dataset.model.ts';
import type { ReachableState } from '../testing/index.ts';
import { exploreMachine, runWalk } from '../testing/index.ts';
import type { referenceDatasetMachine } from './reference-dataset.machine.ts';
import { referenceDatasetView } from './reference-dataset.selectors.ts';
import type { ReferenceDatasetEvent } from './reference-dataset.types.ts';

type State = ReachableState<typeof referenceDatasetMachine>;

const { states } = exploreMachine(model);

function after({ walk }: State, ...events: readonly ReferenceDatasetEvent[]) {
  return runWalk(model, { ...walk, events: [...walk.events, ...events] });
}

function violations(rule: (state: State) => boolean): string[] {
  return states.filter((state) => !rule(state)).map(({ key }) => key);
}

describe('wherever the dialog of the views stands', () => {
  it('is reached in hundreds of different situations', () => {
    expect(states.length).toBeGreaterThan(300);
  });

  it('can be closed in at most two steps, without losing the job', () => {
    const stuck = violations((state) => {
      const closed = [
        after(state, { type: 'dialog.close' }),
        after(state, { type: 'dialog.close' }, { type: 'generation.background' }),
        after(state, { type: 'generation.background' }),
      ];
      return closed.some(
        (snapshot) => !snapshot.hasTag('open') && snapshot.context.jobKey === state.snapshot.context.jobKey,
      );
    });
    expect(stuck).toEqual([]);
  });

  it('asks the closing question only while something is under way', () => {
    expect(violations(({ snapshot }) => !snapshot.hasTag('asking') || snapshot.hasTag('busy'))).toEqual([]);
  });

  it('never shows a job that is over as under way', () => {
    expect(
      violations(({ snapshot }) => {
        const { job } = snapshot.context;
        return !snapshot.hasTag('busy') || job === null || !isSettled(job);
      }),
    ).toEqual([]);
  });

  it('has a face for every situation', () => {
    expect(
      violations(({ snapshot }) => snapshot.hasTag('open') === (referenceDatasetView(snapshot) !== 'closed')),
    ).toEqual([]);
  });

  it('has pictures when only some are missing, and a reason when something went wrong', () => {
    expect(
      violations(({ snapshot }) => {
        const { pictures, error, notice } = snapshot.context;
        if (snapshot.hasTag('incomplete'))
          return Object.keys(pictures).length > 0 && (error !== null || notice === 'cancelled');
        return !snapshot.hasTag('failed') || error !== null;
      }),
    ).toEqual([]);
  });

  it('counts down exactly while it is about to close itself', () => {
    expect(
      violations(({ snapshot }) => snapshot.hasTag('counting') === (snapshot.context.secondsLeft !== null)),
    ).toEqual([]);
  });

  it('never loses a picture to a job that brought none', () => {
    const lost = violations((state) => {
      const { pictures } = state.snapshot.context;
      const ended = (['failed', 'cancelled'] as const).map((jobState) =>
        after(state, { type: 'job.changed', job: modelSnapshot(jobState), connection: 'live' }),
      );
      return ended.every(({ context }) => Object.keys(pictures).every((view) => view in context.pictures));
    });
    expect(lost).toEqual([]);
  });

  it('opens again with one event', () => {
    expect(
      violations(
        (state) =>
          state.snapshot.hasTag('open') || after(state, { type: 'dialog.open', jobKey: null }).hasTag('open'),
      ),
    ).toEqual([]);
  });

  it('never has a context that JSON cannot hold', () => {
    expect(
      violations(({ snapshot: { context } }) => {
        const copy: unknown = JSON.parse(JSON.stringify(context));
        return (
          JSON.stringify(copy) === JSON.stringify(context) &&
          Object.values(context).every((value) => value !== undefined)
        );
      }),
    ).toEqual([]);
  });
});
