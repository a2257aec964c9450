import type { JobSnapshot, ReferenceView } from '@charhub/api-client/contract';
import { isSettled } from '@charhub/api-client/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stageProgressStages, stageProgressView } from '../stage-progress/stage-progress.selectors.ts';
import { stageViews } from '../stage-progress/stage-views.ts';
import type { Page } from '../test-support/dataset-world.ts';
import { createDatasetWorld, settle } from '../test-support/dataset-world.ts';
import { propertyRuns } from '../test-support/property-runs.ts';
import { referenceDatasetView } from './reference-dataset.selectors.ts';
import { REFERENCE_VIEWS } from './reference-views.ts';

const tab = fc.constantFrom(0 as const, 1 as const);
const some = <const T extends string>(name: T) => fc.record({ do: fc.constant(name) });
const inTab = <const T extends string>(name: T) => fc.record({ do: fc.constant(name), tab });

/** What can happen to two tabs, their server and the line between them. */
const step = fc.oneof(
  { weight: 4, arbitrary: some('finishStage') },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('paint'), percent: fc.nat({ max: 99 }) }) },
  { weight: 2, arbitrary: some('wait') },
  some('failStage'),
  some('failJob'),
  some('cancelJob'),
  some('loseJob'),
  some('cut'),
  some('mend'),
  some('flush'),
  inTab('reload'),
  inTab('leaveDialog'),
  inTab('openDialog'),
  inTab('again'),
  inTab('cancel'),
  inTab('retry'),
  fc.record({ do: fc.constant('submit'), tab, views: fc.subarray([...REFERENCE_VIEWS], { minLength: 1 }) }),
  fc.record({ do: fc.constant('reroll'), tab, view: fc.constantFrom<ReferenceView>(...REFERENCE_VIEWS) }),
);

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const story = fc.record({
  steps: fc.array(step, { minLength: 4, maxLength: 20 }),
  chances: fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { maxLength: 24 }),
});

async function play({ steps, chances }: { steps: readonly Step[]; chances: readonly number[] }) {
  const world = createDatasetWorld(chances);
  const { server, streams, line } = world;
  const tabs: [Page, Page] = [world.load(0), world.load(1)];
  const running = () => server.jobs.all().find((job) => !isSettled(job))?.id;

  for (const { dialog } of tabs) dialog.send({ type: 'dialog.open', jobKey: null });
  await settle();
  tabs[0].dialog.send({ type: 'generation.submit' });
  await settle();
  for (const each of steps) await take(each);

  async function take(each: Step): Promise<void> {
    const dialog = 'tab' in each ? tabs[each.tab].dialog : tabs[0].dialog;
    const job = running();
    if (each.do === 'finishStage' && job !== undefined) server.jobs.completeStage(job);
    else if (each.do === 'paint' && job !== undefined) server.jobs.advance({ percent: each.percent }, job);
    else if (each.do === 'failStage' && job !== undefined) server.jobs.failStage({}, job);
    else if (each.do === 'failJob' && job !== undefined) server.jobs.fail({}, job);
    else if (each.do === 'cancelJob' && job !== undefined) server.jobs.cancel(job);
    else if (each.do === 'loseJob' && job !== undefined) server.jobs.lose(job);
    else if (each.do === 'cut') streams.cut();
    else if (each.do === 'mend') streams.mend();
    else if (each.do === 'flush') line.flush();
    else if (each.do === 'leaveDialog') {
      dialog.send({ type: 'dialog.close' });
      dialog.send({ type: 'generation.background' });
    } else if (each.do === 'openDialog') dialog.send({ type: 'dialog.open', jobKey: null });
    else if (each.do === 'again') dialog.send({ type: 'generation.repeat' });
    else if (each.do === 'cancel') dialog.send({ type: 'generation.cancel' });
    else if (each.do === 'retry') {
      dialog.send({ type: 'views.retry' });
      dialog.send({ type: 'generation.retry' });
    } else if (each.do === 'submit') {
      dialog.send({ type: 'settings.edit' });
      dialog.send({ type: 'views.change', views: each.views });
      dialog.send({ type: 'generation.submit' });
    } else if (each.do === 'reroll') dialog.send({ type: 'view.reroll', view: each.view });
    else if (each.do === 'reload') {
      await world.leave(tabs[each.tab]);
      const page = (tabs[each.tab] = world.load(each.tab));
      page.dialog.send({ type: 'dialog.open', jobKey: null });
    }
    await (each.do === 'wait' ? world.pass(8_000) : settle());
  }

  // The last word: what is asked is answered again, what had no answer is asked again, time passes, and what still runs
  // comes to its end.
  world.calm();
  streams.mend();
  for (const { generation } of tabs) {
    const { jobs } = generation;
    for (const { key } of jobs.getSnapshot().context.jobs) jobs.send({ type: 'job.retry', key });
  }
  for (let turn = 0; turn < 4; turn++) await world.pass(30_000);
  for (let job = running(); job !== undefined; job = running()) server.jobs.complete(job);
  for (let turn = 0; turn < 4; turn++) await world.pass(30_000);
  return { ...world, tabs };
}

