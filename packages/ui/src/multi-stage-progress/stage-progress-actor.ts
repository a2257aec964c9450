import type { GenerationRequest } from '@charhub/api-client/contract';
import type { Generation, stageProgressMachine } from '@charhub/machines';
import { createActor, type ActorRefFrom, type SnapshotFrom } from 'xstate';

export type StageProgressActor = ActorRefFrom<typeof stageProgressMachine>;
export type StageProgressSnapshot = SnapshotFrom<typeof stageProgressMachine>;

/** One component's actor. React may leave it and come back, at once or later. */
export interface HeldStageProgress {
  readonly get: () => StageProgressActor;
  /** Starts it and keeps it until released. */
  readonly hold: () => () => void;
}

export function holdStageProgress(
  machine: typeof stageProgressMachine,
  request: GenerationRequest,
  jobKey: string | null,
  options: Generation['actorOptions'],
): HeldStageProgress {
  const create = (key: string | null) =>
    createActor(machine, { input: { request, jobKey: key }, ...options });
  let actor = create(jobKey);
  let holders = 0;

  return {
    get: () => actor,
    hold: () => {
      holders++;
      // One that was stopped meanwhile goes on with the job it has started.
      if (actor.getSnapshot().status === 'stopped') actor = create(actor.getSnapshot().context.jobKey);
      actor.start();
      return () => {
        holders--;
        // At once: the registry it looks at may be about to stop.
        if (holders === 0) actor.stop();
      };
    },
  };
}
