import type { AnyEventObject } from 'xstate';
import { mountWalk, type MountedWalk } from '../../../../packages/ui/src/story-support/walks/mount-walk.tsx';
import type { WalkDriver } from '../../../../packages/ui/src/story-support/walks/walk-driver.ts';
import { createTransitionCoverage } from '@charhub/machines/testing';
import { waitType, type Session } from './session.ts';

/** A machine on the page that goes through the steps of a session, and adds to them what is done on the page. */
export interface StepperStage {
  readonly driver: WalkDriver;
  readonly mounted: () => MountedWalk | null;
  /** What has been done so far. */
  session(): Session;
  /** What was gone back from, and can be gone to again. */
  ahead(): readonly AnyEventObject[];
  time(): number;
  /** Ids of the transitions taken since the page was loaded. */
  taken(): readonly string[];
  /** Starts anew and does the steps of a session. */
  load(session: Session): Promise<void>;
  /** Goes back or forth to after this many steps. */
  go(step: number): Promise<void>;
  perform(step: AnyEventObject): Promise<void>;
  unmount(): void;
}

/** @param onChange something was done, here or on the page */
export function createStepperStage(driver: WalkDriver, element: Element, onChange: () => void): StepperStage {
  const coverage = createTransitionCoverage(driver.model.machine);
  let mounted: MountedWalk | null = null;
  let session: Session = { machine: driver.model.name, input: 0, keys: [], steps: [] };
  let ahead: readonly AnyEventObject[] = [];
  let time = 0;
  /** While it goes through steps it knows, what the page does is not another step. */
  let replaying = false;

  function mount(): void {
    mounted?.unmount();
    time = 0;
    const { input, keys } = session;
    mounted = mountWalk(element, driver, typeof input === 'number' ? driver.inputs[input] : input, {
      coverage,
      keys,
    });
    mounted.stage.subscribe((event) => {
      if (replaying) return;
      session = { ...session, steps: [...session.steps, event] };
      ahead = [];
      onChange();
    });
  }

  async function cause(step: AnyEventObject): Promise<void> {
    if (mounted === null) return;
    const { stage, setHost, host } = mounted;
    if (step.type === waitType) {
      const milliseconds = Number(step['milliseconds']);
      time += milliseconds;
      stage.wait(milliseconds);
    } else if (step.type === 'dialog.open' && !isAsked(step, host())) {
      // The component tells its machine, as it does for a host.
      setHost({ isOpen: true, jobKey: typeof step['jobKey'] === 'string' ? step['jobKey'] : null });
    } else if (stage.canTell(step)) stage.tell(step);
    else stage.send(step);
    await rest();
  }

  async function replay(steps: readonly AnyEventObject[]): Promise<void> {
    replaying = true;
    try {
      for (const step of steps) await cause(step);
    } finally {
      replaying = false;
    }
  }

  return {
    driver,
    mounted: () => mounted,
    session: () => session,
    ahead: () => ahead,
    time: () => time,
    taken: () => coverage.all.flatMap(({ id }) => ((coverage.counts.get(id) ?? 0) > 0 ? [id] : [])),
    load: async (loaded) => {
      session = { ...loaded, steps: [] };
      ahead = [];
      mount();
      await rest();
      await replay(loaded.steps);
      session = loaded;
      onChange();
    },
    go: async (step) => {
      const all = [...session.steps, ...ahead];
      const done = session.steps.length;
      if (step < done) {
        session = { ...session, steps: [] };
        mount();
        await rest();
        await replay(all.slice(0, step));
      } else await replay(all.slice(done, step));
      session = { ...session, steps: all.slice(0, step) };
      ahead = all.slice(step);
      onChange();
    },
    perform: async (step) => {
      const before = session.steps.length;
      await replay([step]);
      session = { ...session, steps: [...session.steps.slice(0, before), step] };
      ahead = [];
      onChange();
    },
    unmount: () => {
      mounted?.unmount();
      mounted = null;
    },
  };
}

/** The host asks for it already: its props would not change. */
function isAsked(event: AnyEventObject, host: { isOpen: boolean; jobKey: string | null }): boolean {
  return host.isOpen && (event['jobKey'] ?? null) === host.jobKey;
}

/** React and its effects have come to rest. */
async function rest(): Promise<void> {
  for (let turn = 0; turn < 2; turn++) await new Promise((done) => setTimeout(done));
}
