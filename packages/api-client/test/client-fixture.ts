import type { CreateAxiosDefaults } from 'axios';
import axios from 'axios';
import { afterEach, beforeEach } from 'vitest';
import type { GenerationClientOptions } from '../src/client.ts';
import { createGenerationClient } from '../src/client.ts';
import type { GenerationClient, GenerationErrorData } from '../src/contract/index.ts';
import { toGenerationErrorData } from '../src/contract/index.ts';
import type { ApiServer } from './api-server.ts';
import { startApiServer } from './api-server.ts';

export interface ClientFixture {
  readonly server: ApiServer;
  /** A client of the server, over an axios that is set up like the host's: JSON by default, a token by interceptor. */
  connect(options?: Partial<GenerationClientOptions>, defaults?: CreateAxiosDefaults): GenerationClient;
}

/** A server for each test of a file, and clients of it. */
export function useApiServer(): ClientFixture {
  const fixture: { server?: ApiServer } = {};
  beforeEach(async () => {
    fixture.server = await startApiServer();
  });
  afterEach(() => fixture.server?.close());

  const current = () => {
    if (fixture.server === undefined) throw new Error('The server runs only within a test');
    return fixture.server;
  };
  return {
    get server() {
      return current();
    },
    connect: (options, defaults) => {
      const host = axios.create({
        baseURL: current().url,
        headers: { 'Content-Type': 'application/json' },
        withCredentials: true,
        ...defaults,
      });
      host.interceptors.request.use((config) => {
        config.headers.set('Authorization', 'Bearer token-of-owner');
        return config;
      });
      return createGenerationClient({ axios: host, ...options });
    },
  };
}

/** How a call failed; throws when it did not. */
export async function failureOf(call: Promise<unknown>): Promise<GenerationErrorData> {
  const outcome = await call.then(
    () => null,
    (thrown: unknown) => toGenerationErrorData(thrown),
  );
  if (outcome === null) throw new Error('The call was to fail and did not');
  return outcome;
}
