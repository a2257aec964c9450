import { fromI18next, GenerationDock, GenerationProvider, staleQueryKeys } from '@charhub/ui';
import '@charhub/ui/styles.css';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { readSession } from '../lib/session.ts';
import { useToast } from '../toasts/toast-context.ts';
import { generationClient } from './client.ts';
import { useTexts } from './use-texts.ts';

/** Above the routes and inside the toasts: jobs outlive pages. */
export function Generation({ children }: { readonly children: ReactNode }): ReactElement {
  const { i18n } = useTranslation();
  const { addToast } = useToast();
  const queryClient = useQueryClient();
  const { locale, messages } = useTexts(i18n.language);

  return (
    <GenerationProvider
      client={generationClient}
      userId={readSession().id}
      locale={locale}
      messages={messages}
      translate={fromI18next(i18n)}
      toast={addToast}
      onGetCredits={() => {
        location.hash = '#/credits';
      }}
      onImagesChange={(characterId) => {
        for (const queryKey of staleQueryKeys(characterId)) void queryClient.invalidateQueries({ queryKey });
      }}
    >
      {children}
      <GenerationDock />
    </GenerationProvider>
  );
}
