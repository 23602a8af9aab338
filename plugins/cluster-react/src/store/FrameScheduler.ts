/** Runs a task soon, together with what the browser draws next. */
export type FrameScheduler = (task: () => void) => void;

const frameMs = 16;

/** Before the next animation frame, or after 16 ms where there are none. */
export const animationFrameScheduler: FrameScheduler = task => {
  if (typeof requestAnimationFrame === 'function') {
    requestAnimationFrame(() => task());
  } else {
    setTimeout(task, frameMs);
  }
};
