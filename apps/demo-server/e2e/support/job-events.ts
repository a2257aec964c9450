import { Job } from './job.ts';

/** Every snapshot of the caller's jobs, as `GET …/events` tells them; ends with `signal`. */
export async function* jobEvents(origin: string, token: string, signal: AbortSignal): AsyncGenerator<Job> {
  const headers = { Authorization: `Bearer ${token}` };
  const response = await fetch(`${origin}/api/v1/image-generation/events`, { headers, signal });
  if (response.status !== 200 || response.body === null)
    throw new Error(`The event stream answered ${String(response.status)}`);
  let unread = '';
  for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
    const messages = (unread + text).split('\n\n');
    unread = messages.pop() ?? '';
    for (const message of messages) {
      if (message.startsWith('data: ')) yield Job.parse(JSON.parse(message.slice(6)));
    }
  }
}
