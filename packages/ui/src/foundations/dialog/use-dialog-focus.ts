import { useCallback, useEffect, useRef, type RefObject } from 'react';

interface DialogFocusOptions {
  readonly open: boolean;
  readonly stateKey: string;
  /** Whether what is shown is what was to be shown on opening, or something after it. */
  readonly settled: boolean;
}

interface DialogFocus {
  readonly contentRef: RefObject<HTMLDivElement | null>;
  readonly titleRef: RefObject<HTMLHeadingElement | null>;
  readonly focusOnOpen: () => void;
}

/** Keeps the focus inside a dialog whose contents change: at first on its first field, then on its title. */
export function useDialogFocus({ open, stateKey, settled }: DialogFocusOptions): DialogFocus {
  const contentRef = useRef<HTMLDivElement>(null);
  const titleRef = useRef<HTMLHeadingElement>(null);
  const phase = useRef<'closed' | 'opening' | 'shown'>('closed');
  const shownState = useRef<string | null>(null);

  const focusState = useCallback(() => {
    const isFirst = phase.current !== 'shown';
    phase.current = settled ? 'shown' : 'opening';
    shownState.current = stateKey;
    // A dialog that lies above this one keeps the focus.
    if (contentRef.current?.closest('[aria-hidden="true"]')) return;
    const field =
      isFirst && settled ? contentRef.current?.querySelector<HTMLElement>('[data-ch-first-field]') : null;
    (field ?? titleRef.current)?.focus();
  }, [stateKey, settled]);

  useEffect(() => {
    if (!open) phase.current = 'closed';
    else if (phase.current !== 'closed' && shownState.current !== stateKey) focusState();
  }, [open, stateKey, focusState]);

  return { contentRef, titleRef, focusOnOpen: focusState };
}
