import type { JobPreview, Stage } from '@charhub/api-client/contract';
import type { ReactElement, ReactNode } from 'react';
import { StageCard } from './stage-card.tsx';
import { ViewRow } from './view-row.tsx';

export interface StageCardsProps {
  /** In the order in which they are made; one to four. */
  readonly stages: readonly Stage[];
  /** What the picture being made looks like so far. @default null */
  readonly preview?: JobPreview | null;
  /** Whose pictures these are, such as the job's key: another job's are never shown. */
  readonly subject: string;
  /** What can be done with one of them; null for nothing. @default nothing */
  readonly actions?: (stage: Stage) => ReactNode;
}

/** The views of a job, each with its picture and how it stands. */
export function StageCards({ stages, preview = null, subject, actions }: StageCardsProps): ReactElement {
  return (
    <ViewRow>
      {stages.map((stage) => (
        <StageCard
          key={stage.id}
          stage={stage}
          subject={subject}
          previewUrl={preview?.stage === stage.id ? preview.url : null}
          actions={actions?.(stage)}
        />
      ))}
    </ViewRow>
  );
}
