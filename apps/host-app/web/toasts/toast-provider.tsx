import { useCallback, useMemo, useState, type ReactElement, type ReactNode } from 'react';
import { ToastContext, type ToastType } from './toast-context.ts';

interface Toast {
  readonly id: number;
  readonly message: string;
  readonly type: ToastType;
}

let count = 0;

/** Texts only, at z-50 inside the root: under any dialog. */
export function ToastProvider({ children }: { readonly children: ReactNode }): ReactElement {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const remove = useCallback(
    (id: number) => setToasts((held) => held.filter((toast) => toast.id !== id)),
    [],
  );
  const addToast = useCallback(
    (message: string, type: ToastType, duration = 5000) => {
      const id = ++count;
      setToasts((held) => [...held, { id, message, type }]);
      setTimeout(() => remove(id), duration);
    },
    [remove],
  );
  const value = useMemo(() => ({ addToast }), [addToast]);

  return (
    <ToastContext.Provider value={value}>
      {children}
      <div className="pointer-events-none fixed right-4 top-4 z-50 space-y-2" data-host-toasts="">
        {toasts.map(({ id, message, type }) => (
          <div
            key={id}
            role="alert"
            data-type={type}
            className="pointer-events-auto rounded border border-border bg-success/10 px-4 py-2 text-content"
          >
            {message}
          </div>
        ))}
      </div>
    </ToastContext.Provider>
  );
}
