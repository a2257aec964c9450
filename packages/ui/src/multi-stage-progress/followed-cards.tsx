import type { JobPreview, Stage, StageId } from '@charhub/api-client/contract';
import type { ReactElement, ReactNode } from 'react';
import { equalByValue, shallowEqual, useSelector } from '../foundations/use-selector.ts';
import { StageCard } from './stage-card.tsx';
import { ViewRow } from './view-row.tsx';

/** The stages to show, in their order, and what the one that is made looks like so far. */
export interface FollowedStages {
  readonly stages: readonly Stage[];
  readonly preview: JobPreview | null;
}

interface FollowedProps<Snapshot> {
  readonly actor: {
    getSnapshot(): Snapshot;
    subscribe(observer: { next: () => void; error: () => void }): { unsubscribe(): void };
  };
  /** A stable function. */
  readonly select: (snapshot: Snapshot) => FollowedStages;
  /** What can be done with a view; null for nothing. @default nothing */
  readonly actions?: ((stage: Stage) => ReactNode) | undefined;
}

export interface FollowedCardsProps<Snapshot> extends FollowedProps<Snapshot> {
  /** Whose picture a view's card shows, such as the job's key: another job's is never shown. */
  readonly subjectOf: (view: StageId) => string;
}

/** The cards of an actor's job. Each follows its own stage, so that a message renders anew the one that it is about. */
export function FollowedCards<Snapshot>(props: FollowedCardsProps<Snapshot>): ReactElement {
  const { actor, select, subjectOf, actions } = props;
  const views = useSelector(actor, (snapshot) => select(snapshot).stages.map(({ id }) => id), shallowEqual);
  return (
    <ViewRow>
      {views.map((view) => (
        <FollowedCard key={view} {...{ actor, select, actions, view }} subject={subjectOf(view)} />
      ))}
    </ViewRow>
  );
}

interface FollowedCardProps<Snapshot> extends FollowedProps<Snapshot> {
  readonly view: StageId;
  readonly subject: string;
}

function FollowedCard<Snapshot>(props: FollowedCardProps<Snapshot>): ReactElement | null {
  const { actor, select, view, subject, actions } = props;
  const stage = useSelector(
    actor,
    (snapshot) => select(snapshot).stages.find(({ id }) => id === view),
    equalByValue,
  );
  const previewUrl = useSelector(actor, (snapshot) => {
    const { preview } = select(snapshot);
    return preview?.stage === view ? preview.url : null;
  });
  if (stage === undefined) return null;
  return <StageCard stage={stage} subject={subject} previewUrl={previewUrl} actions={actions?.(stage)} />;
}
