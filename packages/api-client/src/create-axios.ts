import type { AxiosInstance } from 'axios';
import axios from 'axios';

export interface CreateAxiosOptions {
  /** Origin of the API. @default the page's own */
  readonly baseUrl?: string;
  /** The token of the session, asked before each request; null sends none. */
  readonly getToken?: () => string | null;
}

/** An axios instance for pages that have none: sends the session's token as a bearer token. */
export function createAxios({ baseUrl, getToken }: CreateAxiosOptions = {}): AxiosInstance {
  const instance = axios.create(baseUrl === undefined ? {} : { baseURL: baseUrl });
  instance.interceptors.request.use((config) => {
    const token = getToken?.() ?? null;
    if (token !== null) config.headers.set('Authorization', `Bearer ${token}`);
    return config;
  });
  return instance;
}
