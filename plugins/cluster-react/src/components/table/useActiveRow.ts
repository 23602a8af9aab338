import { KeyboardEvent, useState } from 'react';

/** Options of `useActiveRow`. */
export interface ActiveRowOptions {
  total: number;
  /** Index of the first of `keys` in the whole list. */
  offset: number;
  /** The keys of the rows that are held. */
  keys: readonly string[];
  /** Rows that Page Up and Page Down go. */
  pageSize: number;
  onMove: (index: number) => void;
  onOpen: (index: number) => void;
  /** Where rows can be chosen by keys as well. */
  choice?: {
    /** The mark moved without choosing. */
    onMove: () => void;
    onToggle: (index: number) => void;
    /** The mark moved, and all on its way is chosen. */
    onExtend: (to: number, from: number) => void;
    onAll: () => void;
  };
}

interface Mark {
  index: number;
  key: string | undefined;
}

/**
 * The mark that arrow keys move over the rows. It stays on its row when others
 * come and go above it, so that Enter opens what was chosen.
 */
export function useActiveRow(options: ActiveRowOptions) {
  const { total, offset, keys, pageSize, onMove, onOpen, choice } = options;
  const [mark, setMark] = useState<Mark>();
  const index = indexOf(mark, options);

  const markAt = (next: number) =>
    setMark({ index: next, key: keys[next - offset] });
  const move = (to: number, extend: boolean) => {
    const next = Math.max(0, Math.min(total - 1, to));
    markAt(next);
    onMove(next);
    if (extend) {
      choice?.onExtend(next, index ?? 0);
    } else {
      choice?.onMove();
    }
  };
  const targets: Record<string, (from: number) => number> = {
    ArrowDown: from => from + 1,
    ArrowUp: from => from - 1,
    PageDown: from => from + pageSize,
    PageUp: from => from - pageSize,
    Home: () => 0,
    End: () => total - 1,
  };

  return {
    index,
    mark: markAt,
    onFocus: () => {
      if (mark === undefined) {
        setMark({ index: offset, key: keys[0] });
      }
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      // Links and buttons inside have their own keys.
      if (event.target !== event.currentTarget) {
        return;
      }
      const target = targets[event.key];
      if (target) {
        event.preventDefault();
        move(target(index ?? 0), event.shiftKey && choice !== undefined);
      } else if (choice && event.key === ' ' && index !== undefined) {
        event.preventDefault();
        choice.onToggle(index);
      } else if (choice && isSelectAll(event)) {
        event.preventDefault();
        choice.onAll();
      } else if (event.key === 'Enter' && index !== undefined) {
        event.preventDefault();
        onOpen(index);
      }
    },
  };
}

function isSelectAll(event: KeyboardEvent<HTMLElement>): boolean {
  return (event.ctrlKey || event.metaKey) && event.key === 'a';
}

function indexOf(
  mark: Mark | undefined,
  options: ActiveRowOptions,
): number | undefined {
  if (!mark) {
    return undefined;
  }
  const held = mark.key === undefined ? -1 : options.keys.indexOf(mark.key);
  return held < 0
    ? Math.min(mark.index, options.total - 1)
    : held + options.offset;
}
