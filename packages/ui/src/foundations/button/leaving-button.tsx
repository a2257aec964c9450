import { useRef, type ReactElement } from 'react';
import { useFocusHeir } from '../use-focus-heir.ts';
import { Button, type ButtonProps } from './button.tsx';

interface LeavingButtonProps extends ButtonProps {
  /** What gets the focus when this button goes away with it. Asked while the button is still in the page. */
  readonly heirOf: (leaving: HTMLElement) => HTMLElement | null | undefined;
}

/** A button that goes away with what it does, such as “Undo”. */
export function LeavingButton({ heirOf, ...button }: LeavingButtonProps): ReactElement {
  const ref = useRef<HTMLButtonElement>(null);
  useFocusHeir(ref, heirOf);
  return <Button ref={ref} {...button} />;
}
