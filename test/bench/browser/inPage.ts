// What runs inside the page. Each function stands for itself: the browser gets
// its text alone.

/** What the page kept of its long tasks. */
export interface LongTask {
  readonly start: number;
  readonly ms: number;
}

interface BenchWindow extends Window {
  longTasks?: LongTask[];
}

/** Runs before anything else of a page: somebody who signed in some other day. */
export function prepare(): void {
  localStorage.setItem('@backstage/core:SignInPage:provider', 'guest');
  const kept: LongTask[] = [];
  (window as BenchWindow).longTasks = kept;
  new PerformanceObserver(list => {
    for (const { startTime: start, duration: ms } of list.getEntries()) {
      kept.push({ start, ms });
    }
  }).observe({ type: 'longtask', buffered: true });
}

/** Goes to another page of the portal and waits until it shows what is looked for; in milliseconds. */
export function timeUntilShown(target: {
  path: string;
  selector: string;
}): Promise<{ start: number; ms: number }> {
  const start = performance.now();
  window.history.pushState({}, '', target.path);
  window.dispatchEvent(new PopStateEvent('popstate'));
  return new Promise((resolve, reject) => {
    const look = () => {
      const found = document.querySelector<HTMLElement>(target.selector);
      const ms = performance.now() - start;
      if (found?.innerText.trim()) {
        resolve({ start, ms });
      } else if (ms > 60_000) {
        reject(new Error(`${target.path} never showed ${target.selector}`));
      } else {
        requestAnimationFrame(look);
      }
    };
    look();
  });
}

/** The tasks that took more than 50 ms and began after a moment. */
export function longTasksSince(start: number): LongTask[] {
  const { longTasks = [] } = window as BenchWindow;
  return longTasks.filter(task => task.start >= start);
}

/** How smoothly a table scrolled. */
export interface Scrolling {
  readonly start: number;
  /** Milliseconds between frames. */
  readonly frames: number[];
  /** From the last step until the rows in view are there. */
  readonly settledMs: number;
}

/** Scrolls the table down over so many rows, as fast as frames come, and waits for what is then in view. */
export function scrollRows(given: {
  rows: number;
  perFrame: number;
  rowHeight: number;
}): Promise<Scrolling> {
  const grid = document.querySelector<HTMLElement>('[role="grid"]');
  if (!grid) {
    throw new Error('there is no table');
  }
  const start = performance.now();
  const end = given.rows * given.rowHeight;
  const frames: number[] = [];
  let last = start;
  return new Promise((resolve, reject) => {
    const settle = (since: number) => {
      const middle = Math.round(
        (grid.scrollTop + grid.clientHeight / 2) / given.rowHeight,
      );
      const row = grid.querySelector<HTMLElement>(
        `[aria-rowindex="${middle + 1}"]`,
      );
      const settledMs = performance.now() - since;
      if (row?.innerText.trim()) {
        resolve({ start, frames, settledMs });
      } else if (settledMs > 30_000) {
        reject(new Error(`row ${middle} never came`));
      } else {
        requestAnimationFrame(() => settle(since));
      }
    };
    const step = (now: number) => {
      frames.push(now - last);
      last = now;
      const before = grid.scrollTop;
      grid.scrollTop += given.perFrame * given.rowHeight;
      if (grid.scrollTop >= end || grid.scrollTop === before) {
        settle(performance.now());
      } else {
        requestAnimationFrame(step);
      }
    };
    requestAnimationFrame(now => {
      last = now;
      requestAnimationFrame(step);
    });
  });
}
