import type { ReactElement } from 'react';
import { NotLoaded } from '../foundations/deferred/not-loaded.tsx';
import { useDeferred } from '../foundations/deferred/use-deferred.ts';
import { jobBody } from './job-parts.ts';

export interface DeferredJobPartProps {
  readonly children: (parts: NonNullable<ReturnType<typeof jobBody.get>>) => ReactElement;
  /** What is shown until it is there. @default nothing */
  readonly placeholder?: ReactElement;
}

/** A part of the dialog that is needed from Generate on, or the way to load it after all. */
export function DeferredJobPart({ children, placeholder }: DeferredJobPartProps): ReactElement | undefined {
  const { loaded, failed, retry } = useDeferred(jobBody, true);
  if (loaded !== null) return children(loaded);
  return failed ? <NotLoaded onRetry={retry} /> : placeholder;
}