/** How far each stage is, so that going back can be told. */
const ranks = { pending: 0, running: 1, completed: 2, failed: 2, skipped: 2 };

function expectForward(before: JobSnapshot, after: JobSnapshot): void {
  expect(after.percent).toBeGreaterThanOrEqual(before.percent);
  const stages = stageViews(after);
  for (const earlier of stageViews(before)) {
    const later = stages.find(({ id }) => id === earlier.id);
    expect(ranks[later?.state ?? 'pending']).toBeGreaterThanOrEqual(ranks[earlier.state]);
    expect(later?.percent).toBeGreaterThanOrEqual(earlier.percent);
    if (earlier.state === 'completed') expect(later).toEqual(earlier);
  }
}

const views = { completed: 'completed', failed: 'failed', cancelled: 'form', lost: 'failed' } as const;

type Outcome = Awaited<ReturnType<typeof play>>;

function expectNothingToGoBack({ pages }: Outcome): void {
  for (const { shown } of pages) {
    shown.forEach((job, index) => {
      const before = shown.slice(0, index).findLast(({ id }) => id === job.id);
      if (before !== undefined) expectForward(before, job);
      if (job.percent === 100) expect(job.stages.every(({ image }) => image !== null)).toBe(true);
    });
  }
}

function expectTruthInOpenPages({ server, tabs }: Outcome): void {
  for (const { dialog, progresses } of tabs) {
    const { job } = dialog.getSnapshot().context;
    if (dialog.getSnapshot().hasTag('busy')) expect(job).toBeNull();
    for (const [id, progress] of progresses) {
      const truth = server.jobs.get(id);
      expect(progress.getSnapshot().context.job).toEqual(truth);
      expect(stageProgressStages(progress.getSnapshot())).toEqual(stageViews(truth));
    }
  }
}

async function expectTruthInNewPages({ server, load, leave, pass }: Outcome): Promise<void> {
  for (const job of server.jobs.all()) {
    const page = load(0);
    page.dialog.send({ type: 'dialog.open', jobKey: job.id });
    await pass(0);
    const snapshot = page.dialog.getSnapshot();
    expect(snapshot.context.job).toEqual(job);
    const isPartial = job.state !== 'completed' && job.images.length > 0;
    expect(referenceDatasetView(snapshot)).toBe(isPartial ? 'incomplete' : views[settledState(job)]);
    for (const { id, image } of job.stages) {
      if (image !== null) expect(Object.entries(snapshot.context.pictures)).toContainEqual([id, image]);
    }
    await leave(page);
  }
}

function expectOneJobForEachIntent({ server }: Outcome): void {
  const keys = server.jobs.all().map(({ idempotencyKey }) => idempotencyKey);
  expect(new Set(keys).size).toBe(keys.length);
}

function expectEachEndOnce({ server, pages }: Outcome): void {
  for (const { id, state } of server.jobs.all()) {
    const ends = pages.map(({ finished }) =>
      finished.flatMap((event) => (event.type === 'job.finished' && event.job.id === id ? [event] : [])),
    );
    expect(ends.some(({ length }) => length > 0)).toBe(true);
    expect(ends.every(({ length }) => length <= 1)).toBe(true);
    expect(ends.flat().filter(({ announce }) => announce).length).toBeLessThanOrEqual(1);
    const report = state === 'completed' ? 'generation.completed' : 'generation.failed';
    for (const { reported, progresses } of pages) {
      const progress = progresses.get(id);
      const isOver = progress !== undefined && stageProgressView(progress.getSnapshot()) !== 'following';
      const reports = reported.filter(({ job }) => job?.id === id).map(({ type }) => type);
      expect(reports).toEqual(isOver && state !== 'cancelled' ? [report] : []);
    }
  }
}

describe('whatever happens to two tabs, their server and the line between them', { timeout: 240_000 }, () => {
  it('nothing seen goes back, each end is reported once, and the last picture is the server’s truth', async () => {
    await fc.assert(
      fc.asyncProperty(story, async (told) => {
        const outcome = await play(told);
        expectNothingToGoBack(outcome);
        expectOneJobForEachIntent(outcome);
        expectTruthInOpenPages(outcome);
        expectEachEndOnce(outcome);
        await expectTruthInNewPages(outcome);
        for (const page of outcome.tabs) await outcome.leave(page);
      }),
      propertyRuns('the dataset'),
    );
  });
});

function settledState({ state }: JobSnapshot): keyof typeof views {
  if (state === 'queued' || state === 'running') throw new Error('The job still runs');
  return state;
}
