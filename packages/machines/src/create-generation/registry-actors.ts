import type { GenerationClient } from '@charhub/api-client/contract';
import type { ActorRefFrom } from 'xstate';
import { fromCallback } from 'xstate';
import type { GenerationJobsEvent, TabsCommand } from '../generation-jobs/generation-jobs.types.ts';
import { generationJobsMachine } from '../generation-jobs/generation-jobs.machine.ts';
import { trackedJobMachine } from '../generation-jobs/generation-jobs.setup.ts';
import { findTracked } from '../generation-jobs/tracked-jobs.ts';
import { generationJobActors } from './generation-job-actors.ts';
import type { JobStorage } from './job-storage.ts';
import type { OpenTabChannel } from './tab-channel.ts';

/** The registry's actor. */
export type GenerationJobsActor = ActorRefFrom<typeof generationJobsMachine>;

type UserInput = { userId: string };

/** The registry over a client, a storage and the other tabs. */
export function provideGenerationJobs(ports: {
  client: GenerationClient;
  storage: JobStorage;
  openChannel: OpenTabChannel;
}): typeof generationJobsMachine {
  const { client, storage, openChannel } = ports;
  return generationJobsMachine.provide({
    actors: {
      generationJob: trackedJobMachine.provide({ actors: generationJobActors(client) }),
      loadStored: fromCallback<{ type: 'never' }, UserInput>(({ sendBack, input }) => {
        sendBack({ type: 'jobs.restored', stored: storage.load(input.userId) } satisfies GenerationJobsEvent);
      }),
      listJobs: fromCallback<{ type: 'never' }, UserInput>(({ sendBack }) => {
        const abort = new AbortController();
        client.listJobs({ signal: abort.signal }).then(
          (jobs) => {
            sendBack({ type: 'jobs.listed', jobs } satisfies GenerationJobsEvent);
          },
          () => {
            sendBack({ type: 'list.failed' } satisfies GenerationJobsEvent);
          },
        );
        return () => {
          abort.abort();
        };
      }),
      tabs: fromCallback<TabsCommand, UserInput>(({ sendBack, receive, input }) => {
        const { userId } = input;
        let isClosed = false;
        const channel = openChannel(userId);
        const unsubscribe = channel.subscribe((jobs) => {
          sendBack({ type: 'jobs.synced', jobs } satisfies GenerationJobsEvent);
        });
        receive((command) => {
          if (command.type === 'jobs.publish') {
            channel.publish(command.jobs);
            return;
          }
          const { key, snapshot, watched } = command;
          const answer = (announce: boolean) => {
            sendBack({ type: 'announcement.decided', key, snapshot, announce } satisfies GenerationJobsEvent);
          };
          void channel
            // A tab that is going away leaves the announcement to the next one.
            .claim(key, () => !isClosed)
            .catch(() => true)
            .then((isFirst) => {
              if (isClosed) return;
              const tracked = findTracked(storage.load(userId), key);
              answer(isFirst && tracked?.announced !== true && !watched);
              if (tracked !== undefined) storage.save(userId, [{ ...tracked, announced: true }]);
            });
        });
        return () => {
          isClosed = true;
          unsubscribe();
          channel.close();
        };
      }),
    },
    actions: {
      store: ({ context }) => {
        storage.save(context.userId, context.jobs);
      },
    },
  });
}
