import { useId, useRef, type KeyboardEvent, type ReactElement, type ReactNode } from 'react';

interface EditorTab<Id extends string> {
  readonly id: Id;
  readonly label: string;
  /** Beside the label. @default nothing */
  readonly badge?: ReactNode;
}

interface EditorTabsProps<Id extends string> {
  readonly tabs: readonly EditorTab<Id>[];
  readonly chosen: Id;
  readonly onChoose: (id: Id) => void;
  /** What the chosen tab shows. */
  readonly children: ReactNode;
}

/** Tabs over one panel; the arrow keys choose, round and round, as left and right lie in the language. */
export function EditorTabs<Id extends string>(props: EditorTabsProps<Id>): ReactElement {
  const { tabs, chosen, onChoose, children } = props;
  const baseId = useId();
  const list = useRef<HTMLDivElement>(null);
  const idOf = (id: Id) => `${baseId}-${id}`;

  function chooseByKey(event: KeyboardEvent<HTMLDivElement>): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const toEnd = getComputedStyle(event.currentTarget).direction === 'rtl' ? -step : step;
    const index = tabs.findIndex(({ id }) => id === chosen);
    const next = tabs.at((index + toEnd) % tabs.length);
    if (next === undefined) return;
    onChoose(next.id);
    list.current?.querySelector<HTMLElement>(`#${CSS.escape(idOf(next.id))}`)?.focus();
  }

  return (
    <div className="tabs">
      <div ref={list} role="tablist" className="tab-list" onKeyDown={chooseByKey}>
        {tabs.map(({ id, label, badge }) => (
          <button
            key={id}
            id={idOf(id)}
            type="button"
            role="tab"
            className="tab"
            aria-selected={id === chosen}
            aria-controls={id === chosen ? `${baseId}-panel` : undefined}
            tabIndex={id === chosen ? 0 : -1}
            onClick={() => onChoose(id)}
          >
            {label} {badge}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${baseId}-panel`} aria-labelledby={idOf(chosen)} className="tab-panel">
        {children}
      </div>
    </div>
  );
}
