import { eventLabel, machineChart } from '@charhub/machines/testing';
import type { AnyEventObject } from 'xstate';
import { possibleEvents } from './possible-events.ts';
import type { NetworkCondition, StepperState } from './protocol.ts';
import { encodeSession, waitType } from './session.ts';
import type { StepperStage } from './stepper-stage.ts';
import { writeTest } from './write-test.ts';

/** How a stage stands, for the panel. Null before the page has started its machine. */
export function describeStage(stage: StepperStage, condition: NetworkCondition): StepperState | null {
  const { driver } = stage;
  const { model } = driver;
  const snapshot = stage.mounted()?.stage.snapshot() ?? null;
  if (snapshot === null) return null;
  const session = stage.session();
  const input: unknown = typeof session.input === 'number' ? driver.inputs[session.input] : session.input;
  return {
    machine: model.name,
    mode: 'stepping',
    chart: machineChart(model.machine),
    active: snapshot._nodes.map(({ id }) => id),
    tags: [...snapshot.tags],
    context: JSON.stringify(snapshot.context, null, 2),
    possible: possibleEvents(model, snapshot),
    steps: [...session.steps, ...stage.ahead()].map(stepLabel),
    position: session.steps.length,
    encoded: encodeSession(session),
    test: writeTest(session, modelExport(model.name), input, snapshot.value),
    time: stage.time(),
    taken: stage.taken(),
    condition,
    inputs: driver.inputs.length,
  };
}

export function stepLabel(step: AnyEventObject): string {
  return step.type === waitType ? `wait ${String(Number(step['milliseconds']) / 1000)} s` : eventLabel(step);
}

/** `image-generation` is exported as `imageGenerationModel`. */
function modelExport(name: string): string {
  return `${name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}Model`;
}
