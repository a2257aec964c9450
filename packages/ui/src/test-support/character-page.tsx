import type { GenerationClient, JobKind } from '@charhub/api-client/contract';
import { StrictMode, useState, type ReactElement } from 'react';
import { AvatarGenerationModal } from '../avatar-generation-modal/avatar-generation-modal.tsx';
import type { StepRecorder } from '../bug-report/create-step-recorder.ts';
import { CoverGenerationModal } from '../cover-generation-modal/cover-generation-modal.tsx';
import { GenerationDock } from '../generation-dock/generation-dock.tsx';
import type { GenerationResult } from '../generation-provider/completions.ts';
import {
  GenerationProvider,
  type GenerationProviderProps,
} from '../generation-provider/generation-provider.tsx';
import { ReferenceGenerationModal } from '../reference-generation-modal/reference-generation-modal.tsx';

export interface CharacterPageProps extends Partial<Omit<GenerationProviderProps, 'client' | 'children'>> {
  readonly client: GenerationClient;
  /** @default 'avatar' */
  readonly kind?: JobKind;
  readonly onClose?: () => void;
  readonly onComplete?: (result: GenerationResult) => void;
  /** Whether the page has the dialog at all; a page that is left has not. @default true */
  readonly hasModal?: boolean;
  /** For the dock. */
  readonly recorder?: StepRecorder;
  /** Counts the renders of the page. */
  readonly onRender?: () => void;
}

const modals = {
  avatar: AvatarGenerationModal,
  cover: CoverGenerationModal,
  'reference-dataset': ReferenceGenerationModal,
} as const;

/** A host's page as hosts write them: strict, with inline callbacks that change with each render, inside a form. */
export function CharacterPage(props: CharacterPageProps): ReactElement {
  const {
    client,
    kind = 'avatar',
    onClose,
    onComplete,
    hasModal = true,
    onRender,
    recorder,
    ...provider
  } = props;
  const [isOpen, setOpen] = useState(false);
  const Modal = modals[kind];
  onRender?.();

  return (
    <StrictMode>
      <GenerationProvider userId="user-1" storage={null} {...provider} client={client}>
        <button type="button" onClick={() => setOpen(true)}>
          Open the dialog
        </button>
        {hasModal && (
          <Modal
            isOpen={isOpen}
            characterId="character-1"
            onClose={() => {
              setOpen(false);
              onClose?.();
            }}
            onComplete={(result) => onComplete?.(result)}
          />
        )}
        <GenerationDock recorder={recorder} />
      </GenerationProvider>
    </StrictMode>
  );
}
