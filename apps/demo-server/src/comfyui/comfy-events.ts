import * as z from 'zod';

const prompt_id = z.string();

function event<Type extends string, Shape extends z.ZodRawShape>(type: Type, data: Shape) {
  return z.object({ type: z.literal(type), data: z.object(data) });
}

const NodeProgress = z.object({
  value: z.number(),
  max: z.number(),
  state: z.string(),
  node_id: z.string(),
  display_node_id: z.string().nullish(),
});

/** The text messages of ComfyUI's socket that the runner understands. Some versions leave out `prompt_id` where it is optional here. */
const ComfyEvent = z.discriminatedUnion('type', [
  event('status', {
    status: z.object({ exec_info: z.object({ queue_remaining: z.number() }) }),
    sid: z.string().optional(),
  }),
  event('feature_flags', { supports_preview_metadata: z.boolean().optional() }),
  event('execution_start', { prompt_id }),
  event('execution_cached', { prompt_id, nodes: z.array(z.string()) }),
  event('progress_state', { prompt_id, nodes: z.record(z.string(), NodeProgress) }),
  event('executing', {
    node: z.string().nullable(),
    display_node: z.string().nullish(),
    prompt_id: prompt_id.optional(),
  }),
  event('progress', {
    value: z.number(),
    max: z.number(),
    prompt_id: prompt_id.optional(),
    node: z.string().nullish(),
  }),
  event('executed', { prompt_id, node: z.string(), display_node: z.string().nullish() }),
  event('execution_success', { prompt_id }),
  event('execution_error', { prompt_id }),
  event('execution_interrupted', { prompt_id }),
]);
export type ComfyEvent = z.infer<typeof ComfyEvent>;

const knownTypes = new Set<string>(ComfyEvent.options.map((option) => option.shape.type.value));

export type ParsedMessage =
  | { readonly outcome: 'event'; readonly event: ComfyEvent }
  /** A type this runner has no use for, such as one of a pack's own. */
  | { readonly outcome: 'unknown'; readonly type: string }
  | { readonly outcome: 'malformed'; readonly reason: string };

const Envelope = z.object({ type: z.string() });

/** Never throws: what does not fit is described. */
export function parseComfyMessage(text: string): ParsedMessage {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { outcome: 'malformed', reason: 'not JSON' };
  }
  const envelope = Envelope.safeParse(json);
  if (!envelope.success) return { outcome: 'malformed', reason: 'no type' };
  const { type } = envelope.data;
  if (!knownTypes.has(type)) return { outcome: 'unknown', type };
  const parsed = ComfyEvent.safeParse(json);
  return parsed.success
    ? { outcome: 'event', event: parsed.data }
    : { outcome: 'malformed', reason: `${type}: ${z.prettifyError(parsed.error)}` };
}

/** Whether a message speaks of this prompt; one without an id speaks of nobody's. */
export function isAbout(comfyEvent: ComfyEvent, promptId: string): boolean {
  return 'prompt_id' in comfyEvent.data && comfyEvent.data.prompt_id === promptId;
}
