import { Router } from 'express';
import type { Engine } from '../engine.ts';
import { isRecord } from '../json.ts';
import { describePrompt } from '../prompts/prompt-item.ts';
import { pythonString } from '../prompts/coerce-input.ts';
import { jsonBody, methodNotAllowed, sendEmpty, sendJson } from './replies.ts';

/** What waits, what runs, what has finished. */
export function queueRoutes(engine: () => Engine): Router {
  const router = Router();

  router
    .route('/queue')
    .get((_request, response) => {
      const { running, pending } = engine().queue;
      const describe = (item: (typeof pending)[number]) => describePrompt(item, { withSecrets: true });
      sendJson(response, {
        queue_running: running ? [describe(running)] : [],
        queue_pending: pending.map(describe),
      });
    })
    .post((request, response) => {
      const change = changeOf(jsonBody(request));
      const { queue } = engine();
      if (change.clear) {
        queue.clear();
        engine().announceQueue();
      }
      for (const id of change.ids) if (queue.delete(id)) engine().announceQueue();
      sendEmpty(response);
    })
    .all(methodNotAllowed);

  router
    .route('/history')
    .get((request, response) => {
      const maxItems = wholeNumber(request.query['max_items']);
      sendJson(response, engine().history.list(maxItems, wholeNumber(request.query['offset'])));
    })
    .post((request, response) => {
      const change = changeOf(jsonBody(request));
      if (change.clear) engine().history.clear();
      for (const id of change.ids) engine().history.delete(id);
      sendEmpty(response);
    })
    .all(methodNotAllowed);

  router
    .route('/history/:promptId')
    .get((request, response) => sendJson(response, engine().history.find(request.params.promptId)))
    .all(methodNotAllowed);

  return router;
}

function changeOf(body: unknown): { clear: boolean; ids: string[] } {
  if (!isRecord(body)) throw new TypeError('not an object');
  const ids = body['delete'];
  return { clear: Boolean(body['clear']), ids: Array.isArray(ids) ? ids.map(pythonString) : [] };
}

function wholeNumber(text: unknown): number | undefined {
  if (text === undefined) return undefined;
  if (typeof text === 'string' && /^\s*[-+]?\d+\s*$/.test(text)) return Number(text);
  throw new TypeError('invalid literal for int()');
}
