import { describe, expect, it } from 'vitest';
import { imageGenerationModel as model } from '../testing/models/image-generation.model.ts';
import type { ReachableState } from '../testing/index.ts';
import { exploreMachine, runWalk } from '../testing/index.ts';
import type { imageGenerationMachine } from './image-generation.machine.ts';
import type { ImageGenerationEvent } from './image-generation.types.ts';

type State = ReachableState<typeof imageGenerationMachine>;

const { states } = exploreMachine(model);

function after({ walk }: State, ...events: readonly ImageGenerationEvent[]) {
  return runWalk(model, { ...walk, events: [...walk.events, ...events] });
}

function violations(rule: (state: State) => boolean): string[] {
  return states.filter((state) => !rule(state)).map(({ key }) => key);
}

describe('wherever the dialog stands', () => {
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
    const over = ['completed', 'failed', 'cancelled', 'lost'];
    expect(
      violations(
        ({ snapshot }) => !snapshot.hasTag('busy') || !over.includes(snapshot.context.job?.state ?? 'none'),
      ),
    ).toEqual([]);
  });

  it('has a picture when it is completed, and the reason when it failed', () => {
    expect(
      violations(
        ({ snapshot }) => !snapshot.matches({ open: 'completed' }) || snapshot.context.image !== null,
      ),
    ).toEqual([]);
    expect(
      violations(({ snapshot }) => !snapshot.matches({ open: 'failed' }) || snapshot.context.error !== null),
    ).toEqual([]);
  });

  it('opens again with one event', () => {
    expect(
      violations(
        (state) =>
          state.snapshot.hasTag('open') || after(state, { type: 'dialog.open', jobKey: null }).hasTag('open'),
      ),
    ).toEqual([]);
  });

  it('keeps what was typed through whatever follows, unless another job takes its place', () => {
    const lost = violations((state) => {
      if (!state.snapshot.hasTag('form')) return true;
      const typed = [{ type: 'prompt.change', prompt: 'Typed' }, { type: 'generation.submit' }] as const;
      const end = [
        { type: 'job.changed', job: null, connection: 'live' },
        { type: 'generation.cancel' },
      ] as const;
      return after(state, ...typed, ...end).context.prompt === 'Typed';
    });
    expect(lost).toEqual([]);
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
