import type * as z from 'zod';

/** One line for each thing that is wrong: where, what was given, and what is allowed. */
export function describeIssues(error: z.ZodError, where: string, allowedNames: readonly string[]): string[] {
  const lines = error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => `${where} has no value "${key}"; it has: ${allowedNames.join(', ')}`);
    }
    const path = [where, ...issue.path.map(String)].join('.');
    return [`${path}: ${shown(issue.input)} is not allowed; allowed is ${issue.message}`];
  });
  return [...new Set(lines)];
}

function shown(value: unknown): string {
  if (typeof value === 'string')
    return value.length > 60 ? `a text of ${value.length} characters` : `"${value}"`;
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}
