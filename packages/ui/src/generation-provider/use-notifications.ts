import { useCallback, useRef, type RefObject } from 'react';
import type { Toast, ToastTone } from '../foundations/toast/toast.types.ts';
import { useToasts, type Toasts } from '../foundations/toast/use-toasts.ts';

export type Notify = (toast: Omit<Toast, 'id'>) => void;

interface HostToasts {
  readonly toast?: ((message: string, tone: ToastTone) => void) | undefined;
}

interface Notifications extends Pick<Toasts, 'toasts' | 'dismiss'> {
  readonly notify: Notify;
  /** For what is said of a dialog that is just closing: waits until it has gone. */
  readonly notifyOnClose: Notify;
  readonly registerOpenDialog: () => () => void;
}

/** To the host's toasts where it has some, unless a dialog of ours would lie above them. */
export function useNotifications(host: Readonly<RefObject<HostToasts>>): Notifications {
  const { toasts, show, dismiss } = useToasts();
  const openDialogs = useRef(0);
  const waiting = useRef<Omit<Toast, 'id'>[]>([]);

  const notify = useCallback<Notify>(
    (toast) => {
      const { toast: showInHost } = host.current;
      if (showInHost && openDialogs.current === 0) showInHost(toast.message, toast.tone);
      else show(toast);
    },
    [host, show],
  );

  const notifyOnClose = useCallback<Notify>(
    (toast) => {
      if (openDialogs.current > 0) waiting.current.push(toast);
      else notify(toast);
    },
    [notify],
  );

  const registerOpenDialog = useCallback(() => {
    openDialogs.current++;
    return () => {
      openDialogs.current--;
      for (const toast of waiting.current.splice(0)) notify(toast);
    };
  }, [notify]);

  return { notify, notifyOnClose, toasts, dismiss, registerOpenDialog };
}
