import { JobSnapshot } from '@charhub/api-client/contract';

export interface EventReader {
  readonly status: number;
  /** Everything heard so far, in order. */
  readonly snapshots: readonly JobSnapshot[];
  readonly comments: readonly string[];
  /** Resolves when the server ends the stream. */
  readonly ended: Promise<void>;
  close(): void;
}

/** Reads an event stream of the API until it is closed. */
export async function readEvents(url: string, token: string): Promise<EventReader> {
  const abort = new AbortController();
  const response = await fetch(url, { headers: { Authorization: `Bearer ${token}` }, signal: abort.signal });
  const snapshots: JobSnapshot[] = [];
  const comments: string[] = [];
  const decoder = new TextDecoder();
  let unread = '';
  async function read(): Promise<void> {
    const body: AsyncIterable<Uint8Array> = response.body ?? new ReadableStream<Uint8Array>();
    for await (const chunk of body) {
      const messages = (unread + decoder.decode(chunk, { stream: true })).split('\n\n');
      unread = messages.pop() ?? '';
      for (const message of messages) {
        if (message.startsWith('data: ')) snapshots.push(JobSnapshot.parse(JSON.parse(message.slice(6))));
        else if (message.startsWith(':')) comments.push(message.slice(1));
      }
    }
  }
  const ended = read().catch(() => undefined);
  return { status: response.status, snapshots, comments, ended, close: () => abort.abort() };
}
