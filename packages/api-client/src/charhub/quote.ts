import type { GenerationClient, GenerationRequest, JobKind } from '../contract/index.ts';
import { GenerationError } from '../contract/index.ts';
import type { Http } from '../http/http.ts';
import { BalanceReply, ServiceCostsReply } from './replies.ts';
import { stageIds } from './submission.ts';

/** Credits that a picture of a kind really costs, where that is not what the host lists. */
export type CreditsPerPicture = Readonly<Partial<Record<JobKind, number>>>;

export interface Quotes {
  readonly getQuote: GenerationClient['getQuote'];
  /** The price of a request at the unit price that was asked for last; 0 when none was. */
  readonly shownPrice: (request: Pick<GenerationRequest, 'kind' | 'views'>) => number;
}

/** Prices: the host's unit price, or the one that is known better, times the pictures. */
export function quotes(http: Http, creditsPerPicture: CreditsPerPicture = {}): Quotes {
  let listed = 0;
  const unitPrice = (kind: JobKind) => creditsPerPicture[kind] ?? listed;
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
      listed = unit.creditsPerUnit;
      const pictures = kind === 'reference-dataset' ? viewCount : 1;
      return { credits: unitPrice(kind) * pictures, balance: balance.data.balance };
    },
    shownPrice: (request) => unitPrice(request.kind) * stageIds(request).length,
  };
}
