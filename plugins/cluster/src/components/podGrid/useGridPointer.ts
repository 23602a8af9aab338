import { MouseEvent, RefObject, useRef, useState } from 'react';
import { GridLayout } from '../../model/podGrid/gridLayout';
import { GridHit, GridPlace, hitTest } from '../../model/podGrid/gridPlace';

/** Options of `useGridPointer`. */
export interface GridPointerOptions {
  /** Holds the whole layout from its upper left corner on. */
  content: RefObject<HTMLElement>;
  layout: GridLayout;
  onPoint: (hit: GridHit | undefined) => void;
  onChoose: (place: GridPlace) => void;
}

/** Follows mouse, pen and finger over the cells. */
export function useGridPointer(options: GridPointerOptions) {
  const { content, layout, onPoint, onChoose } = options;
  const [isInside, setInside] = useState(false);
  const isPressed = useRef(false);
  const hitOf = (event: MouseEvent) => {
    const box = content.current?.getBoundingClientRect();
    return (
      box && hitTest(layout, event.clientX - box.left, event.clientY - box.top)
    );
  };
  return {
    isInside,
    /** Whether a focus that comes now comes from a press. */
    isPressed,
    handlers: {
      onPointerEnter: () => setInside(true),
      onPointerMove: (event: MouseEvent) => onPoint(hitOf(event)),
      onPointerLeave: () => {
        setInside(false);
        isPressed.current = false;
        onPoint(undefined);
      },
      onPointerDown: () => {
        isPressed.current = true;
      },
      onPointerUp: () => {
        isPressed.current = false;
      },
      onClick: (event: MouseEvent) => {
        const hit = hitOf(event);
        if (hit?.part === 'cell') {
          onChoose({ group: hit.group, cell: hit.cell });
        }
      },
    },
  };
}
