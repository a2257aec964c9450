'use client';

import { AvatarGenerationModal } from '@charhub/ui';
import { useState } from 'react';

export function CreateAvatar() {
  const [isOpen, setOpen] = useState(false);
  const [avatarUrl, setAvatarUrl] = useState<string | null>(null);
  return (
    <>
      <button onClick={() => setOpen(true)}>Create avatar</button>
      {avatarUrl !== null && <img src={avatarUrl} alt="The character" />}
      <AvatarGenerationModal
        characterId="character-1"
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onComplete={({ image }) => setAvatarUrl(image.url)}
      />
    </>
  );
}
