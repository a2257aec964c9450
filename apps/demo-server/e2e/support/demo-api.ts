import { expect, type APIRequestContext } from '@playwright/test';
import * as z from 'zod';
import { Job, type View } from './job.ts';

const Jobs = z.object({ data: z.array(Job) });
const Session = z.object({ token: z.string() });
const Characters = z.object({ data: z.array(z.object({ id: z.string(), isOfficial: z.boolean() })) });
const Dataset = z.object({ data: z.array(z.object({ url: z.string(), content: z.string() })) });
const Prices = z.object({
  data: z.array(z.object({ serviceIdentifier: z.string(), creditsPerUnit: z.number() })),
});
const Started = z.object({ jobId: z.string() });
const Balance = z.object({ data: z.object({ balance: z.number() }) });

/** The demo's API, asked directly: what the server knows, whatever the page shows. */
export class DemoApi {
  readonly #request: APIRequestContext;
  readonly #user: string;
  #token: Promise<string> | null = null;

  constructor(request: APIRequestContext, user: 'owner' | 'stranger' | 'admin' = 'owner') {
    this.#request = request;
    this.#user = user;
  }

  /** The user's jobs, newest first. */
  async listJobs(): Promise<Job[]> {
    return Jobs.parse(await this.#get('/api/v1/image-generation/jobs')).data;
  }

  /** The user's reference datasets, newest first. */
  async listDatasets(): Promise<Job[]> {
    return (await this.listJobs()).filter(({ kind }) => kind === 'reference-dataset');
  }

  /** The only character of the owner's. */
  async characterId(): Promise<string> {
    const { data } = Characters.parse(await this.#get('/api/v1/demo/characters'));
    const own = data.find(({ isOfficial }) => !isOfficial);
    if (own === undefined) throw new Error('There is no character');
    return own.id;
  }

  /** What one picture costs, in credits. */
  async imagePrice(): Promise<number> {
    const { data } = Prices.parse(await this.#get('/api/v1/credits/service-costs'));
    const price = data.find(({ serviceIdentifier }) => serviceIdentifier === 'IMAGE_GENERATION');
    if (price === undefined) throw new Error('Pictures have no price');
    return price.creditsPerUnit;
  }

  async balance(): Promise<number> {
    return Balance.parse(await this.#get('/api/v1/credits/balance')).data.balance;
  }

  /** The addresses of the character's reference pictures in use, by view. */
  async references(): Promise<Partial<Record<string, string>>> {
    const path = `/api/v1/image-generation/characters/${await this.characterId()}/reference-dataset`;
    const { data } = Dataset.parse(await this.#get(path));
    return Object.fromEntries(data.map(({ content, url }) => [content, url]));
  }

  /** Gives the owner's character the avatar that the views are built from. */
  async makeAvatar(): Promise<Job> {
    const body = { characterId: await this.characterId() };
    const { jobId } = Started.parse(await this.#post('/api/v1/image-generation/avatar', body));
    return this.settled(jobId);
  }

  /** Starts these reference views and answers with the job's id. */
  async startDataset(viewsToGenerate: readonly View[]): Promise<string> {
    const body = { characterId: await this.characterId(), viewsToGenerate };
    return Started.parse(await this.#post('/api/v1/image-generation/character-dataset', body)).jobId;
  }

  /** The job once it has ended. */
  async settled(jobId: string): Promise<Job> {
    const find = async () => (await this.listJobs()).find(({ id }) => id === jobId);
    await expect.poll(async () => (await find())?.state).toMatch(/completed|failed|cancelled|lost/);
    const job = await find();
    if (job === undefined) throw new Error(`There is no job ${jobId}`);
    return job;
  }

  /** The user's own token. */
  token(): Promise<string> {
    return (this.#token ??= this.#signIn());
  }

  async #get(path: string): Promise<unknown> {
    return this.#send('get', path);
  }

  async #post(path: string, data: unknown): Promise<unknown> {
    return this.#send('post', path, data);
  }

  async #send(method: 'get' | 'post', path: string, data?: unknown): Promise<unknown> {
    const headers = { Authorization: `Bearer ${await this.token()}` };
    const response = await this.#request[method](path, { headers, ...(data !== undefined && { data }) });
    if (!response.ok())
      throw new Error(`${method} ${path} answered ${response.status()}: ${await response.text()}`);
    return response.json();
  }

  async #signIn(): Promise<string> {
    const response = await this.#request.post('/api/v1/demo/session', { data: { user: this.#user } });
    return Session.parse(await response.json()).token;
  }
}
