import * as z from 'zod/mini';
import {
  CharacterImage,
  CharacterPermissions,
  ImageDetails,
  JobReceipt,
  JobSnapshot,
} from '../contract/index.ts';

/** Answers of the host's API, as far as the client reads them. */

export const JobStartedReply = z.object({ jobId: z.string() });

export const JobReply = z.object({ data: JobSnapshot });

export const JobsReply = z.object({ data: z.array(JobSnapshot) });

/** Keyed by type; a type without pictures is missing. */
export const ImagesReply = z.object({ data: z.record(z.string(), z.array(CharacterImage)) });

export const ImageDetailsReply = z.object({ data: ImageDetails });

export const UploadReply = z.object({ data: z.object({ url: z.string() }) });

export const ServiceCostsReply = z.object({
  data: z.array(z.object({ serviceIdentifier: z.string(), creditsPerUnit: z.number() })),
});

export const BalanceReply = z.object({ data: z.object({ balance: z.number() }) });

/** A character as the host answers it; of a server that tells more, also what the caller may do. */
export const HostCharacter = z.object({
  id: z.optional(z.string()),
  userId: z.string(),
  name: z.optional(z.nullable(z.string())),
  firstName: z.optional(z.nullable(z.string())),
  lastName: z.optional(z.nullable(z.string())),
  age: z.optional(z.nullable(z.number())),
  gender: z.optional(z.nullable(z.string())),
  species: z.optional(z.nullable(z.object({ name: z.string() }))),
  style: z.optional(z.nullable(z.string())),
  visibility: z.optional(z.nullable(z.string())),
  physicalCharacteristics: z.optional(z.nullable(z.string())),
  personality: z.optional(z.nullable(z.string())),
  history: z.optional(z.nullable(z.string())),
  avatar: z.optional(z.nullable(z.string())),
  permissions: z.optional(CharacterPermissions),
});
export type HostCharacter = z.infer<typeof HostCharacter>;

export const CharacterReply = z.object({ data: HostCharacter });

export const CreationReply = z.object({
  data: HostCharacter,
  avatarJob: z.nullable(JobSnapshot),
  datasetJob: z.nullable(JobSnapshot),
});
export type CreationReply = z.infer<typeof CreationReply>;

export const CreationQuoteReply = z.object({
  data: z.object({ credits: z.number(), balance: z.number() }),
});

export const ReceiptReply = z.object({ data: JobReceipt });

/** An answer of which only the status matters. */
export const AnyReply = z.unknown();
