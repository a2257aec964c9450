import { ReferenceView } from '@charhub/api-client/contract';
import { MAX_LORAS, MAX_PROMPT_LENGTH } from '@charhub/workflows';
import * as z from 'zod';
import { textField } from './text-field.ts';

const MAX_SAMPLES = 4;

const Prompt = textField(
  MAX_PROMPT_LENGTH,
  `The prompt may have at most ${String(MAX_PROMPT_LENGTH)} characters`,
);

/** What starts an avatar or a cover. */
export const AvatarBody = z.object({
  characterId: textField(200).min(1),
  prompt: Prompt.nullish(),
  referenceImageUrl: z.string().nullish(),
  sampleImageUrl: z.string().nullish(),
  imageType: z.enum(['AVATAR', 'COVER'], 'imageType must be AVATAR or COVER').optional(),
});

const viewsAllowed = `viewsToGenerate must be a list of ${ReferenceView.options.join(', ')}, at least one and each once`;
const Views = z
  .array(z.enum(ReferenceView.options, viewsAllowed), viewsAllowed)
  .min(1, viewsAllowed)
  .refine((views) => new Set(views).size === views.length, viewsAllowed)
  // Made in this order, whatever the order of the clicks.
  .transform((views) => ReferenceView.options.filter((view) => views.includes(view)));

const Lora = z.object({
  name: textField(255).min(1),
  strength: z.number().min(-10).max(10),
});

/** What starts reference views; absent views are all four. */
export const DatasetBody = z
  .object({
    characterId: textField(200).min(1),
    prompt: z.object({ positive: Prompt.nullish(), negative: Prompt.nullish() }).nullish(),
    loras: z
      .array(Lora)
      .max(MAX_LORAS, `At most ${String(MAX_LORAS)} LoRAs can be used`)
      .nullish(),
    referenceImages: z.array(z.object({ type: z.string().optional(), url: z.string() })).nullish(),
    /** CharHub's own dialog names its sample here, and its server ignores it. */
    sampleImageUrl: z.string().nullish(),
    viewsToGenerate: Views.nullish(),
  })
  .transform(({ referenceImages, sampleImageUrl, ...body }, context) => {
    const samples = (referenceImages ?? []).map(({ url }) => url);
    if (sampleImageUrl) samples.push(sampleImageUrl);
    if (samples.length > MAX_SAMPLES) {
      context.addIssue({
        code: 'too_big',
        origin: 'array',
        maximum: MAX_SAMPLES,
        input: samples,
        path: ['referenceImages'],
        message: `At most ${String(MAX_SAMPLES)} sample images can be used`,
      });
    }
    return { ...body, samples };
  });
