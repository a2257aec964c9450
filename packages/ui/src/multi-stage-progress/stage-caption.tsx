import type { Stage, StageState } from '@charhub/api-client/contract';
import type { ReactElement } from 'react';
import { classNames } from '../foundations/class-names.ts';
import { Icon } from '../foundations/icon/icon.tsx';
import { alertIcon, checkIcon, clockIcon, closeIcon, type IconShape } from '../foundations/icon/icons.ts';
import { Spinner } from '../foundations/icon/spinner.tsx';
import { jobTexts, referenceTexts, useMessages } from '../locales/index.ts';
import { stageProblem, stageText } from './stage-text.ts';

const icons = {
  pending: clockIcon,
  completed: checkIcon,
  failed: alertIcon,
  skipped: closeIcon,
} as const satisfies Readonly<Record<Exclude<StageState, 'running'>, IconShape>>;

const tones: Readonly<Record<StageState, string>> = {
  pending: 'ch:text-muted',
  running: 'ch:text-accent',
  completed: 'ch:text-success',
  failed: 'ch:text-danger',
  skipped: 'ch:text-muted',
};

/** A view's name and how it stands: its state, its own percent, and why it failed if it did. */
export function StageCaption({ stage }: { readonly stage: Stage }): ReactElement {
  const messages = useMessages(referenceTexts, jobTexts);
  const { t, formatPercent } = messages;
  const { id, state, percent } = stage;
  const running = state === 'running';
  const problem = stageProblem(messages, stage);

  return (
    <div className="ch:flex ch:min-h-11 ch:flex-col">
      <p className="ch:flex ch:flex-wrap ch:justify-between ch:gap-x-2 ch:font-medium">
        <span className="ch:min-w-0 ch:wrap-anywhere">{t(`view.${id}`)}</span>
        {running && percent > 0 && (
          <span className="ch:text-muted ch:tabular-nums">{formatPercent(percent)}</span>
        )}
      </p>
      <p className="ch:flex ch:items-start ch:gap-1 ch:text-sm ch:text-muted">
        <span className={classNames('ch:flex ch:h-5 ch:items-center', tones[state])}>
          {running ? <Spinner size="sm" /> : <Icon shape={icons[state]} size="sm" />}
        </span>
        <span className="ch:min-w-0">{stageText(messages, stage)}</span>
      </p>
      {problem !== null && <p className="ch:text-sm ch:text-danger">{problem}</p>}
    </div>
  );
}
