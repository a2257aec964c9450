import { AvatarGenerationModal, CharacterPicture, imageInUse, useCharacterImages } from '@charhub/ui';
import { useState, type ReactElement } from 'react';
import { Menu } from '../widgets/menu.tsx';

interface AvatarBlockProps {
  readonly characterId: string;
  /** Another function each time the host renders. */
  readonly onAvatarChange: (url: string | null) => void;
}

/** The avatar, and a menu to make another one: by the time the dialog opens, its opener is gone. */
export function AvatarBlock({ characterId, onAvatarChange }: AvatarBlockProps): ReactElement {
  const [isOpen, setOpen] = useState(false);
  const { images } = useCharacterImages(characterId);
  const avatar = imageInUse(images, 'AVATAR');

  return (
    <div className="flex items-center gap-4">
      <CharacterPicture
        subject={characterId}
        url={avatar?.url ?? null}
        alt="Avatar"
        className="h-24 w-24 rounded-full object-cover"
      />
      <Menu label="Avatar" items={[{ label: 'Generate with AI', onSelect: () => setOpen(true) }]} />
      <AvatarGenerationModal
        characterId={characterId}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onComplete={({ image }) => onAvatarChange(image.url)}
      />
    </div>
  );
}
