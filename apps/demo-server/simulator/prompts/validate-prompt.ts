import type { ImageFiles } from '../files/image-files.ts';
import { isRecord } from '../json.ts';
import type { NodeRegistry } from '../nodes/node-registry.ts';
import type { NodeType } from '../nodes/node-type.ts';
import { coerceInput } from './coerce-input.ts';
import type { Graph, GraphNode } from './graph.ts';
import {
  badLink,
  customCheckFailed,
  exceptionRaised,
  inputMissing,
  type NodeErrors,
  typeMismatch,
  type ValidationError,
} from './validation-error.ts';

export interface PromptError {
  readonly type: string;
  readonly message: string;
  readonly details: string;
  readonly extra_info: Readonly<Record<string, never>>;
}

/** `outputs` that can run, or why none can; with some of both, the errors come along. */
export type Validation =
  | { readonly outputs: readonly string[]; readonly nodeErrors: Readonly<Record<string, NodeErrors>> }
  | { readonly error: PromptError; readonly nodeErrors: Readonly<Record<string, NodeErrors>> };

export interface ValidationParts {
  readonly registry: NodeRegistry;
  readonly files: ImageFiles;
  /** Only these outputs, when given. */
  readonly targets?: readonly unknown[];
}

/** Checks what the outputs need, and only that. Writes the coerced values into the graph. */
export async function validatePrompt(graph: Graph, parts: ValidationParts): Promise<Validation> {
  const invalid = unknownNode(graph, parts.registry);
  if (invalid) return { error: invalid, nodeErrors: {} };
  const outputs = Object.keys(graph).filter(
    (id) =>
      typeOf(graph, id, parts.registry)?.definition.output_node && (parts.targets?.includes(id) ?? true),
  );
  if (outputs.length === 0)
    return { error: promptError('prompt_no_outputs', 'Prompt has no outputs', ''), nodeErrors: {} };

  const validator = new GraphValidator(graph, parts);
  const good: string[] = [];
  const reasons: string[] = [];
  for (const output of outputs) {
    if (await validator.isValid(output, output)) good.push(output);
    else reasons.push(...validator.errorsOf(output).map(({ message, details }) => `${message}: ${details}`));
  }
  if (good.length > 0) return { outputs: good, nodeErrors: validator.nodeErrors() };
  const error = promptError(
    'prompt_outputs_failed_validation',
    'Prompt outputs failed validation',
    reasons.join('\n'),
  );
  return { error, nodeErrors: validator.nodeErrors() };
}

interface Verdict {
  valid: boolean;
  readonly errors: ValidationError[];
  /** What this node takes from. */
  readonly sources: string[];
}

class GraphValidator {
  readonly #graph: Graph;
  readonly #parts: ValidationParts;
  readonly #verdicts = new Map<string, Verdict>();
  readonly #failedOutputs: string[] = [];

  constructor(graph: Graph, parts: ValidationParts) {
    this.#graph = graph;
    this.#parts = parts;
  }

  errorsOf(id: string): readonly ValidationError[] {
    return this.#verdicts.get(id)?.errors ?? [];
  }

  /** A node in a cycle is invalid without a reason, as in ComfyUI. */
  async isValid(id: string, output?: string): Promise<boolean> {
    const known = this.#verdicts.get(id);
    const verdict = known ?? { valid: false, errors: [], sources: [] };
    if (!known) {
      this.#verdicts.set(id, verdict);
      const sourcesValid = await this.#check(id, verdict);
      verdict.valid = sourcesValid && verdict.errors.length === 0;
    }
    if (output !== undefined && !verdict.valid) this.#failedOutputs.push(output);
    return verdict.valid;
  }

  nodeErrors(): Record<string, NodeErrors> {
    const errors: Record<string, NodeErrors> = {};
    for (const [id, verdict] of this.#verdicts) {
      if (verdict.errors.length === 0) continue;
      errors[id] = {
        errors: verdict.errors,
        dependent_outputs: this.#failedOutputs.filter((output) => this.#needs(output, id, new Set())),
        class_type: this.#graph[id]?.class_type ?? '',
      };
    }
    return errors;
  }

