import type { GenerationClient, JobSnapshot } from '@charhub/api-client/contract';
import {
  type GenerationOptions,
  onCreditsMoved,
  type KeyValueStorage,
  type TrackedJob,
} from '@charhub/machines';
import { useEffect, useMemo, type ReactElement, type ReactNode } from 'react';
import { ToastViewport } from '../foundations/toast/toast-viewport.tsx';
import type { ToastTone } from '../foundations/toast/toast.types.ts';
import { MessagesProvider, type MessagesOptions } from '../locales/index.ts';
import { GenerationContext, type GenerationContextValue } from './generation-context.ts';
import { OpenedJobContext } from './opened-job-context.ts';
import { useGeneration } from './use-generation.ts';
import { useJobNews } from './use-job-news.ts';
import { useLatest } from './use-latest.ts';
import { useNotifications } from './use-notifications.ts';
import { useOpenedJob } from './use-opened-job.ts';

export interface GenerationProviderProps extends MessagesOptions {
  /** Speaks to the server: `createGenerationClient` of `@charhub/api-client`, or one of your own. */
  readonly client: GenerationClient;
  /** Scopes what is remembered; another user has other jobs. */
  readonly userId: string;
  /** Where jobs are remembered over reloads; null for nowhere. Read once for each user. @default localStorage */
  readonly storage?: KeyValueStorage | null | undefined;
  /** The host's own toasts, such as CharHub's `addToast`. @default toasts of ours, which can carry a button */
  readonly toast?: ((message: string, tone: ToastTone) => void) | undefined;
  /**
   * Shows a job that was chosen in the dock, in the Images tab or in a toast.
   * @default the dock or the Images tab opens its dialog; without them toasts offer none
   */
  readonly onOpenJob?: ((job: TrackedJob) => void) | undefined;
  /** Leads to where credits are had. @default no such button */
  readonly onGetCredits?: (() => void) | undefined;
  /** Names a character in toasts and in the dock; undefined when its name is not known. */
  readonly characterName?: ((characterId: string) => string | undefined) | undefined;
  /** Once for each job of this user that has ended, however it ended. */
  readonly onJobFinished?: ((job: JobSnapshot) => void) | undefined;
  /** A job was charged or may have been refunded, in this tab or in another one: the balance is worth asking for. */
  readonly onCreditsChange?: (() => void) | undefined;
  /**
   * Once for each change of a character's stored pictures: a job, an upload, an activation, a deletion. For what the
   * host keeps of them itself; `staleQueryKeys` names it. Components of ours are right already.
   */
  readonly onImagesChange?: ((characterId: string) => void) | undefined;
  /**
   * Hears of each actor, event and step of every machine, as XState's `inspect` does: for a debugger, or the `inspect` of
   * `createStepRecorder()`. @default nobody
   */
  readonly inspect?: GenerationOptions['inspect'] | undefined;
  /** The routes, and the dock. */
  readonly children: ReactNode;
}

/**
 * Knows every running job of one user. Put it above the routes: jobs outlive dialogs and pages. No callback's identity
 * matters, and the server renders it as well.
 *
 * ```tsx
 * <GenerationProvider client={client} userId={user.id} locale="pt-BR" messages={ptBR}>
 *   <App />
 *   <GenerationDock />
 * </GenerationProvider>
 * ```
 */
export function GenerationProvider({
  locale,
  messages,
  translate,
  ...props
}: GenerationProviderProps): ReactElement {
  return (
    <MessagesProvider locale={locale} messages={messages} translate={translate}>
      <GenerationScope {...props} />
    </MessagesProvider>
  );
}

function GenerationScope(props: Omit<GenerationProviderProps, keyof MessagesOptions>): ReactElement {
  const latest = useLatest(props);
  const { notify, notifyOnClose, toasts, dismiss, registerOpenDialog } = useNotifications(latest);
  const parts = useGeneration(props, notifyOnClose);
  const { client, generation, jobs, dialogs, completions, imageNews } = parts;
  const { openJob, canOpenJobs, presentation } = useOpenedJob(jobs, latest);
  useJobNews({ jobs, completions, imageNews, notify, openJob, canOpenJobs, latest });
  useEffect(() => {
    const credits = onCreditsMoved(jobs, () => latest.current.onCreditsChange?.());
    return () => credits.unsubscribe();
  }, [jobs, latest]);
  useEffect(
    () => imageNews.onChange((characterId) => latest.current.onImagesChange?.(characterId)),
    [imageNews, latest],
  );

  const offersCredits = props.onGetCredits !== undefined;
  const value = useMemo<GenerationContextValue>(
    () => ({
      client,
      generation,
      jobs,
      samples: generation.samples,
      dialogs,
      completions,
      imageNews,
      openJob,
      registerOpenDialog,
      characterName: (characterId) => latest.current.characterName?.(characterId),
      onGetCredits: offersCredits ? () => latest.current.onGetCredits?.() : undefined,
    }),
    [
      client,
      generation,
      jobs,
      dialogs,
      completions,
      imageNews,
      openJob,
      registerOpenDialog,
      offersCredits,
      latest,
    ],
  );

  return (
    <GenerationContext.Provider value={value}>
      <OpenedJobContext.Provider value={presentation}>{props.children}</OpenedJobContext.Provider>
      <ToastViewport toasts={toasts} onDismiss={dismiss} />
    </GenerationContext.Provider>
  );
}
