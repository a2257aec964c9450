import * as React from 'react';
import { panelId, type Command, type StepperState } from '../../src/stepper/protocol.ts';

interface StepListProps {
  readonly state: StepperState;
  readonly send: (command: Command) => void;
}

/** What was done, to go back and forth in, and to hand on. */
export function StepList({ state, send }: StepListProps): React.ReactElement {
  const { steps, position, mode } = state;
  const [copied, setCopied] = React.useState<string | null>(null);
  const copy = (what: string, text: string) => {
    void navigator.clipboard.writeText(text).then(
      () => setCopied(`${what} copied.`),
      () => setCopied('This browser does not let the page copy. The address bar has the link.'),
    );
  };
  const stepping = mode === 'stepping';
  return (
    <section aria-label="Steps">
      <h3>
        Steps <small>{`${String(position)} of ${String(steps.length)}`}</small>
      </h3>
      {stepping && (
        <p className="tools">
          <button
            type="button"
            disabled={position === 0}
            onClick={() => send({ do: 'go', step: position - 1 })}
          >
            ← Back
          </button>
          <button
            type="button"
            disabled={position === steps.length}
            onClick={() => send({ do: 'go', step: position + 1 })}
          >
            Forth →
          </button>
          <button type="button" onClick={() => send({ do: 'restart' })}>
            Start again
          </button>
          <button type="button" onClick={() => copy('Link', linkTo(state))}>
            Copy link
          </button>
          <button type="button" onClick={() => copy('Test', state.test)}>
            Copy as test
          </button>
          <label className="file">
            Open a bug report
            <input
              type="file"
              accept="application/json,.json"
              onChange={(change) => {
                const [file] = change.target.files ?? [];
                change.target.value = '';
                void file?.text().then((text) => send({ do: 'open-file', text }));
              }}
            />
          </label>
        </p>
      )}
      <p role="status" className="reason">
        {copied}
      </p>
      <ol className="steps" aria-label="Steps so far">
        {steps.map((step, index) => (
          <li
            key={index}
            className={index < position ? 'done' : 'ahead'}
            ref={index === position - 1 ? intoSight : null}
            aria-current={index === position - 1 ? 'step' : undefined}
          >
            {stepping ? (
              <button type="button" onClick={() => send({ do: 'go', step: index + 1 })}>
                {step}
              </button>
            ) : (
              step
            )}
          </li>
        ))}
      </ol>
      <details>
        <summary>Context</summary>
        <pre>{state.context}</pre>
      </details>
    </section>
  );
}

/** In a long list the latest step is below. */
function intoSight(item: HTMLLIElement | null): void {
  item?.scrollIntoView({ block: 'nearest' });
}

/** The address of this story with these steps, and with the theme and language it has now. */
function linkTo({ encoded }: StepperState): string {
  const url = new URL(window.location.href);
  const globals = (url.searchParams.get('globals') ?? '')
    .split(';')
    .filter((part) => part !== '' && !part.startsWith('steps:'));
  url.searchParams.set('addonPanel', panelId);
  url.searchParams.set('globals', [...globals, `steps:${encoded}`].join(';'));
  return url.href;
}
