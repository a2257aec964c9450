export type * from './avatar-client.ts';
export * from './job-snapshot.ts';
export * from './character.ts';
export * from './image-details.ts';
export type * from './character-creation.ts';
export * from './receipt.ts';
export * from './rules.ts';
export type * from './generation-client.ts';
