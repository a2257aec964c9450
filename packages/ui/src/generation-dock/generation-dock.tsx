import { dockJobs } from '@charhub/machines';
import { shallowEqual, useSelector } from '../foundations/use-selector.ts';
import { useCallback, useId, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { createPortal } from 'react-dom';
import type { StepRecorder } from '../bug-report/create-step-recorder.ts';
import { classNames } from '../foundations/class-names.ts';
import { eventBoundary } from '../foundations/dialog/event-boundary.ts';
import { useRootProps } from '../foundations/root-props.ts';
import { useIsMounted } from '../foundations/use-is-mounted.ts';
import { useGenerationContext } from '../generation-provider/generation-context.ts';
import { OpenedJob } from '../generation-provider/opened-job.tsx';
import { dockTexts, useMessages } from '../locales/index.ts';
import { DockItem } from './dock-item.tsx';
import { DockPill } from './dock-pill.tsx';

export interface GenerationDockProps {
  /** Pixels from the bottom, above a bar of the host's own. @default 16 */
  readonly offset?: number;
  /** With it each job has a button that saves what is known of it, for a bug report. @default no such button */
  readonly recorder?: StepRecorder | undefined;
}

/**
 * A pill in the corner that knows every running job wherever the page is, and lists them: what runs, what has ended and
 * was not seen, and what has failed. Nothing when there is nothing to tell. It lies under every dialog.
 */
export function GenerationDock({ offset = 16, recorder }: GenerationDockProps): ReactElement {
  return (
    <>
      <DockPanel offset={offset} recorder={recorder} />
      <OpenedJob />
    </>
  );
}

function DockPanel({ offset, recorder }: GenerationDockProps): ReactElement | null {
  const { t } = useMessages(dockTexts);
  const { className, ...root } = useRootProps();
  const { jobs } = useGenerationContext();
  const listed = useSelector(jobs, dockJobs, shallowEqual);
  const [expanded, setExpanded] = useState(false);
  const pill = useRef<HTMLButtonElement>(null);
  const listId = useId();
  const mounted = useIsMounted();
  const collapse = useCallback(() => setExpanded(false), []);
  const focusPill = useCallback(() => pill.current?.focus(), []);
  if (!mounted || listed.length === 0) return null;

  function collapseOnEscape(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !expanded) return;
    event.stopPropagation();
    setExpanded(false);
    pill.current?.focus();
  }

  return createPortal(
    <section
      {...root}
      {...eventBoundary}
      aria-label={t('dock.label')}
      onKeyDown={collapseOnEscape}
      style={{ bottom: offset }}
      className={classNames(
        className,
        'ch:fixed ch:end-4 ch:z-40 ch:flex ch:max-w-[calc(100vw-2rem)] ch:flex-col-reverse ch:items-end ch:gap-2',
      )}
    >
      <DockPill
        ref={pill}
        jobs={listed}
        expanded={expanded}
        listId={listId}
        onToggle={() => setExpanded(!expanded)}
      />
      {expanded && (
        <ul
          id={listId}
          className="ch:m-0 ch:max-h-[60dvh] ch:w-96 ch:max-w-full ch:animate-enter ch:overflow-y-auto ch:rounded-xl ch:border ch:border-line ch:bg-surface ch:p-1 ch:shadow-float"
        >
          {listed.map((job) => (
            <DockItem key={job.key} job={job} recorder={recorder} onOpen={collapse} onLeave={focusPill} />
          ))}
        </ul>
      )}
    </section>,
    document.body,
  );
}
