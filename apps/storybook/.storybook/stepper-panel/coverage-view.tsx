import * as React from 'react';
import type { Command, StepperState } from '../../src/stepper/protocol.ts';

interface CoverageViewProps {
  readonly state: StepperState;
  readonly send: (command: Command) => void;
}

/** Slow enough to look at each state. */
const autoplayPause = 700;

/** Which transitions were taken in this session, and the way to those that were not. */
export function CoverageView({ state, send }: CoverageViewProps): React.ReactElement {
  const { chart, taken, mode, position, steps } = state;
  const [playing, setPlaying] = React.useState(false);
  const done = new Set(taken);
  const untaken = chart.transitions.filter(({ id }) => !done.has(id));
  const isOver = untaken.length === 0;
  const goesOn = playing && !isOver && mode === 'stepping';

  React.useEffect(() => {
    if (!goesOn) return;
    const timer = setTimeout(() => send({ do: 'untaken' }), autoplayPause);
    return () => clearTimeout(timer);
    // Each step calls for the next one.
  }, [goesOn, send, position, steps.length, taken.length]);

  return (
    <section aria-label="Coverage of this session">
      <h3>
        Taken in this session{' '}
        <small>
          {taken.length} of {chart.transitions.length}
        </small>
      </h3>
      <progress max={chart.transitions.length} value={taken.length} aria-label="Transitions taken" />
      {mode === 'stepping' && (
        <p className="tools">
          <button type="button" disabled={isOver} onClick={() => send({ do: 'untaken' })}>
            Take me to an untaken transition
          </button>
          <button type="button" aria-pressed={goesOn} disabled={isOver} onClick={() => setPlaying(!playing)}>
            {goesOn ? 'Stop' : 'Play all paths'}
          </button>
        </p>
      )}
      <details>
        <summary>Not taken yet ({untaken.length})</summary>
        <ul className="untaken">
          {untaken.map(({ id, source, event, guard }) => (
            <li key={id}>
              <button
                type="button"
                onClick={() => send({ do: 'untaken', id })}
                disabled={mode === 'watching'}
              >
                {source.split('.').slice(-2).join('.')} · {event}
                {guard === null ? '' : ` [${guard}]`}
              </button>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
