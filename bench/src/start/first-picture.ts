import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';

const sessionSchema = z.object({ token: z.string() });
const characterSchema = z.object({ data: z.array(z.object({ id: z.string(), name: z.string() })) });
const startSchema = z.object({ jobId: z.string() });
const jobSchema = z.object({
  data: z.object({ state: z.string(), images: z.array(z.object({ url: z.string() })) }),
});

/** Makes an avatar over HTTP as the demo's owner and downloads it. Resolves with the seconds it took. */
export async function timePicture(url: string): Promise<number> {
  const started = performance.now();
  const api = `${url}/api/v1`;
  const { token } = sessionSchema.parse(await ask(`${api}/demo/session`, '', { user: 'owner' }));
  const characters = characterSchema.parse(await ask(`${api}/demo/characters`, token)).data;
  const [character] = characters;
  if (character === undefined) throw new Error('The demo has no character');
  const request = { characterId: character.id, prompt: 'red hair' };
  const { jobId } = startSchema.parse(await ask(`${api}/image-generation/avatar`, token, request));
  for (;;) {
    const { data } = jobSchema.parse(await ask(`${api}/image-generation/jobs/${jobId}`, token));
    const [image] = data.images;
    if (data.state === 'completed' && image !== undefined) {
      const picture = await fetch(new URL(image.url, url));
      if (!picture.ok) throw new Error(`The picture could not be downloaded: ${picture.status}`);
      await picture.arrayBuffer();
      return (performance.now() - started) / 1000;
    }
    if (data.state !== 'queued' && data.state !== 'running')
      throw new Error(`The first picture ${data.state}`);
    await delay(20);
  }
}

async function ask(address: string, token: string, body?: object): Promise<unknown> {
  const response = await fetch(address, {
    headers: {
      'Content-Type': 'application/json',
      ...(token !== '' && { Authorization: `Bearer ${token}` }),
    },
    ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${address} answered ${response.status}: ${await response.text()}`);
  return response.json();
}
