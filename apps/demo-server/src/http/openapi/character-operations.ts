import { CharacterImage, ImageDetails, ImageType, ReferenceView } from '@charhub/api-client/contract';
import * as z from 'zod';
import { AutomatedBody, CharacterChangesBody, NewCharacterBody } from '../character-body.ts';
import { AvatarFields, ImportBody } from '../routes/avatar-routes.ts';
import { UploadFields } from '../routes/character-routes.ts';
import type { ApiOperations } from './operation.types.ts';
import { Character, Creation, Done, enveloped, StoredImage } from './reply-schemas.ts';

const characters = '/api/v1/characters';
const pictures = '/api/v1/image-generation/characters/:id';

const create = {
  tag: 'Characters',
  access: 'signed in',
  takesIdempotencyKey: true,
  refusals: [402, 409, 503],
} as const;
const edit = { access: 'signed in', refusals: [403, 404] } as const;
const change = {
  ...edit,
  tag: 'Characters',
  summary: 'Changes what is given, and leaves the rest',
  body: CharacterChangesBody,
  replies: { 200: enveloped(Character) },
} as const;

const ActiveReference = z.object({
  id: z.string(),
  type: z.literal('REFERENCE'),
  url: z.string(),
  width: z.number().nullable(),
  height: z.number().nullable(),
  content: z.nullable(ReferenceView),
  createdAt: z.iso.datetime(),
});

/** Characters and their stored pictures. */
export const characterOperations: ApiOperations = {
  [`POST ${characters}`]: {
    ...create,
    summary: 'A character from texts, with its first pictures when they are wanted',
    body: NewCharacterBody,
    replies: { 201: Creation },
  },
  [`POST ${characters}/generate-automated`]: {
    ...create,
    summary: 'A character from a description or a picture, with its first pictures',
    body: AutomatedBody,
    form: { file: 'image', isFileOptional: true, fields: AutomatedBody },
    replies: { 200: Creation.extend({ sessionId: z.string(), message: z.string() }) },
  },
  [`GET ${characters}/:id`]: {
    tag: 'Characters',
    access: 'optional',
    summary: 'A character',
    replies: { 200: enveloped(Character) },
    refusals: [403, 404],
  },
  [`PUT ${characters}/:id`]: change,
  [`PATCH ${characters}/:id`]: change,
  [`GET ${characters}/:id/creation`]: {
    ...edit,
    tag: 'Characters',
    summary: 'The newest jobs of a character’s first pictures',
    replies: { 200: Creation },
  },
  [`POST ${characters}/:id/creation/retry`]: {
    ...create,
    summary: 'Makes what is missing of a character’s first pictures',
    replies: { 200: Creation },
    refusals: [402, 403, 404, 409, 503],
  },
  [`POST ${characters}/avatar`]: {
    ...edit,
    tag: 'Pictures',
    summary: 'Uploads an avatar, of a character or of a draft',
    form: { file: 'avatar', fields: AvatarFields },
    replies: {
      200: enveloped(z.object({ url: z.string(), key: z.string(), characterId: z.string().nullable() })),
    },
    refusals: [403, 404, 503],
  },
  [`POST ${characters}/:id/images`]: {
    ...edit,
    tag: 'Pictures',
    summary: 'Uploads a picture',
    form: { file: 'image', fields: UploadFields },
    replies: { 201: enveloped(StoredImage) },
    refusals: [403, 404, 503],
  },
  [`POST ${characters}/:id/images/url`]: {
    ...edit,
    tag: 'Pictures',
    summary: 'Takes a picture over from another site',
    body: ImportBody,
    replies: { 201: enveloped(StoredImage) },
    refusals: [403, 404, 502, 503],
  },
  [`GET ${pictures}/images`]: {
    ...edit,
    tag: 'Pictures',
    summary: 'All pictures by type, the newest first',
    replies: {
      200: enveloped(z.partialRecord(z.enum(ImageType.options), z.array(CharacterImage))).extend({
        total: z.number(),
      }),
    },
  },
  [`GET ${pictures}/reference-dataset`]: {
    ...edit,
    tag: 'Pictures',
    summary: 'The reference views in use',
    replies: {
      200: enveloped(z.array(ActiveReference)).extend({ isComplete: z.boolean(), stageCount: z.number() }),
    },
  },
  [`GET ${pictures}/images/:imageId`]: {
    ...edit,
    tag: 'Pictures',
    summary: 'A picture and how it was made',
    replies: { 200: enveloped(ImageDetails) },
  },
  [`PATCH ${pictures}/images/:imageId/activate`]: {
    ...edit,
    tag: 'Pictures',
    summary: 'Makes a picture the one in use',
    replies: { 200: Done },
  },
  [`PATCH ${pictures}/images/:imageId/deactivate`]: {
    ...edit,
    tag: 'Pictures',
    summary: 'Takes a picture out of use',
    replies: { 200: Done },
  },
  [`DELETE ${pictures}/images/:imageId`]: {
    ...edit,
    tag: 'Pictures',
    summary: 'Deletes a picture',
    replies: { 200: Done },
  },
};
