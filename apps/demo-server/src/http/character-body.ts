import { ReferenceView } from '@charhub/api-client/contract';
import { MAX_PROMPT_LENGTH } from '@charhub/workflows';
import * as z from 'zod';
import { textField } from './text-field.ts';

const styles = [
  ...['ANIME', 'REALISTIC', 'SEMI_REALISTIC', 'CARTOON', 'MANGA', 'MANHWA', 'COMIC', 'CHIBI'],
  ...['PIXEL_ART', 'THREE_D'],
];

const LongText = textField(10_000).nullable();

const Texts = z.object({
  firstName: textField(100).trim().min(1, 'firstName may not be empty'),
  lastName: textField(100).nullable(),
  age: z.number().int().min(0).max(1_000_000).nullable(),
  gender: z.enum(['MALE', 'FEMALE', 'NON_BINARY', 'OTHER', 'UNKNOWN']),
  species: textField(100).nullable(),
  style: z.enum(styles),
  theme: z.enum(['DARK_FANTASY', 'FANTASY', 'FURRY', 'SCI_FI', 'GENERAL']),
  visibility: z.enum(['PRIVATE', 'UNLISTED', 'PUBLIC']),
  ageRating: z.enum(['L', 'TEN', 'TWELVE', 'FOURTEEN', 'SIXTEEN', 'EIGHTEEN']),
  physicalCharacteristics: LongText,
  personality: LongText,
  history: LongText,
});

/** What changes a character, in the host's field names; what is missing stays, and what is unknown is left out as the host does. */
export const CharacterChangesBody = Texts.partial();

const viewsAllowed = `viewsToGenerate must be a list of ${ReferenceView.options.join(', ')}, each at most once`;
const Views = z
  .array(z.enum(ReferenceView.options, viewsAllowed), viewsAllowed)
  .refine((views) => new Set(views).size === views.length, viewsAllowed)
  // Made in this order, whatever the order of the clicks.
  .transform((views) => ReferenceView.options.filter((view) => views.includes(view)));

/** A character as it is typed; without `generateAvatar`, as in the host, it has no pictures. */
export const NewCharacterBody = Texts.partial()
  .required({ firstName: true })
  .extend({
    generateAvatar: z.boolean().default(false),
    viewsToGenerate: Views.default([]),
  });

/** A character as it is described, as JSON or as a form; absent views are all four, as in the host. */
export const AutomatedBody = z.object({
  description: textField(
    MAX_PROMPT_LENGTH,
    `The description may have at most ${String(MAX_PROMPT_LENGTH)} characters`,
  ).default(''),
  viewsToGenerate: z.preprocess(listInForm, Views.default([...ReferenceView.options])),
});

/** How much a creation would make. */
export const CreationExtent = z.object({
  avatar: z.enum(['true', 'false']).default('true'),
  views: z.coerce.number().int().min(0).max(ReferenceView.options.length).default(0),
});

/** A form has texts only. */
function listInForm(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
