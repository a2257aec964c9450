import {
  CharacterAvatarUploader,
  CoverGenerationModal,
  ImagesTab,
  ImagesTabBadge,
  ReferenceGenerationModal,
  useEditRefusal,
} from '@charhub/ui';
import { useId, useState, type ReactElement } from 'react';
import type { Character } from '../api/demo-api.ts';
import { describeFailure } from '../api/describe-failure.ts';
import { usePageMessages } from '../messages/page-messages.tsx';
import { useStoredChoice } from '../settings/stored-choice.ts';
import { Cover } from './cover.tsx';
import { EditorTabs } from './editor-tabs.tsx';
import { useProfileDraft, type Profile } from './use-profile-draft.ts';

interface CharacterEditorProps {
  readonly character: Character;
  /** A dialog made a picture. */
  readonly onImageMade: () => void;
  /** Rejects with what is to be shown. */
  readonly onSave: (profile: Profile) => Promise<void>;
}

const tabs = ['profile', 'images'] as const;

/**
 * The profile form, with the dialogs mounted inside it as the host mounts them: what they do must not submit it
 * or touch what is typed.
 */
export function CharacterEditor({ character, onImageMade, onSave }: CharacterEditorProps): ReactElement {
  const t = usePageMessages();
  const draft = useProfileDraft(profileOf(character), onSave);
  const refusal = useEditRefusal(character.id);
  const refusalId = useId();
  const [open, setOpen] = useState<'cover' | 'references' | null>(null);
  const [tab, setTab] = useStoredChoice('charhub-demo.tab', tabs, () => 'profile');
  const close = () => setOpen(null);
  const dialog = { characterId: character.id, onClose: close, onComplete: onImageMade };

  return (
    <form
      className="editor"
      onSubmit={(event) => {
        event.preventDefault();
        if (refusal === null) draft.save();
      }}
    >
      <div className="editor-pictures">
        <Cover characterId={character.id} name={draft.profile.name} />
        <div className="editor-buttons">
          {/* Off, it still opens its dialog, which says why. */}
          <button
            type="button"
            className="button button-tinted"
            aria-disabled={refusal === null ? undefined : true}
            aria-describedby={refusal === null ? undefined : refusalId}
            onClick={() => setOpen('cover')}
          >
            {t('cover.generate')}
          </button>
        </div>
      </div>

      <div className="editor-main">
        <div className="editor-avatar" data-testid="avatar">
          <CharacterAvatarUploader
            mode="edit"
            characterId={character.id}
            displayInitial={[...draft.profile.name][0] ?? ''}
            currentAvatar={character.avatar}
            onAvatarChange={() => onImageMade()}
          />
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
                <button
                  type="submit"
                  className="button"
                  aria-disabled={refusal === null ? undefined : true}
                  aria-describedby={refusal === null ? undefined : refusalId}
                >
                  {t('form.save')}
                </button>
                <span role="status">{draft.state !== 'unchanged' && t(`form.${draft.state}`)}</span>
                {draft.state === 'failed' && <span role="alert">{describeFailure(draft.error)}</span>}
              </div>
            </section>
          ) : (
            <ImagesTab
              characterId={character.id}
              headingLevel={2}
              onCreateViews={() => setOpen('references')}
            />
          )}
        </EditorTabs>
      </div>

      {/* For the buttons that are off; the uploader shows the same sentence. */}
      <p id={refusalId} hidden>
        {refusal?.text}
      </p>
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
