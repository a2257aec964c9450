import {
  AvatarGenerationModal,
  CoverGenerationModal,
  ImagesTab,
  ImagesTabBadge,
  ReferenceGenerationModal,
} from '@charhub/ui';
import { useState, type ReactElement, type ReactNode } from 'react';
import type { Character } from '../api/demo-api.ts';
import { usePageMessages } from '../messages/page-messages.tsx';
import { EditorTabs } from './editor-tabs.tsx';
import { Portrait } from './portrait.tsx';
import { useProfileDraft, type Profile } from './use-profile-draft.ts';

interface CharacterEditorProps {
  readonly character: Character;
  readonly coverUrl: string | null;
  /** A dialog made a picture. */
  readonly onImageMade: () => void;
  /** Under the reference views, in the form as well, as the host's tabs are. */
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
  const [open, setOpen] = useState<'avatar' | 'cover' | 'references' | null>(null);
  const [tab, setTab] = useState<'profile' | 'images'>('profile');
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

      <EditorTabs
        tabs={[
          { id: 'profile', label: t('form.title') },
          { id: 'images', label: t('images.title'), badge: <ImagesTabBadge characterId={character.id} /> },
        ]}
        chosen={tab}
        onChoose={setTab}
      >
        {tab === 'profile' ? (
          <section className="editor-fields" aria-label={t('form.title')}>
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
        ) : (
          <>
            <ImagesTab characterId={character.id} onCreateViews={() => setOpen('references')} />
            {children}
          </>
        )}
      </EditorTabs>

      <AvatarGenerationModal isOpen={open === 'avatar'} {...dialog} />
      <CoverGenerationModal isOpen={open === 'cover'} {...dialog} />
      <ReferenceGenerationModal isOpen={open === 'references'} {...dialog} />
    </form>
  );
}

function profileOf(character: Character): Profile {
  return {
    name: [character.firstName, character.lastName].filter(Boolean).join(' '),
    description: character.physicalCharacteristics ?? '',
  };
}
