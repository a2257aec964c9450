import type { ArgTypesEnhancer, InputType, StrictInputType } from 'storybook/internal/types';
import { z } from 'zod';

const documentedSchema = z.object({
  props: z.record(
    z.string(),
    z.object({
      description: z.string().optional(),
      tsType: z.object({ name: z.string(), raw: z.string().optional() }).optional(),
    }),
  ),
});

/**
 * Completes the table of props: the type as it is written, the docstring's `@default` in the place for defaults, and a
 * control that fits. Left alone, Storybook offers an editor of objects for every prop that may be left out.
 */
export const documentedProps: ArgTypesEnhancer = ({ argTypes, component }) => {
  const props = propsOf(component);
  return Object.fromEntries(
    Object.entries(argTypes).map(([name, argType]): [string, StrictInputType] => {
      const prop = props[name];
      if (prop === undefined) return [name, argType];
      const type = withoutUndefined(prop.tsType?.raw ?? prop.tsType?.name ?? 'unknown');
      const [description = '', standard] = (prop.description ?? '').split(/\s*@default\s+/);
      const table = {
        ...argType.table,
        type: { summary: type },
        ...(standard !== undefined && { defaultValue: { summary: standard.trim() } }),
      };
      return [name, { ...controlFor(type), ...argType, description, table }];
    }),
  );
};

function propsOf(component: unknown) {
  if (typeof component !== 'function' || !('__docgenInfo' in component)) return {};
  return documentedSchema.safeParse(component.__docgenInfo).data?.props ?? {};
}

function withoutUndefined(type: string): string {
  const [bare = type] = type.split(/\s*\|\s*undefined$/);
  return bare.replace(/^\((.*)\)$/, '$1');
}

const literal = /^(?:'([^']*)'|(\d+))$/;

/** What a person can change with a pointer; functions are told of under “Actions” instead. */
function controlFor(type: string): Pick<InputType, 'control' | 'options'> {
  const options = type.split(/\s*\|\s*/).map((part) => literal.exec(part));
  if (options.every((option) => option !== null)) {
    return {
      control: 'inline-radio',
      options: options.map(([, text, number]) => text ?? Number(number)),
    };
  }
  const [plain] = type.split(' | null');
  if (plain === 'string') return { control: 'text' };
  if (plain === 'boolean' || plain === 'number') return { control: plain };
  return type.includes('=>') ? { control: false } : {};
}