  #needs(id: string, source: string, seen: Set<string>): boolean {
    if (id === source) return true;
    if (seen.has(id)) return false;
    seen.add(id);
    return this.#verdicts.get(id)?.sources.some((before) => this.#needs(before, source, seen)) ?? false;
  }

  /** Whether all that feeds this node is valid; its own errors go to the verdict. */
  async #check(id: string, verdict: Verdict): Promise<boolean> {
    const node = this.#graph[id];
    const type = typeOf(this.#graph, id, this.#parts.registry);
    if (!node || !type) return false;
    if (!isRecord(node.inputs)) {
      verdict.errors.push(exceptionRaised('KeyError', "'inputs'"));
      return true;
    }
    const { required = {}, optional = {} } = type.definition.input;
    let sourcesValid = true;
    for (const [name, config] of Object.entries({ ...optional, ...required })) {
      if (!Object.hasOwn(node.inputs, name)) {
        if (Object.hasOwn(required, name)) verdict.errors.push(inputMissing(name));
        continue;
      }
      const place = { name, config, value: node.inputs[name] };
      if (!Array.isArray(place.value)) {
        await this.#checkValue(node, type, place, verdict);
        continue;
      }
      const error = this.#linkError(place);
      if (error) verdict.errors.push(error);
      else if (isSource(place.value[0])) {
        verdict.sources.push(place.value[0]);
        if (!(await this.isValid(place.value[0]))) sourcesValid = false;
      }
      // Whatever Python raised ended the check of this node.
      if (error?.type === 'exception_during_validation') return sourcesValid;
    }
    return sourcesValid;
  }

  #linkError(place: {
    name: string;
    config: readonly unknown[];
    value: unknown;
  }): ValidationError | undefined {
    if (!Array.isArray(place.value) || place.value.length !== 2) return badLink(place);
    const link: readonly unknown[] = place.value;
    const [id, slot] = link;
    const source =
      isSource(id) && Object.hasOwn(this.#graph, id)
        ? typeOf(this.#graph, id, this.#parts.registry)
        : undefined;
    if (!source) return exceptionRaised('KeyError', typeof id === 'string' ? `'${id}'` : String(id));
    const { output } = source.definition;
    if (typeof slot !== 'number' || slot >= output.length)
      return exceptionRaised('IndexError', 'tuple index out of range');
    return isCompatible(output[slot], place.config[0]) ? undefined : typeMismatch(place, output[slot]);
  }

  async #checkValue(
    node: GraphNode,
    type: NodeType,
    place: { name: string; config: readonly unknown[]; value: unknown },
    verdict: Verdict,
  ): Promise<void> {
    const check = type.checks?.[place.name];
    const coerced = coerceInput(place, { skipList: check !== undefined });
    if ('error' in coerced) {
      verdict.errors.push(coerced.error);
      return;
    }
    node.inputs[place.name] = coerced.value;
    const reason = await check?.(coerced.value, this.#parts.files);
    if (reason !== undefined) verdict.errors.push(customCheckFailed(place.name, reason));
  }
}

function unknownNode(graph: Graph, registry: NodeRegistry): PromptError | undefined {
  for (const [id, node] of Object.entries(graph)) {
    const details = `Node ID '#${id}'`;
    if (!Object.hasOwn(node, 'class_type')) {
      return promptError(
        'invalid_prompt',
        'Cannot execute because a node is missing the class_type property.',
        details,
      );
    }
    if (!registry.find(node.class_type)) {
      return promptError(
        'invalid_prompt',
        `Cannot execute because node ${node.class_type} does not exist.`,
        details,
      );
    }
  }
  return undefined;
}

function typeOf(graph: Graph, id: string, registry: NodeRegistry): NodeType | undefined {
  const node = graph[id];
  return node && registry.find(node.class_type);
}

function isSource(id: unknown): id is string {
  return typeof id === 'string';
}

function isCompatible(received: unknown, wanted: unknown): boolean {
  if (received === '*' || wanted === '*') return true;
  if (typeof received !== 'string' || typeof wanted !== 'string')
    return received === 'COMBO' || wanted === received;
  return received.split(',').every((type) => wanted.split(',').includes(type));
}

function promptError(type: string, message: string, details: string): PromptError {
  return { type, message, details, extra_info: {} };
}
