import * as z from 'zod';
import type { ApiOperation, ApiOperations, Schema } from './operation.types.ts';
import { namedJsonSchemas, toJsonSchema, type JsonSchema } from './to-json-schema.ts';

export interface OpenApiDocument {
  readonly openapi: '3.1.0';
  readonly info: Readonly<Record<string, unknown>>;
  readonly tags: readonly { readonly name: string }[];
  /** For each path like `/api/v1/characters/{id}`, its operations by lower-case method. */
  readonly paths: Readonly<Record<string, Readonly<Record<string, JsonSchema>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, JsonSchema>>>>;
}

/** What a body that cannot be read, too many requests and a fault of the server are answered with, on every route of the API. */
const everywhere = [400, 413, 415, 429, 500];

const refusals: Readonly<Record<number, string>> = {
  400: 'The request cannot be understood, or asks for what is not allowed',
  401: 'The token is missing, wrong or expired',
  402: 'The credits do not suffice',
  403: 'The caller may not do this',
  404: 'There is no such thing, or the caller may not know of it',
  409: 'This conflicts with what there is',
  413: 'Too large',
  415: 'Not a type that can be read',
  429: 'Too much at a time; `Retry-After` says when to come back',
  500: 'A fault of the server',
  502: 'The other site does not answer',
  503: 'Something that this needs is away',
};

/** Everything the server takes and answers, as OpenAPI 3.1, from the schemas its routes read requests with. */
export function openApiDocument(operations: ApiOperations): OpenApiDocument {
  const paths: Record<string, Record<string, JsonSchema>> = {};
  for (const [route, operation] of Object.entries(operations)) {
    const [method = '', path = ''] = route.split(' ');
    const documented = path.replaceAll(/:(\w+)/g, '{$1}');
    (paths[documented] ??= {})[method.toLowerCase()] = toOperation(path, operation);
  }
  return {
    openapi: '3.1.0',
    info: { title: 'CharHub generation', version: '1' },
    tags: [...new Set(Object.values(operations).map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: namedJsonSchemas(),
      securitySchemes: { session: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  };
}

function toOperation(path: string, operation: ApiOperation): JsonSchema {
  const { summary, tag, access, body, form } = operation;
  return {
    summary,
    tags: [tag],
    ...(access === 'signed in' && { security: [{ session: [] }] }),
    ...(access === 'optional' && { security: [{}, { session: [] }] }),
    parameters: [...pathParameters(path), ...queryParameters(operation), ...headerParameters(operation)],
    ...((body ?? form) && { requestBody: toRequestBody(operation) }),
    responses: toResponses(path, operation),
  };
}

function pathParameters(path: string): JsonSchema[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

const ObjectSchema = z.object({
  properties: z.record(z.string(), z.record(z.string(), z.unknown())),
  required: z.array(z.string()).default([]),
});

function queryParameters({ query }: ApiOperation): JsonSchema[] {
  if (query === undefined) return [];
  const { properties, required } = ObjectSchema.parse(toJsonSchema(query, 'input'));
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}

function headerParameters({ takesIdempotencyKey }: ApiOperation): JsonSchema[] {
  if (takesIdempotencyKey !== true) return [];
  const schema = { type: 'string', pattern: '^[\\x21-\\x7e]{1,200}$' };
  const description = 'The same key with the same request answers with what the first made';
  return [{ name: 'Idempotency-Key', in: 'header', required: false, description, schema }];
}

function toRequestBody({ body, form }: ApiOperation): JsonSchema {
  const content: Record<string, JsonSchema> = {};
  if (body !== undefined) content['application/json'] = { schema: toJsonSchema(body, 'input') };
  if (form !== undefined) {
    const fields = ObjectSchema.parse(toJsonSchema(form.fields, 'input'));
    const file = { type: 'string', format: 'binary' };
    const required = [...fields.required, ...(form.isFileOptional === true ? [] : [form.file])];
    const properties = { ...fields.properties, [form.file]: file };
    content['multipart/form-data'] = { schema: { type: 'object', properties, required } };
  }
  return { required: body === undefined || !acceptsNothing(body), content };
}

const acceptsNothing = (body: Schema) => z.safeParse(body, {}).success;

function toResponses(path: string, { access, replies, refusals: named = [] }: ApiOperation): JsonSchema {
  const isOfApi = path.startsWith('/api/');
  const refused = new Set([...(isOfApi ? everywhere : []), ...(access === 'anybody' ? [] : [401]), ...named]);
  const json = (schema: JsonSchema) => ({ 'application/json': { schema } });
  return {
    ...Object.fromEntries(
      [...refused].map((status) => [
        status,
        { description: refusals[status], content: json({ $ref: '#/components/schemas/Refusal' }) },
      ]),
    ),
    ...Object.fromEntries(
      Object.entries(replies).map(([status, reply]) => {
        if (reply === null) return [status, { description: 'Done' }];
        const content =
          'mediaType' in reply
            ? { [reply.mediaType]: { schema: { type: 'string' } } }
            : json(toJsonSchema(reply, 'output'));
        return [status, { description: 'Delivered', content }];
      }),
    ),
  };
}
