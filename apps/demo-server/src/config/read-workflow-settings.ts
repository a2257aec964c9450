import { readFileSync } from 'node:fs';
import { parseWorkflowSettings, WorkflowError, type WorkflowSettings } from '@charhub/workflows';

/** The settings in a file, or all that is wrong with it. Null: none. */
export function readWorkflowSettings(file: string | null): {
  readonly settings: WorkflowSettings;
  readonly problems: readonly string[];
} {
  if (file === null) return { settings: {}, problems: [] };
  try {
    return { settings: parseWorkflowSettings(JSON.parse(readFileSync(file, 'utf8'))), problems: [] };
  } catch (error) {
    const lines = error instanceof WorkflowError ? error.problems : [messageOf(error)];
    return { settings: {}, problems: lines.map((line) => `in ${file}: ${line}`) };
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
