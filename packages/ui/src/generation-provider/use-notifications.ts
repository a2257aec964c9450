import { useCallback, useRef, type RefObject } from 'react';
import type { Toast, ToastTone } from '../foundations/toast/toast.types.ts';
import { useToasts, type Toasts } from '../foundations/toast/use-toasts.ts';

export type Notify = (toast: Omit<Toast, 'id'>) => void;

interface HostToasts {
  readonly toast?: ((message: string, tone: ToastTone) => void) | undefined;
}

interface Notifications extends Pick<Toasts, 'toasts' | 'dismiss'> {
  readonly notify: Notify;
  readonly registerOpenDialog: () => () => void;
}

/** To the host's toasts where it has some, unless a dialog of ours would lie above them. */
export function useNotifications(host: Readonly<RefObject<HostToasts>>): Notifications {
  const { toasts, show, dismiss } = useToasts();
  const openDialogs = useRef(0);

  const registerOpenDialog = useCallback(() => {
    openDialogs.current++;
    return () => {
      openDialogs.current--;
    };
  }, []);

  const notify = useCallback<Notify>(
    (toast) => {
      const { toast: showInHost } = host.current;
      if (showInHost && openDialogs.current === 0) showInHost(toast.message, toast.tone);
      else show(toast);
    },
    [host, show],
  );

  return { notify, toasts, dismiss, registerOpenDialog };
}
