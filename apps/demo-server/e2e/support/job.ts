import * as z from 'zod';

/** The reference views in the order in which they are made. */
export const views = ['face', 'front', 'side', 'back'] as const;
export type View = (typeof views)[number];

/** What the tests read of a job. */
export const Job = z.object({
  id: z.string(),
  kind: z.string(),
  revision: z.number(),
  state: z.string(),
  percent: z.number(),
  stages: z.array(z.object({ id: z.string(), state: z.string(), percent: z.number() })),
  request: z.object({ prompt: z.string(), sampleImageUrls: z.array(z.string()) }),
  images: z.array(
    z.object({
      url: z.string(),
      width: z.number(),
      height: z.number(),
      content: z.string().nullable(),
      seed: z.number().nullable(),
    }),
  ),
  cost: z.object({ quoted: z.number(), charged: z.number(), refunded: z.number() }),
});
export type Job = z.infer<typeof Job>;
