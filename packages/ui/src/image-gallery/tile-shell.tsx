import { useState, type FocusEvent, type ReactElement, type ReactNode } from 'react';
import { classNames } from '../foundations/class-names.ts';
import type { PictureAspect } from '../foundations/picture-frame/picture-frame.tsx';
import { tileAttribute } from './grid-keys.ts';
import type { TileAction } from './tile-actions.tsx';

export interface TileShellProps {
  /** Names the tile among all. */
  readonly tileKey: string;
  readonly label: string;
  /** The one tile of the gallery that Tab leads to. */
  readonly isTabStop: boolean;
  readonly aspect: PictureAspect;
  readonly picture: ReactNode;
  /** Over the picture. */
  readonly marks?: ReactNode;
  /** Over the picture while it is pointed at or has the focus. On a touch screen the viewer offers the same. */
  readonly actions?: ReactNode;
  readonly onAction: (action: TileAction, tileKey: string) => void;
  /** Under the picture. */
  readonly children: ReactNode;
}

/** A place in the grid. What lies off the screen costs neither layout nor paint. */
export function TileShell(props: TileShellProps): ReactElement {
  const { tileKey, label, isTabStop, aspect, onAction } = props;
  const [isPointedAt, setPointedAt] = useState(false);
  const [hasFocus, setFocus] = useState(false);

  return (
    <li
      onPointerMove={({ pointerType, movementX, movementY }) => {
        // A list that scrolls under a still pointer points at nothing.
        if (pointerType === 'mouse' && (movementX !== 0 || movementY !== 0)) setPointedAt(true);
      }}
      onPointerLeave={() => setPointedAt(false)}
      onFocus={() => setFocus(true)}
      onBlur={({ currentTarget, relatedTarget }: FocusEvent) =>
        setFocus(relatedTarget !== null && currentTarget.contains(relatedTarget))
      }
      className="ch:min-w-0"
    >
      <div
        className={classNames(
          'ch:relative ch:box-content ch:pb-13 ch:[content-visibility:auto]',
          // Its size is known without what is in it: nothing moves when that is drawn.
          aspect === 'square' ? 'ch:aspect-square' : 'ch:aspect-[2/3]',
          // What it holds is cut off at its edge, also the outline of a button there.
          'ch:-mx-1 ch:px-1',
        )}
      >
        <div
          className={classNames('ch:relative', aspect === 'square' ? 'ch:aspect-square' : 'ch:aspect-[2/3]')}
        >
          <button
            type="button"
            {...{ [tileAttribute]: tileKey }}
            tabIndex={isTabStop ? 0 : -1}
            aria-label={label}
            onClick={() => onAction('open', tileKey)}
            onFocus={() => onAction('focus', tileKey)}
            data-ch-on-picture=""
            className="ch:block ch:size-full ch:rounded-xl ch:text-start ch:-outline-offset-4"
          >
            {props.picture}
          </button>
          {props.marks}
          {(isPointedAt || hasFocus) && props.actions}
        </div>
        <div className="ch:absolute ch:inset-x-0 ch:bottom-0 ch:h-13 ch:p-1">{props.children}</div>
      </div>
    </li>
  );
}
