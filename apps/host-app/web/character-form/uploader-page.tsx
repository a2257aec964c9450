import { CharacterAvatarUploader } from '@charhub/ui';
import { useState, type ReactElement } from 'react';

/** The avatar uploader in the host's form, with an inline callback that always makes a new state. */
export function UploaderPage({ characterId }: { readonly characterId: string }): ReactElement {
  const [avatar, setAvatar] = useState<{ readonly url: string | null }>({ url: null });
  const [submits, setSubmits] = useState(0);
  return (
    <form
      data-submits={submits}
      data-avatar={avatar.url ?? ''}
      onSubmit={(event) => {
        event.preventDefault();
        setSubmits((count) => count + 1);
      }}
    >
      <CharacterAvatarUploader
        mode="edit"
        displayInitial="M"
        characterId={characterId}
        currentAvatar={avatar.url}
        onAvatarChange={(url) => setAvatar({ url })}
      />
    </form>
  );
}
