import {
  createTransitionCoverage,
  machineChart,
  machineModels,
  type MachineModel,
  type TransitionCoverage,
} from '@charhub/machines/testing';
import { createStepRecorder, type RecordedMachine } from '@charhub/ui';
import { isMachineSnapshot, type AnyStateMachine, type InspectionEvent, type SnapshotFrom } from 'xstate';
import { onStoryInspection } from '../../../../packages/ui/src/story-support/story-inspection.ts';
import { describeSession } from './describe-stage.ts';
import { layOutChart } from './lay-out-chart.ts';
import type { ChartLayout, StepperState } from './protocol.ts';
import type { Session } from './session.ts';

interface Watch {
  readonly onState: (state: StepperState) => void;
  readonly onLayout: (layout: ChartLayout) => void;
}

/** These are there in every story; another machine says more. */
const everywhere: ReadonlySet<string> = new Set(['generation-jobs', 'generation-job']);

/** Tells how the machine of a story that goes by itself stands, after each thing it does. Returns what ends it. */
export function watchStory({ onState, onLayout }: Watch): { report: () => void; stop: () => void } {
  const recorder = createStepRecorder();
  const coverages = new Map<string, TransitionCoverage>();
  const snapshots = new Map<string, SnapshotFrom<AnyStateMachine>>();
  let shown: { readonly model: MachineModel; readonly session: string } | null = null;
  let isReportDue = false;

  function hear(event: InspectionEvent): void {
    recorder.inspect(event);
    if (event.type === '@xstate.event' && event.event.type === 'xstate.init') meet(event);
    if (shown !== null) coverages.get(shown.model.name)?.inspect(event);
    if (event.type !== '@xstate.snapshot' || !isMachineSnapshot(event.snapshot)) return;
    snapshots.set(event.actorRef.sessionId, event.snapshot);
    if (isReportDue || shown?.session !== event.actorRef.sessionId) return;
    isReportDue = true;
    requestAnimationFrame(report);
  }

  function meet({ actorRef }: InspectionEvent): void {
    const id: unknown =
      'logic' in actorRef &&
      typeof actorRef.logic === 'object' &&
      actorRef.logic !== null &&
      'id' in actorRef.logic
        ? actorRef.logic.id
        : null;
    const model = machineModels.find(({ machine }) => machine.id === id);
    if (model === undefined) return;
    if (shown !== null && everywhere.has(model.name) && !everywhere.has(shown.model.name)) return;
    if (shown !== null && model.name === 'generation-job') return;
    shown = { model, session: actorRef.sessionId };
    if (!coverages.has(model.name)) coverages.set(model.name, createTransitionCoverage(model.machine));
    void layOutChart(model).then(onLayout);
  }

  function report(): void {
    isReportDue = false;
    if (shown === null) return;
    const { model, session: id } = shown;
    const snapshot = snapshots.get(id);
    if (snapshot === undefined) return;
    const recorded = recorder.machineOf(id);
    const coverage = coverages.get(model.name);
    const session = sessionOf(model, recorded);
    onState({
      machine: model.name,
      mode: 'watching',
      chart: machineChart(model.machine),
      active: snapshot._nodes.map(({ id: node }) => node),
      tags: [...snapshot.tags],
      context: JSON.stringify(snapshot.context, null, 2),
      possible: [],
      ...describeSession(session, model.inputs[0], snapshot.value),
      position: session.steps.length,
      time: 0,
      taken:
        coverage?.all.flatMap(({ id: edge }) => ((coverage.counts.get(edge) ?? 0) > 0 ? [edge] : [])) ?? [],
      condition: 'by-hand',
      inputs: 1,
    });
  }

  const stop = onStoryInspection(hear);
  return { report, stop };
}

/** What it was given, as the stepper takes it. */
function sessionOf({ name }: MachineModel, recorded: RecordedMachine | null): Session {
  const { keys = [], steps = [] } = recorded ?? {};
  return { machine: name, input: 0, keys, steps };
}
