import { createGenerationClient } from '@charhub/api-client';
import { CharacterCreationModal, GenerationDock, GenerationProvider } from '@charhub/ui';
import { useMemo, useState, type ReactElement } from 'react';
import { createDemoApi, startSession, type CharacterSummary } from './api/demo-api.ts';
import { createHttpClient } from './api/http-client.ts';
import { writeSession, type Session } from './api/session-store.ts';
import { FailureNote } from './async/failure-note.tsx';
import { useResource } from './async/use-resource.ts';
import { CharacterPage } from './character-page.tsx';
import { CharacterSwitch } from './character-editor/character-switch.tsx';
import { machineInspector } from './machine-inspector.ts';
import { usePageMessages } from './messages/page-messages.tsx';
import { Balance } from './page-header/balance.tsx';
import { ComfyNote } from './page-header/comfy-note.tsx';
import { PageHeader, type PageSettings } from './page-header/page-header.tsx';
import type { Texts } from './settings/languages.ts';
import { languageKey } from './settings/use-language.ts';

interface DemoPageProps {
  readonly session: Session;
  readonly settings: PageSettings;
  readonly locale: string;
  readonly texts: Texts;
}

/** Everything one signed-in user sees. A change of user is a new page: give it a `key`. */
export function DemoPage({ session, settings, locale, texts }: DemoPageProps): ReactElement {
  const t = usePageMessages();
  const { api, client } = useMemo(() => connect(session), [session]);
  const characters = useResource(api.listCharacters);
  const balance = useResource(api.getBalance);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [isCreating, setCreating] = useState(false);
  const reloadBalance = balance.reload;
  const character =
    characters.data?.find(({ id }) => id === chosenId) ?? firstToShow(characters.data ?? [], session.user);

  return (
    <GenerationProvider
      client={client}
      userId={session.user.id}
      locale={locale}
      messages={texts.components}
      characterName={(id) => characters.data?.find((candidate) => candidate.id === id)?.name}
      onCreditsChange={reloadBalance}
      inspect={machineInspector}
    >
      <PageHeader settings={settings}>
        <ComfyNote api={api} />
        <Balance credits={balance.data} locale={locale} />
      </PageHeader>
      <main className="main">
        {characters.error !== null && (
          <FailureNote title={t('characters.failed')} error={characters.error} onRetry={characters.reload} />
        )}
        {characters.data !== null && (
          <CharacterSwitch
            characters={characters.data}
            chosen={character}
            onChoose={setChosenId}
            onCreate={() => {
              // A new one must not take the place of the one that is being edited.
              setChosenId(character?.id ?? null);
              setCreating(true);
            }}
          />
        )}
        {character !== undefined && (
          <CharacterPage
            key={character.id}
            api={api}
            character={character}
            onBalanceChange={reloadBalance}
            onSaved={characters.reload}
          />
        )}
      </main>
      <CharacterCreationModal
        isOpen={isCreating}
        onClose={() => setCreating(false)}
        onCreated={characters.reload}
        onOpenCharacter={setChosenId}
      />
      <GenerationDock />
    </GenerationProvider>
  );
}

/** A character the user may change, else one they may see. */
function firstToShow(
  characters: readonly CharacterSummary[],
  user: Session['user'],
): CharacterSummary | undefined {
  const isEditable = ({ userId, isOfficial }: CharacterSummary) =>
    userId === user.id || (isOfficial && user.role === 'ADMIN');
  return (
    characters.find(isEditable) ??
    characters.find(({ visibility }) => visibility === 'PUBLIC') ??
    characters[0]
  );
}

function connect(session: Session) {
  const http = createHttpClient({
    token: session.token,
    language: () => localStorage.getItem(languageKey) ?? 'en-US',
    renewToken: async () => {
      const renewed = await startSession(session.name);
      writeSession(renewed);
      return renewed.token;
    },
  });
  return {
    api: createDemoApi(http),
    client: createGenerationClient({ axios: http, user: { id: session.user.id, role: session.user.role } }),
  };
}
