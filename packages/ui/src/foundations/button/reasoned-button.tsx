import type { ReactElement } from 'react';
import { Button, type ButtonProps } from './button.tsx';

export interface ReasonedButtonProps extends Omit<ButtonProps, 'blocked' | 'aria-describedby'> {
  /** Why it is off, in a sentence; null when it is on. */
  readonly reason: string | null;
  /** Id of the element that says it, where it is said. @default the button's own description */
  readonly reasonId?: string | undefined;
}

/** A button that says why it is off, to the pointer and to assistive technology, and can always be reached. */
export function ReasonedButton({ reason, reasonId, ...button }: ReasonedButtonProps): ReactElement {
  if (reason === null) return <Button {...button} />;
  return <Button {...button} blocked aria-describedby={reasonId} title={reason} />;
}
