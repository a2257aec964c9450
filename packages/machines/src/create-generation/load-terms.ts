import { fromCallback } from 'xstate';
import type {
  GenerationDialogFact,
  GenerationDialogInput,
} from '../generation-dialog/generation-dialog.types.ts';
import type { GenerationPorts } from './generation-ports.ts';
import { loadLatest } from './load-latest.ts';
import { onCreditsMoved } from './on-credits-moved.ts';

/**
 * Learns access, price and balance; again when asked to, and when a job has begun or ended in any tab of the user's:
 * then credits have moved, and there may be an avatar to build views from.
 */
export function loadTerms(ports: GenerationPorts) {
  return fromCallback<{ type: 'terms.refresh' }, GenerationDialogInput>(
    ({ input: { kind, characterId }, sendBack, receive }) => {
      const { client, jobs } = ports;
      const tell = (fact: GenerationDialogFact) => {
        sendBack(fact);
      };
      const terms = loadLatest(
        (signal) =>
          Promise.all([
            client.getAccess(characterId, { signal }),
            client.getQuote({ kind, viewCount: 1 }, { signal }),
          ]),
        ([access, quote]) => {
          tell({ type: 'terms.loaded', access, quote });
        },
        (error) => {
          tell({ type: 'terms.failed', error });
        },
      );
      receive(terms.refresh);
      terms.refresh();
      const credits = onCreditsMoved(jobs, terms.refresh);
      return () => {
        credits.unsubscribe();
        terms.stop();
      };
    },
  );
}
