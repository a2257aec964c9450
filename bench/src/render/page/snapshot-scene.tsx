import type { GenerationClient, JobKind, JobSnapshot } from '@charhub/api-client/contract';
import { characterImage, createScriptedClient } from '@charhub/api-client/testing';
import {
  AvatarGenerationModal,
  GenerationDock,
  GenerationProvider,
  ImagesTab,
  ReferenceGenerationModal,
} from '@charhub/ui';
import { useEffect, useState, type ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import { createRenderLog } from '../../../../packages/ui/src/test-support/render-log.tsx';
import { paintedJob, tellProgress } from './messages.ts';
import type { SnapshotScene } from './scene.types.ts';
import { nextTask, painted, until } from './wait.ts';

export type SnapshotSurface = 'avatar' | 'references' | 'dock' | 'tab' | 'bare';

const dialog = { characterId: 'character-1', isOpen: true, onClose: () => {} } as const;
const kinds: Readonly<Record<SnapshotSurface, JobKind>> = {
  avatar: 'avatar',
  references: 'reference-dataset',
  dock: 'avatar',
  tab: 'reference-dataset',
  bare: 'avatar',
};

/** One place that shows how far a job is. */
export async function snapshotScene(root: HTMLElement, surface: SnapshotSurface): Promise<SnapshotScene> {
  const client = createScriptedClient({
    jobs: [paintedJob({ id: 'job', kind: kinds[surface] })],
    images: {
      'character-1': Array.from({ length: 100 }, (_, seed) => characterImage({ view: 'avatar', seed })),
    },
  });
  const log = createRenderLog();
  createRoot(root).render(
    <log.Watched>
      {surface === 'bare' ? (
        <BareProgress client={client} />
      ) : (
        <GenerationProvider client={client} userId="user-1" storage={null} locale="en-US">
          <Surface surface={surface} />
        </GenerationProvider>
      )}
    </log.Watched>,
  );
  if (surface === 'dock')
    (await until(() => document.querySelector<HTMLElement>('button[aria-expanded]'))).click();
  await until(() => client.watcherCount() > 0 && document.querySelector('[role=progressbar], ul p'));
  await painted();
  return {
    send: async (times) => {
      for (let time = 0; time < times; time += 1) {
        tellProgress(client, 'job');
        await nextTask();
      }
    },
    rendered: async (times) => {
      const all: (readonly (readonly string[])[])[] = [];
      for (let time = 0; time < times; time += 1) {
        all.push(
          await log.during(root, async () => {
            tellProgress(client, 'job');
            await painted();
          }),
        );
      }
      return all;
    },
  };
}

function Surface({ surface }: { readonly surface: Exclude<SnapshotSurface, 'bare'> }): ReactElement {
  switch (surface) {
    case 'avatar':
      return <AvatarGenerationModal {...dialog} />;
    case 'references':
      return <ReferenceGenerationModal {...dialog} />;
    case 'dock':
      return <GenerationDock />;
    case 'tab':
      return <ImagesTab characterId="character-1" />;
  }
}

/** The least that shows the same: a state that is set, a text and a bar. */
function BareProgress({ client }: { readonly client: GenerationClient }): ReactElement {
  const [job, setJob] = useState<JobSnapshot | null>(null);
  useEffect(
    () => client.watchJob('job', { onSnapshot: setJob, onConnection: () => {}, onRefused: () => {} }),
    [client],
  );
  const percent = job?.percent ?? 0;
  return (
    <div>
      <p>Painting… {percent} %</p>
      <div role="progressbar" aria-valuenow={percent} aria-valuetext={`Painting… ${String(percent)} %`}>
        <div style={{ width: `${String(percent)}%` }} />
      </div>
    </div>
  );
}
