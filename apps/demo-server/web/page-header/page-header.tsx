import type { ReactElement, ReactNode } from 'react';
import { demoUsers, type DemoUser } from '../api/session-store.ts';
import { usePageMessages } from '../messages/page-messages.tsx';
import { languages, languageTags, type LanguageTag } from '../settings/languages.ts';
import { themes, type Theme } from '../settings/use-theme.ts';
import { Choice } from './choice.tsx';

export interface PageSettings {
  readonly user: DemoUser;
  readonly onUserChange: (user: DemoUser) => void;
  readonly language: LanguageTag;
  readonly onLanguageChange: (language: LanguageTag) => void;
  readonly theme: Theme;
  readonly onThemeChange: (theme: Theme) => void;
}

interface PageHeaderProps {
  readonly settings: PageSettings;
  /** What is known of the server: which ComfyUI, how many credits. */
  readonly children?: ReactNode;
}

export function PageHeader({ settings, children }: PageHeaderProps): ReactElement {
  const t = usePageMessages();
  return (
    <header className="header">
      <div className="header-row">
        <div className="brand">
          <svg className="brand-mark" viewBox="0 0 32 32" aria-hidden="true">
            <rect width="32" height="32" rx="9" />
            <circle cx="16" cy="12.5" r="5" />
            <path d="M6.5 27a9.5 9.5 0 0 1 19 0z" />
          </svg>
          <span className="brand-name" translate="no">
            CharHub Generation
          </span>
        </div>
        <div className="header-facts">{children}</div>
        <div className="header-choices">
          <Choice
            label={t('settings.user')}
            value={settings.user}
            options={demoUsers.map((user) => ({ value: user, label: t(`user.${user}`) }))}
            onChange={settings.onUserChange}
          />
          <Choice
            label={t('settings.language')}
            value={settings.language}
            options={languageTags.map((tag) => ({ value: tag, label: languages[tag].name }))}
            onChange={settings.onLanguageChange}
          />
          <Choice
            label={t('settings.theme')}
            value={settings.theme}
            options={themes.map((theme) => ({ value: theme, label: t(`theme.${theme}`) }))}
            onChange={settings.onThemeChange}
          />
        </div>
      </div>
    </header>
  );
}
