import * as React from 'react';
import {
  networkConditions,
  type Command,
  type NetworkCondition,
  type StepperState,
} from '../../src/stepper/protocol.ts';

interface WorldControlsProps {
  readonly state: StepperState;
  readonly send: (command: Command) => void;
}

const conditionNames: Readonly<Record<NetworkCondition, string>> = {
  'by-hand': 'By hand, event by event',
  good: 'Everything goes well',
  slow: 'Slow: each answer takes 3 s',
  offline: 'Offline',
  '403': 'Forbidden (403)',
  '500': 'Server error (500)',
  'comfyui-down': 'ComfyUI is down',
  lost: 'The job is lost',
};

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
      <label>
        Answers
        <select
          value={state.condition}
          onChange={(change) => {
            const condition = networkConditions.find((each) => each === change.target.value);
            if (condition !== undefined) send({ do: 'network', condition });
          }}
        >
          {networkConditions.map((condition) => (
            <option key={condition} value={condition}>
              {conditionNames[condition]}
            </option>
          ))}
        </select>
      </label>
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
