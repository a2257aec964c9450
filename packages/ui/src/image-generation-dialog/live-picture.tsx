import { useSelector } from '../foundations/use-selector.ts';
import { useState, type ReactElement } from 'react';
import { Icon } from '../foundations/icon/icon.tsx';
import { alertIcon, imageIcon } from '../foundations/icon/icons.ts';
import { enlargeIcon } from '../foundations/icon/job-icons.ts';
import { PictureFrame, softeningPercent } from '../foundations/picture-frame/picture-frame.tsx';
import { PictureViewer } from '../foundations/picture-viewer/picture-viewer.tsx';
import { jobTexts, useMessages } from '../locales/index.ts';
import type { ImageGenerationActor, ImageGenerationSnapshot } from './image-generation-actor.types.ts';
import { kindTexts } from './kind-texts.ts';

export interface LivePictureProps {
  readonly actor: ImageGenerationActor;
  /** The job has ended. */
  readonly finished: boolean;
}

/** The picture's place: previews while it is made, then the picture; after a failure the one before. */
export function LivePicture({ actor, finished }: LivePictureProps): ReactElement {
  const { t } = useMessages(jobTexts);
  const [enlarged, setEnlarged] = useState(false);
  const kind = useSelector(actor, ({ context }) => context.kind);
  const jobKey = useSelector(actor, ({ context }) => context.jobKey);
  const imageUrl = useSelector(actor, ({ context }) => context.image?.url ?? null);
  const previewUrl = useSelector(actor, selectPreview);
  const percent = useSelector(actor, selectPercent);
  const failed = useSelector(actor, (snapshot) => snapshot.matches({ open: 'failed' }));
  const texts = kindTexts[kind];
  const finalUrl = finished ? imageUrl : null;

  return (
    <PictureFrame
      aspect={texts.aspect}
      subject={failed ? `before ${jobKey ?? ''}` : (jobKey ?? '')}
      finalUrl={finalUrl}
      previewUrl={finished ? null : previewUrl}
      percent={percent}
      busy={!finished}
      alt={t(texts.alt)}
      previewAlt={t('progress.previewAlt')}
      placeholder={<Icon shape={failed ? alertIcon : imageIcon} size="lg" />}
    >
      {finalUrl !== null && (
        <>
          <button
            type="button"
            onClick={() => setEnlarged(true)}
            data-ch-on-picture=""
            className="ch:absolute ch:inset-0 ch:flex ch:items-end ch:justify-end ch:rounded-xl ch:p-3 ch:-outline-offset-4"
          >
            <span className="ch:grid ch:size-9 ch:place-items-center ch:rounded-lg ch:bg-surface ch:text-ink">
              <Icon shape={enlargeIcon} />
            </span>
            <span className="ch:sr-only">{t('result.enlarge')}</span>
          </button>
          <PictureViewer
            open={enlarged}
            onClose={() => setEnlarged(false)}
            url={finalUrl}
            alt={t(texts.alt)}
          />
        </>
      )}
    </PictureFrame>
  );
}

/** How far the preview is; without one it is nothing to a picture. */
function selectPercent({ context: { job } }: ImageGenerationSnapshot): number {
  return job === null || job.preview === null ? 0 : softeningPercent(job.percent);
}

function selectPreview({ context: { job } }: ImageGenerationSnapshot): string | null {
  // Between the last preview and the result the finished image may already be known.
  return job?.images[0]?.url ?? job?.preview?.url ?? null;
}
