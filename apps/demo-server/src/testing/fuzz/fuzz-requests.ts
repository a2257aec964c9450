import * as fc from 'fast-check';
import * as z from 'zod';
import type { OpenApiDocument } from '../../http/openapi/open-api-document.ts';
import { nearlyValid, valid, type Known } from './arbitrary-of-schema.ts';
import { hostileFileNames, hostileFiles, hostileTexts, hostileValues } from './hostile-values.ts';

export const fuzzCallers = ['owner', 'stranger', 'admin', 'nobody', 'forger'] as const;
export type FuzzCaller = (typeof fuzzCallers)[number];

export interface FuzzRequest {
  readonly caller: FuzzCaller;
  readonly method: string;
  /** As in the document. */
  readonly route: string;
  /** With its query, as it goes over the line. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | null;
}

/** For each caller the ids it may try, by the name of the parameter or property. */
export type KnownByCaller = Readonly<Record<FuzzCaller, Known>>;

const Content = z.record(z.string(), z.object({ schema: z.record(z.string(), z.unknown()) }));
const Operation = z.object({
  parameters: z.array(z.object({ name: z.string(), in: z.string(), schema: z.unknown() })),
  requestBody: z.object({ content: Content }).optional(),
});

interface Body {
  readonly type: string | null;
  readonly bytes: Buffer | null;
}

/** Requests to every route of the document: as it says, nearly so, and as nobody should. */
export function fuzzRequests(document: OpenApiDocument, known: KnownByCaller): fc.Arbitrary<FuzzRequest> {
  const operations = Object.entries(document.paths).flatMap(([route, methods]) =>
    Object.entries(methods).map(([method, json]) => ({ route, method: method.toUpperCase(), json })),
  );
  return fc
    .tuple(fc.constantFrom(...operations), fc.constantFrom(...fuzzCallers))
    .filter(([{ route }, caller]) => !(route.endsWith('/start-over') && caller === 'admin'))
    .chain(([{ route, method, json }, caller]) => {
      const { parameters, requestBody } = Operation.parse(json);
      const where = (place: string) => parameters.filter((one) => one.in === place);
      const text = fc.oneof(fc.constantFrom(...hostileTexts), fc.string({ unit: 'binary', maxLength: 40 }));
      const fill = (schema: unknown, name: string) =>
        fc.oneof(
          { weight: 4, arbitrary: valid(schema, known[caller], name) },
          { weight: 1, arbitrary: text },
        );
      const values = (place: string) =>
        fc.record(Object.fromEntries(where(place).map(({ name, schema }) => [name, fill(schema, name)])));
      const key = fc.option(fc.constantFrom('one', 'two', 'three', 'ä', 'x'.repeat(300)), { freq: 2 });
      return fc
        .record({
          inPath: values('path'),
          query: fc.option(values('query'), { freq: 5 }),
          junk: fc.option(text, { freq: 6 }),
          key,
          body: bodies(requestBody?.content, known[caller]),
        })
        .map(({ inPath, query, junk, key: idempotencyKey, body }) => {
          const filled = route.replaceAll(/\{(\w+)\}/g, (_all, name: string) =>
            inUrl(String(inPath[name]), encodeURIComponent),
          );
          const search = new URLSearchParams();
          for (const [name, value] of Object.entries(query ?? {})) search.append(name, String(value));
          if (junk !== null) search.append('x', junk);
          const wanted = search.size === 0 ? filled : `${filled}?${search.toString()}`;
          return {
            caller,
            method,
            route,
            path: wanted,
            headers: {
              ...(body.type !== null && { 'Content-Type': body.type }),
              ...(idempotencyKey !== null && { 'Idempotency-Key': idempotencyKey }),
            },
            body: body.bytes,
          };
        });
    });
}

/** A value in a path: some as they are, where that can be sent, so that `..` and `%00` arrive as such. */
function inUrl(value: string, encode: (text: string) => string): string {
  if (/^[\w.%/-]+$/.test(value) && value.includes('%')) return value;
  if (value.startsWith('..')) return value;
  // Half a character has no place in an address.
  return encode(Buffer.from(value).toString());
}

function bodies(content: z.infer<typeof Content> | undefined, known: Known): fc.Arbitrary<Body> {
  const json = content?.['application/json']?.schema ?? { type: 'object', properties: {} };
  const form = content?.['multipart/form-data']?.schema;
  const asJson = (value: unknown): Body => ({
    type: 'application/json',
    bytes: Buffer.from(JSON.stringify(value)),
  });
  const anything = fc.oneof(fc.constantFrom(...hostileValues), fc.jsonValue());
  const odd: fc.Arbitrary<Body> = fc.constantFrom(
    { type: 'application/json', bytes: Buffer.from('{"a":') },
    { type: 'application/json; charset=utf-7', bytes: Buffer.from('{}') },
    { type: 'application/json', bytes: Buffer.from(`"${'x'.repeat(150_000)}"`) },
    { type: 'application/json', bytes: Buffer.from('['.repeat(40_000)) },
    { type: 'text/plain', bytes: Buffer.from('prompt=x') },
    { type: 'application/x-www-form-urlencoded', bytes: Buffer.from('characterId=1') },
    { type: 'multipart/form-data', bytes: Buffer.from('no boundary') },
    { type: 'multipart/form-data; boundary=b', bytes: Buffer.from('--b\r\nContent-Disposition: form-data') },
    { type: null, bytes: null },
  );
  return fc.oneof(
    { weight: 4, arbitrary: valid(json, known).map(asJson) },
    { weight: 4, arbitrary: nearlyValid(json, known).map(asJson) },
    { weight: 1, arbitrary: anything.map(asJson) },
    { weight: 1, arbitrary: odd },
    ...(form === undefined ? [] : [{ weight: 8, arbitrary: forms(form, known) }]),
  );
}

const BOUNDARY = 'fuzz-boundary';

function forms(schema: unknown, known: Known): fc.Arbitrary<Body> {
  const file = z
    .looseObject({ required: z.array(z.string()).optional() })
    .safeParse(schema)
    .data?.required?.at(-1);
  return fc
    .record({
      fields: nearlyValid(schema, known),
      name: fc.constantFrom(file ?? 'image', 'image', 'avatar', 'other'),
      fileName: fc.constantFrom(...hostileFileNames),
      bytes: fc.constantFrom(...hostileFiles),
    })
    .map(({ fields, name, fileName, bytes }) => {
      const parts = Object.entries(z.record(z.string(), z.unknown()).parse(fields)).map(
        ([field, value]) =>
          `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${field}"\r\n\r\n${typeof value === 'string' ? value : JSON.stringify(value)}\r\n`,
      );
      const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"; filename="${fileName}"\r\nContent-Type: image/png\r\n\r\n`;
      const whole = [Buffer.from(parts.join('') + head), bytes, Buffer.from(`\r\n--${BOUNDARY}--\r\n`)];
      return { type: `multipart/form-data; boundary=${BOUNDARY}`, bytes: Buffer.concat(whole) };
    });
}
