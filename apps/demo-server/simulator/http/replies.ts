import type { Request, RequestHandler, Response } from 'express';
import { parseJson, stringifyJson } from '../json.ts';

export function sendJson(response: Response, body: unknown, status = 200): void {
  response.status(status).type('application/json').send(stringifyJson(body));
}

/** As aiohttp answers: no body at all. */
export function sendEmpty(response: Response, status = 200): void {
  response.status(status).removeHeader('content-type');
  response.end();
}

/** aiohttp's answer to an exception in a handler: text, not JSON. */
export function sendServerError(response: Response): void {
  response.status(500).type('text/plain').send('500 Internal Server Error\n\nServer got itself in trouble');
}

/** The body as JSON, whatever its content type says. Throws when it is none. */
export function jsonBody(request: Request): unknown {
  const body: unknown = request.body;
  return parseJson(Buffer.isBuffer(body) ? body.toString() : '');
}

export const methodNotAllowed: RequestHandler = (_request, response) => {
  response.status(405).type('text/plain').send('405: Method Not Allowed');
};
