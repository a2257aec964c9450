import { toGenerationErrorData } from '@charhub/api-client/contract';
import { fromCallback } from 'xstate';
import type {
  GenerationDialogFact,
  GenerationDialogInput,
} from '../generation-dialog/generation-dialog.types.ts';
import type { GenerationPorts } from './generation-ports.ts';

/** Learns access, price and balance, and again when asked to or when a new avatar makes the views possible. */
export function loadTerms(ports: GenerationPorts) {
  return fromCallback<{ type: 'terms.refresh' }, GenerationDialogInput>(
    ({ input: { kind, characterId }, sendBack, receive }) => {
      const { client, jobs } = ports;
      const abort = new AbortController();
      const { signal } = abort;
      const load = () => {
        Promise.all([
          client.getAccess(characterId, { signal }),
          client.getQuote({ kind, viewCount: 1 }, { signal }),
        ]).then(
          ([access, quote]) => {
            sendBack({ type: 'terms.loaded', access, quote } satisfies GenerationDialogFact);
          },
          (thrown: unknown) => {
            const error = toGenerationErrorData(thrown);
            sendBack({ type: 'terms.failed', error } satisfies GenerationDialogFact);
          },
        );
      };
      receive(load);
      load();
      const avatars = jobs.on('job.finished', ({ job }) => {
        if (kind === 'reference-dataset' && job.kind === 'avatar' && job.characterId === characterId) load();
      });
      return () => {
        avatars.unsubscribe();
        abort.abort();
      };
    },
  );
}
