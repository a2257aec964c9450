import { useState, type FocusEvent, type ReactElement, type ReactNode } from 'react';
import { tileAttribute } from './grid-keys.ts';
import type { TileAction } from './tile-actions.tsx';

export interface TileShellProps {
  /** Names the tile among all. */
  readonly tileKey: string;
  readonly label: string;
  /** The one tile of the gallery that Tab leads to. */
  readonly isTabStop: boolean;
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
  const { tileKey, label, isTabStop, onAction } = props;
  const [isPointedAt, setPointedAt] = useState(false);
  const [hasFocus, setFocus] = useState(false);

  return (
    <li
      onPointerEnter={({ pointerType }) => setPointedAt(pointerType === 'mouse')}
      onPointerLeave={() => setPointedAt(false)}
      onFocus={() => setFocus(true)}
      onBlur={({ currentTarget, relatedTarget }: FocusEvent) =>
        setFocus(relatedTarget !== null && currentTarget.contains(relatedTarget))
      }
      className="ch:min-w-0 ch:[contain-intrinsic-size:auto_9rem_auto_12rem] ch:[content-visibility:auto]"
    >
      <div className="ch:relative">
        <button
          type="button"
          {...{ [tileAttribute]: tileKey }}
          tabIndex={isTabStop ? 0 : -1}
          aria-label={label}
          onClick={() => onAction('open', tileKey)}
          onFocus={() => onAction('focus', tileKey)}
          className="ch:block ch:w-full ch:rounded-xl ch:text-start ch:-outline-offset-4"
        >
          {props.picture}
          {props.marks}
        </button>
        {(isPointedAt || hasFocus) && props.actions}
      </div>
      {props.children}
    </li>
  );
}
