import type { CharacterImage } from '@charhub/api-client/contract';
import { canUse, rivalInUse } from '@charhub/machines';
import { useEffect, type ReactElement } from 'react';
import { Button } from '../foundations/button/button.tsx';
import { checkIcon, compareIcon, trashIcon } from '../foundations/icon/icons.ts';
import { ImageViewModal } from '../image-view-modal/image-view-modal.tsx';
import { jobTexts, imagesTexts, useMessages } from '../locales/index.ts';
import { ImageDetails } from './image-details.tsx';
import { kindText, type ImageTexts } from './image-texts.ts';
import type { ImageGalleryActor } from './use-image-gallery.ts';

interface GalleryViewerProps {
  readonly actor: ImageGalleryActor;
  readonly characterId: string;
  /** The picture that is shown large; null when none is. */
  readonly image: CharacterImage | null;
  /** All that are shown, in their order. */
  readonly images: readonly CharacterImage[];
  readonly texts: ImageTexts;
  readonly changingId: string | null;
  readonly canChange: boolean | null;
  readonly onShow: (image: CharacterImage | null) => void;
}

/** A picture of the gallery, large, with what can be done with it and the way to the ones beside it. */
export function GalleryViewer(props: GalleryViewerProps): ReactElement {
  const { actor, characterId, image, images, texts, changingId, canChange, onShow } = props;
  const messages = useMessages(imagesTexts, jobTexts);
  const { t } = messages;
  const index = images.findIndex(({ id }) => id === image?.id);
  const [previous, next] = [images[index - 1], images[index + 1]];
  const isOpen = image !== null;

  useEffect(() => {
    if (!isOpen) return;
    // So that the next picture is there when it is asked for.
    for (const neighbour of [previous, next]) if (neighbour !== undefined) new Image().src = neighbour.url;
  }, [isOpen, previous, next]);

  return (
    <ImageViewModal
      isOpen={isOpen}
      onClose={() => onShow(null)}
      imageUrl={image?.url}
      title={image === null ? undefined : kindText(messages, image)}
      alt={image === null ? undefined : texts.name(image)}
      position={{ index: index + 1, total: images.length }}
      onPrevious={previous && (() => onShow(previous))}
      onNext={next && (() => onShow(next))}
      details={image && <ImageDetails characterId={characterId} image={image} />}
      actions={image && canChange !== false ? actionsOf(image) : undefined}
    />
  );

  function actionsOf(shown: CharacterImage): ReactElement {
    const { id: imageId } = shown;
    const isComparable = rivalInUse(actor.getSnapshot().context.images, shown) !== null && canUse(shown);
    return (
      <>
        {shown.isActive && <span className="ch:px-2 ch:text-muted">{t('images.inUse')}</span>}
        {canUse(shown) && (
          <Button
            variant="primary"
            icon={checkIcon}
            busy={changingId === imageId}
            blocked={canChange === null}
            onClick={() => actor.send({ type: 'image.activate', imageId })}
          >
            {t('images.use')}
          </Button>
        )}
        {isComparable && (
          <Button icon={compareIcon} onClick={() => actor.send({ type: 'image.compare', imageId })}>
            {t('images.compare')}
          </Button>
        )}
        <Button
          icon={trashIcon}
          blocked={canChange === null}
          onClick={() => actor.send({ type: 'image.delete', imageId })}
        >
          {t('images.delete')}
        </Button>
      </>
    );
  }
}
