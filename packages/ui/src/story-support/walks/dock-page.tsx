import type { ReactElement } from 'react';
import { GenerationDock } from '../../generation-dock/generation-dock.tsx';
import type { WalkPageProps } from './walk-driver.ts';
import { WalkProvider } from './walk-provider.tsx';

/** A host's page with nothing but the dock. */
export function DockPage({ stage }: WalkPageProps): ReactElement {
  return (
    <WalkProvider stage={stage}>
      <main style={{ padding: '2rem' }}>
        <h1>Aria</h1>
      </main>
      <GenerationDock />
    </WalkProvider>
  );
}
