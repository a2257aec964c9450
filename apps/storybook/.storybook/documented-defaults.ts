import type { ArgTypesEnhancer } from 'storybook/internal/types';

/**
 * Shows what a docstring says in `@default` where the table of props has a place for it. Storybook itself knows only
 * defaults that stand in a component's parameters.
 */
export const documentedDefaults: ArgTypesEnhancer = ({ argTypes, component }) => {
  const props = propsOf(component);
  return Object.fromEntries(
    Object.entries(argTypes).map(([name, argType]) => {
      const [, said] = /@default\s+([\s\S]+)$/.exec(props[name]?.description ?? '') ?? [];
      if (said === undefined) return [name, argType];
      const table = { ...argType.table, defaultValue: { summary: said.trim() } };
      return [name, { ...argType, table }];
    }),
  );
};

interface Documented {
  readonly __docgenInfo?: { readonly props?: Readonly<Record<string, { readonly description?: string }>> };
}

function propsOf(component: unknown) {
  return isDocumented(component) ? (component.__docgenInfo?.props ?? {}) : {};
}

function isDocumented(component: unknown): component is Documented {
  return typeof component === 'function' && '__docgenInfo' in component;
}
