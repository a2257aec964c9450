import type { ReactElement } from 'react';
import { usePageMessages } from '../messages/page-messages.tsx';

interface PortraitProps {
  readonly name: string;
  /** Null when there is none yet. */
  readonly avatarUrl: string | null;
  readonly coverUrl: string | null;
}

/** The character's cover (2:3) with the round avatar over its corner. */
export function Portrait({ name, avatarUrl, coverUrl }: PortraitProps): ReactElement {
  const t = usePageMessages();
  return (
    <div className="portrait">
      <div className="cover" data-testid="cover">
        {coverUrl === null ? (
          <p className="cover-none">{t('cover.none')}</p>
        ) : (
          <img src={coverUrl} alt={t('cover.alt', { name })} />
        )}
      </div>
      <div className="avatar" data-testid="avatar">
        {avatarUrl === null ? (
          <svg viewBox="0 0 48 48" role="img" aria-label={t('avatar.none')}>
            <circle cx="24" cy="19" r="8" />
            <path d="M8 43a16 16 0 0 1 32 0" />
          </svg>
        ) : (
          <img src={avatarUrl} alt={t('avatar.alt', { name })} />
        )}
      </div>
    </div>
  );
}
