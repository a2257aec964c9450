import { ExecutionError, type HistoryEntry, type SavedImage } from './comfy-answers.ts';
import { ComfyError } from './comfy-error.ts';

/** The saved picture that a finished prompt left at its output node; throws a `ComfyError` when there is none. */
export function savedImageOf(entry: HistoryEntry, outputNode: string): SavedImage {
  const messages = new Map(entry.status.messages.map(([type, data]) => [type, data]));
  if (messages.has('execution_interrupted')) throw new ComfyError('cancelled', 'The prompt was interrupted.');
  if (messages.has('execution_error') || entry.status.status_str !== 'success') {
    throw executionError(messages.get('execution_error'));
  }
  const image = entry.outputs[outputNode]?.images?.find(({ type }) => type === 'output');
  if (image) return image;
  throw new ComfyError('execution', 'ComfyUI finished without saving a picture.');
}

function executionError(data: unknown): ComfyError {
  const parsed = ExecutionError.safeParse(data);
  if (!parsed.success) return new ComfyError('execution', 'ComfyUI could not finish the picture.');
  const { exception_message: message, exception_type: type, node_type: nodeType } = parsed.data;
  const details = [`${nodeType ?? 'A node'}: ${withoutPaths(message)}`];
  return isOutOfMemory(type, message)
    ? new ComfyError('out-of-memory', 'ComfyUI ran out of memory.', { details })
    : new ComfyError('execution', `${nodeType ?? 'A node'} failed in ComfyUI.`, { details });
}

function isOutOfMemory(type: string, message: string): boolean {
  return /OutOfMemory|^MemoryError$/.test(type) || /out of memory|allocation on device/i.test(message);
}

/** The first line, with the server's folders cut off file names. */
function withoutPaths(message: string): string {
  const firstLine = message.trim().split('\n', 1)[0] ?? '';
  return firstLine.replace(/(?:[A-Za-z]:\\|\/)(?:[^\s'"\\/]+[\\/])+/g, '').slice(0, 300);
}
