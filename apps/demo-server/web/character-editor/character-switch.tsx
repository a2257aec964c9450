import type { ReactElement } from 'react';
import type { CharacterSummary } from '../api/demo-api.ts';
import { usePageMessages } from '../messages/page-messages.tsx';

interface CharacterSwitchProps {
  readonly characters: readonly CharacterSummary[];
  readonly chosen: CharacterSummary | undefined;
  readonly onChoose: (id: string) => void;
}

/** The characters to edit; official ones are marked. */
export function CharacterSwitch({ characters, chosen, onChoose }: CharacterSwitchProps): ReactElement {
  const t = usePageMessages();
  if (characters.length === 0) return <p className="empty">{t('page.noCharacters')}</p>;
  return (
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
  );
}
