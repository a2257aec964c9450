export {
  type HeldNode,
  type NodeFault,
  outOfMemory,
  type ReplyFault,
  type SimulatorFaults,
} from './faults.ts';
export type { MissingParts } from './nodes/node-registry.ts';
export {
  NodeError,
  type NodeContext,
  type NodeInputs,
  type NodeOutcome,
  type NodeOutput,
  type NodeType,
} from './nodes/node-type.ts';
export { type Simulator, type SimulatorOptions, startSimulator } from './start-simulator.ts';
