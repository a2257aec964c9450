import type { CharacterImage, ImageDetails as Details } from '@charhub/api-client/contract';
import { useEffect, useState, type ReactElement, type ReactNode } from 'react';
import { useGenerationContext } from '../generation-provider/generation-context.ts';
import { jobTexts, imagesTexts, useMessages } from '../locales/index.ts';
import { useImageTexts } from './image-texts.ts';

export interface ImageDetailsProps {
  /** Whose picture it is. */
  readonly characterId: string;
  /** As the list of pictures has it. */
  readonly image: CharacterImage;
}

/** How a picture was made: what the list knows at once, and prompt, seed and job as soon as the server has told. */
export function ImageDetails({ characterId, image }: ImageDetailsProps): ReactElement {
  const { client } = useGenerationContext();
  const { t, formatFileSize } = useMessages(imagesTexts, jobTexts);
  const { date } = useImageTexts();
  const [details, setDetails] = useState<Details | null>(null);
  const imageId = image.id;

  useEffect(() => {
    const abort = new AbortController();
    client.getImageDetails({ characterId, imageId }, { signal: abort.signal }).then(
      (answer) => {
        if (!abort.signal.aborted) setDetails(answer);
      },
      // Those who may not know it, or cannot now, see what the list has.
      () => undefined,
    );
    return () => abort.abort();
  }, [client, characterId, imageId]);

  const known = details?.id === imageId ? details : null;
  const { width, height, sizeBytes } = image;
  const size = [
    width !== null && height !== null && t('viewer.pixels', { width, height }),
    sizeBytes !== null && formatFileSize(sizeBytes),
  ].filter(Boolean);

  return (
    <dl className="ch:mx-auto ch:grid ch:max-w-3xl ch:grid-cols-[auto_1fr] ch:gap-x-4 ch:gap-y-1 ch:text-sm">
      <Fact term={t('prompt.label')}>{known?.prompt}</Fact>
      <Fact term={t('viewer.size')}>{size.length > 0 && size.join(' · ')}</Fact>
      <Fact term={t('viewer.date')}>{date(image)}</Fact>
      <Fact term={t('viewer.seed')}>{known?.seed}</Fact>
      <Fact term={t('failed.job')}>{known?.jobId}</Fact>
    </dl>
  );
}

interface FactProps {
  readonly term: string;
  /** Null, false or nothing: it is not known, and not shown. */
  readonly children: ReactNode;
}

function Fact({ term, children }: FactProps): ReactElement | null {
  if (children === null || children === undefined || children === false || children === '') return null;
  return (
    <>
      <dt className="ch:text-muted">{term}</dt>
      <dd className="ch:wrap-anywhere ch:whitespace-pre-line ch:select-text" dir="auto">
        {children}
      </dd>
    </>
  );
}
