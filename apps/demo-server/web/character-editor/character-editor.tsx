import { AvatarGenerationModal, CoverGenerationModal } from '@charhub/ui';
import { useState, type ReactElement, type ReactNode } from 'react';
import type { Character } from '../api/demo-api.ts';
import { usePageMessages } from '../messages/page-messages.tsx';
import { Portrait } from './portrait.tsx';
import { useProfileDraft, type Profile } from './use-profile-draft.ts';

interface CharacterEditorProps {
  readonly character: Character;
  readonly coverUrl: string | null;
  /** A dialog made a picture. */
  readonly onImageMade: () => void;
  /** Stands in the form as well, as the host's tabs do. */
  readonly children: ReactNode;
}

/**
 * The profile form, with the dialogs mounted inside it as the host mounts them: what they do must not submit it
 * or touch what is typed.
 */
export function CharacterEditor({
  character,
  coverUrl,
  onImageMade,
  children,
}: CharacterEditorProps): ReactElement {
  const t = usePageMessages();
  const draft = useProfileDraft(character.id, profileOf(character));
  const [open, setOpen] = useState<'avatar' | 'cover' | null>(null);
  const close = () => setOpen(null);
  const dialog = { characterId: character.id, onClose: close, onComplete: onImageMade };

  return (
    <form
      className="editor"
      onSubmit={(event) => {
        event.preventDefault();
        draft.save();
      }}
    >
      <div className="editor-pictures">
        <Portrait name={draft.profile.name} avatarUrl={character.avatar} coverUrl={coverUrl} />
        <div className="editor-buttons">
          <button type="button" className="button button-tinted" onClick={() => setOpen('avatar')}>
            {t('avatar.generate')}
          </button>
          <button type="button" className="button button-tinted" onClick={() => setOpen('cover')}>
            {t('cover.generate')}
          </button>
        </div>
      </div>

      <div className="editor-details">
        <section className="editor-fields" aria-label={t('form.title')}>
          <h2>{t('form.title')}</h2>
          <label className="field">
            <span>{t('form.name')}</span>
            <input
              name="name"
              dir="auto"
              required
              maxLength={80}
              autoComplete="off"
              value={draft.profile.name}
              onChange={(event) => draft.edit({ name: event.target.value })}
            />
          </label>
          <label className="field">
            <span>{t('form.description')}</span>
            <textarea
              name="description"
              dir="auto"
              rows={4}
              maxLength={2000}
              value={draft.profile.description}
              onChange={(event) => draft.edit({ description: event.target.value })}
            />
          </label>
          <div className="editor-save">
            <button type="submit" className="button">
              {t('form.save')}
            </button>
            <span role="status">{draft.state !== 'unchanged' && t(`form.${draft.state}`)}</span>
          </div>
        </section>
        {children}
      </div>

      <AvatarGenerationModal isOpen={open === 'avatar'} {...dialog} />
      <CoverGenerationModal isOpen={open === 'cover'} {...dialog} />
    </form>
  );
}

function profileOf(character: Character): Profile {
  return {
    name: [character.firstName, character.lastName].filter(Boolean).join(' '),
    description: character.physicalCharacteristics ?? '',
  };
}
