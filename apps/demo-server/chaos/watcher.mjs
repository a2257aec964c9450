import { setTimeout as delay } from 'node:timers/promises';

/** The server shows that it is there every 15 s. */
const SILENCE_MS = 16_000;

/**
 * A page that is open all the time: it keeps the newest snapshot of each job, and connects again when its stream ends,
 * is silent or makes no sense.
 * @param {readonly string[]} urls of the APIs, tried one after the other
 * @param {ReturnType<typeof import('./user.mjs').createUser>} user
 */
export function startWatcher(urls, user) {
  const newest = new Map();
  const closing = new AbortController();
  let turn = 0;

  function keep(snapshot) {
    const known = newest.get(snapshot.id);
    if (known === undefined || snapshot.revision >= known.revision) newest.set(snapshot.id, snapshot);
  }

  async function readStream() {
    const gone = new AbortController();
    let silence = setTimeout(() => gone.abort(), SILENCE_MS);
    try {
      const url = urls[(turn += 1) % urls.length];
      const response = await fetch(`${url}/api/v1/image-generation/events`, {
        headers: { Authorization: `Bearer ${await user.token()}` },
        signal: AbortSignal.any([gone.signal, closing.signal]),
      });
      if (response.status === 401) user.forgetToken();
      if (!response.ok) return;
      const decoder = new TextDecoder();
      let unread = '';
      for await (const piece of response.body) {
        clearTimeout(silence);
        silence = setTimeout(() => gone.abort(), SILENCE_MS);
        const messages = (unread + decoder.decode(piece, { stream: true })).split('\n\n');
        unread = messages.pop();
        for (const message of messages) if (message.startsWith('data: ')) keep(JSON.parse(message.slice(6)));
      }
    } finally {
      clearTimeout(silence);
      gone.abort();
    }
  }

  const watching = (async () => {
    while (!closing.signal.aborted) {
      await readStream().catch(() => undefined);
      await delay(100);
    }
  })();
  return {
    newest,
    async close() {
      closing.abort();
      await watching;
    },
  };
}
