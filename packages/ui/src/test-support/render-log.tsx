import { Profiler, type ReactElement, type ReactNode } from 'react';

/** The names of the topmost components that a commit rendered anew; what lies in them was rendered with them, or not. */
export type Commit = readonly string[];

export interface RenderLog {
  /** Around the page. */
  readonly Watched: (props: { readonly children: ReactNode }) => ReactElement;
  /** The commits that come of something, in their order. `container` is what the page was rendered into. */
  during(container: HTMLElement, act: () => Promise<void>): Promise<readonly Commit[]>;
}

/**
 * Tells which components React renders anew. Its Profiler counts the commits; which components took part in one is read
 * from React's tree as its developer tools do.
 */
export function createRenderLog(): RenderLog {
  let commits: Commit[] = [];
  let watched: HTMLElement | null = null;
  const record = () => {
    if (watched !== null) commits.push(renderedAnew(rootOf(watched)));
  };
  return {
    Watched: ({ children }) => (
      <Profiler id="page" onRender={record}>
        {children}
      </Profiler>
    ),
    during: async (container, act) => {
      commits = [];
      watched = container;
      await act();
      watched = null;
      return commits;
    },
  };
}

/** What is read of a node in React's tree. */
interface Fiber {
  readonly type: unknown;
  readonly flags: number;
  readonly alternate: Fiber | null;
  readonly child: Fiber | null;
  readonly sibling: Fiber | null;
}

/** React's flag of a component whose function was called. */
const performedWork = 1;

function renderedAnew(fiber: Fiber): string[] {
  // What has just been mounted was rendered by what lies above it.
  if (fiber.alternate === null) return [];
  const name = nameOf(fiber.type);
  if (name !== null && (fiber.flags & performedWork) !== 0) return [name];
  const names: string[] = [];
  // Children that are the same as before were not visited at all.
  if (fiber.child === fiber.alternate.child) return names;
  for (let child = fiber.child; child !== null; child = child.sibling) names.push(...renderedAnew(child));
  return names;
}

/** Of a component, also in `memo` or `forwardRef`; null of an element of the page. */
function nameOf(type: unknown): string | null {
  if (typeof type === 'function') return type.name;
  if (typeof type !== 'object' || type === null) return null;
  const inner: unknown = Reflect.get(type, 'render') ?? Reflect.get(type, 'type');
  return inner === undefined ? null : nameOf(inner);
}

function rootOf(container: HTMLElement): Fiber {
  const key = Object.keys(container).find((name) => name.startsWith('__reactContainer$'));
  const host: unknown = key !== undefined && Reflect.get(container, key);
  const root: unknown = typeof host === 'object' && host !== null && Reflect.get(host, 'stateNode');
  const current: unknown = typeof root === 'object' && root !== null && Reflect.get(root, 'current');
  if (!isFiber(current)) throw new Error('React keeps its tree elsewhere now');
  return current;
}

function isFiber(value: unknown): value is Fiber {
  return typeof value === 'object' && value !== null && 'flags' in value && 'alternate' in value;
}
