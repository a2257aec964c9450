import * as z from 'zod';
import { namedSchemas } from './reply-schemas.ts';
import type { Schema } from './operation.types.ts';

export type JsonSchema = Readonly<Record<string, unknown>>;

const JsonObject = z.record(z.string(), z.unknown());
const names = z.registry<{ id: string }>();
for (const [id, schema] of Object.entries(namedSchemas)) names.add(schema, { id });

const NamedElsewhere = z
  .string()
  .transform((text): unknown => JSON.parse(text))
  .pipe(z.looseObject({ $defs: z.record(z.string(), JsonObject).optional() }));

/** A schema as OpenAPI 3.1 has it; `input` is what may be sent, `output` exactly what is answered. */
export function toJsonSchema(schema: Schema, io: 'input' | 'output'): JsonSchema {
  const { $schema: _dialect, $defs: _named, ...json } = convert(schema, io);
  return json;
}

/** What the others refer to. */
export function namedJsonSchemas(): Readonly<Record<string, JsonSchema>> {
  const { $defs } = convert(z.object(namedSchemas), 'output');
  return $defs ?? {};
}

function convert(schema: Schema, io: 'input' | 'output') {
  const json = z.toJSONSchema(schema, {
    io,
    metadata: names,
    override: ({ jsonSchema }) => void delete jsonSchema.id,
  });
  return NamedElsewhere.parse(JSON.stringify(json).replaceAll('"#/$defs/', '"#/components/schemas/'));
}
