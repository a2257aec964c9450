export * from './job-snapshot.ts';
export * from './generation-error.ts';
export * from './character.ts';
export type * from './generation-client.ts';
