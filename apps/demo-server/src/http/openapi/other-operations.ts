import * as z from 'zod';
import { CheckBody, EstimateBody } from '../routes/credit-routes.ts';
import { SessionBody } from '../routes/demo-routes.ts';
import { ProxyQuery } from '../routes/media-routes.ts';
import type { ApiOperations } from './operation.types.ts';
import { enveloped } from './reply-schemas.ts';

const api = '/api/v1';

const demo = { tag: 'Demo', access: 'anybody' } as const;
const credits = { tag: 'Credits', access: 'signed in' } as const;
const operations = { tag: 'Operations', access: 'anybody' } as const;

const Session = z.object({
  token: z.string(),
  user: z.object({
    id: z.string(),
    role: z.enum(['BASIC', 'PREMIUM', 'ADMIN', 'BOT']),
    username: z.string(),
    displayName: z.string(),
    name: z.string(),
  }),
});

const ListedCharacter = z.object({
  id: z.string(),
  name: z.string(),
  firstName: z.string(),
  lastName: z.string().nullable(),
  userId: z.string(),
  isOfficial: z.boolean(),
  visibility: z.enum(['PRIVATE', 'UNLISTED', 'PUBLIC']),
});

const ComfyStatus = z.object({
  reachable: z.boolean(),
  simulated: z.boolean(),
  /** Null to all but administrators, here and below. */
  url: z.string().nullable(),
  problems: z.array(z.string()),
  /** Only where several share the work. */
  instances: z
    .array(
      z.object({
        url: z.string().nullable(),
        reachable: z.boolean(),
        simulated: z.boolean(),
        problems: z.array(z.string()),
      }),
    )
    .optional(),
});

const ServiceCost = z.object({
  id: z.string(),
  serviceIdentifier: z.string(),
  creditsPerUnit: z.number(),
  unitDescription: z.string(),
  isActive: z.boolean(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});

/** Credits, what only the demo has, and what orchestrators ask. */
export const otherOperations: ApiOperations = {
  [`POST ${api}/demo/session`]: {
    ...demo,
    summary: 'Signs in as one of the demo’s users',
    body: SessionBody,
    replies: { 200: Session },
  },
  [`GET ${api}/demo/characters`]: {
    ...demo,
    access: 'optional',
    summary: 'The names of the demo’s own characters and of those that the caller may see',
    replies: { 200: z.object({ data: z.array(ListedCharacter) }) },
  },
  [`GET ${api}/demo/status`]: {
    ...demo,
    access: 'optional',
    summary: 'Whether ComfyUI answers, and what it lacks; to administrators also where it is',
    replies: { 200: z.object({ data: z.object({ comfyui: ComfyStatus }) }) },
  },
  [`POST ${api}/demo/start-over`]: {
    tag: 'Demo',
    access: 'signed in',
    summary: 'Takes the demo back to its first start; administrators only',
    replies: { 204: null },
    refusals: [403, 503],
  },
  [`GET ${api}/media/proxy`]: {
    tag: 'Pictures',
    access: 'signed in',
    summary: 'A picture of another site',
    query: ProxyQuery,
    replies: { 200: { mediaType: 'image/*' } },
    refusals: [502],
  },
  [`GET ${api}/credits/balance`]: {
    ...credits,
    summary: 'What the caller has',
    replies: { 200: enveloped(z.object({ balance: z.number(), userId: z.string() })) },
  },
  [`GET ${api}/credits/service-costs`]: {
    ...credits,
    summary: 'The price list',
    replies: { 200: enveloped(z.array(ServiceCost)) },
  },
  [`POST ${api}/credits/check-balance`]: {
    ...credits,
    summary: 'Whether the caller can pay this',
    body: CheckBody,
    replies: {
      200: enveloped(
        z.object({
          hasEnough: z.boolean(),
          currentBalance: z.number(),
          requiredCredits: z.number(),
          deficit: z.number(),
        }),
      ),
    },
  },
  [`POST ${api}/credits/estimate-cost`]: {
    ...credits,
    summary: 'What a service costs',
    body: EstimateBody,
    replies: { 200: enveloped(z.object({ serviceType: z.string(), estimatedCost: z.number() })) },
  },
  'GET /healthz': {
    ...operations,
    summary: 'The process lives',
    replies: { 200: z.object({ status: z.literal('alive') }) },
  },
  'GET /readyz': {
    ...operations,
    summary: 'The database answers',
    replies: {
      200: z.object({ status: z.literal('ready') }),
      503: z.object({ status: z.literal('waiting for the database') }),
    },
  },
  'GET /api/openapi.json': {
    ...operations,
    summary: 'This document',
    replies: { 200: z.looseObject({ openapi: z.string() }) },
  },
  'GET /api/docs': {
    ...operations,
    summary: 'This document to read and try',
    replies: { 200: { mediaType: 'text/html' } },
  },
};
