import * as fc from 'fast-check';
import * as z from 'zod';
import { hostileAddresses, hostileValues } from './hostile-values.ts';

const Schema = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  enum: z.array(z.unknown()).optional(),
  anyOf: z.array(z.unknown()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  items: z.unknown().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  minItems: z.number().optional(),
  maxItems: z.number().optional(),
});

/** Values that a property is filled with by its name, such as ids that there are. */
export type Known = Readonly<Record<string, readonly string[]>>;

/** What a JSON schema of the document allows. */
export function valid(json: unknown, known: Known, name = ''): fc.Arbitrary<unknown> {
  const schema = Schema.parse(json);
  const ids = known[name];
  if (ids !== undefined) return fc.constantFrom(...ids);
  // Never an address that somebody may have.
  if (/url$/i.test(name)) return fc.constantFrom(...hostileAddresses);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map((one) => valid(one, known, name)));
  const types = [schema.type ?? 'object'].flat();
  return fc.oneof(...types.map((type) => ofType(type, schema, known)));
}

function ofType(type: string, schema: z.infer<typeof Schema>, known: Known): fc.Arbitrary<unknown> {
  const { minimum = -1000, maximum = 1_000_000, minLength = 0, maxLength = 60 } = schema;
  switch (type) {
    case 'string':
      return fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(60, maxLength) });
    case 'integer':
      return fc.integer({ min: minimum, max: maximum });
    case 'number':
      return fc.double({ min: minimum, max: maximum, noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array': {
      const { minItems = 0, maxItems = 5 } = schema;
      return fc.array(valid(schema.items, known), { minLength: minItems, maxLength: maxItems });
    }
    default: {
      const properties = Object.entries(schema.properties ?? {});
      const fields = Object.fromEntries(properties.map(([name, one]) => [name, valid(one, known, name)]));
      return fc.record(fields, { requiredKeys: schema.required ?? [] });
    }
  }
}

const ObjectValue = z.record(z.string(), z.unknown());

/** The same with one property that is missing, hostile, or one too many. */
export function nearlyValid(json: unknown, known: Known): fc.Arbitrary<unknown> {
  const names = Object.keys(Schema.parse(json).properties ?? {});
  const spoilt = fc.constantFrom(...names, '__proto__', 'constructor', 'userId', 'extra');
  const hostile = fc.constantFrom(...hostileValues);
  return fc
    .tuple(valid(json, known), spoilt, hostile, fc.boolean())
    .map(([value, name, wrong, isMissing]) => {
      const fields = Object.entries(ObjectValue.safeParse(value).data ?? {}).filter(([key]) => key !== name);
      return Object.fromEntries(isMissing ? fields : [...fields, [name, wrong]]);
    });
}
