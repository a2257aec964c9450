import { useCallback, useState, type ReactElement } from 'react';
import { startSession } from './api/demo-api.ts';
import { readSession, writeSession, type DemoUser, type Session } from './api/session-store.ts';
import { FailureNote } from './async/failure-note.tsx';
import { useResource } from './async/use-resource.ts';
import { DemoPage } from './demo-page.tsx';
import { PageMessagesProvider, usePageMessages } from './messages/page-messages.tsx';
import { PageHeader, type PageSettings } from './page-header/page-header.tsx';
import { useLanguage } from './settings/use-language.ts';
import { useTheme } from './settings/use-theme.ts';

export function App(): ReactElement | null {
  const [user, setUser] = useState<DemoUser>(() => readSession()?.name ?? 'owner');
  const session = useResource(useCallback(() => signIn(user), [user]));
  const [theme, setTheme] = useTheme();
  const { chosen, choose, shown } = useLanguage();
  if (shown === null) return null;

  const settings: PageSettings = {
    user,
    onUserChange: setUser,
    language: chosen,
    onLanguageChange: choose,
    theme,
    onThemeChange: setTheme,
  };
  return (
    <PageMessagesProvider messages={shown.texts.page}>
      {session.data === null ? (
        <SigningIn settings={settings} error={session.error} onRetry={session.reload} />
      ) : (
        <DemoPage
          key={session.data.user.id}
          session={session.data}
          settings={settings}
          locale={shown.language}
          texts={shown.texts}
        />
      )}
    </PageMessagesProvider>
  );
}

interface SigningInProps {
  readonly settings: PageSettings;
  readonly error: unknown;
  readonly onRetry: () => void;
}

function SigningIn({ settings, error, onRetry }: SigningInProps): ReactElement {
  const t = usePageMessages();
  return (
    <>
      <PageHeader settings={settings} />
      <main className="main">
        {error === null ? (
          <p className="loading">{t('page.loading')}</p>
        ) : (
          <FailureNote title={t('page.failed')} error={error} onRetry={onRetry} />
        )}
      </main>
    </>
  );
}

/** The session kept in this browser, else a new one. */
async function signIn(user: DemoUser): Promise<Session> {
  const kept = readSession();
  if (kept?.name === user) return kept;
  const session = await startSession(user);
  writeSession(session);
  return session;
}
