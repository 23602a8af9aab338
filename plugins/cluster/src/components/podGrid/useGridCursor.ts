import { KeyboardEvent, useState } from 'react';
import { findPod, nearestPlace } from '../../model/podGrid/findPod';
import { GridLayout } from '../../model/podGrid/gridLayout';
import { GridMove, gridMove } from '../../model/podGrid/gridMove';
import { GridPlace } from '../../model/podGrid/gridPlace';
import { GridPod } from '../../model/podGrid/GridPod';
import { PodGroup } from '../../model/podGrid/PodGroup';

const moves: Readonly<Record<string, GridMove>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'rowStart',
  End: 'rowEnd',
  PageUp: 'previousGroup',
  PageDown: 'nextGroup',
};

const farMoves: Readonly<Record<string, GridMove>> = {
  Home: 'first',
  End: 'last',
};

/** Options of `useGridCursor`. */
export interface GridCursorOptions {
  groups: readonly PodGroup[];
  layout: GridLayout;
  /** A key was pressed that leads somewhere. */
  onMove: () => void;
  onOpen: (pod: GridPod) => void;
}

interface Cursor extends GridPlace {
  id: string;
}

/**
 * The pod that the keyboard is at. It stays with its pod wherever that goes,
 * and when the pod is gone at the place where it was.
 */
export function useGridCursor(options: GridCursorOptions) {
  const { groups, layout, onMove, onOpen } = options;
  const [cursor, setCursor] = useState<Cursor>();
  const place =
    (cursor && findPod(groups, cursor.id)) ??
    nearestPlace(groups, cursor ?? { group: 0, cell: 0 });
  const pod = place && podAt(groups, place);
  if (
    cursor &&
    place &&
    !(isSamePlace(cursor, place) && cursor.id === pod?.id)
  ) {
    // Where it was last is where it stays when its pod goes.
    setCursor(cursorAt(groups, place));
  }
  const setPlace = (next: GridPlace) => setCursor(cursorAt(groups, next));
  return {
    place,
    pod,
    setPlace,
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      if (!place || !pod || event.altKey || event.metaKey) {
        return;
      }
      const move = (event.ctrlKey ? farMoves : moves)[event.key];
      if (move) {
        event.preventDefault();
        setPlace(gridMove(layout, place, move));
        onMove();
      } else if (event.key === 'Enter' && !event.ctrlKey) {
        event.preventDefault();
        onOpen(pod);
      }
    },
  };
}

/** The pod at a place. */
export function podAt(
  groups: readonly PodGroup[],
  place: GridPlace,
): GridPod | undefined {
  return groups[place.group]?.pods[place.cell];
}

function cursorAt(groups: readonly PodGroup[], place: GridPlace): Cursor {
  const { group, cell } = place;
  return { group, cell, id: podAt(groups, place)?.id ?? '' };
}

function isSamePlace(a: GridPlace, b: GridPlace): boolean {
  return a.group === b.group && a.cell === b.cell;
}
