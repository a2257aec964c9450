import { useSelector } from '../foundations/use-selector.ts';
import type { ReactElement } from 'react';
import { Icon } from '../foundations/icon/icon.tsx';
import { checkIcon } from '../foundations/icon/icons.ts';
import { jobTexts, useMessages } from '../locales/index.ts';
import type { ImageGenerationActor } from './image-generation-actor.types.ts';
import { kindTexts } from './kind-texts.ts';
import { OutcomePrice } from './outcome-price.tsx';
import { ReceiptList } from './receipt-list.tsx';

export interface GenerationReceiptProps {
  readonly actor: ImageGenerationActor;
  /** Id for the element that says why Generate again is off. */
  readonly reasonId: string;
}

/** What became of the finished picture, and what it cost. */
export function GenerationReceipt({ actor, reasonId }: GenerationReceiptProps): ReactElement {
  const { t } = useMessages(jobTexts);
  const { kind, job, notice } = useSelector(actor, ({ context }) => context);
  return (
    <div className="ch:flex ch:flex-col ch:gap-1">
      <p className="ch:m-0 ch:flex ch:items-start ch:gap-2 ch:font-medium">
        <span className="ch:text-success">
          <Icon shape={checkIcon} />
        </span>
        {t(kindTexts[kind].saved)}
      </p>
      {notice === 'finished-first' && <p className="ch:m-0">{t('cancel.tooLate')}</p>}
      {job !== null && <ReceiptList jobs={[job]} />}
      <OutcomePrice id={reasonId} actor={actor} />
    </div>
  );
}
