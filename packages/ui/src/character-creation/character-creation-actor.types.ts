import type { characterCreationMachine } from '@charhub/machines';
import type { ActorRefFrom, SnapshotFrom } from 'xstate';

export type CharacterCreationActor = ActorRefFrom<typeof characterCreationMachine>;
export type CharacterCreationSnapshot = SnapshotFrom<typeof characterCreationMachine>;
