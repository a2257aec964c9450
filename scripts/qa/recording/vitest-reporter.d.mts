import type { Reporter } from 'vitest/node';

/** Writes down which transitions the stories took: their reports of the type `transitions` hold them. */
export function transitionsReporter(options: { readonly outputFile: string }): Reporter;
