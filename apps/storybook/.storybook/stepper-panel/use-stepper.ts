import { useCallback, useEffect, useRef, useState } from 'react';
import { addons } from 'storybook/manager-api';
import { STORY_CHANGED, STORY_RENDERED } from 'storybook/internal/core-events';
import { channels, type ChartLayout, type Command, type StepperState } from '../../src/stepper/protocol.ts';

interface Stepper {
  /** Null until the page has said how it stands. */
  readonly state: StepperState | null;
  readonly layout: ChartLayout | null;
  /** What could not be done, in a sentence; null when all could. */
  readonly problem: string | null;
  readonly send: (command: Command) => void;
  readonly dismissProblem: () => void;
}

/** The machine on the page. */
export function useStepper(): Stepper {
  const [state, setState] = useState<StepperState | null>(null);
  const [layout, setLayout] = useState<ChartLayout | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const asker = useRef<Element | null>(null);

  const send = useCallback((command: Command) => {
    setProblem(null);
    asker.current = document.activeElement;
    addons.getChannel().emit(channels.command, command);
  }, []);

  useEffect(() => {
    const channel = addons.getChannel();
    const report = () => channel.emit(channels.command, { do: 'report' } satisfies Command);
    const forget = () => setState(null);
    channel.on(channels.state, setState);
    channel.on(channels.layout, setLayout);
    channel.on(channels.problem, setProblem);
    channel.on(STORY_RENDERED, report);
    channel.on(STORY_CHANGED, forget);
    report();
    return () => {
      channel.off(channels.state, setState);
      channel.off(channels.layout, setLayout);
      channel.off(channels.problem, setProblem);
      channel.off(STORY_RENDERED, report);
      channel.off(STORY_CHANGED, forget);
    };
  }, []);

  useEffect(() => {
    const from = asker.current;
    asker.current = null;
    if (from !== null) keepFocus(from);
  }, [state]);

  return {
    state,
    // Another machine's may still be on its way.
    layout: layout !== null && layout.machine === state?.machine ? layout : null,
    problem,
    send,
    dismissProblem: useCallback(() => setProblem(null), []),
  };
}

/** A dialog on the page takes the focus and keeps it: who steps by keyboard would not come back. */
function keepFocus(from: Element): void {
  const now = document.activeElement;
  const isThere = now !== null && now !== document.body && !now.matches('iframe, :disabled');
  if (isThere) return;
  const isUsable = from.isConnected && !from.matches(':disabled');
  const place = isUsable ? from : document.querySelector('[data-stepper-home]');
  if (place instanceof HTMLElement) place.focus();
}
