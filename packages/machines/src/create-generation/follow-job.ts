import { GenerationError } from '@charhub/api-client/contract';
import { fromCallback } from 'xstate';
import type { SnapshotFrom } from 'xstate';
import type { generationJobMachine } from '../generation-job/generation-job.machine.ts';
import type { GenerationJobActor } from '../generation-jobs/generation-jobs.selectors.ts';
import { jobActorOf } from '../generation-jobs/generation-jobs.selectors.ts';
import type { FollowJobCommand, FollowJobInput } from '../generation-dialog/dialog-actors.ts';
import type { FollowedJobFact } from '../generation-dialog/generation-dialog.types.ts';
import type { GenerationPorts } from './generation-ports.ts';

/** Looks at one job of the registry on behalf of a dialog, and carries the dialog's wishes to it. */
export function followJob(ports: Pick<GenerationPorts, 'jobs'>) {
  return fromCallback<FollowJobCommand, FollowJobInput>(({ input: { key }, sendBack, receive }) => {
    if (key === null) return;
    const { jobs } = ports;
    let followed: GenerationJobActor | null = null;
    let job: { unsubscribe(): void } | null = null;
    let last: FollowedJobFact | null = null;

    const tell = (fact: FollowedJobFact) => {
      if (last !== null && isSameFact(last, fact)) return;
      last = fact;
      sendBack(fact);
    };
    const look = () => {
      const current = jobActorOf(jobs.getSnapshot(), key) ?? null;
      if (current === followed) return;
      job?.unsubscribe();
      const vanished = followed !== null && current === null && followed.getSnapshot().hasTag('active');
      followed = current;
      job =
        current?.subscribe((snapshot) => {
          tell(factOf(snapshot));
        }) ?? null;
      if (current !== null) tell(factOf(current.getSnapshot()));
      else if (vanished) tell({ type: 'job.refused', error: abandoned });
    };

    receive((command) => {
      if (command.type === 'job.submit') {
        jobs.send({ ...command, key });
        look();
        if (last === null) tell({ type: 'job.changed', job: null, connection: 'connecting' });
      } else {
        jobs.send({ ...command, key });
      }
    });
    jobs.send({ type: 'dialog.attached', key });
    const registrySubscription = jobs.subscribe(look);
    look();

    return () => {
      registrySubscription.unsubscribe();
      job?.unsubscribe();
      jobs.send({ type: 'dialog.detached', key });
    };
  });
}

const abandoned = new GenerationError({
  code: 'aborted',
  message: 'The job was given up elsewhere',
}).toJSON();

function factOf(snapshot: SnapshotFrom<typeof generationJobMachine>): FollowedJobFact {
  const { snapshot: job, connection, error, cancelError } = snapshot.context;
  if (error !== null && snapshot.matches('unanswered')) return { type: 'submission.unanswered', error };
  if (error !== null && snapshot.matches('unwatched')) return { type: 'watch.refused', error };
  if (error !== null && snapshot.matches({ settled: 'refused' })) return { type: 'job.refused', error };
  if (cancelError !== null && !snapshot.hasTag('settled'))
    return { type: 'cancel.failed', error: cancelError };
  return { type: 'job.changed', job, connection };
}

function isSameFact(a: FollowedJobFact, b: FollowedJobFact): boolean {
  if (a.type === 'job.changed' && b.type === 'job.changed') {
    return a.job === b.job && a.connection === b.connection;
  }
  return a.type === b.type && 'error' in a && 'error' in b && a.error === b.error;
}
