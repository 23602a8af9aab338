import { RefObject, useLayoutEffect, useState } from 'react';

/** The inner size of an element in pixels, without its scroll bars. */
export interface PanelSize {
  width: number;
  height: number;
}

/** Follows the size of an element. Both are 0 until it is laid out. */
export function usePanelSize(element: RefObject<HTMLElement>): PanelSize {
  const [size, setSize] = useState<PanelSize>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const { current } = element;
    if (!current) {
      return undefined;
    }
    const read = () => {
      const { clientWidth: width, clientHeight: height } = current;
      setSize(before =>
        before.width === width && before.height === height
          ? before
          : { width, height },
      );
    };
    read();
    if (typeof ResizeObserver === 'undefined') {
      return undefined;
    }
    const observer = new ResizeObserver(read);
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return size;
}
