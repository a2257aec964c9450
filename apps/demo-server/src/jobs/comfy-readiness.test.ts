import { afterEach, expect, it, vi } from 'vitest';
import { createFakeComfyRunner } from '../testing/fake-comfy-runner.ts';
import { createComfyReadiness } from './comfy-readiness.ts';

afterEach(() => void vi.useRealTimers());

it('asks ComfyUI once for all who want to know in the same seconds, and again after a failure', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const runner = createFakeComfyRunner();
  const asked = vi.spyOn(runner, 'preflight');
  const readiness = createComfyReadiness(runner, []);
  asked.mockRejectedValueOnce(new Error('away'));
  await expect(readiness.recentProblems()).rejects.toThrow('away');
  expect(await Promise.all([readiness.recentProblems(), readiness.recentProblems()])).toEqual([[], []]);
  expect(asked).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(9_000);
  await readiness.recentProblems();
  expect(asked).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(2_000);
  await readiness.recentProblems();
  expect(asked).toHaveBeenCalledTimes(3);
});
