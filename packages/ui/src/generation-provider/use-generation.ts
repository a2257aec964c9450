import type { GenerationClient } from '@charhub/api-client/contract';
import type { GenerationJobsActor, GenerationOptions, KeyValueStorage } from '@charhub/machines';
import { useCallback, useState, useSyncExternalStore } from 'react';
import { useMessages } from '../locales/index.ts';
import { composeGeneration, type GenerationParts } from './compose-generation.ts';
import { delegateClient } from './delegate-client.ts';
import { useLatest } from './use-latest.ts';
import type { Notify } from './use-notifications.ts';

interface GenerationProps {
  readonly client: GenerationClient;
  readonly userId: string;
  readonly storage?: KeyValueStorage | null | undefined;
  readonly inspect?: GenerationOptions['inspect'] | undefined;
}

interface RunningGeneration extends GenerationParts {
  readonly jobs: GenerationJobsActor;
}

/** The machines of one user, running for as long as the provider is on the page. */
export function useGeneration(props: GenerationProps, notify: Notify): RunningGeneration {
  const { userId, storage } = props;
  const { t } = useMessages();
  const latest = useLatest({ client: props.client, inspect: props.inspect, notify, t });
  const [held, setHeld] = useState(compose);
  if (held.userId !== userId) setHeld(compose());
  const { generation, dialogs } = held;

  function compose(): GenerationParts {
    const tell = (
      tone: 'info' | 'error',
      key: 'toast.background' | 'toast.uploadFailed' | 'toast.creationFailed',
    ) => latest.current.notify({ tone, message: latest.current.t(key), action: null });
    return composeGeneration({
      userId,
      storage,
      client: delegateClient(() => latest.current.client),
      inspect: (event) => latest.current.inspect?.(event),
      onBackground: () => tell('info', 'toast.background'),
      onUploadFailed: ({ isCreation = false }) =>
        tell('error', isCreation ? 'toast.creationFailed' : 'toast.uploadFailed'),
    });
  }

  // A registry that was stopped and started again, as React does with hidden trees, is another actor.
  const jobs = useSyncExternalStore(
    useCallback(() => {
      generation.start();
      return () => {
        // First those who look at the registry, then the registry.
        for (const group of dialogs.groups) group.stop();
        generation.stop();
      };
    }, [generation, dialogs]),
    () => generation.jobs,
    () => generation.jobs,
  );

  return { ...held, jobs };
}
