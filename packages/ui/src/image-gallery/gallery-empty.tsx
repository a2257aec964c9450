import type { StageId } from '@charhub/api-client/contract';
import type { ReactElement, ReactNode } from 'react';
import { ViewSilhouette } from '../multi-stage-progress/view-silhouette.tsx';

interface GalleryEmptyProps {
  /** What the first picture will probably be. */
  readonly view: StageId;
  /** What will be here. */
  readonly children: ReactNode;
}

/** The place of pictures that are not made yet. */
export function GalleryEmpty({ view, children }: GalleryEmptyProps): ReactElement {
  return (
    <div className="ch:flex ch:flex-col ch:items-center ch:gap-3 ch:rounded-xl ch:border ch:border-line ch:p-6 ch:text-center">
      <span className="ch:h-28 ch:overflow-hidden ch:rounded-xl ch:bg-subtle">
        <ViewSilhouette view={view} />
      </span>
      <p className="ch:text-muted">{children}</p>
    </div>
  );
}
