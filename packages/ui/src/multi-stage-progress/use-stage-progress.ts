import type { GenerationRequest } from '@charhub/api-client/contract';
import { activeJobOf, provideStageProgress, stageProgressView } from '@charhub/machines';
import { useSelector } from '../foundations/use-selector.ts';
import { useMemo, useState, useSyncExternalStore } from 'react';
import { useGenerationContext } from '../generation-provider/generation-context.ts';
import { holdStageProgress, type StageProgressActor } from './stage-progress-actor.ts';

interface StageProgressSource {
  readonly request: GenerationRequest;
  /** In the registry; null for the character's running job, and without one for a start. */
  readonly jobKey: string | null;
}

/** The progress of one job; of the newest props as long as nothing was started. */
export function useStageProgress({ request, jobKey }: StageProgressSource): StageProgressActor {
  const { generation, jobs } = useGenerationContext();
  const machine = useMemo(() => provideStageProgress(generation), [generation]);
  const { kind, characterId } = request;
  const running = useSelector(jobs, (registry) => activeJobOf(registry, { kind, characterId })?.key ?? null);
  const key = jobKey ?? running;
  // By value, since a host makes its lists anew with each render.
  const subject = JSON.stringify([characterId, jobKey]);
  const source = JSON.stringify([request, key]);

  const create = () => ({
    subject,
    source,
    progress: holdStageProgress(machine, request, key, generation.actorOptions),
  });
  const [held, setHeld] = useState(create);
  const { hold, get } = held.progress;
  const actor = useSyncExternalStore(hold, get, get);
  const isReady = useSelector(actor, (snapshot) => stageProgressView(snapshot) === 'ready');
  if (held.subject !== subject || (isReady && held.source !== source)) setHeld(create());

  return actor;
}
