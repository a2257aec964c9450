import type { APIRequestContext } from '@playwright/test';
import * as z from 'zod';

const Job = z.object({
  id: z.string(),
  state: z.string(),
  request: z.object({ prompt: z.string(), sampleImageUrls: z.array(z.string()) }),
  images: z.array(
    z.object({ url: z.string(), width: z.number(), height: z.number(), seed: z.number().nullable() }),
  ),
  cost: z.object({ quoted: z.number(), charged: z.number(), refunded: z.number() }),
});
export type Job = z.infer<typeof Job>;

const Jobs = z.object({ data: z.array(Job) });
const Session = z.object({ token: z.string() });

/** The demo's API, asked directly: what the server knows, whatever the page shows. */
export class DemoApi {
  readonly #request: APIRequestContext;
  readonly #user: string;
  #token: string | null = null;

  constructor(request: APIRequestContext, user: 'owner' | 'stranger' | 'admin' = 'owner') {
    this.#request = request;
    this.#user = user;
  }

  /** The user's jobs, newest first. */
  async listJobs(): Promise<Job[]> {
    const answer = await this.#get('/api/v1/image-generation/jobs');
    return Jobs.parse(answer).data;
  }

  async #get(path: string): Promise<unknown> {
    this.#token ??= await this.#signIn();
    const response = await this.#request.get(path, { headers: { Authorization: `Bearer ${this.#token}` } });
    if (!response.ok())
      throw new Error(`GET ${path} answered ${response.status()}: ${await response.text()}`);
    return response.json();
  }

  async #signIn(): Promise<string> {
    const response = await this.#request.post('/api/v1/demo/session', { data: { user: this.#user } });
    return Session.parse(await response.json()).token;
  }
}
