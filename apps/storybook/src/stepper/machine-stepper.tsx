import { useEffect, useRef, type ReactElement } from 'react';
import { addons } from 'storybook/preview-api';
import type { WalkDriver } from '../../../../packages/ui/src/story-support/walks/walk-driver.ts';
import { layOutChart } from './lay-out-chart.ts';
import { channels } from './protocol.ts';
import { decodeSession, InvalidSession } from './session.ts';
import { createStepperControl } from './stepper-control.ts';

export interface MachineStepperProps {
  readonly driver: WalkDriver;
  /** The steps in the address; empty for none. */
  readonly steps: string;
}

/** A machine behind its real components, in a world that does what Storybook's panel says. */
export function MachineStepper({ driver, steps }: MachineStepperProps): ReactElement {
  const element = useRef<HTMLDivElement>(null);
  const initial = useRef(steps);

  useEffect(() => {
    if (element.current === null) return;
    const channel = addons.getChannel();
    const root = document.createElement('div');
    element.current.append(root);
    const control = createStepperControl(driver, root, {
      onState: (state) => channel.emit(channels.state, state),
      onProblem: (problem) => channel.emit(channels.problem, problem),
    });
    channel.on(channels.command, control.command);
    void control.load(
      sessionOf(initial.current, driver, (problem) => channel.emit(channels.problem, problem)),
    );
    void layOutChart(driver.model).then((layout) => channel.emit(channels.layout, layout));
    return () => {
      channel.off(channels.command, control.command);
      control.unmount();
      root.remove();
    };
  }, [driver]);

  return <div ref={element} />;
}

/** Of another machine's steps nothing is done here. */
function sessionOf(steps: string, driver: WalkDriver, onProblem: (problem: string) => void) {
  const empty = { machine: driver.model.name, input: 0, keys: [], steps: [] };
  if (steps === '') return empty;
  try {
    const session = decodeSession(steps);
    return session.machine === driver.model.name ? session : empty;
  } catch (error) {
    if (!(error instanceof InvalidSession)) throw error;
    onProblem(error.message);
    return empty;
  }
}
