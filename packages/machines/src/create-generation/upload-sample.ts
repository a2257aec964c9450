import { toGenerationErrorData } from '@charhub/api-client/contract';
import { fromCallback } from 'xstate';
import type { UploadSampleInput } from '../generation-dialog/dialog-actors.ts';
import type { GenerationDialogFact } from '../generation-dialog/generation-dialog.types.ts';
import type { GenerationPorts } from './generation-ports.ts';

/** Sends the file of a sample, and says how far it is. */
export function uploadSample({ client, samples }: GenerationPorts) {
  return fromCallback<{ type: 'never' }, UploadSampleInput>(
    ({ input: { characterId, sample }, sendBack }) => {
      const tell = (fact: GenerationDialogFact) => {
        sendBack(fact);
      };
      const abort = new AbortController();
      const file = sample === null ? undefined : samples.get(sample.id);
      if (sample === null || file === undefined) {
        const error = toGenerationErrorData(new Error('The sample is no longer there'));
        tell({ type: 'upload.failed', error: { ...error, code: 'validation', field: 'sample' } });
        return;
      }
      const onProgress = (fraction: number) => {
        tell({ type: 'upload.progressed', percent: Math.round(fraction * 100) });
      };
      client
        .uploadSample({ characterId, file, name: sample.name }, { signal: abort.signal, onProgress })
        .then(
          ({ url }) => {
            tell({ type: 'sample.uploaded', url });
          },
          (thrown: unknown) => {
            tell({ type: 'upload.failed', error: toGenerationErrorData(thrown) });
          },
        );
      return () => {
        abort.abort();
      };
    },
  );
}
