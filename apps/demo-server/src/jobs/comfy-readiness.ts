import { ComfyError } from '../comfyui/comfy-error.ts';
import type { ComfyRunner, PreflightReport } from '../comfyui/comfy-runner.types.ts';
import type { WorkflowName } from '@charhub/workflows';
import { StageFailure } from './comfy-failure.ts';

/** Whether ComfyUI has what the workflows need, asked for seldom. */
export interface ComfyReadiness {
  /** One line for everything that is missing anywhere; empty when all can run. Rejects with `unavailable`. */
  problems(): Promise<readonly string[]>;
  /** Refuses a workflow that cannot run, naming all it lacks. Passes when nothing is known against it. */
  check(workflow: WorkflowName, options: { withReferences: boolean }): Promise<void>;
}

export function createComfyReadiness(
  runner: ComfyRunner,
  workflows: readonly WorkflowName[],
): ComfyReadiness {
  let reports: readonly PreflightReport[] | null = null;

  async function ask(): Promise<readonly PreflightReport[]> {
    reports = (await runner.preflight()).filter(({ workflow }) => workflows.includes(workflow));
    return reports;
  }

  return {
    async problems() {
      return [
        ...new Set((await ask()).flatMap((report) => [...missing(report), ...report.missingForReferences])),
      ];
    },
    async check(workflow, { withReferences }) {
      const lacks = (known: readonly PreflightReport[] | null) =>
        (known ?? [])
          .filter((report) => report.workflow === workflow)
          .flatMap((report) => [...missing(report), ...(withReferences ? report.missingForReferences : [])]);
      if (reports !== null && lacks(reports).length === 0) return;
      // Unknown, or it lacked something: that may have been installed since.
      const details = lacks(await ask());
      if (details.length === 0) return;
      const message = `ComfyUI lacks what the workflow "${workflow}" needs: ${details.join('; ')}`;
      throw new StageFailure({ code: 'rejected', message, retryable: false, details });
    },
  };
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
