import * as React from 'react';
import { networkConditions, type NetworkCondition } from '../../src/stepper/protocol.ts';

interface NetworkChoiceProps {
  readonly condition: NetworkCondition;
  readonly onChoose: (condition: NetworkCondition) => void;
}

const names: Readonly<Record<NetworkCondition, string>> = {
  'by-hand': 'By hand, event by event',
  good: 'Everything goes well',
  slow: 'Slow: each answer takes 3 s',
  offline: 'Offline',
  '403': 'Forbidden (403)',
  '500': 'Server error (500)',
  'comfyui-down': 'ComfyUI is down',
  lost: 'The job is lost',
};

/** How the world answers: one stop for Tab, from which the arrows lead on. */
export function NetworkChoice({ condition, onChoose }: NetworkChoiceProps): React.ReactElement {
  const name = React.useId();
  return (
    <fieldset className="network">
      <legend>Answers</legend>
      {networkConditions.map((each) => (
        <label key={each}>
          <input
            type="radio"
            name={name}
            value={each}
            checked={each === condition}
            onChange={() => onChoose(each)}
          />
          {names[each]}
        </label>
      ))}
    </fieldset>
  );
}
