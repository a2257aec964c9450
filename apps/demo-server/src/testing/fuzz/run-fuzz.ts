import { Agent } from 'node:http';
import * as fc from 'fast-check';
import * as z from 'zod';
import { openApiDocument } from '../../http/openapi/open-api-document.ts';
import { apiOperations } from '../../http/openapi/operations.ts';
import { undocumented } from '../documented-replies.ts';
import { plantSecrets, type Secrets } from './planted-secrets.ts';
import { fuzzRequests, type FuzzRequest } from './fuzz-requests.ts';
import { sendFuzzRequest, type FuzzAnswer } from './send-fuzz-request.ts';

export interface FuzzReport {
  /** How often each status was answered. */
  readonly statuses: Readonly<Record<string, number>>;
  /** What no answer may be, each with the request that shows it. */
  readonly findings: readonly string[];
}

const Json = z.string().transform((text): unknown => JSON.parse(text));
const AT_ONCE = 8;

/**
 * Sends `runs` requests that the document and `seed` decide, a few at a time, and looks at every answer: no fault of
 * the server, no hang, nothing of somebody else's, nothing undocumented.
 */
export async function runFuzz(
  origin: string,
  { runs, seed }: { runs: number; seed: number },
): Promise<FuzzReport> {
  const secrets = await plantSecrets(origin);
  const requests = fc.sample(fuzzRequests(openApiDocument(apiOperations), secrets.known), {
    numRuns: runs,
    seed,
  });
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const statuses: Record<string, number> = {};
  const findings: string[] = [];
  const waiting = requests.entries();

  async function work(): Promise<void> {
    for (const [index, request] of waiting) {
      const { caller } = request;
      const found = await sendFuzzRequest(origin, request, { token: secrets.tokens[caller], agent }).then(
        (answer) => {
          statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
          return judge(request, answer, secrets);
        },
        (error: unknown) => [`no answer: ${String(error)}`],
      );
      findings.push(...found.map((what) => `#${String(index)} ${what}\n   ${described(request)}`));
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  agent.destroy();
  return { statuses, findings };
}

function judge({ method, path, caller }: FuzzRequest, answer: FuzzAnswer, secrets: Secrets): string[] {
  const { status, headers, text } = answer;
  const contentType = headers['content-type'] ?? null;
  const body = contentType?.startsWith('application/json') === true ? Json.safeParse(text).data : text;
  const foreign = secrets.marks.filter((mark) => mark.owner !== caller && text.includes(mark.text));
  return [
    ...(status >= 500 ? [`answered ${String(status)}: ${text.slice(0, 300)}`] : []),
    ...('x-injected' in headers ? ['took a line over into its headers'] : []),
    ...foreign.map(({ owner }) => `told ${caller} what is ${owner}’s: ${text.slice(0, 300)}`),
    ...(/node_modules|at \w+ \(|charhub\.\w+"/.test(text) && status >= 400
      ? [`told of its insides: ${text.slice(0, 300)}`]
      : []),
    // Node itself refuses addresses that are too long, before there is a route.
    ...(status === 431
      ? []
      : undocumented({ method, path: path.split('?')[0] ?? '', status, body, contentType })),
  ];
}

function described({ caller, method, path, headers, body }: FuzzRequest): string {
  const sent = body === null ? '' : body.toString('utf8').slice(0, 400);
  return `${caller}: ${method} ${path.slice(0, 300)} ${JSON.stringify(headers)} ${JSON.stringify(sent)}`;
}
