import { createContext, useContext, useEffect, useId } from 'react';
import type { OpenedJobTarget } from './use-opened-job.ts';

export interface OpenedJobContextValue {
  /** The job whose dialog is to be shown. */
  readonly opened: OpenedJobTarget | null;
  readonly closeJob: () => void;
  /** Who shows it: the first of those on the page that can. */
  readonly presenter: string | null;
  /** Returns what takes it back. */
  readonly addPresenter: (id: string) => () => void;
}

export const OpenedJobContext = createContext<OpenedJobContextValue | null>(null);

/** The job that this component is to show, if it is its turn. Throws where there is no provider above. */
export function usePresentedJob(): Pick<OpenedJobContextValue, 'opened' | 'closeJob'> {
  const value = useContext(OpenedJobContext);
  if (value === null) throw new Error('Put a <GenerationProvider> above this component');
  const { opened, closeJob, presenter, addPresenter } = value;
  const id = useId();
  useEffect(() => addPresenter(id), [addPresenter, id]);
  return { opened: presenter === id ? opened : null, closeJob };
}
