import type { AxiosInstance } from 'axios';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { createScriptedClient, withFaults } from './testing/index.ts';
import type {
  GenerationClient,
  GenerationClientOptions,
  GenerationErrorCode,
  GenerationErrorData,
  GenerationRequest,
  JobSnapshot,
  JobState,
  Stage,
} from './index.ts';
import { createAxios, createGenerationClient, GenerationError, isGenerationError } from './index.ts';

describe('the package', () => {
  it('makes clients without a browser, and asks for nothing until it is used', () => {
    const client = createGenerationClient({ axios: createAxios(), user: () => null });
    expectTypeOf(client).toEqualTypeOf<GenerationClient>();
    expect(Object.keys(client).sort()).toEqual(
      Object.keys(withFaults(createScriptedClient(), { random: Math.random }))
        .filter((name) => name !== 'flush' && name !== 'heal')
        .sort(),
    );
  });

  it('has no client without an axios instance, and no submission without a key', () => {
    expectTypeOf<GenerationClientOptions>().toHaveProperty('axios').toEqualTypeOf<AxiosInstance>();
    expectTypeOf<GenerationClient['submitJob']>().parameter(0).toEqualTypeOf<GenerationRequest>();
    expectTypeOf<GenerationClient['submitJob']>()
      .parameter(1)
      .toHaveProperty('idempotencyKey')
      .toEqualTypeOf<string>();
    expectTypeOf<GenerationClient['submitJob']>().returns.resolves.toEqualTypeOf<JobSnapshot>();
    expectTypeOf<GenerationClient['watchJob']>().returns.toEqualTypeOf<() => void>();
  });

  it('names every state and code exactly', () => {
    expectTypeOf<JobSnapshot['state']>().toEqualTypeOf<JobState>();
    expectTypeOf<JobSnapshot['stages']>().toEqualTypeOf<Stage[]>();
    expectTypeOf<JobState>().toEqualTypeOf<
      'queued' | 'running' | 'completed' | 'failed' | 'cancelled' | 'lost'
    >();
    const thrown: unknown = new GenerationError({ code: 'conflict', message: 'busy' });
    if (!isGenerationError(thrown)) throw new Error('not known as an error of this package');
    expectTypeOf(thrown.code).toEqualTypeOf<GenerationErrorCode>();
    expectTypeOf(thrown.toJSON()).toEqualTypeOf<GenerationErrorData>();
  });
});
