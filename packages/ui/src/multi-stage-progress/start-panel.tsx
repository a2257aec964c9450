import type { GenerationRequest } from '@charhub/api-client/contract';
import { MAX_PROMPT_LENGTH } from '@charhub/machines';
import { useId, type ReactElement } from 'react';
import { LeavingButton } from '../foundations/button/leaving-button.tsx';
import { sparkleIcon } from '../foundations/icon/icons.ts';
import { useGenerationContext } from '../generation-provider/generation-context.ts';
import { referenceTexts, useMessages } from '../locales/index.ts';
import { ReferencePrice } from '../reference-generation-modal/reference-price.tsx';
import { progressOf } from './progress-of.ts';
import type { Quote } from './use-quote.ts';

export interface StartPanelProps {
  readonly request: GenerationRequest;
  readonly price: Quote;
  readonly onStart: () => void;
}

/** What a start would cost, and the button for it. */
export function StartPanel({ request, price, onStart }: StartPanelProps): ReactElement {
  const { t } = useMessages(referenceTexts);
  const { onGetCredits } = useGenerationContext();
  const reasonId = useId();
  const { quote, isKnown } = price;
  const viewCount = request.views.length;
  const credits = quote === null ? null : quote.credits * viewCount;
  const blocked = !canStart(request, price);

  return (
    <div className="ch:flex ch:flex-wrap ch:items-center ch:justify-between ch:gap-x-4">
      {isKnown ? (
        <ReferencePrice id={reasonId} quote={quote} viewCount={viewCount} onGetCredits={onGetCredits} />
      ) : (
        <p className="ch:flex ch:min-h-11 ch:items-center ch:text-muted">{t('dialog.checking')}</p>
      )}
      <LeavingButton
        heirOf={progressOf}
        variant="primary"
        icon={sparkleIcon}
        blocked={blocked}
        aria-describedby={blocked && isKnown ? reasonId : undefined}
        onClick={onStart}
      >
        {credits === null || viewCount === 0
          ? t('reference.start')
          : t('reference.startFor', { price: t('price.credits', { count: credits }) })}
      </LeavingButton>
    </div>
  );
}

/** Whether nothing known stands against a start; the price is known, or cannot be. */
export function canStart({ views, prompt }: GenerationRequest, { quote, isKnown }: Quote): boolean {
  if (!isKnown || views.length === 0 || prompt.length > MAX_PROMPT_LENGTH) return false;
  return quote === null || quote.balance >= quote.credits * views.length;
}
