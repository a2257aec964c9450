import type { stageProgressMachine } from '@charhub/machines';
import { modelSnapshot, stageProgressModel } from '@charhub/machines/testing';
import type { ReactElement } from 'react';
import type { AnyEventObject, SnapshotFrom } from 'xstate';
import { MultiStageProgress } from '../../multi-stage-progress/multi-stage-progress.tsx';
import { failureText } from './dialog-sights.ts';
import { restoreRegistry } from './restore-registry.ts';
import {
  button,
  press,
  type Control,
  type Expectation,
  type Gesture,
  type WalkDriver,
  type WalkPageProps,
} from './walk-driver.ts';
import { WalkProvider } from './walk-provider.tsx';

type Snapshot = SnapshotFrom<typeof stageProgressMachine>;

const start = 'Start · 20 credits';
const views = ['face', 'front'] as const;
const names = { face: 'Face', front: 'Front' } as const;

/** The stages of one job, without a dialog: started there, or another's that is shown. */
export const stageProgressDriver: WalkDriver<typeof stageProgressMachine> = {
  model: stageProgressModel,
  inputs: stageProgressModel.inputs.filter(({ request }) => request !== null),
  Page: ProgressPage,
  host: ({ jobKey }) => ({ jobKey }),
  begin: (stage, { jobKey }) =>
    restoreRegistry(
      stage,
      jobKey === null ? [] : [modelSnapshot('running', { ...others, idempotencyKey: jobKey })],
    ),
  detail: () => null,
  gesture,
  expects,
};

const others = { kind: 'reference-dataset', characterId: 'character-1' } as const;

function ProgressPage({ stage, host }: WalkPageProps): ReactElement {
  return (
    <WalkProvider stage={stage}>
      <main style={{ padding: '2rem', maxWidth: '48rem' }}>
        <h1>Aria</h1>
        <MultiStageProgress
          characterId="character-1"
          viewsToGenerate={views}
          userPrompt="A fox"
          jobKey={host.jobKey ?? undefined}
        />
      </main>
    </WalkProvider>
  );
}

function gesture({ type }: AnyEventObject, snapshot: Snapshot): Gesture | null {
  switch (type) {
    case 'generation.start':
      return press(start);
    case 'views.retry':
      return press(snapshot.hasTag('incomplete') ? 'Retry failed views' : 'Retry');
    case 'generation.cancel':
      return press('Cancel generation');
    default:
      return null;
  }
}

function expects(snapshot: Snapshot): Expectation {
  const { job, error } = snapshot.context;
  const page = (controls: readonly Control[], see: readonly string[], never: readonly string[]) => ({
    dialog: null,
    controls: [...controls, ...cards(snapshot)],
    see,
    never,
  });
  if (snapshot.hasTag('ready')) {
    return page([button(start)], ['2 views × 10 = 20 credits · you have 500'], ['Cancel', 'Retry']);
  }
  if (snapshot.hasTag('completed')) return page([], ['All views are ready.'], ['Retry', 'Start', 'Cancel']);
  if (snapshot.hasTag('incomplete')) {
    return page(
      [button('Details'), button('Retry failed views')],
      ['1 of 2 views are ready.'],
      ['All views are ready.', 'Start'],
    );
  }
  if (snapshot.hasTag('failed')) {
    return page(
      [button('Details'), button('Retry')],
      [failureText({ job, error })],
      ['views are ready', 'Start'],
    );
  }
  if (snapshot.hasTag('cancelled')) {
    return page([button('Retry')], job === null ? [] : ['Cancelled.'], ['views are ready', 'Start']);
  }
  const notCancelled = 'It could not be cancelled and goes on.';
  return page(
    [button('Cancel generation', job?.cancelRequested === true)],
    [job === null ? 'Sending…' : 'Image 1 of 2 · 63%', ...(error === null ? [] : [notCancelled])],
    ['Retry', 'Start', 'views are ready', ...(error === null ? [notCancelled] : [])],
  );
}

function cards({ context: { job, finished } }: Snapshot): Control[] {
  const stages = [...(job?.stages ?? []), ...finished];
  return views.flatMap((view) =>
    (stages.find(({ id }) => id === view)?.image ?? null) !== null
      ? [button(`View full size: Reference view: ${names[view]}`)]
      : [],
  );
}
