import type { AnyEventObject, InspectionEvent } from 'xstate';
import type { RecordedMachine } from './bug-report.types.ts';

/** Remembers what the machines of a page were given. */
export interface StepRecorder {
  /** For the provider's `inspect`. */
  readonly inspect: (event: InspectionEvent) => void;
  /** The machines that had to do with this job, by its key or its id. */
  machinesOf(jobKey: string): readonly RecordedMachine[];
  /** The machine of an actor, by the actor's session id; null when it is none, or is forgotten. */
  machineOf(sessionId: string): RecordedMachine | null;
}

/** It knows of all jobs, and a report is about one. */
const registry = 'generationJobs';

/** Of each machine; the oldest are forgotten. */
const mostSteps = 300;
const mostMachines = 60;

interface Recording {
  readonly machine: string;
  readonly input: unknown;
  readonly keys: string[];
  readonly steps: AnyEventObject[];
  readonly jobs: Set<string>;
  value: unknown;
}

/**
 * Records each machine from its start, in memory only and bounded. Give `inspect` to the provider and the recorder to
 * the dock, which then offers to save what it knows of a job.
 *
 * ```tsx
 * const recorder = createStepRecorder();
 * <GenerationProvider client={client} userId={userId} inspect={recorder.inspect}>
 *   <GenerationDock recorder={recorder} />
 * </GenerationProvider>
 * ```
 */
export function createStepRecorder(): StepRecorder {
  const recordings = new Map<string, Recording>();

  function start(id: string, machine: string, input: unknown): void {
    recordings.set(id, { machine, input, keys: [], steps: [], jobs: new Set(jobsIn(input)), value: null });
    const [oldest] = recordings.keys();
    if (recordings.size > mostMachines && oldest !== undefined) recordings.delete(oldest);
  }

  function record({ steps, jobs }: Recording, event: AnyEventObject): void {
    const last = steps.at(-1);
    if (event === last || event.type === 'xstate.init') return;
    for (const job of jobsIn(event)) jobs.add(job);
    if (last !== undefined && isSameProgress(last, event)) steps.pop();
    if (steps.length < mostSteps) steps.push(event);
  }

  return {
    inspect: (inspected) => {
      const { sessionId } = inspected.actorRef;
      if (inspected.type === '@xstate.event' && inspected.event.type === 'xstate.init') {
        const machine = machineId(inspected.actorRef);
        if (machine !== null && machine !== registry) start(sessionId, machine, inspected.event['input']);
      }
      const recording = recordings.get(sessionId);
      if (recording === undefined) return;
      if (inspected.type === '@xstate.microstep' && inspected._transitions.length > 0) {
        record(recording, inspected.event);
      }
      if (inspected.type === '@xstate.snapshot') note(recording, inspected.snapshot);
    },
    machinesOf: (jobKey) => {
      const found = [...recordings.values()].filter(({ jobs }) => jobs.has(jobKey));
      return found.map(recorded);
    },
    machineOf: (sessionId) => {
      const found = recordings.get(sessionId);
      return found === undefined ? null : recorded(found);
    },
  };
}

function recorded({ machine, input, keys, steps, value }: Recording): RecordedMachine {
  return { machine, input, keys: [...keys], steps: [...steps], value };
}

/** What can be read of where a machine stands: its state, and the job it is about. */
function note(recording: Recording, snapshot: object): void {
  if ('value' in snapshot) recording.value = snapshot.value;
  const context: unknown = 'context' in snapshot ? snapshot.context : null;
  if (typeof context !== 'object' || context === null || !('jobKey' in context)) return;
  const { jobKey } = context;
  if (typeof jobKey !== 'string' || recording.jobs.has(jobKey)) return;
  // No event has brought it, so it was made here.
  recording.jobs.add(jobKey);
  recording.keys.push(jobKey);
}

function machineId(actor: object): string | null {
  const logic: unknown = 'logic' in actor ? actor.logic : null;
  const isMachine = typeof logic === 'object' && logic !== null && 'root' in logic && 'id' in logic;
  return isMachine ? String(logic.id) : null;
}

/** The keys and ids of jobs that a payload names. */
function jobsIn(payload: unknown): string[] {
  if (typeof payload !== 'object' || payload === null) return [];
  const own = Object.entries(payload).flatMap(([name, value]: [string, unknown]) =>
    /^(key|jobKey|jobId|output)$/.test(name) && typeof value === 'string' ? [value] : [],
  );
  const job = jobOf(payload);
  return job === null
    ? own
    : [...own, ...[job.id, job.idempotencyKey].filter((id) => typeof id === 'string')];
}

/** Whether two events in a row only tell of more progress of the same job. */
function isSameProgress(a: AnyEventObject, b: AnyEventObject): boolean {
  const [from, to] = [jobOf(a), jobOf(b)];
  return a.type === b.type && from !== null && to !== null && from.id === to.id && from.shape === to.shape;
}

/** What of a job in a payload is no mere progress. */
function jobOf(payload: object): { id: unknown; idempotencyKey: unknown; shape: string } | null {
  const job: unknown = 'job' in payload ? payload.job : 'snapshot' in payload ? payload.snapshot : null;
  if (typeof job !== 'object' || job === null || !('id' in job)) return null;
  const { id } = job;
  const state = 'state' in job ? job.state : null;
  const stages: unknown = 'stages' in job ? job.stages : null;
  const made = Array.isArray(stages) ? stages.map((stage: { state?: unknown }) => stage.state) : null;
  const connection = 'connection' in payload ? payload.connection : null;
  const cancelRequested = 'cancelRequested' in job ? job.cancelRequested : null;
  return {
    id,
    idempotencyKey: 'idempotencyKey' in job ? job.idempotencyKey : null,
    shape: JSON.stringify([state, made, connection, cancelRequested]),
  };
}
