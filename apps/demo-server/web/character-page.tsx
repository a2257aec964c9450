import { isAxiosError } from 'axios';
import { useCallback, type ReactElement } from 'react';
import type { CharacterSummary, DemoApi } from './api/demo-api.ts';
import { FailureNote } from './async/failure-note.tsx';
import { useResource } from './async/use-resource.ts';
import { CharacterEditor } from './character-editor/character-editor.tsx';
import { usePageMessages } from './messages/page-messages.tsx';

interface CharacterPageProps {
  readonly api: DemoApi;
  readonly character: CharacterSummary;
  readonly onBalanceChange: () => void;
  /** The character has another name. */
  readonly onSaved: () => void;
}

/** One character: its profile and its pictures. */
export function CharacterPage(props: CharacterPageProps): ReactElement {
  const { api, character, onBalanceChange, onSaved } = props;
  const t = usePageMessages();
  const { id } = character;
  const details = useResource(useCallback((signal: AbortSignal) => api.getCharacter(id, signal), [api, id]));

  // The list of a demo names every character; the API tells nobody of somebody else's private ones.
  if (isAxiosError(details.error) && [403, 404].includes(details.error.response?.status ?? 0)) {
    return <p className="empty">{t('character.private')}</p>;
  }
  if (details.data === null) {
    return details.error === null ? (
      <p className="loading">{t('page.loading')}</p>
    ) : (
      <FailureNote title={t('character.failed')} error={details.error} onRetry={details.reload} />
    );
  }
  return (
    <CharacterEditor
      character={details.data}
      onImageMade={onBalanceChange}
      onSave={async (profile) => {
        await api.saveProfile(id, profile);
        onSaved();
      }}
    />
  );
}
