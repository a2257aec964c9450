import { useSelector } from '../foundations/use-selector.ts';
import type { ReactElement } from 'react';
import { useGenerationContext } from '../generation-provider/generation-context.ts';
import { jobTexts, useMessages } from '../locales/index.ts';
import type { ImageGenerationActor } from './image-generation-actor.types.ts';
import { PriceLine } from './price-line.tsx';

interface OutcomePriceProps {
  /** For the sentence. */
  readonly id: string;
  readonly actor: ImageGenerationActor;
}

/** What the same again would cost, and the balance. */
export function OutcomePrice({ id, actor }: OutcomePriceProps): ReactElement {
  const { t } = useMessages(jobTexts);
  const { onGetCredits } = useGenerationContext();
  const quote = useSelector(actor, ({ context }) => context.quote);
  const isUnknown = useSelector(actor, ({ context }) => context.isPriceUnknown);
  return (
    <PriceLine
      id={id}
      quote={quote}
      isLoading={!isUnknown}
      price={
        quote === null ? undefined : t('price.once', { price: t('price.credits', { count: quote.credits }) })
      }
      onGetCredits={onGetCredits}
      onReload={() => actor.send({ type: 'terms.refresh' })}
    />
  );
}
