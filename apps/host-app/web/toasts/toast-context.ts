import { createContext, useContext } from 'react';

export type ToastType = 'success' | 'error' | 'warning' | 'info';

export interface ToastContextValue {
  readonly addToast: (message: string, type: ToastType, duration?: number) => void;
}

export const ToastContext = createContext<ToastContextValue | null>(null);

/** Throws without a provider, as the host's does. */
export function useToast(): ToastContextValue {
  const value = useContext(ToastContext);
  if (value === null) throw new Error('useToast needs a ToastProvider');
  return value;
}
