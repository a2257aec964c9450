import { setTimeout as delay } from 'node:timers/promises';
import { ComfyError } from '../comfyui/comfy-error.ts';
import type { ComfyRunner, PreflightReport } from '../comfyui/comfy-runner.types.ts';
import type { WorkflowName } from '@charhub/workflows';
import { StageFailure } from './comfy-failure.ts';

/** Whether ComfyUI has what the workflows need, asked for seldom. */
export interface ComfyReadiness {
  /** One line for everything that is missing anywhere; empty when all can run. Rejects with `unavailable`. */
  problems(): Promise<readonly string[]>;
  /** The same, at most a few seconds old: ComfyUI's answer is megabytes, and this is asked for by every open page. */
  recentProblems(): Promise<readonly string[]>;
  /** Refuses a workflow that cannot run, naming all it lacks. Passes when nothing is known against it. */
  check(workflow: WorkflowName, options: { withReferences: boolean }): Promise<void>;
  /**
   * Everything these workflows are known to lack, each line once. Answers at once from what is known while that speaks
   * for them, and else within a second: what was missing may have been installed since. Unknown is nothing missing.
   */
  missingFor(needs: readonly WorkflowNeed[]): Promise<readonly string[]>;
}

export interface WorkflowNeed {
  readonly workflow: WorkflowName;
  readonly withReferences: boolean;
}

const LONGEST_LOOK_MS = 1000;
const RECENT_MS = 10_000;

export function createComfyReadiness(
  runner: ComfyRunner,
  workflows: readonly WorkflowName[],
): ComfyReadiness {
  let reports: readonly PreflightReport[] | null = null;

  const lacking = (needs: readonly WorkflowNeed[]): string[] => [
    ...new Set(needs.flatMap((need) => (reports ?? []).flatMap((report) => lacks(report, need)))),
  ];

  async function ask(): Promise<readonly PreflightReport[]> {
    reports = (await runner.preflight()).filter(({ workflow }) => workflows.includes(workflow));
    return reports;
  }

  const problemsIn = (all: readonly PreflightReport[]) => [
    ...new Set(all.flatMap((report) => [...missing(report), ...report.missingForReferences])),
  ];

  /** One answer for all who ask at once; a failure is not kept. */
  let recent: { readonly at: number; readonly answer: Promise<readonly PreflightReport[]> } | null = null;
  function askSeldom(): Promise<readonly PreflightReport[]> {
    if (recent !== null && performance.now() - recent.at < RECENT_MS) return recent.answer;
    const answer = ask();
    const asked = { at: performance.now(), answer };
    recent = asked;
    answer.catch(() => {
      if (recent === asked) recent = null;
    });
    return answer;
  }

  return {
    problems: async () => problemsIn(await ask()),
    recentProblems: async () => problemsIn(await askSeldom()),
    async check(workflow, { withReferences }) {
      const needs = [{ workflow, withReferences }];
      if (reports !== null && lacking(needs).length === 0) return;
      // Unknown, or it lacked something: that may have been installed since.
      await ask();
      const details = lacking(needs);
      if (details.length === 0) return;
      const message = `ComfyUI lacks what the workflow "${workflow}" needs: ${details.join('; ')}`;
      throw new StageFailure({ code: 'rejected', message, retryable: false, details });
    },
    async missingFor(needs) {
      if (lacking(needs).length === 0) return [];
      const looked = ask().catch(() => undefined);
      await Promise.race([looked, delay(LONGEST_LOOK_MS, undefined, { ref: false })]);
      return lacking(needs);
    },
  };
}

function lacks(report: PreflightReport, { workflow, withReferences }: WorkflowNeed): readonly string[] {
  if (report.workflow !== workflow) return [];
  return [...missing(report), ...(withReferences ? report.missingForReferences : [])];
}

/** What ComfyUI's refusal of a prompt really means: all that is missing, not only the first thing it stumbled over. */
export async function explainRejection(readiness: ComfyReadiness, error: unknown): Promise<unknown> {
  if (!(error instanceof ComfyError) || error.code !== 'rejected') return error;
  const problems = await readiness.problems().catch(() => []);
  const others = problems.filter((problem) => !error.details.some((line) => line.endsWith(problem)));
  const details = [...error.details, ...others];
  return new ComfyError('rejected', error.message, { cause: error, details });
}

function missing({ missingNodeTypes, missingOptions }: PreflightReport): string[] {
  return [...missingNodeTypes, ...missingOptions];
}
