import axios, { isAxiosError, type AxiosInstance } from 'axios';

declare module 'axios' {
  interface AxiosRequestConfig {
    /** Set on a request that is sent again with a new token. */
    isRenewed?: boolean;
  }
}

export interface HttpClientOptions {
  readonly token: string;
  /** BCP 47; asked at each request. */
  readonly language: () => string;
  /** Gets a new token for the same user, after the server has refused the old one. */
  readonly renewToken: () => Promise<string>;
}

/** An axios instance like a host's: every request carries the user's token and language. */
export function createHttpClient({ token, language, renewToken }: HttpClientOptions): AxiosInstance {
  const http = axios.create();
  let currentToken = token;
  let renewal: Promise<string> | null = null;

  http.interceptors.request.use((config) => {
    config.headers.set('Authorization', `Bearer ${currentToken}`);
    config.headers.set('X-User-Language', language());
    return config;
  });

  http.interceptors.response.use(undefined, async (error: unknown) => {
    const isExpired = isAxiosError(error) && error.response?.status === 401;
    if (!isExpired || error.config === undefined || error.config.isRenewed === true) throw error;
    renewal ??= renewToken().finally(() => {
      renewal = null;
    });
    currentToken = await renewal;
    return http.request({ ...error.config, isRenewed: true });
  });

  return http;
}
