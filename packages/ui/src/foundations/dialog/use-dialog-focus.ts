import { useCallback, useEffect, useRef, type RefObject } from 'react';

interface DialogFocusOptions {
  readonly open: boolean;
  readonly stateKey: string;
  readonly focusOn: 'title' | 'field';
}

interface DialogFocus {
  readonly contentRef: RefObject<HTMLDivElement | null>;
  readonly titleRef: RefObject<HTMLHeadingElement | null>;
  readonly focusOnOpen: () => void;
}

/** Keeps the focus inside a dialog whose contents change: on its title, or on its first field. */
export function useDialogFocus({ open, stateKey, focusOn }: DialogFocusOptions): DialogFocus {
  const contentRef = useRef<HTMLDivElement>(null);
  const titleRef = useRef<HTMLHeadingElement>(null);
  const focusedState = useRef<string | null>(null);

  const focusState = useCallback(() => {
    focusedState.current = stateKey;
    const field =
      focusOn === 'field' ? contentRef.current?.querySelector<HTMLElement>('[data-ch-first-field]') : null;
    (field ?? titleRef.current)?.focus();
  }, [stateKey, focusOn]);

  useEffect(() => {
    if (!open) focusedState.current = null;
    else if (focusedState.current !== null && focusedState.current !== stateKey) focusState();
  }, [open, stateKey, focusState]);

  return { contentRef, titleRef, focusOnOpen: focusState };
}
