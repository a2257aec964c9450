import { adapterNodes } from './adapter-nodes.ts';
import { detailingNodes } from './detailing-nodes.ts';
import { imageNodes } from './image-nodes.ts';
import { loaderNodes } from './loader-nodes.ts';
import type { NodeType } from './node-type.ts';
import { samplingNodes } from './sampling-nodes.ts';

/** The node types of our graphs, and two that make trying things out easy. */
export const builtInNodes: readonly NodeType[] = [
  ...loaderNodes,
  ...samplingNodes,
  ...adapterNodes,
  ...detailingNodes,
  ...imageNodes,
];
