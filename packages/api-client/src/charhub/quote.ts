import type { GenerationClient, GenerationRequest } from '../contract/index.ts';
import { GenerationError } from '../contract/index.ts';
import type { Http } from '../http/http.ts';
import { BalanceReply, ServiceCostsReply } from './replies.ts';
import { stageIds } from './submission.ts';

export interface Quotes {
  readonly getQuote: GenerationClient['getQuote'];
  /** The price of a request at the unit price that was asked for last; 0 when none was. */
  readonly shownPrice: (request: Pick<GenerationRequest, 'kind' | 'views'>) => number;
}

/** Prices: the host's unit price times the pictures. */
export function quotes(http: Http): Quotes {
  let unitPrice = 0;
  return {
    getQuote: async ({ kind, viewCount }, options) => {
      const [costs, balance] = await Promise.all([
        http.send('GET', '/credits/service-costs', ServiceCostsReply, options),
        http.send('GET', '/credits/balance', BalanceReply, options),
      ]);
      const unit = costs.data.find(({ serviceIdentifier }) => serviceIdentifier === 'IMAGE_GENERATION');
      if (unit === undefined) {
        const message = 'GET /credits/service-costs: no price for IMAGE_GENERATION';
        throw new GenerationError({ code: 'protocol', message });
      }
      unitPrice = unit.creditsPerUnit;
      const pictures = kind === 'reference-dataset' ? viewCount : 1;
      return { credits: unitPrice * pictures, balance: balance.data.balance };
    },
    shownPrice: (request) => unitPrice * stageIds(request).length,
  };
}
