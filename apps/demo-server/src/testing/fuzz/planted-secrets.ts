import * as z from 'zod';
import { DEMO_IDS } from '../../db/demo-data.ts';
import type { FuzzCaller, KnownByCaller } from './fuzz-requests.ts';

/** What only its owner may ever be told, and what callers know of each other. */
export interface Secrets {
  readonly tokens: Readonly<Record<FuzzCaller, string | null>>;
  readonly marks: readonly { readonly owner: FuzzCaller; readonly text: string }[];
  readonly known: KnownByCaller;
}

const Session = z.object({ token: z.string() });
const Created = z.object({ data: z.object({ id: z.string() }) });
const Started = z.object({ jobId: z.string() });

const unknown = '99999999-9999-4999-8999-999999999999';

/**
 * Gives the owner and the administrator a private character and the owner a job, each with a text that must not be seen
 * by others. Their own requests are about other characters, since they may publish what is theirs.
 */
export async function plantSecrets(origin: string): Promise<Secrets> {
  const api = `${origin}/api/v1`;
  async function post<T>(path: string, body: unknown, token: string | null, shape: z.ZodType<T>): Promise<T> {
    const response = await fetch(api + path, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...(token !== null && { Authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    });
    return shape.parse(await response.json());
  }
  const tokenOf = async (user: string) => (await post('/demo/session', { user }, null, Session)).token;
  const [owner, stranger, admin] = [
    await tokenOf('owner'),
    await tokenOf('stranger'),
    await tokenOf('admin'),
  ];

  const hide = async (token: string, history: string) =>
    (await post('/characters', { firstName: 'Hidden', history }, token, Created)).data.id;
  const ownersMark = 'only-the-owner-knows-this';
  const adminsMark = 'only-the-administrator-knows-this';
  const ownersHidden = await hide(owner, ownersMark);
  const adminsHidden = await hide(admin, adminsMark);
  const ownersPlay = (await post('/characters', { firstName: 'Played with' }, owner, Created)).data.id;
  const job = { characterId: ownersHidden, prompt: ownersMark };
  const { jobId: ownersJob } = await post('/image-generation/avatar', job, owner, Started);

  const others = [DEMO_IDS.official, unknown];
  const knownTo = (ids: readonly string[], jobs: readonly string[]) => ({
    id: ids,
    characterId: ids,
    jobId: [...jobs, unknown],
    imageId: [unknown, ...ids],
  });
  const asOthers = knownTo([ownersHidden, adminsHidden, DEMO_IDS.ann, ...others], [ownersJob]);
  return {
    tokens: { owner, stranger, admin, nobody: null, forger: `${owner.slice(0, -6)}AAAAAA` },
    marks: [
      { owner: 'owner', text: ownersMark },
      { owner: 'admin', text: adminsMark },
    ],
    known: {
      owner: knownTo([ownersPlay, adminsHidden, ...others], [ownersJob]),
      admin: knownTo([ownersHidden, ...others], [ownersJob]),
      stranger: asOthers,
      nobody: asOthers,
      forger: asOthers,
    },
  };
}
