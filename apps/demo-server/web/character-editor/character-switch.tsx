import type { ReactElement } from 'react';
import type { CharacterSummary } from '../api/demo-api.ts';
import { usePageMessages } from '../messages/page-messages.tsx';

interface CharacterSwitchProps {
  readonly characters: readonly CharacterSummary[];
  readonly chosen: CharacterSummary | undefined;
  readonly onChoose: (id: string) => void;
  readonly onCreate: () => void;
}

/** The characters to edit; official ones are marked. */
export function CharacterSwitch(props: CharacterSwitchProps): ReactElement {
  const { characters, chosen, onChoose, onCreate } = props;
  const t = usePageMessages();
  return (
    <div className="character-switch">
      {characters.length === 0 && <p className="empty">{t('page.noCharacters')}</p>}
      <div className="pills" role="group" aria-label={t('characters.label')}>
        {characters.map(({ id, name, isOfficial }) => (
          <button
            key={id}
            type="button"
            className="pill"
            aria-pressed={id === chosen?.id}
            onClick={() => onChoose(id)}
          >
            {name}
            {isOfficial && <span className="badge">{t('characters.official')}</span>}
          </button>
        ))}
      </div>
      <button type="button" className="button" onClick={onCreate}>
        {t('characters.new')}
      </button>
    </div>
  );
}
