import type { GenerationQuote } from '@charhub/api-client/contract';
import type { ReactElement } from 'react';
import { Button } from '../foundations/button/button.tsx';
import { useMessages } from '../locales/index.ts';

export interface PriceLineProps {
  readonly id: string;
  /** Null when the price could not be learned. */
  readonly quote: GenerationQuote | null;
  /** How the price comes about. @default the price alone */
  readonly price?: string | undefined;
  /** Leads to where credits are had; without it there is no button. */
  readonly onGetCredits: (() => void) | undefined;
}

export function PriceLine({ id, quote, price, onGetCredits }: PriceLineProps): ReactElement {
  const { t, formatNumber } = useMessages();
  const short = quote !== null && quote.balance < quote.credits;
  return (
    <div className="ch:flex ch:min-h-11 ch:items-center ch:justify-between ch:gap-3">
      <p id={id} className={short ? 'ch:m-0 ch:text-danger' : 'ch:m-0 ch:text-muted'}>
        {quote === null
          ? t('price.unknown')
          : short
            ? t('price.notEnough', { count: quote.credits, balance: quote.balance })
            : t('price.line', {
                price: price ?? t('price.credits', { count: quote.credits }),
                balance: formatNumber(quote.balance),
              })}
      </p>
      {short && onGetCredits && <Button onClick={onGetCredits}>{t('price.getCredits')}</Button>}
    </div>
  );
}
