import { createScriptedClient, type ScriptedClientOptions } from '@charhub/api-client/testing';
import { useState, type ReactElement, type ReactNode } from 'react';
import { GenerationDock } from '../generation-dock/generation-dock.tsx';
import { GenerationProvider } from '../generation-provider/generation-provider.tsx';
import { enUS, useMessages } from '../locales/index.ts';
import { inspectStory } from './story-inspection.ts';
import { selfRunningClient } from './self-running-client.ts';

export interface SelfRunningPageProps {
  /** What the server knows already. Read once. */
  readonly script?: ScriptedClientOptions;
  /** @default true */
  readonly hasDock?: boolean;
  /** Of what is shown. @default as wide as the window */
  readonly width?: string;
  readonly children: ReactNode;
}

/** A page whose server works by itself, for one component to be tried on. Nothing leaves it. */
export function SelfRunningPage(props: SelfRunningPageProps): ReactElement {
  const { script = {}, hasDock = true, width, children } = props;
  const { locale, t } = useMessages(enUS);
  const [client] = useState(() => selfRunningClient(createScriptedClient({ price: 10, ...script })));
  const [userId] = useState(() => crypto.randomUUID());
  return (
    <GenerationProvider
      client={client}
      userId={userId}
      storage={null}
      locale={locale}
      translate={t}
      characterName={() => 'Aria'}
      inspect={inspectStory}
    >
      <main style={{ maxWidth: width, margin: '0 auto' }}>{children}</main>
      {hasDock && <GenerationDock />}
    </GenerationProvider>
  );
}
