import { NodeError, type NodeInputs, type NodeOutcome, type NodeOutput } from '../nodes/node-type.ts';
import { isRecord } from '../json.ts';
import type { Engine } from '../engine.ts';
import { ExecutionOrder } from './execution-order.ts';
import { type Graph, isLinkIn, type Link } from './graph.ts';
import { InterruptedError } from './interruption.ts';
import { cacheKeys, type CachedNode } from './node-cache.ts';
import { type NodeIdentity, ProgressBoard } from './progress-board.ts';
import { PromptEvents } from './prompt-events.ts';
import type { HistoryMessage, NodeMeta, PromptResult } from './prompt-history.ts';
import type { PromptItem } from './prompt-item.ts';

/** A graph whose nodes run together: the prompt's own, or the one a node expanded into. */
interface Scope {
  readonly graph: Graph;
  /** Undefined: not kept in the cache. */
  readonly keyOf: (id: string) => string | undefined;
  readonly identify: (id: string) => NodeIdentity;
}

interface Failure {
  readonly error: unknown;
  readonly identity: NodeIdentity;
  readonly nodeType: string;
  readonly inputs: NodeInputs;
}

class NodeFailed extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super('a node failed', { cause: failure.error });
    this.failure = failure;
  }
}

/** Runs one prompt: its nodes in order, each from the cache where it can be. */
export class PromptRun {
  readonly #engine: Engine;
  readonly #item: PromptItem;
  readonly #events: PromptEvents;
  readonly #board: ProgressBoard;
  readonly #messages: HistoryMessage[] = [];
  readonly #outputs: Record<string, NodeOutput> = {};
  readonly #meta: Record<string, NodeMeta> = {};
  readonly #executed: string[] = [];
  readonly #results = new Map<string, CachedNode>();
  #currentNode: string | null = null;

  constructor(engine: Engine, item: PromptItem) {
    this.#engine = engine;
    this.#item = item;
    this.#events = new PromptEvents(engine.sockets, item.promptId, item.clientId);
    this.#board = new ProgressBoard(item.promptId);
  }

  /** The display node that runs; what a client that comes back is told. */
  get currentNode(): string | null {
    return this.#currentNode;
  }

  /** Never rejects because of a node; rejects when the simulator shuts down or restarts. */
  async run(): Promise<PromptResult> {
    const { graph, outputs } = this.#item;
    this.#engine.interruption.reset();
    this.#record('execution_start', {});
    const keys = await cacheKeys(graph, this.#engine.registry, this.#engine.files);
    this.#engine.cache.keepOnly(keys.values());
    const isCached = (id: string) => this.#engine.cache.get(keys.get(id)) !== undefined;
    this.#record('execution_cached', { nodes: Object.keys(graph).filter(isCached) });

    try {
      await this.#runNodes({ graph, keyOf: (id) => keys.get(id), identify: topLevel }, outputs);
      this.#record('execution_success', {});
      return this.#result('success');
    } catch (error) {
      if (!(error instanceof NodeFailed)) throw error;
      this.#recordFailure(error.failure);
      return this.#result('error');
    } finally {
      this.#currentNode = null;
    }
  }

  /** The last message of all, whatever the end. */
  tellEnd(): void {
    this.#events.tell('executing', { node: null });
  }

  async #runNodes(scope: Scope, outputs: readonly string[]): Promise<void> {
    const isCached = (id: string) => this.#engine.cache.get(scope.keyOf(id)) !== undefined;
    const order = new ExecutionOrder(scope.graph, outputs, isCached);
    for (let id = order.next(); id !== undefined; id = order.next()) {
      await this.#runNode(scope, id);
      order.finish(id);
    }
  }

