import { runningCount } from '@charhub/machines';
import { useSelector } from '../foundations/use-selector.ts';
import type { ReactElement } from 'react';
import { useRootProps } from '../foundations/root-props.ts';
import { classNames } from '../foundations/class-names.ts';
import { useGenerationContext } from '../generation-provider/generation-context.ts';
import { dockTexts, useMessages } from '../locales/index.ts';

export interface ImagesTabBadgeProps {
  /** Whose jobs are counted. */
  readonly characterId: string;
}

/** A dot with the number of a character's running jobs, for the tab that leads to its pictures. Nothing without one. */
export function ImagesTabBadge({ characterId }: ImagesTabBadgeProps): ReactElement | null {
  const { t, formatNumber } = useMessages(dockTexts);
  const { className, ...root } = useRootProps();
  const { jobs } = useGenerationContext();
  const count = useSelector(jobs, (registry) => runningCount(registry, characterId));
  if (count === 0) return null;
  return (
    <span
      {...root}
      className={classNames(
        className,
        'ch:inline-grid ch:h-5 ch:min-w-5 ch:animate-fade ch:place-items-center ch:rounded-full ch:bg-action ch:px-1.5',
        'ch:text-xs ch:leading-none ch:font-semibold ch:text-on-action ch:tabular-nums',
      )}
    >
      <span aria-hidden="true">{formatNumber(count)}</span>
      <span className="ch:sr-only">{t('dock.running', { count })}</span>
    </span>
  );
}
