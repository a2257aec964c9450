import type { FilledWorkflow } from '@charhub/workflows';
import { Refusal, type NodeErrors } from './comfy-answers.ts';
import { ComfyError } from './comfy-error.ts';
import { ComfyHttpError, type ComfyHttp } from './comfy-http.ts';
import type { ComfyLog } from './comfy-log.ts';
import { unreachable } from './follow-prompt.ts';
import { missingIn } from './preflight.ts';
import { findPrompt } from './prompt-whereabouts.ts';

const MAX_ATTEMPTS = 3;

export interface Submission {
  readonly http: ComfyHttp;
  readonly workflow: FilledWorkflow;
  readonly promptId: string;
  readonly clientId: string;
  readonly log: ComfyLog;
}

/**
 * Queues a prompt exactly once. After a doubtful answer it looks for the prompt before it sends it again.
 * Throws `rejected` with everything ComfyUI has against it, or `unavailable`.
 */
export async function submitPrompt(submission: Submission): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await send(submission);
    } catch (error) {
      if (!(error instanceof ComfyHttpError)) throw error;
      if (error.status === 401 || error.status === 403) throw unreachable(error);
      if (error.status !== null && error.status >= 400 && error.status < 500)
        throw await refused(submission, error);
      submission.log({
        level: 'warn',
        message: 'it is in doubt whether the prompt was taken',
        detail: error.message,
      });
      if (await wasTaken(submission)) return;
      if (attempt === MAX_ATTEMPTS) throw unreachable(error);
    }
  }
}

async function send({ http, workflow, promptId, clientId }: Submission): Promise<void> {
  const queued = await http.queuePrompt({ graph: workflow.graph, promptId, clientId });
  const nodeErrors = queued.node_errors ?? {};
  if (Object.keys(nodeErrors).length > 0) {
    // It runs what is left of the graph; nobody wants that picture.
    await http.deleteFromQueue(queued.prompt_id).catch(() => undefined);
    throw new ComfyError('rejected', 'ComfyUI accepted only part of the workflow.', {
      details: lines(workflow, nodeErrors),
    });
  }
  if (queued.prompt_id !== promptId) {
    await http.deleteFromQueue(queued.prompt_id).catch(() => undefined);
    throw new ComfyError(
      'rejected',
      'ComfyUI queued the prompt under another id; it is too old for this runner.',
    );
  }
}

async function wasTaken({ http, promptId }: Submission): Promise<boolean> {
  try {
    return (await findPrompt(http, promptId)).state !== 'absent';
  } catch (error) {
    throw unreachable(error);
  }
}

/** ComfyUI names only the first missing node type and shortens long lists, so all that is missing is looked up. */
async function refused({ http, workflow }: Submission, error: ComfyHttpError): Promise<ComfyError> {
  const missing = await http.objectInfo().then(
    (objectInfo) => missingIn(workflow, objectInfo),
    () => [],
  );
  const details = missing.length > 0 ? missing : refusalLines(workflow, error.body);
  return new ComfyError('rejected', 'ComfyUI does not accept the workflow.', { cause: error, details });
}

function refusalLines(workflow: FilledWorkflow, body: string): string[] {
  const refusal = Refusal.safeParse(jsonOf(body));
  if (!refusal.success) return [];
  const { error, node_errors: nodeErrors } = refusal.data;
  const found = lines(workflow, nodeErrors ?? {});
  return found.length > 0 ? found : [[error.message, error.details].filter(Boolean).join(': ').slice(0, 300)];
}

function lines({ graph }: FilledWorkflow, nodeErrors: NodeErrors): string[] {
  return Object.entries(nodeErrors).flatMap(([id, { class_type: type, errors }]) =>
    errors.map(({ message, details }) => {
      const node = graph[id]?._meta?.title ?? type ?? id;
      return `${node}: ${message}${details ? ` (${details})` : ''}`.slice(0, 300);
    }),
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
