import { ImagesTabBadge } from '@charhub/ui';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useCharacter } from '../character.ts';
import { Tabs } from '../widgets/tabs.tsx';
import { AvatarBlock } from './avatar-block.tsx';
import { ImagesPanel } from './images-panel.tsx';
import { useCharacterForm } from './use-character-form.ts';

/** The editor: everything of a character lies in one form. */
export function CharacterPage({ characterId }: { readonly characterId: string }): ReactElement {
  const { t } = useTranslation();
  const { data } = useCharacter(characterId);
  const form = useCharacterForm(data);
  const [submits, setSubmits] = useState(0);

  return (
    <form
      aria-label={t('title')}
      data-submits={submits}
      data-dirty={form.isDirty}
      onSubmit={(event) => {
        event.preventDefault();
        setSubmits((count) => count + 1);
      }}
      className="max-w-2xl space-y-6"
    >
      <h1 className="text-2xl font-bold text-title">{t('title')}</h1>
      <AvatarBlock characterId={characterId} onAvatarChange={(url) => form.updateField('avatar', url)} />
      <Tabs
        tabs={[
          {
            id: 'details',
            label: t('details'),
            content: (
              <label className="block text-content">
                {t('name')}
                <input
                  className="mt-1 block w-full rounded border-border bg-normal"
                  value={form.firstName}
                  onChange={({ target }) => form.updateField('firstName', target.value)}
                />
              </label>
            ),
          },
          {
            id: 'images',
            label: (
              <>
                {t('images')} <ImagesTabBadge characterId={characterId} />
              </>
            ),
            content: <ImagesPanel characterId={characterId} />,
          },
        ]}
      />
      <button type="submit" className="rounded bg-primary px-4 py-2 text-white">
        {t('save')}
      </button>
    </form>
  );
}
