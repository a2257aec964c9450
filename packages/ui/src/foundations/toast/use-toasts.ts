import { useCallback, useMemo, useRef, useState } from 'react';
import type { Toast } from './toast.types.ts';

export interface Toasts {
  /** Oldest first; at most four, so that they never fill a screen. */
  readonly toasts: readonly Toast[];
  readonly show: (toast: Omit<Toast, 'id'>) => void;
  readonly dismiss: (id: string) => void;
}

const limit = 4;

export function useToasts(): Toasts {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const count = useRef(0);

  const show = useCallback((toast: Omit<Toast, 'id'>) => {
    const id = `toast-${++count.current}`;
    setToasts((held) => [...held, { ...toast, id }].slice(-limit));
  }, []);
  const dismiss = useCallback((id: string) => {
    setToasts((held) => held.filter((toast) => toast.id !== id));
  }, []);

  return useMemo(() => ({ toasts, show, dismiss }), [toasts, show, dismiss]);
}
