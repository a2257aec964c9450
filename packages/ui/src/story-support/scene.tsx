import type { GenerationClient, JobKind } from '@charhub/api-client/contract';
import { useState, type ReactElement } from 'react';
import { AvatarGenerationModal } from '../avatar-generation-modal/avatar-generation-modal.tsx';
import { createStepRecorder } from '../bug-report/create-step-recorder.ts';
import { CharacterCreationModal } from '../character-creation/character-creation-modal.tsx';
import { CoverGenerationModal } from '../cover-generation-modal/cover-generation-modal.tsx';
import { GenerationDock } from '../generation-dock/generation-dock.tsx';
import { GenerationProvider } from '../generation-provider/generation-provider.tsx';
import { enUS, useMessages, type MessageFormatter, type MessageKey } from '../locales/index.ts';
import { ReferenceGenerationModal } from '../reference-generation-modal/reference-generation-modal.tsx';
import { inspectStory } from './story-inspection.ts';

export interface SceneProps {
  readonly client: GenerationClient;
  /** What the dialog makes. */
  readonly kind: JobKind | 'character';
  readonly isOpen: boolean;
  readonly onGetCredits: (() => void) | undefined;
  /** The dock saves what is known of a job. */
  readonly hasRecorder: boolean;
  /** Hears in which language the scene speaks. */
  readonly onMessages: (messages: MessageFormatter<MessageKey>) => void;
  readonly onClose: () => void;
  /** A picture is ready; of a new character: it is stored. */
  readonly onComplete: () => void;
}

type ModalProps = Pick<SceneProps, 'isOpen' | 'onClose' | 'onComplete'> & { readonly characterId: string };

function CreationModal({ isOpen, onClose, onComplete }: ModalProps): ReactElement {
  return (
    <CharacterCreationModal
      isOpen={isOpen}
      onClose={onClose}
      onCreated={onComplete}
      onOpenCharacter={() => undefined}
    />
  );
}

const modals = {
  avatar: AvatarGenerationModal,
  cover: CoverGenerationModal,
  'reference-dataset': ReferenceGenerationModal,
  character: CreationModal,
} as const;

/** What opens a dialog is called as the dialog is. */
const titleKeys = {
  avatar: 'avatar.title',
  cover: 'cover.title',
  'reference-dataset': 'reference.title',
  character: 'creation.title',
} as const;

/** The least page that a dialog needs: something that opens it, the provider above it and the dock beside it. */
export function Scene(props: SceneProps): ReactElement {
  const outer = useMessages(enUS);
  const [isOpen, setOpen] = useState(props.isOpen);
  // Tabs and stored jobs are told apart by user; parallel stories must not hear of each other.
  const [userId] = useState(() => crypto.randomUUID());
  const Modal = modals[props.kind];
  const [recorder] = useState(createStepRecorder);
  props.onMessages(outer);

  return (
    <GenerationProvider
      client={props.client}
      userId={userId}
      storage={null}
      locale={outer.locale}
      translate={outer.t}
      characterName={() => 'Aria'}
      onGetCredits={props.onGetCredits}
      inspect={(event) => {
        inspectStory(event);
        recorder.inspect(event);
      }}
    >
      <main style={{ padding: '2rem' }}>
        <h1>Aria</h1>
        <button type="button" onClick={() => setOpen(true)}>
          {outer.t(titleKeys[props.kind])}
        </button>
      </main>
      <Modal
        characterId="character-1"
        isOpen={isOpen}
        onClose={() => {
          setOpen(false);
          props.onClose();
        }}
        onComplete={props.onComplete}
      />
      <GenerationDock recorder={props.hasRecorder ? recorder : undefined} />
    </GenerationProvider>
  );
}
