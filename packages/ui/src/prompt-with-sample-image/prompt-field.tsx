import { useId, type KeyboardEvent, type ReactElement } from 'react';
import { classNames } from '../foundations/class-names.ts';
import { useMessages } from '../locales/index.ts';

export interface PromptFieldProps {
  readonly prompt: string;
  readonly onPromptChange: (prompt: string) => void;
  /** Ctrl+Enter or ⌘+Enter. */
  readonly onSubmit?: (() => void) | undefined;
  /** Characters that can be submitted. */
  readonly limit: number;
  /** @default 'Prompt' */
  readonly label?: string | undefined;
  /** @default what a picture should show */
  readonly placeholder?: string | undefined;
}

/** Of the limit, where the counter appears. */
const counterFrom = 0.8;

/** A text that is too long is kept and marked, never cut. */
export function PromptField(props: PromptFieldProps): ReactElement {
  const { prompt, onPromptChange, onSubmit, limit } = props;
  const { t, formatNumber } = useMessages();
  const id = useId();
  const counted = prompt.length >= limit * counterFrom;
  const excess = prompt.length - limit;

  function submitOnShortcut(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onSubmit?.();
  }

  return (
    <div className="ch:flex ch:flex-col ch:gap-1.5">
      <label htmlFor={id} className="ch:font-medium">
        {props.label ?? t('prompt.label')}{' '}
        <span className="ch:font-normal ch:text-muted">({t('field.optional')})</span>
      </label>
      <textarea
        id={id}
        data-ch-first-field=""
        // By its text; an empty one has the page's direction, as its placeholder has.
        dir={prompt === '' ? undefined : 'auto'}
        rows={6}
        value={prompt}
        placeholder={props.placeholder ?? t('prompt.placeholder')}
        aria-invalid={excess > 0 || undefined}
        aria-describedby={counted ? `${id}-counter ${id}-problem` : undefined}
        onChange={(event) => onPromptChange(event.target.value)}
        onKeyDown={submitOnShortcut}
        className={classNames(
          'ch:block ch:w-full ch:resize-none ch:rounded-lg ch:border ch:bg-surface ch:px-3 ch:py-2 ch:text-base ch:sm:text-[0.9375rem]',
          'ch:placeholder:text-muted ch:placeholder:opacity-100',
          excess > 0 ? 'ch:border-danger' : 'ch:border-control',
        )}
      />
      <div className="ch:flex ch:min-h-5 ch:justify-between ch:gap-4 ch:text-sm ch:text-muted">
        <span id={`${id}-problem`} className="ch:text-danger">
          {excess > 0 && t('prompt.tooLong', { count: excess })}
        </span>
        {counted && (
          <span
            id={`${id}-counter`}
            className={classNames('ch:tabular-nums', excess > 0 && 'ch:text-danger')}
          >
            <span aria-hidden="true">
              {t('prompt.counter', { used: formatNumber(prompt.length), limit: formatNumber(limit) })}
            </span>
            <span className="ch:sr-only">{t('prompt.counterLabel', { used: prompt.length, limit })}</span>
          </span>
        )}
      </div>
    </div>
  );
}
