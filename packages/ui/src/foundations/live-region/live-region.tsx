import type { ReactElement, ReactNode } from 'react';

export interface LiveRegionProps {
  /** Text, spoken when it changes; null or empty says nothing. Milestones only: it must not tick. */
  readonly message: ReactNode;
}

/** Must be rendered before its message changes, or the first one is not spoken. */
export function LiveRegion({ message }: LiveRegionProps): ReactElement {
  return (
    <div role="status" aria-live="polite" aria-atomic="true" className="ch:sr-only">
      {message}
    </div>
  );
}
