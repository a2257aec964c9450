import type { imageGenerationMachine } from '@charhub/machines';
import type { ActorRefFrom, SnapshotFrom } from 'xstate';

export type ImageGenerationActor = ActorRefFrom<typeof imageGenerationMachine>;
export type ImageGenerationSnapshot = SnapshotFrom<typeof imageGenerationMachine>;
