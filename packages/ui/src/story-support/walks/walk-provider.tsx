import { useMemo, type ReactElement, type ReactNode } from 'react';
import { createImageNews } from '../../character-images/image-news.ts';
import { ToastViewport } from '../../foundations/toast/toast-viewport.tsx';
import { createCompletions } from '../../generation-provider/completions.ts';
import type { Dialogs } from '../../generation-provider/dialog-group.ts';
import { GenerationContext } from '../../generation-provider/generation-context.ts';
import { OpenedJobContext } from '../../generation-provider/opened-job-context.ts';
import { useJobNews } from '../../generation-provider/use-job-news.ts';
import { useLatest } from '../../generation-provider/use-latest.ts';
import { useNotifications } from '../../generation-provider/use-notifications.ts';
import { useOpenedJob } from '../../generation-provider/use-opened-job.ts';
import { useMessages } from '../../locales/index.ts';
import type { WalkStage } from './walk-stage.ts';

interface WalkProviderProps {
  readonly stage: WalkStage;
  readonly children: ReactNode;
}

const characterName = () => 'Aria';

/** The provider of a host, over the machines of a stage. */
export function WalkProvider({ stage, children }: WalkProviderProps): ReactElement {
  const { generation, registry: jobs } = stage;
  const { client, samples } = generation;
  const host = useLatest({ characterName, toast: undefined, onOpenJob: undefined });
  const { t } = useMessages();
  const { notify, notifyOnClose, toasts, dismiss, registerOpenDialog } = useNotifications(host);
  const latest = useLatest({ t, notifyOnClose });
  const { openJob, canOpenJobs, presentation } = useOpenedJob(jobs, host);

  const { dialogs, completions, imageNews } = useMemo(() => {
    const tell = (tone: 'info' | 'error', key: 'toast.background' | 'toast.uploadFailed') =>
      latest.current.notifyOnClose({ tone, message: latest.current.t(key), action: null });
    const groups: Dialogs = {
      generation,
      groups: new Set(),
      onBackground: () => tell('info', 'toast.background'),
      onUploadFailed: () => tell('error', 'toast.uploadFailed'),
    };
    return {
      dialogs: groups,
      completions: createCompletions(() => true),
      imageNews: createImageNews(),
    };
  }, [generation, latest]);
  useJobNews({ jobs, completions, imageNews, notify, openJob, canOpenJobs, latest: host });

  const value = useMemo(
    () => ({
      client,
      generation,
      jobs,
      samples,
      dialogs,
      completions,
      imageNews,
      openJob,
      registerOpenDialog,
      characterName,
      onGetCredits: undefined,
    }),
    [client, generation, jobs, samples, dialogs, completions, imageNews, openJob, registerOpenDialog],
  );
  return (
    <GenerationContext.Provider value={value}>
      <OpenedJobContext.Provider value={presentation}>{children}</OpenedJobContext.Provider>
      <ToastViewport toasts={toasts} onDismiss={dismiss} />
    </GenerationContext.Provider>
  );
}
