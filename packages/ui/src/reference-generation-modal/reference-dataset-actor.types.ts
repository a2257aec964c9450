import type { referenceDatasetMachine } from '@charhub/machines';
import type { ActorRefFrom, SnapshotFrom } from 'xstate';

export type ReferenceDatasetActor = ActorRefFrom<typeof referenceDatasetMachine>;
export type ReferenceDatasetSnapshot = SnapshotFrom<typeof referenceDatasetMachine>;
