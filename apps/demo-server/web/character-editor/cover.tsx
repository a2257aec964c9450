import { CharacterPicture, imageInUse, useCharacterImages } from '@charhub/ui';
import type { ReactElement } from 'react';
import { usePageMessages } from '../messages/page-messages.tsx';

interface CoverProps {
  readonly characterId: string;
  readonly name: string;
}

/** The character's cover (2:3) as it is at each moment. */
export function Cover({ characterId, name }: CoverProps): ReactElement {
  const t = usePageMessages();
  const { images } = useCharacterImages(characterId);
  return (
    <div className="cover" data-testid="cover">
      <CharacterPicture
        subject={characterId}
        url={imageInUse(images, 'COVER')?.url ?? null}
        alt={t('cover.alt', { name })}
        fallback={<p className="cover-none">{t('cover.none')}</p>}
      />
    </div>
  );
}
