import type { ReactElement } from 'react';
import { createPortal } from 'react-dom';
import { useMessages } from '../../locales/index.ts';
import { classNames } from '../class-names.ts';
import { useRootProps } from '../root-props.ts';
import { useIsMounted } from '../use-is-mounted.ts';
import { ToastCard } from './toast-card.tsx';
import type { Toast } from './toast.types.ts';

export interface ToastViewportProps {
  readonly toasts: readonly Toast[];
  readonly onDismiss: (id: string) => void;
  /** Nothing times out meanwhile. @default false */
  readonly paused?: boolean;
}

/**
 * Above every dialog. As a live region it is spared when a dialog hides the rest of the page from screen readers, so it
 * is on the page from the start, also while it is empty.
 */
export function ToastViewport({
  toasts,
  onDismiss,
  paused = false,
}: ToastViewportProps): ReactElement | null {
  const { t } = useMessages();
  const { className, ...root } = useRootProps();
  const mounted = useIsMounted();
  if (!mounted) return null;

  return createPortal(
    <section
      {...root}
      aria-live="polite"
      aria-label={t('toast.label')}
      aria-relevant="additions text"
      className={classNames(
        className,
        'ch:pointer-events-none ch:fixed ch:inset-x-4 ch:bottom-4 ch:z-[70] ch:flex ch:flex-col ch:items-center ch:gap-2',
      )}
    >
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} paused={paused} onDismiss={onDismiss} />
      ))}
    </section>,
    document.body,
  );
}
