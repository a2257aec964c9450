import { ComfyError } from './comfy-error.ts';
import type { ComfyInstance } from './comfy-instance.ts';
import type { PaintRequest } from './comfy-runner.types.ts';
import type { PromptWhereabouts } from './prompt-whereabouts.ts';

/** An instance that answered, and what it has of the prompt. */
export interface Placement {
  readonly instance: ComfyInstance;
  readonly found: PromptWhereabouts;
}

interface Answer extends Placement {
  readonly busyWith: readonly string[];
}

/**
 * The instance that has the prompt already, else the least busy one of those that lack nothing for it. All that answer
 * are asked before anything is sent anywhere, so that a restarted worker finds what another one queued. Instances that
 * are known to be down are asked only when no other answers. Throws `unavailable` when none does.
 */
export async function chooseInstance(
  instances: readonly ComfyInstance[],
  request: PaintRequest,
): Promise<Placement> {
  const up = instances.filter((instance) => !instance.isDown);
  const first = await ask(up, request.promptId);
  const answers = first.length > 0 ? first : await ask(without(instances, up), request.promptId);
  const [home] = answers.filter(({ found }) => found.state !== 'absent').sort(byNearness);
  if (home) return home;

  const able = await ableOnes(answers, request);
  const [chosen] = (able.length > 0 ? able : answers).sort((a, b) => loadOf(a) - loadOf(b));
  if (!chosen) throw new ComfyError('unavailable', 'No ComfyUI is available.');
  // Before anybody else compares: what is decided now must count for the next.
  chosen.instance.assigned.add(request.promptId);
  // One that did not answer may have it from an earlier worker.
  const silent = without(
    instances,
    answers.map(({ instance }) => instance),
  );
  for (const instance of silent) instance.leaveBehind(request.promptId);
  return chosen;
}

async function ask(instances: readonly ComfyInstance[], promptId: string): Promise<Answer[]> {
  const asked = instances.map(async (instance) => {
    const survey = await instance.survey(promptId);
    return survey && { instance, ...survey };
  });
  return (await Promise.all(asked)).filter((answer) => answer !== null);
}

async function ableOnes(answers: readonly Answer[], request: PaintRequest): Promise<Answer[]> {
  if (answers.length < 2) return [...answers];
  const lacking = await Promise.all(
    answers.map(({ instance }) => instance.lacks(request.workflow, request.references.length > 0)),
  );
  return answers.filter((_, index) => lacking[index] === false);
}

/** What this process has given to it counts also before its queue shows it. */
function loadOf({ instance, busyWith }: Answer): number {
  return new Set([...busyWith, ...instance.assigned]).size;
}

const nearness: Record<PromptWhereabouts['state'], number> = {
  finished: 0,
  running: 1,
  queued: 2,
  absent: 3,
};

function byNearness(a: Placement, b: Placement): number {
  return nearness[a.found.state] - nearness[b.found.state];
}

function without<T>(all: readonly T[], some: readonly T[]): T[] {
  return all.filter((item) => !some.includes(item));
}
