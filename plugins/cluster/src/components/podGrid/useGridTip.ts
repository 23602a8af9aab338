import { useCallback, useState } from 'react';
import { GridHit } from '../../model/podGrid/gridPlace';

type Source = { at: 'pointer'; hit: GridHit } | { at: 'cursor' } | undefined;

/** What the tip is about: what the pointer is at, or the cell of the keyboard. */
export function useGridTip() {
  const [source, setSource] = useState<Source>();
  return {
    hit: source?.at === 'pointer' ? source.hit : undefined,
    isAtCursor: source?.at === 'cursor',
    showAtCursor: useCallback(() => setSource({ at: 'cursor' }), []),
    hide: useCallback(() => setSource(undefined), []),
    /** Follows the pointer; where there is nothing, a tip at the cursor stays. */
    point: useCallback(
      (hit: GridHit | undefined) =>
        setSource(before => {
          if (!hit) {
            return before?.at === 'pointer' ? undefined : before;
          }
          return before?.at === 'pointer' && isSameHit(before.hit, hit)
            ? before
            : { at: 'pointer', hit };
        }),
      [],
    ),
  };
}

function isSameHit(a: GridHit, b: GridHit): boolean {
  const cellOf = (hit: GridHit) => (hit.part === 'cell' ? hit.cell : undefined);
  return a.part === b.part && a.group === b.group && cellOf(a) === cellOf(b);
}
