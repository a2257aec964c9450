import { machineTransitions } from '@charhub/machines/testing';
import type { AnyEventObject } from 'xstate';
import { findWay } from './find-way.ts';
import { InvalidSession } from './session.ts';
import type { StepperStage } from './stepper-stage.ts';

/**
 * Goes the nearest way to a transition that nobody took in this session, from where the machine stands or else from a
 * start of its own.
 *
 * @param id of the wanted transition. @default any
 */
export async function takeUntaken(stage: StepperStage, id: string | undefined): Promise<void> {
  const taken = new Set(stage.taken());
  const { machine } = stage.driver.model;
  if (id === undefined && taken.size === machineTransitions(machine).length) return;
  const isWanted = (transition: string) => (id === undefined ? !taken.has(transition) : transition === id);
  const way = wayTo(stage, isWanted) ?? (await wayFromAnyStart(stage, isWanted));
  if (way === null) throw new InvalidSession('No way leads there.');
  for (const event of way) await stage.perform(event);
}

type Way = readonly AnyEventObject[];
type IsWanted = (transition: string) => boolean;

function wayTo({ driver: { model }, mounted }: StepperStage, isWanted: IsWanted): Way | null {
  const snapshot = mounted()?.stage.snapshot() ?? null;
  if (snapshot === null) return null;
  return findWay(model, JSON.stringify([snapshot.value, model.situation(snapshot)]), isWanted);
}

async function wayFromAnyStart(stage: StepperStage, isWanted: IsWanted): Promise<Way | null> {
  const { model, inputs } = stage.driver;
  const before = new Set(stage.taken());
  for (const input of inputs.keys()) {
    await stage.load({ machine: model.name, input, keys: [], steps: [] });
    // A start takes transitions of its own.
    const way = stage.taken().some((id) => !before.has(id) && isWanted(id)) ? [] : wayTo(stage, isWanted);
    if (way !== null) return way;
  }
  return null;
}
