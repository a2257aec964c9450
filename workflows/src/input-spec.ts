import * as z from 'zod';
import type { InputDefinition } from './node-definition.ts';

/** What an input takes, read from either spelling of ComfyUI's definitions. */
export type InputSpec =
  | { readonly kind: 'link'; readonly type: string }
  | { readonly kind: 'number'; readonly whole: boolean; readonly min: number; readonly max: number }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'string' }
  /** `options` is null where any text is taken: a list that is fetched later, or names of uploads. */
  | { readonly kind: 'choice'; readonly options: readonly unknown[] | null };

const Settings = z.looseObject({
  min: z.number().optional().catch(undefined),
  max: z.number().optional().catch(undefined),
  options: z.array(z.unknown()).optional().catch(undefined),
});

export function readInputSpec([type, rawSettings]: InputDefinition): InputSpec {
  const settings = Settings.safeParse(rawSettings ?? {}).data ?? {};
  if (Array.isArray(type)) return choice(type, settings);
  switch (type) {
    case 'COMBO':
      return choice(settings.options ?? null, settings);
    case 'INT':
    case 'FLOAT': {
      const { min = -Infinity, max = Infinity } = settings;
      return { kind: 'number', whole: type === 'INT', min, max };
    }
    case 'BOOLEAN':
      return { kind: 'boolean' };
    case 'STRING':
      return { kind: 'string' };
    default:
      return { kind: 'link', type: String(type) };
  }
}

function choice(options: readonly unknown[] | null, settings: Readonly<Record<string, unknown>>): InputSpec {
  const takesUploads = Object.entries(settings).some(([name, on]) => name.endsWith('_upload') && on === true);
  return { kind: 'choice', options: takesUploads ? null : options };
}

/** The name of the type, as links carry it. */
export function typeNameOf(spec: InputSpec): string {
  switch (spec.kind) {
    case 'link':
      return spec.type;
    case 'number':
      return spec.whole ? 'INT' : 'FLOAT';
    case 'boolean':
      return 'BOOLEAN';
    case 'string':
      return 'STRING';
    case 'choice':
      return 'COMBO';
  }
}
