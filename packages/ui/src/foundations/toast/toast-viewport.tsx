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
}

/**
 * Above every dialog, away from its buttons and from the dock, whose list takes the width of a phone: there they lie
 * under the title of a dialog. As a live region it is spared when a dialog hides the
 * rest of the page from screen readers, so it is on the page from the start, also while it is empty.
 */
export function ToastViewport({ toasts, onDismiss }: ToastViewportProps): ReactElement | null {
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
        'ch:pointer-events-none ch:fixed ch:start-4 ch:end-4 ch:top-20 ch:z-[70] ch:flex ch:flex-col ch:gap-2',
        'ch:sm:end-auto ch:sm:top-auto ch:sm:bottom-4 ch:sm:w-96',
      )}
    >
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} onDismiss={onDismiss} />
      ))}
    </section>,
    document.body,
  );
}
