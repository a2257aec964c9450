import type { ReactElement } from 'react';
import { useSelector } from '../foundations/use-selector.ts';
import { jobTexts, useMessages } from '../locales/index.ts';
import type { DialogBodyProps } from './dialog-body.tsx';
import { FailureDisclosure } from './failure-disclosure.tsx';
import { GenerationFailure } from './generation-failure.tsx';
import { GenerationProgress } from './generation-progress.tsx';
import { GenerationReceipt } from './generation-receipt.tsx';
import { kindTexts } from './kind-texts.ts';
import { LivePicture } from './live-picture.tsx';
import { OutcomePrice } from './outcome-price.tsx';
import { PictureLayout } from './picture-layout.tsx';
import { ReceiptList } from './receipt-list.tsx';

export { JobFooter } from './job-footer.tsx';
export { SpokenMilestone } from './spoken-milestone.tsx';

/** All that is shown once something was submitted. One element, so that the picture stays mounted while it changes. */
export function JobBody(props: DialogBodyProps): ReactElement {
  const { actor, face } = props;
  useMessages(jobTexts);
  const kind = useSelector(actor, ({ context }) => context.kind);
  return (
    <PictureLayout
      aspect={kindTexts[kind].aspect}
      picture={<LivePicture actor={actor} finished={face === 'completed' || face === 'failed'} />}
    >
      {face === 'completed' && <GenerationReceipt {...props} />}
      {face === 'failed' && <Failure {...props} />}
      {face !== 'completed' && face !== 'failed' && <GenerationProgress {...props} />}
    </PictureLayout>
  );
}

function Failure({ actor, reasonId, descriptionId }: Omit<DialogBodyProps, 'face'>): ReactElement {
  const { job, error, image } = useSelector(actor, ({ context }) => context);
  return (
    <>
      <GenerationFailure
        job={job}
        error={error}
        previousKept={image !== null}
        descriptionId={descriptionId}
      />
      {job !== null && job.cost.charged > 0 && <ReceiptList jobs={[job]} />}
      <OutcomePrice id={reasonId} actor={actor} />
      <FailureDisclosure job={job} error={error} />
    </>
  );
}
