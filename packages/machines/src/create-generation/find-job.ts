import { fromPromise, waitFor } from 'xstate';
import type { FindJobInput } from '../generation-dialog/dialog-actors.ts';
import { findTracked } from '../generation-jobs/tracked-jobs.ts';
import type { GenerationPorts } from './generation-ports.ts';

/** Answers with the key of the job to show: the one asked for, else a running one of this kind for this character, else null. */
export function findJob(ports: GenerationPorts) {
  return fromPromise<string | null, FindJobInput>(
    async ({ input: { requestedKey, kind, characterId }, signal }) => {
      const { client, jobs } = ports;
      const find = () => {
        const tracked = jobs.getSnapshot().context.jobs;
        return requestedKey === null
          ? tracked.find(
              (job) => job.state === 'active' && job.kind === kind && job.characterId === characterId,
            )
          : findTracked(tracked, requestedKey);
      };
      const restored = await waitFor(jobs, (snapshot) => find() !== undefined || snapshot.matches('ready'), {
        signal,
        timeout: Infinity,
      });
      const found = find();
      if (found !== undefined || requestedKey === null || !restored.matches('ready'))
        return found?.key ?? null;

      const snapshot = await client.getJob(requestedKey, { signal });
      jobs.send({ type: 'job.track', snapshot });
      return find()?.key ?? null;
    },
  );
}
