import { stageProgressSetup } from './stage-progress.setup.ts';
import { working } from './working.state.ts';

/** What is left, as a new job. */
const retry = {
  guard: 'hasRequest',
  target: '#submitting',
  actions: ['setRemainingRequest', 'setJobKey'],
} as const;

/**
 * The stages of one job, started here or elsewhere:
 * ready → working (submitting, following) → completed | incomplete | failed | cancelled.
 *
 * A job is the registry's (`generationJobs`): this only looks at it. Slot: `followJob`, as in the dialogs.
 */
export const stageProgressMachine = /*#__PURE__*/ stageProgressSetup.createMachine({
  id: 'stageProgress',
  context: ({ input }) => ({ ...input, job: null, connection: 'connecting', error: null, finished: [] }),
  initial: 'ready',
  states: {
    ready: {
      tags: 'ready',
      always: { guard: 'hasKey', target: 'working' },
      on: {
        'generation.start': { guard: 'hasRequest', target: '#submitting', actions: 'setJobKey' },
      },
    },
    working,
    completed: { id: 'completed', tags: 'completed', entry: 'emitCompleted' },
    incomplete: {
      id: 'incomplete',
      tags: 'incomplete',
      entry: 'emitFailed',
      on: { 'views.retry': retry },
    },
    failed: { id: 'failed', tags: 'failed', entry: 'emitFailed', on: { 'views.retry': retry } },
    cancelled: { id: 'cancelled', tags: 'cancelled', on: { 'views.retry': retry } },
  },
});
