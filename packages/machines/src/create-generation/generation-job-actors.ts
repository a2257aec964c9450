import type { GenerationClient, JobSnapshot } from '@charhub/api-client/contract';
import { fromCallback, fromPromise } from 'xstate';
import type { JobIdInput, SubmitJobInput } from '../generation-job/generation-job.setup.ts';
import type { GenerationJobEvent } from '../generation-job/generation-job.types.ts';

/** The actors of one job over a client. */
export function generationJobActors(client: GenerationClient) {
  return {
    submitJob: fromPromise<JobSnapshot, SubmitJobInput>(({ input: { request, idempotencyKey }, signal }) =>
      request === null
        ? Promise.reject(new Error('Nothing to submit'))
        : client.submitJob(request, { idempotencyKey, signal }),
    ),
    checkJob: fromPromise<JobSnapshot, JobIdInput>(({ input, signal }) =>
      client.getJob(known(input), { signal }),
    ),
    // Not aborted with its state: the wish has been told and stays told.
    cancelJob: fromPromise<JobSnapshot, JobIdInput>(({ input }) => client.cancelJob(known(input))),
    watchJob: fromCallback<{ type: 'never' }, JobIdInput>(({ input, sendBack }) =>
      client.watchJob(known(input), {
        onSnapshot: (snapshot) => {
          sendBack({ type: 'job.changed', snapshot } satisfies GenerationJobEvent);
        },
        onConnection: (status) => {
          sendBack({ type: 'connection.changed', status } satisfies GenerationJobEvent);
        },
        onRefused: (error) => {
          sendBack({ type: 'watch.refused', error } satisfies GenerationJobEvent);
        },
      }),
    ),
    watchNetwork: fromCallback<{ type: 'never' }, undefined>(({ sendBack }) => {
      const tell = () => {
        sendBack({ type: 'network.returned' } satisfies GenerationJobEvent);
      };
      globalThis.addEventListener?.('online', tell);
      return () => {
        globalThis.removeEventListener?.('online', tell);
      };
    }),
  };
}

function known({ jobId }: JobIdInput): string {
  if (jobId === null) throw new Error('The job is not known yet');
  return jobId;
}
