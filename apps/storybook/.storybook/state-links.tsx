import { useEffect, useState, type MouseEvent, type ReactElement } from 'react';
import { SELECT_STORY } from 'storybook/internal/core-events';
import { addons } from 'storybook/preview-api';
import { z } from 'zod';

const indexSchema = z.object({
  entries: z.record(
    z.string(),
    z.object({ id: z.string(), title: z.string(), name: z.string(), type: z.string() }),
  ),
});
type Entry = z.infer<typeof indexSchema>['entries'][string];

export interface StateLinksProps {
  /** The component's place in the sidebar; what lies below it counts, too. */
  readonly title: string;
  /** Ids of the stories that the page shows itself. */
  readonly shown: readonly string[];
}

/** A link to each state of a component that its page does not show, under the heading it has in the sidebar. */
export function StateLinks({ title, shown }: StateLinksProps): ReactElement | null {
  const [entries, setEntries] = useState<readonly Entry[]>([]);

  useEffect(() => {
    const abort = new AbortController();
    readIndex(abort.signal).then(setEntries, () => undefined);
    return () => abort.abort();
  }, []);

  const isAbout = (other: string) => other === title || other.startsWith(`${title}/`);
  const states = entries.filter(
    ({ id, type, title: other }) => type === 'story' && isAbout(other) && !shown.includes(id),
  );
  if (states.length === 0) return null;
  const headings = [...new Set(states.map((state) => state.title))];
  return (
    <>
      <h2 id="states">Every state ({states.length})</h2>
      {headings.map((heading) => (
        <section key={heading}>
          {heading !== title && <h3>{heading.slice(title.length + 1)}</h3>}
          <ul>
            {states
              .filter((state) => state.title === heading)
              .map(({ id, name }) => (
                <li key={id}>
                  <a href={`./?path=/story/${id}`} target="_parent" onClick={(event) => follow(event, id)}>
                    {name}
                  </a>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}

async function readIndex(signal: AbortSignal): Promise<readonly Entry[]> {
  const answer = await fetch('./index.json', { signal });
  return Object.values(indexSchema.parse(await answer.json()).entries);
}

/** Theme and language of the toolbar stay; a click with a key held opens another tab as anywhere. */
function follow(event: MouseEvent, storyId: string): void {
  if (event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  addons.getChannel().emit(SELECT_STORY, { storyId });
}
