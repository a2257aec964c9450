import type { KeyboardEvent } from 'react';

interface GridKeys {
  /** The grids in their order, each with the keys of its tiles. */
  readonly groups: readonly (readonly string[])[];
  readonly onMove: (key: string) => void;
  /** Delete was pressed on a tile. */
  readonly onDelete: (key: string) => void;
}

/** Attribute of the button that stands for a tile; its value is the tile's key. */
export const tileAttribute = 'data-ch-tile';

/** Arrows, Home and End lead from tile to tile, as they lie in the language. For the element around all grids. */
export function gridKeyHandler({ groups, onMove, onDelete }: GridKeys) {
  return (event: KeyboardEvent<HTMLElement>): void => {
    const tile = event.target instanceof Element ? event.target.closest(`[${tileAttribute}]`) : null;
    const key = tile?.getAttribute(tileAttribute) ?? null;
    if (tile === null || key === null || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Delete') {
      event.preventDefault();
      onDelete(key);
      return;
    }
    const next = neighbour(groups, key, event.key, layoutOf(tile));
    if (next === null) return;
    event.preventDefault();
    const root = event.currentTarget;
    onMove(next);
    for (const button of root.querySelectorAll<HTMLElement>(`[${tileAttribute}]`)) {
      if (button.getAttribute(tileAttribute) === next) button.focus();
    }
  };
}

interface Layout {
  readonly columns: number;
  readonly isRightToLeft: boolean;
}

function layoutOf(tile: Element): Layout {
  const grid = tile.closest('ul');
  if (grid === null) return { columns: 1, isRightToLeft: false };
  const { gridTemplateColumns, direction } = getComputedStyle(grid);
  return { columns: gridTemplateColumns.split(' ').length, isRightToLeft: direction === 'rtl' };
}

/** The tile that a key leads to from another; null when there is none, or it leads nowhere. */
export function neighbour(
  groups: GridKeys['groups'],
  from: string,
  pressed: string,
  { columns, isRightToLeft }: Layout,
): string | null {
  const all = groups.flat();
  const index = all.indexOf(from);
  const forward = isRightToLeft ? 'ArrowLeft' : 'ArrowRight';
  const backward = isRightToLeft ? 'ArrowRight' : 'ArrowLeft';
  switch (pressed) {
    case forward:
      return all[index + 1] ?? null;
    case backward:
      return all[index - 1] ?? null;
    case 'Home':
      return all[0] ?? null;
    case 'End':
      return all.at(-1) ?? null;
    case 'ArrowDown':
      return below(groups, from, columns);
    case 'ArrowUp':
      return above(groups, from, columns);
    default:
      return null;
  }
}

function below(groups: GridKeys['groups'], from: string, columns: number): string | null {
  const at = groups.findIndex((group) => group.includes(from));
  const group = groups[at] ?? [];
  const index = group.indexOf(from);
  const isInLastRow = Math.floor(index / columns) === Math.floor((group.length - 1) / columns);
  // A row that is not full is reached at its end.
  if (!isInLastRow) return group[Math.min(index + columns, group.length - 1)] ?? null;
  const next = groups[at + 1] ?? [];
  return next[Math.min(index % columns, next.length - 1)] ?? null;
}

function above(groups: GridKeys['groups'], from: string, columns: number): string | null {
  const at = groups.findIndex((group) => group.includes(from));
  const index = groups[at]?.indexOf(from) ?? 0;
  if (index >= columns) return groups[at]?.[index - columns] ?? null;
  const previous = groups[at - 1] ?? [];
  const lastRow = Math.floor((previous.length - 1) / columns) * columns;
  return previous[Math.min(lastRow + index, previous.length - 1)] ?? null;
}
