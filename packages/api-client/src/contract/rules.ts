/** What of the contract needs no schema, in a file of its own so that a bundler can leave the schemas out. */
export * from './generation-error.ts';
export * from './image-rules.ts';
export * from './job-rules.ts';
export * from './official-character.ts';
export * from './receipt-of.ts';
