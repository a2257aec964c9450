import type { StageId } from '@charhub/api-client/contract';
import type { ReactElement } from 'react';

interface Drawing {
  /** Units of 1/96 of the width. */
  readonly height: 96 | 144;
  /** Outlines, the later ones over the earlier. */
  readonly shapes: readonly string[];
  /** What tells the views apart. */
  readonly lines: string;
}

const standing =
  'M43 37.5v4c-8 1.5-15 4-16.6 12L21.5 80c-.6 3.4 3.9 4.4 4.8 1.1L33 58l1.4 18-2.6 54c-.2 4.3 6.8 4.8 7.4.5L46.4 86h3.2l7.2 44.5c.6 4.3 7.6 3.8 7.4-.5l-2.6-54L63 58l6.7 23.1c.9 3.3 5.4 2.3 4.8-1.1l-4.9-26.5C68 45.5 61 43 53 41.5v-4';

const face: Drawing = {
  height: 96,
  shapes: [
    'M39.5 58v7c0 4-3.5 6-9 8C20 76.5 14.5 82 13 97h70c-1.5-15-7-20.5-17.5-24-5.5-2-9-4-9-8v-7',
    'M30 37c0-14 7-22 18-22s18 8 18 22c0 15-8 26-18 26s-18-11-18-26Z',
  ],
  lines: 'M30.5 38c8-1 15-5 19-12 3 6 8 10 16 12M41 41.5v1.5M55 41.5v1.5M42.5 52c3 3 8 3 11 0',
};

const front: Drawing = {
  height: 144,
  shapes: [
    standing,
    'M37.5 25c0-8 4-12.5 10.5-12.5S58.5 17 58.5 25c0 8.5-4.5 14.5-10.5 14.5S37.5 33.5 37.5 25Z',
  ],
  lines: 'M38 24c5-.5 9-3 11-6.5 2 3.5 5 6 9.3 6.5M44 27v.8M52 27v.8M45.5 33c1.5 1.3 3.5 1.3 5 0M48 76v10',
};

const side: Drawing = {
  height: 144,
  shapes: [
    'M42 38.5l-.5 4c-5.5 3-8 8-8 15 0 8 3 13 3 20 0 18-1.5 34-2.5 52-.2 4.5 9.5 4.5 14 4 2-.3 2-3.2 0-3.8l-5-1.7L50 82c3-8 6-16 6-25 0-7-1.5-11-4.5-14l-.5-4',
    'M38 27c-1-9 4-14.5 11-14.5 6 0 9.5 4 9.5 10l2.7 5c.4.9 0 1.5-1 1.7l-1.5.3-.2 5.5c-.1 2.3-1.5 3.5-4 3.5H48c-6 0-9.3-4.5-10-11.5Z',
  ],
  lines: 'M38 27c5 1 8-1 9-5 4-1 8-2 11-1M53.5 26v.8M44.5 48c-3 9-2.5 20 1 31 .8 2.6 4.3 2 3.9-.8',
};

const back: Drawing = {
  height: 144,
  shapes: [
    standing,
    'M37 26c0-8.5 4.3-13.5 11-13.5S59 17.5 59 26c0 7 1 12 2.5 17-4 3-9 4-13.5 4s-9.5-1-13.5-4C36 38 37 33 37 26Z',
  ],
  lines: 'M43 20c-1.5 6-2 14-2.5 23M53 20c1.5 6 2 14 2.5 23M48 17v28M48 76v10',
};

const drawings: Readonly<Record<StageId, Drawing>> = { avatar: face, cover: front, face, front, side, back };

/** Decorative: from which side a view shows the character. It fills what it lies in. */
export function ViewSilhouette({ view }: { readonly view: StageId }): ReactElement {
  const { height, shapes, lines } = drawings[view];
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 96 ${String(height)}`}
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      className="ch:size-full ch:text-control"
    >
      {shapes.map((shape) => (
        <path key={shape} vectorEffect="non-scaling-stroke" className="ch:fill-line" d={shape} />
      ))}
      <path vectorEffect="non-scaling-stroke" d={lines} />
    </svg>
  );
}
