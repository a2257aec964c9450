import type { Chart, Measurement, Unit } from './result.ts';
import type { Estimate } from './statistics.ts';

/** A limit that a measured value has to keep, with its whole interval. Exactly one of the two is given. */
export interface Goal {
  /** By which `Findings.goals` names what was measured. */
  readonly name: string;
  /** As a sentence for people: "A picture is seen at most 100 ms above the floor". */
  readonly statement: string;
  readonly unit: Unit;
  readonly atMost?: number;
  readonly atLeast?: number;
}

export interface BenchmarkContext {
  /** Tells people what is under way, in a few words. */
  readonly progress: (text: string) => void;
  /** A program for Playwright's `chromium.launch({ executablePath })`. */
  readonly chromiumPath: string;
  /** The folder that holds every workspace, with a separator at its end. */
  readonly projectRoot: string;
  /** An empty folder, gone after the run. */
  readonly scratchFolder: string;
  /** What stands after the names on the command line, such as `--with-tests`. */
  readonly options: ReadonlySet<string>;
}

export interface Findings {
  readonly measurements: readonly Measurement[];
  /** What each goal is held against: one for each name, in its unit. */
  readonly goals: Readonly<Record<string, Estimate>>;
  readonly notes?: readonly string[];
}

/**
 * The export `benchmark` of `bench/src/<name>/<name>.ts`. It runs in a process of its own with nothing beside it, and
 * the runner ends that process after `limitSeconds`. It throws when it could not measure; a goal that is missed is a
 * result.
 */
export interface Benchmark {
  readonly name: string;
  /** What the tables answer. */
  readonly question: string;
  readonly goals: readonly Goal[];
  /** The first is shown in docs/performance.md; each further one beside it. */
  readonly charts: readonly Chart[];
  /** @default 180 */
  readonly limitSeconds?: number;
  run(context: BenchmarkContext): Promise<Findings>;
}
