import type { ReactElement } from 'react';
import { CharacterPicture } from '../character-images/character-picture.tsx';
import { Spinner } from '../foundations/icon/spinner.tsx';
import { uploaderTexts, useMessages } from '../locales/index.ts';

interface AvatarFaceProps {
  /** Whose avatar it is. */
  readonly subject: string;
  readonly url: string | null;
  readonly initial: string;
  /** A chosen file is being looked at. */
  readonly busy: boolean;
}

/** The avatar as people will see it, or what stands for one. */
export function AvatarFace({ subject, url, initial, busy }: AvatarFaceProps): ReactElement {
  const { t } = useMessages(uploaderTexts);
  return (
    <div className="ch:relative ch:size-32 ch:shrink-0 ch:overflow-hidden ch:rounded-full ch:bg-subtle ch:ring-1 ch:ring-line ch:forced-colors:border">
      <CharacterPicture
        subject={subject}
        url={url}
        alt={t('uploader.alt')}
        className="ch:absolute ch:inset-0 ch:size-full ch:max-w-none ch:object-cover"
        fallback={
          <span
            role="img"
            aria-label={t('uploader.none')}
            className="ch:absolute ch:inset-0 ch:grid ch:place-items-center ch:text-5xl ch:font-semibold ch:text-muted ch:uppercase"
          >
            <span aria-hidden="true">{initial}</span>
          </span>
        }
      />
      {busy && (
        <span
          role="status"
          className="ch:absolute ch:inset-0 ch:grid ch:place-items-center ch:bg-scrim ch:text-on-action"
        >
          <Spinner />
          <span className="ch:sr-only">{t('uploader.reading')}</span>
        </span>
      )}
    </div>
  );
}
