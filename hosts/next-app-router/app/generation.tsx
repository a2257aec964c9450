'use client';

import { createAxios, createGenerationClient } from '@charhub/api-client';
import { GenerationDock, GenerationProvider, type Messages } from '@charhub/ui';
import { useState, type ReactNode } from 'react';

/** The server renders it as well: a client touches nothing of the browser before it is used. */
export function Generation({ messages, children }: { messages: Messages; children: ReactNode }) {
  const [client] = useState(() =>
    createGenerationClient({ axios: createAxios({ getToken: () => 'owner' }) }),
  );
  return (
    <GenerationProvider client={client} userId="owner" locale="pt-BR" messages={messages}>
      {children}
      <GenerationDock />
    </GenerationProvider>
  );
}
