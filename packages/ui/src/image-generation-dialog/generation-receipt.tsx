import { useSelector } from '../foundations/use-selector.ts';
import type { ReactElement } from 'react';
import { Icon } from '../foundations/icon/icon.tsx';
import { useMessages } from '../locales/index.ts';
import type { ImageGenerationActor } from './image-generation-actor.types.ts';
import { kindTexts } from './kind-texts.ts';
import { receiptText } from './receipt.ts';

/** What became of the finished picture, and what it cost. */
export function GenerationReceipt({ actor }: { readonly actor: ImageGenerationActor }): ReactElement {
  const messages = useMessages();
  const { t } = messages;
  const { kind, job, notice } = useSelector(actor, ({ context }) => context);
  return (
    <div className="ch:flex ch:flex-col ch:gap-1">
      <p className="ch:m-0 ch:flex ch:items-start ch:gap-2 ch:font-medium">
        <span className="ch:text-success">
          <Icon name="check" />
        </span>
        {t(kindTexts[kind].saved)}
      </p>
      {notice === 'finished-first' && <p className="ch:m-0">{t('cancel.tooLate')}</p>}
      {job !== null && <p className="ch:m-0 ch:text-muted ch:tabular-nums">{receiptText(messages, job)}</p>}
    </div>
  );
}
