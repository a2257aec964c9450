import { useEffect, useId, useRef, useState, type ReactElement } from 'react';
import { jobTexts, useMessages } from '../../locales/index.ts';
import { Button } from '../button/button.tsx';
import { classNames } from '../class-names.ts';
import { Icon } from '../icon/icon.tsx';
import { checkIcon } from '../icon/icons.ts';
import { chevronIcon, copyIcon } from '../icon/job-icons.ts';

export interface DetailsDisclosureProps {
  /** The visible lines, copied as they stand, one under the other. */
  readonly lines: readonly string[];
}

/** Facts for a support request, folded away until asked for. */
export function DetailsDisclosure({ lines }: DetailsDisclosureProps): ReactElement {
  const { t } = useMessages(jobTexts);
  const [open, setOpen] = useState(false);
  const [copied, setCopied] = useState(false);
  const contentId = useId();
  const contentRef = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const content = contentRef.current;
    // A host may test with a DOM that lays nothing out.
    if (open && typeof content?.scrollIntoView === 'function') content.scrollIntoView({ block: 'nearest' });
  }, [open]);

  function copy(): void {
    // Without a secure context there is no clipboard; the text can still be selected.
    void navigator.clipboard?.writeText(lines.join('\n')).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  }

  return (
    <div>
      <button
        type="button"
        aria-expanded={open}
        aria-controls={contentId}
        onClick={() => setOpen(!open)}
        className="ch:inline-flex ch:min-h-11 ch:items-center ch:gap-1 ch:rounded-md ch:text-sm ch:text-muted ch:hover:text-ink"
      >
        <span className={classNames('ch:transition-transform ch:duration-150', open && 'ch:rotate-180')}>
          <Icon shape={chevronIcon} size="sm" />
        </span>
        {t('action.details')}
      </button>
      <div ref={contentRef} id={contentId} hidden={!open} className="ch:scroll-mb-3">
        {open && (
          <div className="ch:flex ch:flex-col ch:items-start ch:gap-2 ch:pt-1">
            <ul
              dir="ltr"
              className="ch:m-0 ch:max-h-40 ch:w-full ch:overflow-auto ch:rounded-md ch:bg-subtle ch:p-3 ch:font-mono ch:text-xs ch:wrap-anywhere"
              tabIndex={0}
              aria-label={t('action.details')}
            >
              {lines.map((line, index) => (
                <li key={index}>{line}</li>
              ))}
            </ul>
            <Button icon={copied ? checkIcon : copyIcon} variant="quiet" onClick={copy}>
              <span aria-live="polite">{copied ? t('failed.copied') : t('failed.copy')}</span>
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}
