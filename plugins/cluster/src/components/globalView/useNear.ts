import { RefObject, useEffect, useState } from 'react';

/** Half a screen ahead, so that scrolling finds it there. */
const margin = '50%';

/** Whether an element has ever come near what is in view; at once where nothing can tell. */
export function useNear(place: RefObject<Element>): boolean {
  const [isNear, setNear] = useState(
    () => typeof IntersectionObserver === 'undefined',
  );
  useEffect(() => {
    const element = place.current;
    if (isNear || !element) {
      return undefined;
    }
    const observer = new IntersectionObserver(
      entries => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) {
          setNear(true);
        }
      },
      { rootMargin: margin },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [place, isNear]);
  return isNear;
}
