import { useEffect, useRef, useState, type ReactElement, type ReactNode, type RefObject } from 'react';
import { classNames } from '../class-names.ts';

interface ScrollableBodyProps {
  readonly label: string;
  /** What takes its room from the body when it grows. */
  readonly footerRef: RefObject<HTMLElement | null>;
  readonly children: ReactNode;
}

const reachable =
  'a[href], button, input:not([type="hidden"], :disabled), select, textarea, [tabindex]:not([tabindex^="-"])';

/**
 * The part of a dialog that scrolls. The keyboard stops at it only while there is no other way to scroll it: when it
 * overflows and nothing in it can be focused. While a growing footer takes its room, what is marked with
 * `data-ch-keep-visible` stays in sight.
 */
export function ScrollableBody({ label, footerRef, children }: ScrollableBodyProps): ReactElement {
  const bodyRef = useRef<HTMLDivElement>(null);
  const contentRef = useRef<HTMLDivElement>(null);
  const isStop = useIsStop(bodyRef, contentRef);
  useKeptInSight(bodyRef, footerRef);

  return (
    <div
      ref={bodyRef}
      {...(isStop ? { role: 'region', 'aria-label': label } : {})}
      // Taking the attribute away would take the focus away too.
      tabIndex={isStop ? 0 : -1}
      className={classNames(
        'ch:flex ch:min-h-0 ch:flex-1 ch:flex-col ch:overflow-y-auto ch:overscroll-contain ch:px-6 ch:py-3',
        'ch:-outline-offset-2',
      )}
    >
      <div ref={contentRef} className="ch:flex ch:flex-1 ch:flex-col">
        {children}
      </div>
    </div>
  );
}

function useIsStop(
  bodyRef: RefObject<HTMLElement | null>,
  contentRef: RefObject<HTMLElement | null>,
): boolean {
  const [isStop, setIsStop] = useState(false);

  useEffect(() => {
    const body = bodyRef.current;
    const content = contentRef.current;
    if (body === null || content === null || typeof ResizeObserver === 'undefined') return;
    const measure = () => {
      setIsStop(body.scrollHeight > body.clientHeight && content.querySelector(reachable) === null);
    };
    const sizes = new ResizeObserver(measure);
    sizes.observe(body);
    sizes.observe(content);
    const elements = new MutationObserver(measure);
    elements.observe(content, { childList: true, subtree: true });
    return () => {
      sizes.disconnect();
      elements.disconnect();
    };
  }, [bodyRef, contentRef]);

  return isStop;
}

function useKeptInSight(
  bodyRef: RefObject<HTMLElement | null>,
  footerRef: RefObject<HTMLElement | null>,
): void {
  useEffect(() => {
    const body = bodyRef.current;
    const footer = footerRef.current;
    if (body === null || footer === null || typeof ResizeObserver === 'undefined') return;
    let height = footer.offsetHeight;
    let scrolledFrom: number | null = null;
    const sizes = new ResizeObserver(() => {
      const growth = footer.offsetHeight - height;
      height += growth;
      const kept = body.querySelector('[data-ch-keep-visible]');
      if (growth > 0 && kept !== null) {
        scrolledFrom ??= body.scrollTop;
        kept.scrollIntoView({ block: 'nearest' });
      } else if (growth < 0 && scrolledFrom !== null) {
        body.scrollTop = scrolledFrom;
        scrolledFrom = null;
      }
    });
    sizes.observe(footer);
    return () => sizes.disconnect();
  }, [bodyRef, footerRef]);
}
