import { useSyncExternalStore, type ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import type { HostProps } from './walk-driver.ts';
import { createWalkStage, type WalkStage, type WalkStageOptions } from './walk-stage.ts';
import type { WalkDriver } from './walk-driver.ts';

/** A stage on the page. */
export interface MountedWalk {
  readonly stage: WalkStage;
  readonly host: () => HostProps;
  readonly setHost: (change: Partial<HostProps>) => void;
  readonly unmount: () => void;
}

/** Puts a machine with this input behind its components, into an element of the page. */
export function mountWalk(
  element: Element,
  driver: WalkDriver,
  input: unknown,
  options: WalkStageOptions = {},
): MountedWalk {
  const stage = createWalkStage(driver, options);
  const store = hostStore(driver.host?.(input));
  driver.begin?.(stage, input);
  const root = createRoot(element);
  root.render(<Host driver={driver} stage={stage} store={store} />);
  return {
    stage,
    host: store.get,
    setHost: store.set,
    unmount: () => {
      root.unmount();
      stage.stop();
    },
  };
}

interface HostStore {
  readonly get: () => HostProps;
  readonly set: (change: Partial<HostProps>) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

function hostStore(initial: Partial<HostProps> = {}): HostStore {
  let props: HostProps = { isOpen: false, jobKey: null, ...initial };
  const listeners = new Set<() => void>();
  return {
    get: () => props,
    set: (change) => {
      props = { ...props, ...change };
      listeners.forEach((listener) => listener());
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

interface HostComponentProps {
  readonly driver: WalkDriver;
  readonly stage: WalkStage;
  readonly store: HostStore;
}

function Host({ driver, stage, store }: HostComponentProps): ReactElement {
  const host = useSyncExternalStore(store.subscribe, store.get, store.get);
  return <driver.Page stage={stage} host={host} onHost={store.set} />;
}
