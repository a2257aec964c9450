import type { GenerationQuote } from '@charhub/api-client/contract';
import type { ReactElement } from 'react';
import { PriceLine, type PriceLineProps } from '../image-generation-dialog/price-line.tsx';
import { referenceTexts, useMessages } from '../locales/index.ts';

export interface ReferencePriceProps extends Pick<PriceLineProps, 'id' | 'isLoading' | 'onReload'> {
  /** The price of one view; null when it could not be learned. */
  readonly quote: GenerationQuote | null;
  readonly viewCount: number;
  /** Leads to where credits are had; without it there is no button. */
  readonly onGetCredits: (() => void) | undefined;
}

/** “3 views × 10 = 30 credits · you have 500”, or that nothing is chosen yet. */
export function ReferencePrice(props: ReferencePriceProps): ReactElement {
  const { id, quote, viewCount, onGetCredits, isLoading, onReload } = props;
  const { t, formatNumber } = useMessages(referenceTexts);
  if (viewCount === 0) {
    return (
      <div className="ch:flex ch:min-h-11 ch:items-center">
        <p id={id} role="alert" className="ch:text-danger">
          {t('reference.chooseOne')}
        </p>
      </div>
    );
  }
  const credits = (quote?.credits ?? 0) * viewCount;
  return (
    <PriceLine
      id={id}
      quote={quote && { ...quote, credits }}
      {...(isLoading === undefined ? {} : { isLoading })}
      onReload={onReload}
      price={t('reference.price', {
        views: t('reference.viewCount', { count: viewCount }),
        unit: formatNumber(quote?.credits ?? 0),
        total: t('price.credits', { count: credits }),
      })}
      onGetCredits={onGetCredits}
    />
  );
}
