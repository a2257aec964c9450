/** Tells when jobs have ended, as a page hears it: from the stream of their owner's snapshots. */
export interface EndsOfJobs {
  /** Rejects unless it ended with its picture. */
  completed(jobId: string): Promise<void>;
  close(): void;
}

const ENDED = /^data: \{"id":"([^"]+)","revision":\d+.*?"state":"(completed|failed|cancelled|lost)"/;

export async function hearEndsOfJobs(url: string, token: string): Promise<EndsOfJobs> {
  const leaving = new AbortController();
  const response = await fetch(`${url}/api/v1/image-generation/events`, {
    headers: { Authorization: `Bearer ${token}` },
    signal: leaving.signal,
  });
  const ended = new Map<string, string>();
  const waiting = new Map<string, () => void>();

  async function listen(): Promise<void> {
    let rest = '';
    const decoder = new TextDecoder();
    for await (const bytes of response.body ?? []) {
      const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const [, id, state] = ENDED.exec(line) ?? [];
        if (id === undefined || state === undefined) continue;
        ended.set(id, state);
        waiting.get(id)?.();
      }
    }
  }
  void listen().catch(() => undefined);

  return {
    async completed(jobId) {
      if (!ended.has(jobId)) await new Promise<void>((resolve) => waiting.set(jobId, resolve));
      waiting.delete(jobId);
      if (ended.get(jobId) !== 'completed') throw new Error(`A job ended as ${String(ended.get(jobId))}`);
    },
    close: () => leaving.abort(),
  };
}
