import { isAxiosError } from 'axios';
import { useCallback, type ReactElement } from 'react';
import type { CharacterSummary, DemoApi } from './api/demo-api.ts';
import { FailureNote } from './async/failure-note.tsx';
import { useResource } from './async/use-resource.ts';
import { CharacterEditor } from './character-editor/character-editor.tsx';
import { ImagesSection } from './images-section/images-section.tsx';
import { usePageMessages } from './messages/page-messages.tsx';

interface CharacterPageProps {
  readonly api: DemoApi;
  readonly character: CharacterSummary;
  /** Changes whenever a picture of some character is finished. */
  readonly picturesRevision: number;
  readonly onBalanceChange: () => void;
}

/** One character: its pictures, its profile and its stored images. */
export function CharacterPage({
  api,
  character,
  picturesRevision,
  onBalanceChange,
}: CharacterPageProps): ReactElement {
  const t = usePageMessages();
  const { id } = character;
  const details = useResource(
    useCallback((signal: AbortSignal) => api.getCharacter(id, signal), [api, id]),
    picturesRevision,
  );
  const images = useResource(
    useCallback((signal: AbortSignal) => api.listImages(id, signal), [api, id]),
    picturesRevision,
  );
  const [{ reload: reloadDetails }, { reload: reloadImages }] = [details, images];
  const reload = useCallback(() => {
    reloadDetails();
    reloadImages();
    onBalanceChange();
  }, [reloadDetails, reloadImages, onBalanceChange]);

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
  const covers = (images.data ?? []).filter(({ type }) => type === 'COVER');
  const cover = covers.find(({ isActive }) => isActive) ?? covers[0];
  return (
    <CharacterEditor character={details.data} coverUrl={cover?.url ?? null} onImageMade={reload}>
      <ImagesSection api={api} characterId={id} images={images} onChange={reload} />
    </CharacterEditor>
  );
}
