import * as React from 'react';
import type { Command, StepperState } from '../../src/stepper/protocol.ts';
import { NetworkChoice } from './network-choice.tsx';

interface WorldControlsProps {
  readonly state: StepperState;
  readonly send: (command: Command) => void;
}

const longest = 30;

/** How the world answers, and what time it is there. */
export function WorldControls({ state, send }: WorldControlsProps): React.ReactElement {
  const seconds = Math.round(state.time / 1000);
  const [target, setTarget] = React.useState<number | null>(null);
  const commit = () => {
    if (target !== null && target > seconds) send({ do: 'wait', milliseconds: (target - seconds) * 1000 });
    setTarget(null);
  };
  return (
    <section aria-label="The world" className="world">
      <NetworkChoice
        condition={state.condition}
        onChoose={(condition) => send({ do: 'network', condition })}
      />
      <label>
        Clock: {target ?? seconds} s
        <input
          type="range"
          min={0}
          max={seconds + longest}
          value={target ?? seconds}
          // Time goes one way; back is a step back.
          onChange={(change) => setTarget(Math.max(seconds, Number(change.target.value)))}
          onPointerUp={commit}
          onKeyUp={commit}
          onBlur={commit}
        />
      </label>
      {state.inputs > 1 && (
        <label>
          Start
          <select onChange={(change) => send({ do: 'restart', input: Number(change.target.value) })}>
            {Array.from({ length: state.inputs }, (_, index) => (
              <option key={index} value={index}>
                {index + 1}
              </option>
            ))}
          </select>
        </label>
      )}
    </section>
  );
}
