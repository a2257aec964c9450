import type { GenerationClient } from '@charhub/api-client/contract';
import { StrictMode, useState, type ReactElement } from 'react';
import {
  CharacterAvatarUploader,
  type CharacterAvatarUploaderProps,
} from '../character-avatar-uploader/character-avatar-uploader.tsx';
import { GenerationProvider } from '../generation-provider/generation-provider.tsx';

interface UploaderPageProps extends Partial<CharacterAvatarUploaderProps> {
  readonly client: GenerationClient;
  /** Hears what the form around the uploader hears. */
  readonly onFormEvent?: (event: string) => void;
}

/** A host's page as hosts write them: strict, in a form, with inline callbacks that set a state and so change each time. */
export function UploaderPage(props: UploaderPageProps): ReactElement {
  const { client, onFormEvent, onAvatarChange, ...rest } = props;
  const [form, setForm] = useState<{ avatar: string | null }>({ avatar: null });
  return (
    <StrictMode>
      <GenerationProvider userId="user-1" storage={null} client={client}>
        <form
          aria-label="character"
          onSubmit={(event) => {
            event.preventDefault();
            onFormEvent?.('submit');
          }}
          onChange={() => onFormEvent?.('change')}
        >
          <CharacterAvatarUploader
            mode="edit"
            characterId="character-1"
            displayInitial="A"
            currentAvatar={form.avatar}
            {...rest}
            onAvatarChange={(avatar) => {
              setForm({ ...form, avatar });
              onAvatarChange?.(avatar);
            }}
          />
          <output>{form.avatar ?? 'none'}</output>
        </form>
      </GenerationProvider>
    </StrictMode>
  );
}
