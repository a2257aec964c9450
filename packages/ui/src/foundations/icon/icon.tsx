import type { ReactElement } from 'react';
import { classNames } from '../class-names.ts';
import type { IconShape } from './icons.ts';

export interface IconProps {
  readonly shape: IconShape;
  /** `sm` is 16 px, `md` is 20 px, `lg` is 40 px. @default 'md' */
  readonly size?: 'sm' | 'md' | 'lg';
}

const sizes = { sm: 'ch:size-4', md: 'ch:size-5', lg: 'ch:size-10' } as const;

/** A decorative drawing in the colour of the text around it. It carries no meaning of its own: text must stand beside it. */
export function Icon({ shape, size = 'md' }: IconProps): ReactElement {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={classNames('ch:shrink-0', sizes[size], shape.mirrored && 'ch:rtl:-scale-x-100')}
    >
      <path vectorEffect="non-scaling-stroke" d={shape.path} />
    </svg>
  );
}
