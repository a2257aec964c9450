import type { ReactElement } from 'react';
import { classNames } from '../class-names.ts';

export interface SpinnerProps {
  /** `sm` is 16 px, `md` is 20 px. @default 'md' */
  readonly size?: 'sm' | 'md';
}

const sizes = { sm: 'ch:size-4', md: 'ch:size-5' } as const;

/** A turning ring, decorative like an icon; it stands still under reduced motion. */
export function Spinner({ size = 'md' }: SpinnerProps): ReactElement {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 24 24"
      fill="none"
      className={classNames('ch:shrink-0 ch:animate-spin', sizes[size])}
    >
      <circle cx="12" cy="12" r="8.5" stroke="currentColor" strokeWidth={1.5} strokeOpacity={0.25} />
      <path d="M20.5 12A8.5 8.5 0 0 0 12 3.5" stroke="currentColor" strokeWidth={1.5} strokeLinecap="round" />
    </svg>
  );
}
