import { useState, type ReactElement } from 'react';
import { jobTexts, useMessages } from '../../locales/index.ts';
import { Icon } from '../icon/icon.tsx';
import { enlargeIcon } from '../icon/job-icons.ts';
import { PictureViewer } from './picture-viewer.tsx';

export interface EnlargeablePictureProps {
  readonly url: string;
  readonly alt: string;
}

/** Lies over a picture: pressed, it shows the picture large. */
export function EnlargeablePicture({ url, alt }: EnlargeablePictureProps): ReactElement {
  const { t } = useMessages(jobTexts);
  const [enlarged, setEnlarged] = useState(false);
  return (
    <>
      <button
        type="button"
        aria-label={t('result.enlargeNamed', { picture: alt })}
        onClick={() => setEnlarged(true)}
        data-ch-on-picture=""
        className="ch:absolute ch:inset-0 ch:rounded-xl ch:-outline-offset-4"
      >
        <span className="ch:absolute ch:end-2 ch:bottom-2 ch:grid ch:size-8 ch:place-items-center ch:rounded-lg ch:bg-surface ch:text-ink">
          <Icon shape={enlargeIcon} />
        </span>
      </button>
      <PictureViewer open={enlarged} onClose={() => setEnlarged(false)} url={url} alt={alt} />
    </>
  );
}
