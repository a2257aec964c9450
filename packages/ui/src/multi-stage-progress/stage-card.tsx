import type { Stage } from '@charhub/api-client/contract';
import type { ReactElement, ReactNode } from 'react';
import { StageCaption } from './stage-caption.tsx';
import { ViewSlot } from './view-slot.tsx';

export interface StageCardProps {
  /** As the job's snapshot has it. */
  readonly stage: Stage;
  /** Whose pictures these are, such as the job's key: another job's are never shown. */
  readonly subject: string;
  /** What it looks like so far. @default null */
  readonly previewUrl?: string | null;
  /** What can be done with it. @default nothing */
  readonly actions?: ReactNode;
}

/** One view of a job: its silhouette, then previews, then its picture; below, how it stands. */
export function StageCard({ stage, subject, previewUrl = null, actions }: StageCardProps): ReactElement {
  const running = stage.state === 'running';
  const endedWithoutPicture = stage.state === 'failed' || stage.state === 'skipped';
  return (
    <ViewSlot
      view={stage.id}
      // A frame keeps the last preview until the picture comes, and here none will.
      subject={endedWithoutPicture ? `${subject} ended` : subject}
      url={stage.image?.url ?? null}
      previewUrl={running ? previewUrl : null}
      percent={stage.percent}
      busy={running}
    >
      <StageCaption stage={stage} />
      {actions}
    </ViewSlot>
  );
}
