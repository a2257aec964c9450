import { JobReceipt, JobSnapshot } from '@charhub/api-client/contract';
import * as z from 'zod';
import { CreationExtent } from '../character-body.ts';
import { AvatarBody, DatasetBody } from '../start-body.ts';
import type { ApiOperations } from './operation.types.ts';
import { enveloped, HostStatus } from './reply-schemas.ts';

const generation = '/api/v1/image-generation';

const Started = z.object({ success: z.literal(true), jobId: z.string(), message: z.string() });

const start = {
  tag: 'Generation',
  access: 'signed in',
  takesIdempotencyKey: true,
  refusals: [402, 403, 404, 409, 503],
} as const;

const ownJob = { tag: 'Jobs', access: 'signed in', refusals: [404] } as const;

/** Starting, watching and ending jobs. */
export const generationOperations: ApiOperations = {
  [`POST ${generation}/avatar`]: {
    ...start,
    summary: 'Starts an avatar or a cover',
    body: AvatarBody,
    replies: { 200: Started },
  },
  [`POST ${generation}/character-dataset`]: {
    ...start,
    summary: 'Starts reference views',
    body: DatasetBody,
    replies: {
      200: Started.extend({ estimatedTime: z.string(), pollUrl: z.string(), stages: z.array(z.string()) }),
    },
  },
  [`GET ${generation}/creation-quote`]: {
    tag: 'Generation',
    access: 'signed in',
    summary: 'What the first pictures of a character would cost',
    query: CreationExtent,
    replies: {
      200: enveloped(z.object({ credits: z.number(), balance: z.number(), missing: z.number() })),
    },
  },
  [`GET ${generation}/health`]: {
    tag: 'Generation',
    access: 'anybody',
    summary: 'Whether ComfyUI answers',
    replies: {
      200: z.object({ comfyui: z.enum(['healthy', 'unhealthy']), timestamp: z.iso.datetime() }),
    },
  },
  [`GET ${generation}/jobs`]: {
    tag: 'Jobs',
    access: 'signed in',
    summary: 'The caller’s jobs',
    replies: { 200: enveloped(z.array(JobSnapshot)) },
  },
  [`GET ${generation}/events`]: {
    tag: 'Jobs',
    access: 'signed in',
    summary: 'The caller’s jobs as a stream: each message is one whole snapshot',
    replies: { 200: { mediaType: 'text/event-stream' } },
  },
  [`GET ${generation}/status/:jobId`]: {
    ...ownJob,
    summary: 'A job in CharHub’s own shape',
    replies: { 200: HostStatus },
  },
  [`GET ${generation}/jobs/:jobId`]: {
    ...ownJob,
    summary: 'A job',
    replies: { 200: enveloped(JobSnapshot) },
  },
  [`GET ${generation}/jobs/:jobId/receipt`]: {
    ...ownJob,
    summary: 'What a job has cost',
    replies: { 200: enveloped(JobReceipt) },
  },
  [`POST ${generation}/jobs/:jobId/cancel`]: {
    ...ownJob,
    summary: 'Ends a job',
    replies: { 200: enveloped(JobSnapshot) },
    refusals: [404, 409],
  },
};
