import type { NodeDefinition } from '@charhub/workflows';
import type { ImageFiles } from '../files/image-files.ts';
import type { Graph, Link } from '../prompts/graph.ts';
import type { SimulatedTime } from '../simulated-time.ts';

/** What a node shows to people, in ComfyUI's free form: `{images: [{filename, subfolder, type}]}`. */
export type NodeOutput = Readonly<Record<string, readonly unknown[]>>;

/** Values by input name: plain ones as in the graph, linked ones as the other node made them. */
export type NodeInputs = Readonly<Record<string, unknown>>;

export interface PreviewPicture {
  /** `image/jpeg`, at most 512 pixels a side. */
  readonly jpeg: Uint8Array;
}

export interface NodeContext {
  readonly promptId: string;
  readonly nodeId: string;
  readonly graph: Graph;
  /** What the client wants written into the picture beside the graph. */
  readonly extraPngInfo: Readonly<Record<string, unknown>>;
  readonly files: ImageFiles;
  readonly time: SimulatedTime;
  readonly signal: AbortSignal;
  /** Mixed into every picture. */
  readonly simulatorSeed: number;
  /** Reports a step; this is also where an interrupt takes effect. */
  readonly progress: (value: number, max: number, preview?: () => Promise<PreviewPicture>) => Promise<void>;
  /** Sends a text frame for this node. */
  readonly text: (message: string) => void;
}

export interface NodeOutcome {
  /** One value for each output of the definition. */
  readonly values?: readonly unknown[];
  readonly ui?: NodeOutput;
  /** Nodes to run in this one's place; `values` may then link to them. */
  readonly expand?: { readonly graph: Graph; readonly values: readonly Link[] };
}

/** One node type: how it presents itself, and what it does. */
export interface NodeType {
  readonly definition: NodeDefinition;
  execute(inputs: NodeInputs, context: NodeContext): Promise<NodeOutcome>;
  /** Checks of its own, by input name: a reason, or undefined. They replace the check against the list of options. */
  readonly checks?: Readonly<
    Record<string, (value: unknown, files: ImageFiles) => Promise<string | undefined>>
  >;
  /** What beside its inputs decides whether its result can be used again. */
  fingerprint?(inputs: NodeInputs, files: ImageFiles): Promise<string>;
}

/** An exception as Python would name it: `ValueError`, or dotted when it is no builtin. */
export class NodeError extends Error {
  readonly exceptionType: string;

  constructor(exceptionType: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.exceptionType = exceptionType;
  }
}
