import type { GenerationJobsActor } from '@charhub/machines';
import { useState, useSyncExternalStore } from 'react';
import { useGenerationContext } from '../generation-provider/generation-context.ts';

type MadeBy = ReadonlyMap<string, string>;

/**
 * Which job has made which picture: keys of jobs by the addresses of their pictures, of one-picture jobs that end while
 * the component is on the page.
 */
export function useMadeBy(characterId: string): MadeBy {
  const { jobs } = useGenerationContext();
  const [held, setHeld] = useState(() => listenTo(jobs, characterId));
  if (held.jobs !== jobs || held.characterId !== characterId) setHeld(listenTo(jobs, characterId));
  return useSyncExternalStore(held.subscribe, held.get, held.get);
}

function listenTo(jobs: GenerationJobsActor, characterId: string) {
  let madeBy: MadeBy = new Map();
  return {
    jobs,
    characterId,
    get: () => madeBy,
    subscribe: (listener: () => void) => {
      const subscription = jobs.on('job.finished', ({ key, job }) => {
        const [image] = job.images;
        if (image === undefined || job.characterId !== characterId || job.kind === 'reference-dataset')
          return;
        madeBy = new Map([...madeBy, [image.url, key]]);
        listener();
      });
      return () => subscription.unsubscribe();
    },
  };
}
