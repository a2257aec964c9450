import type { GeneratedImage, ReferenceView } from '@charhub/api-client/contract';
import { REFERENCE_VIEWS } from '@charhub/machines';
import { useEffect, useId, useRef, type ReactElement } from 'react';
import { referenceTexts, useMessages } from '../locales/index.ts';
import { ViewOption } from './view-option.tsx';

export interface ViewChoiceProps {
  readonly chosen: readonly ReferenceView[];
  /** The whole new choice, in the order in which views are made. */
  readonly onChange: (chosen: readonly ReferenceView[]) => void;
  /** The picture there is of each view. */
  readonly pictures: Readonly<Partial<Record<ReferenceView, GeneratedImage>>>;
}

/** Which views to make: any of the four, or all at once. */
export function ViewChoice({ chosen, onChange, pictures }: ViewChoiceProps): ReactElement {
  const { t } = useMessages(referenceTexts);
  const all = useRef<HTMLInputElement>(null);
  const labelId = useId();
  const some = chosen.length > 0 && chosen.length < REFERENCE_VIEWS.length;

  useEffect(() => {
    // What HTML has no attribute for.
    if (all.current) all.current.indeterminate = some;
  }, [some]);

  const toggle = (view: ReferenceView) =>
    onChange(REFERENCE_VIEWS.filter((each) => (each === view) !== chosen.includes(each)));

  return (
    <div role="group" aria-labelledby={labelId} className="ch:flex ch:flex-col ch:gap-1">
      <div className="ch:flex ch:min-h-11 ch:items-center ch:justify-between ch:gap-4">
        <span id={labelId} className="ch:font-medium">
          {t('reference.views')}
        </span>
        <label className="ch:inline-flex ch:min-h-11 ch:cursor-pointer ch:items-center ch:gap-2">
          <input
            ref={all}
            type="checkbox"
            data-ch-first-field=""
            checked={chosen.length === REFERENCE_VIEWS.length}
            onChange={() => onChange(chosen.length === REFERENCE_VIEWS.length ? [] : REFERENCE_VIEWS)}
            className="ch:m-0 ch:size-5 ch:accent-action"
          />
          {t('reference.allViews')}
        </label>
      </div>
      <div className="ch:grid ch:grid-cols-2 ch:gap-3 ch:sm:grid-cols-4">
        {REFERENCE_VIEWS.map((view) => (
          <ViewOption
            key={view}
            view={view}
            checked={chosen.includes(view)}
            picture={pictures[view] ?? null}
            onToggle={() => toggle(view)}
          />
        ))}
      </div>
    </div>
  );
}
