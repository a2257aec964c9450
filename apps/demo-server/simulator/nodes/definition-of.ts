import { type NodeDefinition, nodeDefinitions } from '@charhub/workflows';

/** The recorded definition of a node type. Throws when there is none. */
export function definitionOf(name: string): NodeDefinition {
  const definition = nodeDefinitions[name];
  if (!definition) throw new Error(`no definition of the node type ${name} is recorded`);
  return definition;
}
