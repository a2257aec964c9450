import { useId, type ReactElement } from 'react';
import Cropper from 'react-easy-crop';
import { Spinner } from '../foundations/icon/spinner.tsx';
import { shallowEqual, useSelector } from '../foundations/use-selector.ts';
import { uploaderTexts, useMessages } from '../locales/index.ts';
import { cropStylesOf } from './crop-styles.ts';
import type { AvatarUploaderActor } from './held-uploader.ts';
import { ShapeChoice } from './shape-choice.tsx';

const maxZoom = 5;
const keyboardStep = 8;

/** The part of a picture that becomes the avatar: dragged, pinched, wheeled, or moved with the arrow keys. */
export function CropStage({ actor }: { readonly actor: AvatarUploaderActor }): ReactElement | null {
  const { t, formatPercent } = useMessages(uploaderTexts);
  const zoomId = useId();
  const { picture, framing, shape, area } = useSelector(
    actor,
    ({ context: { picture, framing, shape, area } }) => ({ picture, framing, shape, area }),
    shallowEqual,
  );
  if (picture === null) return null;
  const { x, y, zoom } = framing;

  return (
    <div className="ch:flex ch:flex-1 ch:flex-col ch:gap-4">
      {/* Left to right in any language: it measures from the left. */}
      <div
        dir="ltr"
        data-ch-drag=""
        className="ch:relative ch:min-h-64 ch:flex-1 ch:overflow-hidden ch:rounded-xl ch:bg-subtle ch:focus-within:outline-2 ch:focus-within:outline-offset-2 ch:focus-within:outline-focus"
      >
        {area === null && (
          <span className="ch:absolute ch:inset-0 ch:grid ch:place-items-center ch:text-muted">
            <Spinner />
          </span>
        )}
        <Cropper
          image={picture.previewUrl}
          crop={{ x, y }}
          zoom={zoom}
          maxZoom={maxZoom}
          aspect={1}
          cropShape={shape === 'round' ? 'round' : 'rect'}
          showGrid={false}
          disableAutomaticStylesInjection
          style={cropStylesOf(shape)}
          keyboardStep={keyboardStep}
          mediaProps={{ alt: '', onError: () => actor.send({ type: 'picture.refuse' }) }}
          cropperProps={{ role: 'application', 'aria-label': t('uploader.crop.area') }}
          onCropChange={(crop) => actor.send({ type: 'crop.change', framing: crop })}
          onZoomChange={(next) => actor.send({ type: 'crop.change', framing: { zoom: next } })}
          onCropComplete={(_, pixels) => actor.send({ type: 'area.change', area: pixels })}
        />
      </div>
      <div className="ch:flex ch:flex-wrap ch:items-center ch:justify-between ch:gap-x-6 ch:gap-y-2">
        <label
          htmlFor={zoomId}
          className="ch:flex ch:min-h-11 ch:min-w-48 ch:flex-1 ch:items-center ch:gap-3"
        >
          <span className="ch:font-medium">{t('uploader.crop.zoom')}</span>
          <input
            id={zoomId}
            type="range"
            min={1}
            max={maxZoom}
            step={0.05}
            value={zoom}
            aria-valuetext={formatPercent(zoom * 100)}
            onChange={(event) =>
              actor.send({ type: 'crop.change', framing: { zoom: Number(event.target.value) } })
            }
            className="ch:min-w-0 ch:flex-1 ch:accent-accent"
          />
        </label>
        <ShapeChoice shape={shape} onChange={(next) => actor.send({ type: 'shape.change', shape: next })} />
      </div>
    </div>
  );
}
