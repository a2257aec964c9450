import type { Express } from 'express';

/** Every route of an app, as `GET /api/v1/characters/:id`, read from its router: also one that nobody thought of. */
export function registeredRoutes(app: Express): string[] {
  return routesOf(app.router, '');
}

function routesOf(router: unknown, prefix: string): string[] {
  return field(router, 'stack', isList).flatMap((layer) => {
    const route = get(layer, 'route');
    if (route !== undefined) {
      const methods = Object.keys(field(route, 'methods', isObject));
      return methods.map((method) => `${method.toUpperCase()} ${prefix}${textOf(get(route, 'path'))}`);
    }
    const handle = get(layer, 'handle');
    if (get(handle, 'stack') === undefined) return [];
    return routesOf(handle, prefix + textOf(get(layer, 'rawPath')));
  });
}

function textOf(path: unknown): string {
  if (path instanceof RegExp) return path.source;
  return typeof path === 'string' && path !== '/' ? path : '';
}

function get(from: unknown, name: string): unknown {
  return isObject(from) ? Reflect.get(from, name) : undefined;
}

function field<T>(from: unknown, name: string, is: (value: unknown) => value is T): T {
  const value = get(from, name);
  if (is(value)) return value;
  throw new Error(`the router has no ${name} any more: this has to be read in another way`);
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}
