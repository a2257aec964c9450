import { eventLabel, machineChart } from '@charhub/machines/testing';
import type { AnyEventObject } from 'xstate';
import { possibleEvents } from './possible-events.ts';
import type { NetworkCondition, StepperState } from './protocol.ts';
import { encodeSession, waitType, type Session } from './session.ts';
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
    ...describeSession(session, input, snapshot.value),
    steps: [...session.steps, ...stage.ahead()].map(stepLabel),
    position: session.steps.length,
    time: stage.time(),
    taken: stage.taken(),
    condition,
    inputs: driver.inputs.length,
  };
}

/** What was done so far: in words, for an address and as a test. */
export function describeSession(
  session: Session,
  input: unknown,
  value: unknown,
): Pick<StepperState, 'steps' | 'encoded' | 'test'> {
  return {
    steps: session.steps.map(stepLabel),
    encoded: encodeSession(session),
    test: writeTest(session, modelExport(session.machine), input, value),
  };
}

function stepLabel(step: AnyEventObject): string {
  return step.type === waitType ? `wait ${String(Number(step['milliseconds']) / 1000)} s` : eventLabel(step);
}

/** `image-generation` is exported as `imageGenerationModel`. */
function modelExport(name: string): string {
  return `${name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}Model`;
}
