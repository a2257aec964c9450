import type { ComponentType, ReactElement } from 'react';
import type { ImageGenerationModalProps } from '../../image-generation-dialog/image-generation-dialog.tsx';
import type { WalkPageProps } from './walk-driver.ts';
import { WalkProvider } from './walk-provider.tsx';

/** A host's page with one button, which opens the dialog. */
export function dialogPage(Modal: ComponentType<ImageGenerationModalProps>): ComponentType<WalkPageProps> {
  return function DialogPage({ stage, host, onHost }: WalkPageProps): ReactElement {
    return (
      <WalkProvider stage={stage}>
        <main style={{ padding: '2rem' }}>
          <h1>Aria</h1>
          <button type="button" onClick={() => onHost({ isOpen: true, jobKey: null })}>
            Open
          </button>
        </main>
        <Modal
          characterId="character-1"
          isOpen={host.isOpen}
          jobKey={host.jobKey}
          onClose={() => onHost({ isOpen: false })}
        />
      </WalkProvider>
    );
  };
}
