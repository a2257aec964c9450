import type { AxiosInstance, AxiosRequestConfig, AxiosResponse } from 'axios';
import type * as z from 'zod/mini';
import type { CallOptions } from '../contract/index.ts';
import { withDeadline } from './deadline.ts';
import { parse } from './parse.ts';
import { toGenerationError } from './to-generation-error.ts';

export interface HttpOptions {
  readonly axios: AxiosInstance;
  readonly baseUrl: string | undefined;
  readonly pathPrefix: string;
  readonly timeoutMs: number;
}

export interface HttpCall extends CallOptions {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Calls of the host's API through the host's axios: checked answers, one kind of error, an end in every case. */
export interface Http {
  /** Sends JSON and answers with the checked body. Path parts are encoded with `path`. */
  send<Schema extends z.ZodMiniType>(
    method: HttpMethod,
    path: string,
    schema: Schema,
    call?: HttpCall,
  ): Promise<z.output<Schema>>;
  /** One request with more control: the caller ends it. Errors are mapped, the body is not checked. */
  request(config: AxiosRequestConfig): Promise<AxiosResponse<unknown>>;
}

export function createHttp({ axios, baseUrl, pathPrefix, timeoutMs }: HttpOptions): Http {
  async function request(config: AxiosRequestConfig): Promise<AxiosResponse<unknown>> {
    try {
      return await axios.request<unknown>({
        ...config,
        ...(baseUrl === undefined ? {} : { baseURL: baseUrl }),
        url: `${pathPrefix}${config.url ?? ''}`,
        timeout: 0,
        validateStatus: (status) => status >= 200 && status < 300,
      });
    } catch (thrown) {
      throw toGenerationError(thrown);
    }
  }

  return {
    request,
    send: (method, path, schema, { body, headers, signal } = {}) =>
      withDeadline({ signal, timeoutMs }, async (own) => {
        const config = {
          method,
          url: path,
          signal: own,
          ...(headers === undefined ? {} : { headers: { ...headers } }),
        };
        const { data } = await request(body === undefined ? config : { ...config, data: body });
        return parse(schema, data, `${method} ${path}`);
      }),
  };
}

/** A path with each inserted part encoded. */
export function path(parts: TemplateStringsArray, ...values: readonly string[]): string {
  return String.raw({ raw: parts }, ...values.map(encodeURIComponent));
}
