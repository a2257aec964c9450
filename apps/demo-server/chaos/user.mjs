import { setTimeout as delay } from 'node:timers/promises';

const REQUEST_MS = 5000;
/** On a busy machine: a process that was killed may take minutes to start. */
const PATIENCE_MS = 240_000;

/** The demo's owner and her character. */
export const ANN = 'aaaaaaaa-0000-4000-8000-000000000001';

/** An answer that says no, and would say so again. */
export class RefusedError extends Error {
  name = 'RefusedError';
}

/**
 * The owner at her browser: asks again, of whichever API, until she has an answer.
 * @param {readonly string[]} urls of the APIs
 */
export function createUser(urls) {
  let token = null;
  let turn = 0;

  const nextUrl = () => `${urls[(turn += 1) % urls.length]}/api/v1`;

  /** One try: null when it is worth another. */
  async function tryOnce(method, path, { body, headers = {} } = {}) {
    if (token === null && path !== '/demo/session') await signIn();
    const isForm = body instanceof FormData;
    const response = await fetch(nextUrl() + path, {
      method,
      headers: {
        ...(token !== null && { Authorization: `Bearer ${token}` }),
        ...(body !== undefined && !isForm && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      body: body === undefined || isForm ? body : JSON.stringify(body),
      signal: AbortSignal.timeout(REQUEST_MS),
    });
    const answer = await response.json();
    if (response.ok) return answer;
    if (response.status === 401) token = null;
    if (response.status >= 500 || response.status === 401 || response.status === 429) return null;
    throw new RefusedError(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`);
  }

  async function request(method, path, options) {
    for (const deadline = performance.now() + PATIENCE_MS; ; await delay(100)) {
      try {
        const answer = await tryOnce(method, path, options);
        if (answer !== null) return answer;
      } catch (error) {
        if (error instanceof RefusedError) throw error;
      }
      if (performance.now() > deadline) throw new Error(`no answer to ${method} ${path}`);
    }
  }

  async function signIn() {
    token = (await request('POST', '/demo/session', { body: { user: 'owner' } })).token;
  }

  return {
    request,
    get: async (path) => (await request('GET', path)).data,
    token: async () => {
      if (token === null) await signIn();
      return token;
    },
    forgetToken: () => (token = null),
  };
}
