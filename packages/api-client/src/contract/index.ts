export * from './job-snapshot.ts';
export * from './character.ts';
export * from './rules.ts';
export type * from './generation-client.ts';
