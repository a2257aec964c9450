import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { openApiDocument } from '../http/openapi/open-api-document.ts';
import { apiOperations } from '../http/openapi/operations.ts';

interface DocumentedReply {
  readonly method: string;
  /** Of the URL, without its query. */
  readonly path: string;
  readonly status: number;
  readonly body: unknown;
  readonly contentType: string | null;
}

const document = openApiDocument(apiOperations);
// Each format comes with a pattern, which is checked.
const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
ajv.addSchema({ $id: 'openapi', ...document });
const validators = new Map<string, ValidateFunction>();

// A route with fixed words comes before one that takes any.
const routes = Object.keys(document.paths)
  .sort((a, b) => a.split('{').length - b.split('{').length)
  .map((path) => ({ path, pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`) }));

/**
 * What an answer has that the OpenAPI document does not say, one line each; none when it is as documented. Answers of
 * addresses that are no routes count as documented.
 */
export function undocumented({ method, path, status, body, contentType }: DocumentedReply): string[] {
  const verb = method.toLowerCase();
  const route = routes.find((one) => one.pattern.test(path) && verb in (document.paths[one.path] ?? {}));
  if (route === undefined) return [];
  const where = `${method} ${route.path} answered ${String(status)}`;
  const type = contentType?.split(';')[0] ?? null;
  const pointer = ['paths', route.path, verb, 'responses', String(status)];
  const reply = at(document, pointer);
  if (reply === undefined) return [`${where}, which is not documented`];
  const content = at(reply, ['content']);
  if (content === undefined) return type === null ? [] : [`${where} with ${type} instead of nothing`];
  if (type !== 'application/json') return matches(type, content) ? [] : [`${where} with ${String(type)}`];
  const validate = validatorAt([...pointer, 'content', type, 'schema']);
  if (validate(body)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) =>
      `${where}: ${instancePath || 'the body'} ${message ?? ''} ${JSON.stringify(params)}`,
  );
}

function validatorAt(pointer: readonly string[]): ValidateFunction {
  const $ref = `openapi#/${pointer.map(escaped).join('/')}`;
  const known = validators.get($ref) ?? ajv.compile({ $ref });
  validators.set($ref, known);
  return known;
}

function escaped(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
}

function matches(type: string | null, content: object): boolean {
  return Object.keys(content).some((name) => type?.startsWith(name.replace('*', '')) === true);
}

function at(from: object, path: readonly string[]): object | undefined {
  const [name, ...rest] = path;
  if (name === undefined) return from;
  const next: unknown = Reflect.get(from, name);
  return typeof next === 'object' && next !== null ? at(next, rest) : undefined;
}
