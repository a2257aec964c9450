import * as z from 'zod';

/** A link to another node's output: its id and the output's index. */
export const ComfyLink = z.tuple([z.string(), z.number()]).readonly();
export type ComfyLink = z.infer<typeof ComfyLink>;

export const ComfyValue = z.union([z.string(), z.number(), z.boolean(), ComfyLink]);
export type ComfyValue = z.infer<typeof ComfyValue>;

const ComfyNodeSchema = z.strictObject({
  class_type: z.string(),
  inputs: z.record(z.string(), ComfyValue),
  _meta: z.object({ title: z.string() }).optional(),
});

/** One node in ComfyUI's API format. */
export interface ComfyNode {
  readonly class_type: string;
  readonly inputs: Readonly<Record<string, ComfyValue>>;
  readonly _meta?: { readonly title: string } | undefined;
}

/** A whole graph in ComfyUI's API format: what `POST /prompt` takes as `prompt`. */
export const ComfyGraph = z.record(z.string(), ComfyNodeSchema);
export type ComfyGraph = Readonly<Record<string, ComfyNode>>;

export function isLink(value: ComfyValue | undefined): value is ComfyLink {
  return Array.isArray(value);
}

/** A node as people know it: `KSampler "Sampler" (6)`. */
export function describeNode(id: string, node: ComfyNode | undefined): string {
  if (!node) return `node ${id}`;
  const title = node._meta?.title;
  return title ? `${node.class_type} "${title}" (${id})` : `${node.class_type} (${id})`;
}
