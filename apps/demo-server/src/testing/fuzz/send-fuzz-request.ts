import { request as httpRequest, type Agent, type IncomingHttpHeaders } from 'node:http';
import type { FuzzRequest } from './fuzz-requests.ts';

export interface FuzzAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

const PATIENCE_MS = 30_000;

/** Sends a request as it is, without the tidying up that fetch does to addresses. Rejects when nothing comes within 30 s. */
export function sendFuzzRequest(
  origin: string,
  { method, path, headers, body }: FuzzRequest,
  { token, agent }: { token: string | null; agent: Agent },
): Promise<FuzzAnswer> {
  const { hostname: host, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      {
        host,
        port,
        method,
        agent,
        path,
        headers: {
          ...headers,
          ...(token !== null && { Authorization: `Bearer ${token}` }),
          'Content-Length': body?.length ?? 0,
        },
        signal: AbortSignal.timeout(PATIENCE_MS),
      },
      (answer) => {
        const { statusCode: status = 0, headers: answered } = answer;
        let text = '';
        const finish = () => resolve({ status, headers: answered, text });
        answer.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
          // An event stream never ends by itself.
          if (answered['content-type']?.startsWith('text/event-stream') !== true) return;
          finish();
          answer.destroy();
        });
        answer.on('end', finish).on('error', reject);
      },
    );
    sent.on('error', reject).end(body);
  });
}
