import { useState, type ReactElement, type ReactNode } from 'react';

export interface Tab {
  readonly id: string;
  readonly label: ReactNode;
  readonly content: ReactNode;
}

/** Only the panel of the chosen tab exists. */
export function Tabs({ tabs }: { readonly tabs: readonly Tab[] }): ReactElement {
  const [chosen, setChosen] = useState(tabs[0]?.id);
  return (
    <div>
      <div role="tablist" className="flex gap-4 border-b border-border">
        {tabs.map(({ id, label }) => (
          <button
            key={id}
            type="button"
            role="tab"
            aria-selected={id === chosen}
            className="px-3 py-2"
            onClick={() => setChosen(id)}
          >
            {label}
          </button>
        ))}
      </div>
      <div role="tabpanel" className="py-4">
        {tabs.find(({ id }) => id === chosen)?.content}
      </div>
    </div>
  );
}
