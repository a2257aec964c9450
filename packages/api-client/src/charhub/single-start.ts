import { GenerationError, isGenerationError } from '../contract/index.ts';

/**
 * Sees to it that one key starts one job, also on a back end that does not know keys: there an answer is kept and given
 * again, and a request of which it is unknown whether it arrived is not sent again. It remembers no longer than the page.
 */
export type SingleStart<Started> = (key: string, start: () => Promise<Started>) => Promise<Started>;

const rememberedKeys = 200;

/** @param knowsKeys whether the back end answers the same key with the same job; asked only when it matters. */
export function singleStart<Started extends object>(knowsKeys: () => Promise<boolean>): SingleStart<Started> {
  const jobs = new Map<string, Started | null>();

  function remember(key: string, started: Started | null): void {
    jobs.set(key, started);
    const [eldest] = jobs.keys();
    if (jobs.size > rememberedKeys && eldest !== undefined) jobs.delete(eldest);
  }

  return async (key, start) => {
    const known = jobs.get(key);
    if (known !== undefined && !(await knowsKeys())) {
      if (known !== null) return known;
      throw new GenerationError({
        code: 'unconfirmed',
        message:
          'It is not known whether the first request arrived, and sending it again could be charged again: look at the pictures of the character first',
      });
    }
    if (known === undefined) remember(key, null);
    try {
      const started = await start();
      remember(key, started);
      return started;
    } catch (error) {
      if (isAnswered(error)) jobs.delete(key);
      throw error;
    }
  };
}

/** Whether the back end itself refused, so that there is no job. A gateway may have lost its answer only. */
function isAnswered(error: unknown): boolean {
  if (!isGenerationError(error) || error.status === null) return false;
  return error.status !== 408 && error.status !== 502 && error.status !== 504;
}
