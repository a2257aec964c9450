import type { JobSnapshot } from '@charhub/api-client/contract';
import { assign, createActor, enqueueActions, fromCallback, setup } from 'xstate';
import { createListeners, type WatchedJobs, type Watches } from './watched-jobs.ts';

interface JobInput {
  readonly snapshot: JobSnapshot;
  readonly watches: Watches;
}

const jobSetup = setup({
  types: {
    context: {} as JobInput,
    events: {} as { type: 'job.changed'; snapshot: JobSnapshot },
    input: {} as JobInput,
  },
  actors: {
    watch: fromCallback<{ type: 'never' }, JobInput>(({ input, sendBack }) => {
      input.watches.set(input.snapshot.id, {
        onSnapshot: (snapshot) => {
          sendBack({ type: 'job.changed', snapshot });
        },
      });
    }),
  },
  actions: {
    record: assign((_, { snapshot }: { snapshot: JobSnapshot }) => ({ snapshot })),
  },
  guards: {
    isNewer: ({ context }, { snapshot }: { snapshot: JobSnapshot }) =>
      snapshot.id === context.snapshot.id && snapshot.revision > context.snapshot.revision,
  },
  delays: { silence: 20_000 },
});

/** Takes a newer snapshot of its job, and nothing else. */
const recordingJob = jobSetup.createMachine({
  context: ({ input }) => input,
  invoke: { src: 'watch', input: ({ context }) => context },
  on: {
    'job.changed': {
      guard: { type: 'isNewer', params: ({ event }) => event },
      actions: { type: 'record', params: ({ event }) => event },
    },
  },
});

/** The same, and it notices when nothing was heard for 20 s. */
const noticingJob = jobSetup.createMachine({
  context: ({ input }) => input,
  invoke: { src: 'watch', input: ({ context }) => context },
  initial: 'hearing',
  states: { hearing: { after: { silence: 'silent' } }, silent: {} },
  on: {
    'job.changed': {
      guard: { type: 'isNewer', params: ({ event }) => event },
      target: '.hearing',
      actions: { type: 'record', params: ({ event }) => event },
    },
  },
});

/** What XState itself takes for the same update: a machine with nothing else in it, and a parent that spawns them. */
export function bareJobs(
  jobs: readonly JobSnapshot[],
  does: 'record' | 'record and notice silence',
): WatchedJobs {
  const watches: Watches = new Map();
  const listeners = createListeners(jobs.length);
  const job = does === 'record' ? recordingJob : noticingJob;
  const parent = createActor(
    setup({ actors: { job } }).createMachine({
      entry: enqueueActions(({ enqueue }) => {
        for (const snapshot of jobs)
          enqueue.spawnChild('job', { id: snapshot.id, input: { snapshot, watches } });
      }),
    }),
  ).start();
  const { children } = parent.getSnapshot();
  for (const [index, { id }] of jobs.entries()) {
    children[id]?.subscribe(({ context }) => {
      listeners.listen(index, context.snapshot);
    });
  }
  return {
    tell: (snapshot) => watches.get(snapshot.id)?.onSnapshot(snapshot),
    heard: listeners.heard,
    stop: () => {
      parent.stop();
    },
  };
}
