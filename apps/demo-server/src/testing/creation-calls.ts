import { JobSnapshot } from '@charhub/api-client/contract';
import * as z from 'zod';
import type { Reply, TestUser } from './test-server.ts';

const Creation = z.object({
  data: z.object({
    id: z.string(),
    name: z.string(),
    firstName: z.string(),
    avatar: z.string().nullable(),
    physicalCharacteristics: z.string().nullable(),
  }),
  avatarJob: z.nullable(JobSnapshot),
  datasetJob: z.nullable(JobSnapshot),
});
export type CreationAnswer = z.infer<typeof Creation>;

export const creationOf = (reply: Reply): CreationAnswer => Creation.parse(reply.body);

/** The ids of both jobs of a creation that wanted both. */
export function jobsOf({ avatarJob, datasetJob }: CreationAnswer): { avatar: string; views: string } {
  if (avatarJob === null || datasetJob === null) throw new Error('a job is missing');
  return { avatar: avatarJob.id, views: datasetJob.id };
}

/** Has a character made from a description, with all four views unless others are named. */
export function describe(
  user: TestUser,
  body: Record<string, unknown>,
  key: string | null = null,
): Promise<Reply> {
  return user.post('/characters/generate-automated', body, key === null ? {} : { 'Idempotency-Key': key });
}

export async function standing(user: TestUser, characterId: string): Promise<CreationAnswer> {
  return creationOf(await user.get(`/characters/${characterId}/creation`));
}
