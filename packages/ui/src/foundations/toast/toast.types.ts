export type ToastTone = 'success' | 'error' | 'info';

export interface ToastAction {
  readonly label: string;
  readonly onSelect: () => void;
}

export interface Toast {
  readonly id: string;
  readonly tone: ToastTone;
  readonly message: string;
  readonly action: ToastAction | null;
}
