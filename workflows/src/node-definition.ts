import * as z from 'zod';
import recorded from '../definitions/object-info.json' with { type: 'json' };

/** An input as ComfyUI describes it: a type or a list of options, and settings. */
export const InputDefinition = z.array(z.unknown()).min(1).readonly();
export type InputDefinition = z.infer<typeof InputDefinition>;

const Inputs = z.record(z.string(), InputDefinition);

/** One node type as `GET /object_info` describes it; fields we do not read are kept. */
export const NodeDefinition = z.looseObject({
  input: z.looseObject({
    required: Inputs.optional(),
    optional: Inputs.optional(),
    hidden: z.record(z.string(), z.unknown()).optional(),
  }),
  input_order: z.record(z.string(), z.array(z.string())).optional(),
  output: z.array(z.unknown()),
  output_is_list: z.array(z.boolean()).optional(),
  output_name: z.unknown().optional(),
  name: z.string(),
  display_name: z.string().nullish(),
  python_module: z.string().optional(),
  category: z.string().optional(),
  output_node: z.boolean(),
});
export type NodeDefinition = z.infer<typeof NodeDefinition>;

/** Node types by class name. */
export type ObjectInfo = Readonly<Record<string, NodeDefinition>>;

/** The definitions of every node type our graphs use, as recorded; file lists in them are examples. */
export const nodeDefinitions: ObjectInfo = z.record(z.string(), NodeDefinition).parse(recorded.nodes);

/** Where the recorded definitions come from. */
export const nodeDefinitionsOrigin: string = recorded.origin;

/** A live `/object_info` answer without the node types that cannot be read. Throws when it is no answer of that kind at all. */
export function parseObjectInfo(answer: unknown): ObjectInfo {
  const nodeTypes = z.record(z.string(), z.unknown()).safeParse(answer);
  if (!nodeTypes.success) throw new Error('the answer is no list of node types');
  const known: Record<string, NodeDefinition> = {};
  for (const [name, definition] of Object.entries(nodeTypes.data)) {
    const parsed = NodeDefinition.safeParse(definition);
    if (parsed.success) known[name] = parsed.data;
  }
  return known;
}
