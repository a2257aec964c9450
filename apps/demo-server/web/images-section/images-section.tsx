import type { CharacterImage } from '@charhub/api-client/contract';
import { useState, type ReactElement } from 'react';
import type { DemoApi } from '../api/demo-api.ts';
import { FailureNote } from '../async/failure-note.tsx';
import type { Resource } from '../async/use-resource.ts';
import { usePageMessages } from '../messages/page-messages.tsx';
import { ImageTile } from './image-tile.tsx';

interface ImagesSectionProps {
  readonly api: DemoApi;
  readonly characterId: string;
  readonly images: Resource<CharacterImage[]>;
  /** An image was activated or deleted. */
  readonly onChange: () => void;
}

type Filter = 'all' | CharacterImage['type'];

/** The character's stored pictures by type, newest first. */
export function ImagesSection({ api, characterId, images, onChange }: ImagesSectionProps): ReactElement {
  const t = usePageMessages();
  const [chosen, setChosen] = useState<Filter>('all');
  const [busyImage, setBusyImage] = useState<string | null>(null);
  const [failure, setFailure] = useState<{ error: unknown; retry: () => void } | null>(null);

  const all = images.data ?? [];
  const types = [...new Set(all.map((image) => image.type))];
  const filter = chosen === 'all' || types.includes(chosen) ? chosen : 'all';
  const shown = all
    .filter((image) => filter === 'all' || image.type === filter)
    .toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));

  async function change(imageId: string, write: () => Promise<void>): Promise<void> {
    setBusyImage(imageId);
    setFailure(null);
    try {
      await write();
      onChange();
    } catch (error) {
      setFailure({ error, retry: () => void change(imageId, write) });
    } finally {
      setBusyImage(null);
    }
  }

  return (
    <section className="images" aria-labelledby="images-title" aria-busy={images.isLoading}>
      <div className="section-head">
        <h2 id="images-title">{t('images.title')}</h2>
        {types.length > 1 && (
          <div className="pills" role="group" aria-labelledby="images-title">
            {(['all', ...types] as const).map((type) => (
              <button
                key={type}
                type="button"
                className="pill"
                aria-pressed={type === filter}
                onClick={() => setChosen(type)}
              >
                {type === 'all' ? t('images.all') : t(`images.type.${type}`)}
              </button>
            ))}
          </div>
        )}
      </div>

      {images.error !== null && (
        <FailureNote title={t('images.failed')} error={images.error} onRetry={images.reload} />
      )}
      {failure !== null && (
        <FailureNote title={t('images.changeFailed')} error={failure.error} onRetry={failure.retry} />
      )}
      {images.data !== null && all.length === 0 && <p className="empty">{t('images.empty')}</p>}

      <ul className="tiles">
        {shown.map((image) => (
          <ImageTile
            key={image.id}
            image={image}
            isBusy={busyImage === image.id}
            onActivate={() => void change(image.id, () => api.activateImage(characterId, image.id))}
            onDelete={() => void change(image.id, () => api.deleteImage(characterId, image.id))}
          />
        ))}
      </ul>
    </section>
  );
}
