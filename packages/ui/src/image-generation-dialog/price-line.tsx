import type { GenerationQuote } from '@charhub/api-client/contract';
import type { ReactElement } from 'react';
import { Button } from '../foundations/button/button.tsx';
import { Icon } from '../foundations/icon/icon.tsx';
import { alertIcon, repeatIcon } from '../foundations/icon/icons.ts';
import { useMessages } from '../locales/index.ts';

export interface PriceLineProps {
  /** For the sentence. @default none */
  readonly id?: string | undefined;
  /** Null while the price is on its way, and when it could not be learned. */
  readonly quote: GenerationQuote | null;
  /** It is on its way. @default false */
  readonly isLoading?: boolean;
  /** How the price comes about. @default the price alone */
  readonly price?: string | undefined;
  /** Leads to where credits are had; without it there is no button. */
  readonly onGetCredits: (() => void) | undefined;
  /** Asks for the price again. @default no such button */
  readonly onReload?: (() => void) | undefined;
}

/** What a click will cost, and what there is to pay it from; or what is missing. */
export function PriceLine(props: PriceLineProps): ReactElement {
  const { id, quote, isLoading = false, price, onGetCredits, onReload } = props;
  const { t, formatNumber } = useMessages();

  if (quote !== null && quote.balance < quote.credits) {
    const { credits, balance } = quote;
    return (
      <div className="ch:flex ch:min-h-11 ch:flex-wrap ch:items-center ch:justify-between ch:gap-x-3 ch:gap-y-2 ch:rounded-lg ch:border ch:border-danger ch:px-3 ch:py-2">
        <div className="ch:flex ch:min-w-0 ch:flex-1 ch:basis-60 ch:items-start ch:gap-2">
          <span className="ch:pt-0.5 ch:text-danger">
            <Icon shape={alertIcon} />
          </span>
          <div>
            <p id={id} className="ch:m-0 ch:font-medium ch:text-danger">
              {t('price.notEnough', { count: credits, balance })}
            </p>
            <p className="ch:m-0 ch:text-sm ch:text-muted">
              {t('price.missing', { count: credits - balance })} {t('price.kept')}
            </p>
          </div>
        </div>
        {onGetCredits && <Button onClick={onGetCredits}>{t('price.getCredits')}</Button>}
      </div>
    );
  }
  return (
    <div className="ch:flex ch:min-h-11 ch:items-center ch:justify-between ch:gap-3" aria-busy={isLoading}>
      <p id={id} className="ch:m-0 ch:text-muted ch:tabular-nums">
        {quote !== null
          ? t('price.line', {
              price: price ?? t('price.credits', { count: quote.credits }),
              balance: formatNumber(quote.balance),
            })
          : t(isLoading ? 'price.loading' : 'price.unknown')}
      </p>
      {quote === null && !isLoading && onReload && (
        <Button variant="quiet" icon={repeatIcon} onClick={onReload}>
          {t('action.tryAgain')}
        </Button>
      )}
    </div>
  );
}
