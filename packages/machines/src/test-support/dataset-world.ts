import type { JobSnapshot } from '@charhub/api-client/contract';
import { withFaults } from '@charhub/api-client/testing';
import type { ActorRefFrom } from 'xstate';
import { createActor, SimulatedClock } from 'xstate';
import type { Generation } from '../create-generation/create-generation.ts';
import { createGeneration } from '../create-generation/create-generation.ts';
import type { GenerationJobsEmitted } from '../generation-jobs/generation-jobs.types.ts';
import type { referenceDatasetMachine } from '../reference-dataset/reference-dataset.machine.ts';
import type { stageProgressMachine } from '../stage-progress/stage-progress.machine.ts';
import type { StageProgressEmitted } from '../stage-progress/stage-progress.types.ts';
import { breakableStreams } from './breakable-streams.ts';
import { memoryStorage, memoryTabs } from '../testing/memory-ports.ts';
import { clientWithAvatar } from './open-dataset.ts';
import { provideReferenceDataset } from '../reference-dataset/provide-reference-dataset.ts';
import { provideStageProgress } from '../stage-progress/provide-stage-progress.ts';

/** One loading of a page: its registry, its dialog and the stages of each job it has shown. */
export interface Page {
  readonly tab: number;
  readonly generation: Generation;
  readonly dialog: ActorRefFrom<typeof referenceDatasetMachine>;
  readonly progresses: Map<string, ActorRefFrom<typeof stageProgressMachine>>;
  /** What the dialog has shown of its jobs, in order. */
  readonly shown: JobSnapshot[];
  readonly finished: GenerationJobsEmitted[];
  readonly reported: StageProgressEmitted[];
}

/** Lets everything that is under way in memory come to rest. */
export async function settle() {
  for (let turn = 0; turn < 40; turn++) await Promise.resolve();
}

/** A server, a bad line to it, and two tabs of one browser. `chances` decide what the line does with each message. */
export function createDatasetWorld(chances: readonly number[]) {
  const server = clientWithAvatar({ balance: 100_000 });
  let drawn = 0;
  let isCalm = false;
  const line = withFaults(server, {
    random: () => (isCalm || chances.length === 0 ? 1 : (chances[drawn++ % chances.length] ?? 1)),
    drop: 0.25,
    duplicate: 0.2,
    reorder: 0.2,
    delay: 0.2,
    loseRequest: 0.1,
    loseAnswer: 0.15,
  });
  const streams = breakableStreams(line);
  const clock = new SimulatedClock();
  const storage = memoryStorage();
  const openChannel = memoryTabs();
  const pages: Page[] = [];
  let keys = 0;

  function load(tab: number): Page {
    const generation = createGeneration({
      client: streams.client,
      userId: 'user-1',
      storage,
      openChannel,
      createKey: () => `key-${String(++keys)}`,
      clock,
    });
    generation.start();
    const dialog = createActor(provideReferenceDataset(generation), {
      input: { characterId: 'character-1' },
      clock,
    });
    const progresses: Page['progresses'] = new Map();
    const page: Page = { tab, generation, dialog, progresses, shown: [], finished: [], reported: [] };
    pages.push(page);
    generation.jobs.on('job.finished', (event) => page.finished.push(event));
    dialog.subscribe(({ context: { job, jobKey } }) => {
      if (job === null || jobKey === null || page.shown.at(-1) === job) return;
      page.shown.push(job);
      if (progresses.has(job.id)) return;
      const progress = createActor(provideStageProgress(generation), { input: { request: null, jobKey } });
      progress.on('*', (event) => page.reported.push(event));
      progresses.set(job.id, progress.start());
    });
    dialog.start();
    return page;
  }

  async function leave({ dialog, generation, progresses }: Page): Promise<void> {
    dialog.stop();
    for (const progress of progresses.values()) progress.stop();
    generation.stop();
    await settle();
  }

  return {
    server,
    line,
    streams,
    clock,
    /** Every loading so far, in order. */
    pages,
    load,
    leave,
    /** From now on every message and every answer arrives. */
    calm: () => {
      isCalm = true;
    },
    /** Time passes for everybody, and what it brings comes to rest. */
    pass: async (milliseconds: number) => {
      clock.increment(milliseconds);
      await settle();
    },
  };
}
