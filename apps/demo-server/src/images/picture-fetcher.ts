import axios, { isAxiosError } from 'axios';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';
import { ApiError } from '../http/api-error.ts';

/** Fetches a file that a user names by its address, and nothing that only this machine could reach. */
export interface PictureFetcher {
  /** @throws ApiError naming the field `url`: 400 not to be used or not there, 413 too large, 502 no answer */
  fetch(url: string): Promise<Buffer>;
}

export interface PictureFetcherOptions {
  /** Names of hosts that may be asked; `*.example.com` is every name below it. Null: every public host. */
  readonly hosts: readonly string[] | null;
  /** Lets this machine itself be asked, on any port, for tests. */
  readonly allowsLoopback: boolean;
  /** @default 10 MiB */
  readonly maxBytes?: number;
  /** For everything together, redirects included. @default 10 s */
  readonly timeoutMs?: number;
}

const loopback = ['127.0.0.1', '::1'];

/**
 * Addresses are judged when the connection is made, after the name was looked up, so a name that leads to a private
 * address gets nowhere; protocol, port and host are judged before each request, that of a redirect included.
 */
export function createPictureFetcher(options: PictureFetcherOptions): PictureFetcher {
  const { allowsLoopback, maxBytes = 10 * 1024 * 1024, timeoutMs = 10_000 } = options;
  const filter = { allowIPAddressList: allowsLoopback ? loopback : [] };
  const http = axios.create({
    httpAgent: new RequestFilteringHttpAgent(filter),
    httpsAgent: new RequestFilteringHttpsAgent(filter),
    proxy: false,
    maxRedirects: 3,
    maxContentLength: maxBytes,
    responseType: 'arraybuffer',
    // Nothing to unpack, so the limit holds for what comes over the line.
    decompress: false,
    headers: { Accept: 'image/webp,image/png,image/jpeg,image/gif', 'Accept-Encoding': 'identity' },
  });

  return {
    fetch: async (address) => {
      const url = URL.canParse(address) ? new URL(address) : null;
      if (url === null || !mayAsk(url, options)) throw refused();
      let isRedirectRefused = false;
      try {
        const { data } = await http.get<Buffer>(url.href, {
          signal: AbortSignal.timeout(timeoutMs),
          beforeRedirect: ({ href }: { href?: unknown }) => {
            isRedirectRefused = !(typeof href === 'string' && mayAsk(new URL(href), options));
            if (isRedirectRefused) throw refused();
          },
        });
        return data;
      } catch (error) {
        throw isRedirectRefused ? refused() : failure(error, maxBytes);
      }
    },
  };
}

function mayAsk(
  { protocol, port, hostname, username, password }: URL,
  options: PictureFetcherOptions,
): boolean {
  const { hosts, allowsLoopback } = options;
  if (!['http:', 'https:'].includes(protocol) || username !== '' || password !== '') return false;
  if (port !== '' && !allowsLoopback) return false;
  return hosts === null || hosts.some((allowed) => matches(hostname, allowed));
}

function matches(hostname: string, allowed: string): boolean {
  return allowed.startsWith('*.') ? hostname.endsWith(allowed.slice(1)) : hostname === allowed;
}

function refused(): ApiError {
  return new ApiError(400, 'INVALID_INPUT', 'This address may not be used', { field: 'url' });
}

function failure(error: unknown, maxBytes: number): ApiError {
  const field = 'url';
  const message = error instanceof Error ? error.message : '';
  if (message.includes('is not allowed')) return refused();
  if (message.includes('maxContentLength')) {
    const limit = `${String(Math.round(maxBytes / 1024 / 1024))} MB`;
    return new ApiError(413, 'INVALID_INPUT', `The image is larger than ${limit}`, { field });
  }
  if (isAxiosError(error) && error.response !== undefined) {
    const status = String(error.response.status);
    return new ApiError(400, 'INVALID_INPUT', `The address answered with status ${status}`, { field });
  }
  return new ApiError(502, 'EXTERNAL_SERVICE_ERROR', 'The address does not answer', { field });
}
