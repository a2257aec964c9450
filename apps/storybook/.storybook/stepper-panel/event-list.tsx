import * as React from 'react';
import type { Command, PossibleEvent, StepperState } from '../../src/stepper/protocol.ts';

interface EventListProps {
  readonly state: StepperState;
  readonly send: (command: Command) => void;
}

const groupNames: Readonly<Record<string, string>> = {
  person: 'A person',
  host: 'The host’s page',
  page: 'The component by itself',
  dialog: 'Another part of the page',
  registry: 'The registry',
  clock: 'The clock',
};

/** What can happen now, by who would send it. */
export function EventList({ state, send }: EventListProps): React.ReactElement {
  const [edited, setEdited] = React.useState<PossibleEvent | null>(null);
  const groups = group(state.possible);
  return (
    <section aria-label="Events possible now" tabIndex={-1} data-stepper-home>
      <h3>Now possible</h3>
      {[...groups].map(([sender, events]) => (
        <div key={sender} className="group">
          <h4>{groupNames[sender] ?? sender}</h4>
          <ul className="events">
            {events.map((each) => (
              <li key={each.label}>
                <button
                  type="button"
                  className="event"
                  aria-disabled={each.closedBy === null ? undefined : true}
                  onClick={() => each.closedBy === null && send({ do: 'send', label: each.label })}
                  title={each.closedBy ?? undefined}
                >
                  {each.label}
                </button>
                <button
                  type="button"
                  className="edit"
                  aria-label={`Edit ${each.label}`}
                  onClick={() => setEdited(edited === each ? null : each)}
                >
                  …
                </button>
                {each.closedBy !== null && <small className="reason">{each.closedBy}</small>}
              </li>
            ))}
          </ul>
        </div>
      ))}
      {edited !== null && (
        <EventEditor
          key={edited.label}
          event={edited}
          onSend={(text) => {
            send({ do: 'send-text', text });
            setEdited(null);
          }}
          onCancel={() => setEdited(null)}
        />
      )}
    </section>
  );
}

interface EventEditorProps {
  readonly event: PossibleEvent;
  readonly onSend: (text: string) => void;
  readonly onCancel: () => void;
}

/** The event as JSON; what is no event is refused with the reason. */
function EventEditor({ event, onSend, onCancel }: EventEditorProps): React.ReactElement {
  const [text, setText] = React.useState(() => JSON.stringify(event.event, null, 2));
  const wrong = wrongWith(text);
  return (
    <div className="editor">
      <textarea
        value={text}
        onChange={(change) => setText(change.target.value)}
        rows={Math.min(16, text.split('\n').length + 1)}
        spellCheck={false}
        aria-label={`${event.label} as JSON`}
        aria-invalid={wrong === null ? undefined : true}
      />
      <p className="reason" role="status">
        {wrong}
      </p>
      <button type="button" disabled={wrong !== null} onClick={() => onSend(text)}>
        Send
      </button>
      <button type="button" onClick={onCancel}>
        Cancel
      </button>
    </div>
  );
}

/** What can be seen of it here; the page checks the rest. */
function wrongWith(text: string): string | null {
  try {
    const value: unknown = JSON.parse(text);
    const hasType =
      typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
    return hasType ? null : 'An event has a type.';
  } catch (error) {
    return error instanceof Error ? error.message : 'This is no JSON.';
  }
}

function group(events: readonly PossibleEvent[]): Map<string, PossibleEvent[]> {
  const groups = new Map<string, PossibleEvent[]>();
  for (const event of events) groups.set(event.sender, [...(groups.get(event.sender) ?? []), event]);
  return groups;
}
