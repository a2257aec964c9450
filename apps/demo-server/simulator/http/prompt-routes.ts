import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import type { Engine } from '../engine.ts';
import { isRecord } from '../json.ts';
import { pythonString } from '../prompts/coerce-input.ts';
import type { Graph, GraphNode } from '../prompts/graph.ts';
import { validatePrompt } from '../prompts/validate-prompt.ts';
import { jsonBody, methodNotAllowed, sendEmpty, sendJson, sendServerError } from './replies.ts';

/** Submitting, interrupting, forgetting. */
export function promptRoutes(engine: () => Engine): Router {
  const router = Router();

  router
    .route('/prompt')
    .get((_request, response) =>
      sendJson(response, { exec_info: { queue_remaining: engine().queue.remaining } }),
    )
    .post(async (request, response) => {
      const body = expectRecord(jsonBody(request));
      const number = numberOf(body, () => engine().nextNumber());
      if (!('prompt' in body)) return sendJson(response, noPrompt, 400);
      const graph = expectGraph(body['prompt']);
      const targets = body['partial_execution_targets'];
      const validation = await validatePrompt(graph, {
        ...engineParts(engine()),
        ...(Array.isArray(targets) && { targets }),
      });
      const { nodeErrors } = validation;
      if ('error' in validation)
        return sendJson(response, { error: validation.error, node_errors: nodeErrors }, 400);

      const promptId = 'prompt_id' in body ? pythonString(body['prompt_id']) : randomUUID();
      const clientId = body['client_id'];
      const extraData = {
        ...(isRecord(body['extra_data']) ? body['extra_data'] : {}),
        ...('client_id' in body && { client_id: clientId }),
      };
      const isQueued = engine().queue.add({
        number,
        promptId,
        graph,
        extraData,
        outputs: validation.outputs,
        clientId: clientId === undefined || clientId === null ? null : pythonString(clientId),
      });
      if (!isQueued) return sendServerError(response);
      engine().announceQueue();
      engine().worker.wake();
      sendJson(response, { prompt_id: promptId, number, node_errors: nodeErrors });
    })
    .all(methodNotAllowed);

  router
    .route('/interrupt')
    .post((request, response) => {
      const wanted = interruptedId(request.body);
      const { queue, interruption } = engine();
      if (wanted === undefined || queue.running?.promptId === wanted) interruption.request();
      sendEmpty(response);
    })
    .all(methodNotAllowed);

  router
    .route('/free')
    .post((request, response) => {
      const body = expectRecord(jsonBody(request));
      if (body['unload_models'] || body['free_memory']) engine().worker.forgetResults();
      sendEmpty(response);
    })
    .all(methodNotAllowed);

  return router;
}

const noPrompt = {
  error: { type: 'no_prompt', message: 'No prompt provided', details: 'No prompt provided', extra_info: {} },
  node_errors: {},
};

function engineParts({ registry, files }: Engine) {
  return { registry, files };
}

function numberOf(body: Readonly<Record<string, unknown>>, next: () => number): number {
  if ('number' in body) {
    const given = body['number'];
    const number = typeof given === 'string' && given.trim() !== '' ? Number(given) : given;
    if (typeof number !== 'number' || Number.isNaN(number)) throw new TypeError('could not convert to float');
    return number;
  }
  const number = next();
  return body['front'] ? -number : number;
}

/** Undefined: whatever runs. A body that is no JSON counts as none; a list breaks the real one. */
function interruptedId(body: unknown): unknown {
  const text = Buffer.isBuffer(body) ? body.toString() : '';
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  return expectRecord(parsed)['prompt_id'] ?? undefined;
}

function expectRecord(value: unknown): Record<string, unknown> {
  if (isRecord(value)) return value;
  throw new TypeError('not an object');
}

function expectGraph(value: unknown): Graph {
  const record = expectRecord(value);
  if (Object.values(record).every(isNode))
    return Object.fromEntries(Object.entries(record).filter(isNodeEntry));
  throw new TypeError('a node is not an object');
}

/** Nodes may lack anything here: the validation says what. */
function isNode(value: unknown): value is GraphNode {
  return isRecord(value);
}

function isNodeEntry(entry: [string, unknown]): entry is [string, GraphNode] {
  return isNode(entry[1]);
}
