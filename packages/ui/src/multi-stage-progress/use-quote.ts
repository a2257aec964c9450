import type { GenerationQuote } from '@charhub/api-client/contract';
import { useEffect, useState } from 'react';
import { useGenerationContext } from '../generation-provider/generation-context.ts';

export interface Quote {
  /** The price of one view, and the balance; null before they are known, and when they cannot be learned. */
  readonly quote: GenerationQuote | null;
  readonly isKnown: boolean;
}

/** The price of a reference view, asked for while somebody may start a job. */
export function useQuote(isWanted: boolean): Quote {
  const { client } = useGenerationContext();
  const [answer, setAnswer] = useState<Quote>({ quote: null, isKnown: false });

  useEffect(() => {
    if (!isWanted) return;
    const request = new AbortController();
    const settle = (quote: GenerationQuote | null) => {
      if (!request.signal.aborted) setAnswer({ quote, isKnown: true });
    };
    client
      .getQuote({ kind: 'reference-dataset', viewCount: 1 }, { signal: request.signal })
      .then(settle, () => settle(null));
    return () => request.abort();
  }, [client, isWanted]);

  return answer;
}
