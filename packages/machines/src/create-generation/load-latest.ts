import type { GenerationErrorData } from '@charhub/api-client/contract';
import { toGenerationErrorData } from '@charhub/api-client/contract';

/** Asks again as often as it is told to; several wishes at once are one, and only the newest answer counts. */
export function loadLatest<Answer>(
  load: (signal: AbortSignal) => Promise<Answer>,
  onAnswer: (answer: Answer) => void,
  onFailure: (error: GenerationErrorData) => void,
): { readonly refresh: () => void; readonly stop: () => void } {
  const abort = new AbortController();
  let latest = 0;
  return {
    refresh: () => {
      const turn = ++latest;
      queueMicrotask(() => {
        if (turn !== latest) return;
        load(abort.signal).then(
          (answer) => {
            if (turn === latest) onAnswer(answer);
          },
          (thrown: unknown) => {
            if (turn === latest) onFailure(toGenerationErrorData(thrown));
          },
        );
      });
    },
    stop: () => {
      latest++;
      abort.abort();
    },
  };
}
