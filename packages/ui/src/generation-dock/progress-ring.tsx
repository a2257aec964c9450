import type { ReactElement } from 'react';
import { Spinner } from '../foundations/icon/spinner.tsx';

const circumference = 2 * Math.PI * 8.5;

/** Decorative: the number stands beside it. `percent` is 0–100; null turns. */
export function ProgressRing({ percent }: { readonly percent: number | null }): ReactElement {
  if (percent === null || percent === 0) {
    return (
      <span className="ch:text-accent">
        <Spinner />
      </span>
    );
  }
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 24 24"
      fill="none"
      strokeWidth={2.5}
      className="ch:size-5 ch:shrink-0 ch:-rotate-90 ch:text-accent ch:rtl:-scale-y-100"
    >
      <circle cx="12" cy="12" r="8.5" stroke="currentColor" strokeOpacity={0.25} />
      <circle
        cx="12"
        cy="12"
        r="8.5"
        stroke="currentColor"
        strokeLinecap="round"
        strokeDasharray={`${String((percent / 100) * circumference)} ${String(circumference)}`}
      />
    </svg>
  );
}
