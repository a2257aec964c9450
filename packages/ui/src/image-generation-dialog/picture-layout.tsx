import type { ReactElement, ReactNode } from 'react';
import { classNames } from '../foundations/class-names.ts';
import type { PictureAspect } from '../foundations/picture-frame/picture-frame.tsx';

export interface PictureLayoutProps {
  readonly aspect: PictureAspect;
  readonly picture: ReactNode;
  /** What is said of the picture: under a square one, beside a tall one. */
  readonly children: ReactNode;
}

/** The same two places from the first moment of painting to the finished picture. */
export function PictureLayout({ aspect, picture, children }: PictureLayoutProps): ReactElement {
  return (
    <div
      className={classNames(
        'ch:flex ch:flex-1 ch:flex-col ch:items-center ch:gap-4',
        aspect === 'portrait' && 'ch:sm:flex-row ch:sm:items-start ch:sm:gap-6',
      )}
    >
      <div
        className={classNames(
          'ch:flex ch:w-full ch:shrink-0 ch:justify-center',
          // Low enough to be seen as a whole also while the footer asks something.
          aspect === 'square' ? 'ch:max-w-[22rem]' : 'ch:max-w-[18rem]',
        )}
      >
        {picture}
      </div>
      <div
        className={classNames(
          'ch:flex ch:w-full ch:min-w-0 ch:flex-col ch:gap-2',
          aspect === 'portrait' && 'ch:sm:pt-40',
        )}
      >
        {children}
      </div>
    </div>
  );
}
