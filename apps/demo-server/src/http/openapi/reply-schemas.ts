import {
  CharacterPermissions,
  ImageType,
  JobReceipt,
  JobSnapshot,
  ReferenceView,
} from '@charhub/api-client/contract';
import * as z from 'zod';
import { apiErrorCodes } from '../api-error.ts';

const Texts = z.string().nullable();
const Time = z.iso.datetime();

/** CharHub's envelope around what was asked for. */
export const enveloped = (data: z.core.$ZodType) => z.object({ success: z.literal(true), data });

export const Done = z.object({ success: z.literal(true), message: z.string() });

/** A stored picture as its row is, with what its character adds. */
export const StoredImage = z.object({
  id: z.string(),
  characterId: z.string(),
  type: ImageType,
  key: z.string(),
  url: z.string(),
  width: z.number().nullable(),
  height: z.number().nullable(),
  sizeBytes: z.number().nullable(),
  contentType: z.string(),
  content: Texts,
  isActive: z.boolean(),
  createdAt: Time,
  updatedAt: Time,
  ageRating: z.string(),
  contentTags: z.array(z.string()),
  description: Texts,
});

export const Character = z.object({
  id: z.string(),
  userId: z.string(),
  firstName: z.string(),
  lastName: Texts,
  name: z.string(),
  age: z.number().nullable(),
  gender: z.string(),
  species: z.object({ id: z.string(), name: z.string() }).nullable(),
  style: z.string(),
  theme: z.string(),
  visibility: z.enum(['PRIVATE', 'UNLISTED', 'PUBLIC']),
  ageRating: z.string(),
  physicalCharacteristics: Texts,
  personality: Texts,
  history: Texts,
  isOfficial: z.boolean(),
  permissions: CharacterPermissions,
  creator: z.object({ id: z.string(), username: z.string(), displayName: z.string(), avatarUrl: z.null() }),
  lora: z.null(),
  mainAttire: z.null(),
  attires: z.array(z.never()),
  tags: z.array(z.never()),
  stickers: z.array(z.never()),
  images: z.array(StoredImage),
  avatar: Texts,
  createdAt: Time,
  updatedAt: Time,
});

/** A character with the jobs of its first pictures. */
export const Creation = enveloped(Character).extend({
  avatarJob: z.nullable(JobSnapshot),
  datasetJob: z.nullable(JobSnapshot),
});

const DatasetProgress = z.object({
  stage: z.number(),
  total: z.number(),
  message: z.string(),
  completedImages: z.array(z.object({ content: z.string(), url: z.string() })).optional(),
});

/** A job in CharHub's own shape. */
export const HostStatus = z.object({
  jobId: z.string(),
  state: z.enum(['waiting', 'active', 'completed', 'failed']),
  progress: z.union([z.number(), DatasetProgress]),
  data: z.object({
    userId: z.string(),
    characterId: z.string(),
    prompt: z.union([z.string(), z.object({ positive: z.string(), negative: z.string() })]),
    imageType: z.enum(['AVATAR', 'COVER']).optional(),
    referenceImageUrl: z.string().optional(),
    loras: z.array(z.object({ name: z.string(), strength: z.number() })).optional(),
    referenceImages: z.array(z.object({ type: z.string(), url: z.string() })).optional(),
    viewsToGenerate: z.array(ReferenceView).optional(),
  }),
  result: z
    .object({
      success: z.boolean(),
      imageUrl: z.string().optional(),
      characterId: z.string().optional(),
      error: Texts.optional(),
    })
    .nullable(),
  failedReason: z.string().optional(),
});

/** Four shapes, as in CharHub: of the routes, of everything about tokens, of uploads, and of addresses that are none. */
const Refusal = z.union([
  z.object({
    error: z.object({
      code: z.enum(apiErrorCodes),
      message: z.string(),
      field: z.string().optional(),
      details: z.union([z.record(z.string(), z.unknown()), z.array(z.string())]).optional(),
    }),
  }),
  z.object({ error: z.string(), path: z.string().optional() }),
  z.object({
    success: z.literal(false),
    message: z.string(),
    error: z.string(),
    maxSize: z.string().optional(),
  }),
]);

/** What the document names instead of repeating it. */
export const namedSchemas = { JobSnapshot, JobReceipt, StoredImage, Character, HostStatus, Refusal };
