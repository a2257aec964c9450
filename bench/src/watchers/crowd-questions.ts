import { z } from 'zod';

const personSchema = z.object({ token: z.string(), jobId: z.string() });
export type Person = z.infer<typeof personSchema>;

const range = { from: z.number(), to: z.number() };

/** What a crowd may be asked; it answers each question with `{ reply }`. */
export const questionSchema = z.object({
  ask: z.discriminatedUnion('what', [
    z.object({
      what: z.literal('be'),
      host: z.string(),
      port: z.number(),
      people: z.array(personSchema),
    }),
    /** Opens the streams of these people; answers when all have the list of their jobs. */
    z.object({ what: z.literal('watch'), ...range }),
    /** What the streams brought since it was asked last, as `job revision milliseconds` by the machine's clock. */
    z.object({ what: z.literal('tell heard') }),
    /** Asks for the state of each of these people's job once a second. */
    z.object({ what: z.literal('poll'), ...range }),
    /** How long each answer took, in milliseconds, since it was asked last. */
    z.object({ what: z.literal('tell polls') }),
    z.object({ what: z.literal('stop polling') }),
  ]),
});
export type Question = z.infer<typeof questionSchema>['ask'];
