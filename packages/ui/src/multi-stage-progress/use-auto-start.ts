import { useSelector } from '../foundations/use-selector.ts';
import { useEffect } from 'react';
import { useGenerationContext } from '../generation-provider/generation-context.ts';
import type { StageProgressActor } from './stage-progress-actor.ts';

/**
 * Starts as soon as it is known that nothing runs already. A second start does nothing, so that React may run effects
 * twice.
 *
 * @param canStart whether it is wanted and nothing stands against it
 */
export function useAutoStart(actor: StageProgressActor, canStart: boolean): void {
  const { jobs } = useGenerationContext();
  const restored = useSelector(jobs, (registry) => registry.matches('ready'));
  const wanted = canStart && restored;
  useEffect(() => {
    if (wanted) actor.send({ type: 'generation.start' });
  }, [actor, wanted]);
}