  async #runNode(scope: Scope, id: string): Promise<void> {
    const identity = scope.identify(id);
    const known = this.#engine.cache.get(scope.keyOf(id));
    if (known) this.#show(identity, known.ui);
    else await this.#runUncached(scope, id, identity);
    this.#board.finish(identity);
    this.#events.tellOrBroadcast('progress_state', this.#board.snapshot());
  }

  async #runUncached(scope: Scope, id: string, identity: NodeIdentity): Promise<void> {
    const nodeType = scope.graph[id]?.class_type ?? '';
    const inputs = this.#inputsOf(scope, id);
    this.#board.start(identity);
    this.#events.tellOrBroadcast('progress_state', this.#board.snapshot());
    this.#currentNode = identity.displayNodeId;
    this.#events.tell('executing', { node: identity.nodeId, display_node: identity.displayNodeId });
    try {
      await this.#engine.faults.beforeNode(nodeType, this.#engine.signal);
      this.#engine.interruption.throwIfRequested();
      const result = await this.#expanded(await this.#execute(nodeType, inputs, identity), identity);
      this.#engine.signal.throwIfAborted();
      this.#show(identity, result.ui);
      this.#engine.cache.set(scope.keyOf(id), result);
      this.#results.set(identity.nodeId, result);
    } catch (error) {
      if (this.#engine.signal.aborted || error instanceof NodeFailed) throw error;
      throw new NodeFailed({ error, identity, nodeType, inputs });
    }
    this.#executed.push(identity.nodeId);
  }

  async #execute(nodeType: string, inputs: NodeInputs, identity: NodeIdentity): Promise<NodeOutcome> {
    const engine = this.#engine;
    const type = engine.registry.find(nodeType);
    if (!type) throw new NodeError('KeyError', `'${nodeType}'`);
    const extraPngInfo = this.#item.extraData['extra_pnginfo'];
    return type.execute(inputs, {
      promptId: this.#item.promptId,
      nodeId: identity.nodeId,
      graph: this.#item.graph,
      extraPngInfo: isRecord(extraPngInfo) ? extraPngInfo : {},
      files: engine.files,
      time: engine.time,
      signal: engine.signal,
      simulatorSeed: engine.seed,
      progress: async (value, max, preview) => {
        engine.signal.throwIfAborted();
        engine.interruption.throwIfRequested();
        const picture = await preview?.();
        engine.signal.throwIfAborted();
        this.#board.advance(identity.nodeId, value, max);
        this.#events.step({ value, max }, identity, this.#board.snapshot(), picture?.jpeg);
      },
      text: (message) => this.#events.text(identity.nodeId, message),
    });
  }

  /** Runs the nodes that came in this one's place, and answers with what they made. */
  async #expanded(outcome: NodeOutcome, outer: NodeIdentity): Promise<CachedNode> {
    const { expand, ui, values = [] } = outcome;
    if (!expand) return { values, ...(ui && { ui }) };
    const identify = (id: string): NodeIdentity => ({
      nodeId: `${outer.nodeId}.0.0.${id}`,
      displayNodeId: outer.displayNodeId,
      parentNodeId: outer.nodeId,
      realNodeId: outer.realNodeId,
    });
    const scope = { graph: expand.graph, keyOf: () => undefined, identify };
    await this.#runNodes(
      scope,
      expand.values.map(([source]) => source),
    );
    return { values: expand.values.map((link) => this.#valueOf(scope, link)) };
  }

  #inputsOf(scope: Scope, id: string): NodeInputs {
    const inputs = Object.entries(scope.graph[id]?.inputs ?? {});
    return Object.fromEntries(
      inputs.map(([name, value]) => [
        name,
        isLinkIn(scope.graph, value) ? this.#valueOf(scope, value) : value,
      ]),
    );
  }

  #valueOf(scope: Scope, [source, slot]: Link): unknown {
    const result =
      this.#results.get(scope.identify(source).nodeId) ?? this.#engine.cache.get(scope.keyOf(source));
    return result?.values[slot];
  }

  #show(identity: NodeIdentity, ui: NodeOutput | undefined): void {
    if (!ui) return;
    const { nodeId, displayNodeId, parentNodeId, realNodeId } = identity;
    this.#outputs[nodeId] = ui;
    this.#meta[nodeId] = {
      node_id: nodeId,
      display_node: displayNodeId,
      parent_node: parentNodeId,
      real_node_id: realNodeId,
    };
    this.#events.tell('executed', { node: nodeId, display_node: displayNodeId, output: ui });
  }

  /** An event that history keeps too. */
  #record(type: string, data: Record<string, unknown>, broadcast = false): void {
    const message = { ...data, prompt_id: this.#item.promptId, timestamp: Date.now() };
    this.#messages.push([type, message]);
    if (broadcast) this.#events.tellOrBroadcast(type, message);
    else this.#events.tell(type, message);
  }

  #recordFailure({ error, identity, nodeType, inputs }: Failure): void {
    const where = { node_id: identity.nodeId, node_type: nodeType, executed: [...this.#executed] };
    if (error instanceof InterruptedError) {
      this.#record('execution_interrupted', where, true);
      return;
    }
    const message = error instanceof Error ? error.message : String(error);
    const hidden = this.#engine.registry.find(nodeType)?.definition.input.hidden ?? {};
    const shown = [...Object.keys(inputs), ...Object.keys(hidden)];
    this.#record('execution_error', {
      ...where,
      exception_message: `${message}\n`,
      exception_type: error instanceof NodeError ? error.exceptionType : 'RuntimeError',
      traceback: ['  File "/simulated/execution.py", line 1, in execute\n'],
      current_inputs: Object.fromEntries(shown.map((name) => [name, [describeValue(inputs[name])]])),
      current_outputs: Object.keys(this.#item.graph),
    });
  }

  #result(status: 'success' | 'error'): PromptResult {
    return {
      outputs: this.#outputs,
      meta: this.#meta,
      status: { status_str: status, completed: status === 'success', messages: this.#messages },
    };
  }
}

function topLevel(id: string): NodeIdentity {
  return { nodeId: id, displayNodeId: id, parentNodeId: null, realNodeId: id };
}

function describeValue(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : typeof value;
}
