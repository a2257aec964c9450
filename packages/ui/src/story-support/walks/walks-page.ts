import {
  createTransitionCoverage,
  eventLabel,
  machineTransitions,
  type ExploredStep,
  type MachineTransition,
  type PlannedPath,
} from '@charhub/machines/testing';
import '../../../dist/styles.css';
import { pageProblems } from '../page-problems.ts';
import { asidesOf, hearsPresence, type Aside } from './asides.ts';
import { walkDriver, walkDrivers } from './drivers.ts';
import { mountWalk, type MountedWalk } from './mount-walk.tsx';
import { canHappen, feasibleGesture, planWalk, sightOf, wayOut } from './plan-walk.ts';
import type { Expectation, Gesture, HostProps } from './walk-driver.ts';

/** What walks the machines from outside the page, with a keyboard and a pointer, is told and asked. */
interface WalksApi {
  /** Of the machines, those with the most transitions first: whoever begins with the longest walk ends soonest. */
  names(): readonly string[];
  plan(name: string): { readonly disagreements: readonly string[] };
  /** Mounts the machine for the next path, and answers with its steps in words; null when there is nothing left. */
  start(): Promise<readonly string[] | null>;
  /** What to do for a step. `impossible` ends the path: it was planned for another situation. */
  action(step: number): Gesture | 'tell' | 'impossible';
  tell(step: number): void;
  /** Leaves a step that went wrong out of the paths to come. */
  ban(step: number): void;
  host(props: Partial<HostProps>): void;
  /** How it stands now; after a step also what the step should have sent and did not. */
  read(step: number): Promise<Reading>;
  /** The buttons that no machine hears of and nobody has tried yet; whoever asks tries them. */
  asides(): readonly Aside[];
  /** Resolves when the page has come to rest. */
  rest(): Promise<void>;
  /** What keeps people from using it as it stands, and whether the focus is where it can be found; once for each sight. */
  inspect(): Promise<readonly string[]>;
  result(): { readonly all: readonly MachineTransition[]; readonly taken: readonly string[] };
}

interface Reading {
  readonly state: string;
  readonly expected: Expectation;
  /** The event that did not arrive, and those that did instead; null when it arrived. */
  readonly unsent: string | null;
}

declare global {
  interface Window {
    walks: WalksApi;
  }
}

document.documentElement.className = new URL(location.href).searchParams.get('theme') ?? 'light';
const element = document.createElement('div');
document.body.append(element);

let machine: ReturnType<typeof planMachine> | null = null;

function planMachine(name: string) {
  const driver = walkDriver(name);
  const coverage = createTransitionCoverage(driver.model.machine);
  const visited = new Set<string>();
  const inspected = new Set<string>();
  const tried = new Set<string>();
  const plan = planWalk(driver);
  let path: PlannedPath | null = null;
  let mounted: MountedWalk | null = null;
  let heard: string[] = [];

  const taken = () => coverage.all.flatMap(({ id }) => ((coverage.counts.get(id) ?? 0) > 0 ? [id] : []));

  function walk(): MountedWalk {
    if (mounted === null) throw new Error('Start a path first');
    return mounted;
  }

  function snapshot() {
    const now = walk().stage.snapshot();
    if (now === null) throw new Error('The page has not started the machine');
    return now;
  }

  function stepAt(index: number): ExploredStep {
    const step = path?.steps[index];
    if (step === undefined) throw new Error(`The path has no step ${String(index)}`);
    return step;
  }

  return {
    disagreements: plan.disagreements,
    stop: () => mounted?.unmount(),
    start: async () => {
      mounted?.unmount();
      mounted = null;
      path = plan.next([...taken(), ...visited]);
      if (path === null) return null;
      const input: unknown = driver.inputs[path.input];
      mounted = mountWalk(element, driver, input, { coverage });
      await rest();
      return path.steps.map(({ event }) => eventLabel(event));
    },
    action: (index: number): Gesture | 'tell' | 'impossible' => {
      const { event } = stepAt(index);
      heard = [];
      walk().stage.takeHeard();
      const out = wayOut(driver, snapshot(), event);
      if (out !== null) visited.add(out);
      if (canHappen(driver, snapshot(), event)) return feasibleGesture(driver, snapshot(), event) ?? 'tell';
      plan.ban(stepAt(index));
      return 'impossible';
    },
    tell: (index: number) => walk().stage.tell(stepAt(index).event),
    ban: (index: number) => plan.ban(stepAt(index)),
    host: (props: Partial<HostProps>) => walk().setHost(props),
    read: async (index: number): Promise<Reading> => {
      await rest();
      const now = snapshot();
      visited.add(sightOf(driver, now));
      heard.push(...walk().stage.takeHeard());
      const wanted = index < 0 ? null : stepAt(index).event.type;
      return {
        state: JSON.stringify(now.value),
        expected: driver.expects(now, walk().stage),
        unsent:
          wanted === null || heard.includes(wanted)
            ? null
            : `${wanted}; heard ${heard.join(', ') || 'nothing'}`,
      };
    },
    asides: (): readonly Aside[] => {
      const now = snapshot();
      if (hearsPresence(driver, now)) return [];
      const { controls } = driver.expects(now, walk().stage);
      const found = asidesOf(controls ?? [], JSON.stringify(now.value), driver.layer?.(now) ?? null);
      return found.flatMap(({ aside, key }) => {
        if (tried.has(key)) return [];
        tried.add(key);
        return [aside];
      });
    },
    inspect: async (): Promise<readonly string[]> => {
      const sight = sightOf(driver, snapshot());
      if (inspected.has(sight)) return [];
      inspected.add(sight);
      return await pageProblems();
    },
    result: () => ({ all: coverage.all, taken: taken() }),
  };
}

/** React, and what Radix does in tasks of its own, have come to rest. */
async function rest(): Promise<void> {
  for (let turn = 0; turn < 2; turn++) await new Promise((done) => setTimeout(done));
  await new Promise((done) => requestAnimationFrame(done));
}

function planned(): ReturnType<typeof planMachine> {
  if (machine === null) throw new Error('Plan a machine first');
  return machine;
}

window.walks = {
  names: () =>
    walkDrivers
      .map(({ model: { name, machine: walked } }) => ({ name, size: machineTransitions(walked).length }))
      .sort((a, b) => b.size - a.size)
      .map(({ name }) => name),
  plan: (name) => {
    machine?.stop();
    machine = planMachine(name);
    return { disagreements: machine.disagreements };
  },
  start: () => planned().start(),
  action: (step) => planned().action(step),
  tell: (step) => planned().tell(step),
  ban: (step) => planned().ban(step),
  host: (props) => planned().host(props),
  read: (step) => planned().read(step),
  asides: () => planned().asides(),
  rest,
  inspect: () => planned().inspect(),
  result: () => planned().result(),
};
