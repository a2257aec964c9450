import type { GeneratedImage, ReferenceView } from '@charhub/api-client/contract';
import { useId, type ReactElement } from 'react';
import { classNames } from '../foundations/class-names.ts';
import { referenceTexts, useMessages } from '../locales/index.ts';
import { ViewSilhouette } from '../multi-stage-progress/view-silhouette.tsx';

export interface ViewOptionProps {
  readonly view: ReferenceView;
  readonly checked: boolean;
  /** The picture there is of this view; null when there is none. */
  readonly picture: GeneratedImage | null;
  readonly onToggle: () => void;
}

/** One view to choose: its silhouette, and small beside it the picture that a new one would replace. */
export function ViewOption({ view, checked, picture, onToggle }: ViewOptionProps): ReactElement {
  const { t } = useMessages(referenceTexts);
  const hintId = useId();
  return (
    <label
      className={classNames(
        'ch:flex ch:cursor-pointer ch:flex-col ch:gap-2 ch:rounded-xl ch:border ch:p-3 ch:transition-colors ch:duration-150',
        checked ? 'ch:border-accent ch:bg-subtle' : 'ch:border-control ch:hover:bg-subtle',
      )}
    >
      <span className="ch:flex ch:items-center ch:gap-2 ch:font-medium">
        <input
          type="checkbox"
          checked={checked}
          onChange={onToggle}
          aria-describedby={picture === null ? undefined : hintId}
          className="ch:m-0 ch:size-5 ch:shrink-0 ch:accent-action"
        />
        <span className="ch:min-w-0 ch:wrap-anywhere">{t(`view.${view}`)}</span>
      </span>
      <span className="ch:flex ch:h-18 ch:items-end ch:justify-center ch:gap-2">
        <span className={classNames('ch:h-full', !checked && 'ch:opacity-60')}>
          <ViewSilhouette view={view} />
        </span>
        {picture !== null && (
          <>
            <img
              src={picture.url}
              alt=""
              className="ch:max-h-full ch:w-12 ch:rounded-md ch:bg-subtle ch:object-cover"
            />
            <span id={hintId} hidden>
              {t('reference.existing')}
            </span>
          </>
        )}
      </span>
    </label>
  );
}
