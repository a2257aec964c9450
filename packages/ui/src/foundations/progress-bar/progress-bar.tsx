import type { ReactElement } from 'react';
import { classNames } from '../class-names.ts';

export interface ProgressBarProps {
  /** 0–100; null while the amount is unknown. */
  readonly percent: number | null;
  /** Names what progresses. */
  readonly label: string;
  /** What is said instead of the bare number; it names the step. */
  readonly valueText: string;
}

export function ProgressBar({ percent, label, valueText }: ProgressBarProps): ReactElement {
  const known = percent === null ? undefined : Math.min(100, Math.max(0, percent));
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={known === undefined ? undefined : Math.floor(known)}
      aria-valuetext={valueText}
      className="ch:relative ch:h-1.5 ch:w-full ch:overflow-hidden ch:rounded-full ch:bg-line ch:forced-colors:border"
    >
      <div
        className={classNames(
          'ch:absolute ch:inset-y-0 ch:rounded-full ch:bg-accent ch:forced-colors:bg-[Highlight]',
          known === undefined
            ? 'ch:w-2/5 ch:animate-sweep'
            : 'ch:start-0 ch:transition-[width] ch:duration-200 ch:ease-out',
        )}
        style={known === undefined ? undefined : { width: `${known}%` }}
      />
    </div>
  );
}
