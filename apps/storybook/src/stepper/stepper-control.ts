import { eventsOf, labelEvents } from '@charhub/machines/testing';
import type { AnyEventObject } from 'xstate';
import type { WalkDriver } from '../../../../packages/ui/src/story-support/walks/walk-driver.ts';
import { describeStage } from './describe-stage.ts';
import { networkAnswer } from './network-answers.ts';
import type { Command, NetworkCondition, StepperState } from './protocol.ts';
import { readBugReport } from './read-bug-report.ts';
import { InvalidSession, parseEvent, waitType, type Session } from './session.ts';
import { createStepperStage } from './stepper-stage.ts';
import { takeUntaken } from './take-untaken.ts';

interface ControlOptions {
  readonly onState: (state: StepperState) => void;
  readonly onProblem: (problem: string) => void;
}

export interface StepperControl {
  readonly command: (command: Command) => void;
  readonly load: (session: Session) => Promise<void>;
  readonly unmount: () => void;
}

/** How long a slow network lets people wait, in the machine's time. */
const slowness = 3_000;

/** So that people can follow it with their eyes. */
const answerPause = 350;

/** So that the keyboard can pass the conditions between without one of them being answered. */
const choicePause = 1_000;

/** Does what the panel asks for, one thing after the other. */
export function createStepperControl(
  driver: WalkDriver,
  element: Element,
  { onState, onProblem }: ControlOptions,
): StepperControl {
  const { model } = driver;
  let condition: NetworkCondition = 'by-hand';
  let queue: Promise<void> = Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const stage = createStepperStage(driver, element, () => {
    report();
    awaitAnswer();
  });

  function report(): void {
    const state = describeStage(stage, condition);
    if (state !== null) onState(state);
  }

  function enqueue(work: () => Promise<void> | void): void {
    queue = queue.then(work).catch((error: unknown) => {
      onProblem(error instanceof Error ? error.message : String(error));
      if (!(error instanceof InvalidSession)) throw error;
    });
  }

  function awaitAnswer(pause = answerPause): void {
    clearTimeout(timer);
    if (condition === 'by-hand') return;
    timer = setTimeout(() => enqueue(answer), pause);
  }

  async function answer(): Promise<void> {
    const state = describeStage(stage, condition);
    if (state === null || condition === 'by-hand') return;
    const { input, steps } = stage.session();
    const event = networkAnswer(
      {
        model,
        input: typeof input === 'number' ? driver.inputs[input] : input,
        steps,
        possible: state.possible.flatMap((each) => (each.closedBy === null ? [each.event] : [])),
      },
      condition,
    );
    if (event === null) return;
    if (condition === 'slow') await stage.perform({ type: waitType, milliseconds: slowness });
    if (stage.mounted()?.stage.canTell(event) === true) await stage.perform(event);
  }

  function eventOf(label: string): AnyEventObject {
    const found = labelEvents(eventsOf(model)).find((each) => each.label === label);
    if (found === undefined) throw new InvalidSession(`No event is called ${label}`);
    return found.event;
  }

  function carryOut(command: Command): Promise<void> | void {
    switch (command.do) {
      case 'report':
        return report();
      case 'send':
        return stage.perform(eventOf(command.label));
      case 'send-text':
        return stage.perform(parseEvent(command.text));
      case 'wait':
        return stage.perform({ type: waitType, milliseconds: command.milliseconds });
      case 'go':
        return stage.go(command.step);
      case 'restart':
        return stage.load({
          ...stage.session(),
          keys: [],
          input: command.input ?? stage.session().input,
          steps: [],
        });
      case 'untaken':
        return takeUntaken(stage, command.id);
      case 'network':
        condition = command.condition;
        report();
        return awaitAnswer(choicePause);
      case 'open-file':
        return stage.load(readBugReport(command.text, model.name));
    }
  }

  return {
    command: (command) => enqueue(() => carryOut(command)),
    load: (session) => {
      enqueue(() => stage.load(session));
      return queue;
    },
    unmount: () => {
      clearTimeout(timer);
      stage.unmount();
    },
  };
}
