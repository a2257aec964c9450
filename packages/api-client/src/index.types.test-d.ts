import { expectTypeOf } from 'vitest';
import type { AxiosInstance } from 'axios';
import type { ScriptedClient } from './testing/index.ts';
import { createScriptedClient, withFaults } from './testing/index.ts';
import { createAxios, createGenerationClient, isGenerationError } from './index.ts';
import type {
  GenerationClientOptions,
  GenerationClient,
  GenerationErrorCode,
  GenerationErrorData,
  GenerationRequest,
  JobSnapshot,
  JobState,
  Stage,
} from './index.ts';

declare const axios: AxiosInstance;
declare const thrown: unknown;

expectTypeOf(createGenerationClient({ axios })).toEqualTypeOf<GenerationClient>();
expectTypeOf(
  createGenerationClient({ axios: createAxios(), user: () => null }),
).toEqualTypeOf<GenerationClient>();
expectTypeOf<GenerationClientOptions['axios']>().toEqualTypeOf<AxiosInstance>();
// @ts-expect-error there is no client without an axios instance
createGenerationClient({});

expectTypeOf<ScriptedClient>().toExtend<GenerationClient>();
expectTypeOf(withFaults(createScriptedClient(), { random: Math.random })).toExtend<GenerationClient>();

expectTypeOf<GenerationClient['submitJob']>().parameter(0).toEqualTypeOf<GenerationRequest>();
expectTypeOf<GenerationClient['submitJob']>().returns.resolves.toEqualTypeOf<JobSnapshot>();
expectTypeOf<GenerationClient['submitJob']>()
  .parameter(1)
  .toHaveProperty('idempotencyKey')
  .toEqualTypeOf<string>();
expectTypeOf<GenerationClient['watchJob']>().returns.toEqualTypeOf<() => void>();

expectTypeOf<JobSnapshot['state']>().toEqualTypeOf<JobState>();
expectTypeOf<JobSnapshot['stages']>().toEqualTypeOf<Stage[]>();
expectTypeOf<JobState>().toEqualTypeOf<
  'queued' | 'running' | 'completed' | 'failed' | 'cancelled' | 'lost'
>();

if (isGenerationError(thrown)) {
  expectTypeOf(thrown.code).toEqualTypeOf<GenerationErrorCode>();
  expectTypeOf(thrown.toJSON()).toEqualTypeOf<GenerationErrorData>();
}
