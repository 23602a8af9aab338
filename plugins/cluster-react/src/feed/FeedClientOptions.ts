import { Clock } from './Clock';
import { StreamSlots } from './StreamSlots';

/** Options of a `DefaultFeedClient`. All but the first two are for tests. */
export interface FeedClientOptions {
  /** A fetch that adds the viewer's credentials, fresh at every call. */
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** The address of the feed. */
  url: () => Promise<string>;
  clock?: Clock;
  /** Whether the tab can be seen; `globalThis.document` by default. */
  page?: PageVisibility;
  /** Where `online` is fired; `globalThis.window` by default. */
  network?: EventTarget;
  /** How many streams the browser has left; over the Web Locks API by default. */
  slots?: StreamSlots;
  /** From 0 to 1, for jitter. */
  random?: () => number;
}

/** The part of `document` that the feed looks at. */
export interface PageVisibility extends EventTarget {
  readonly visibilityState: DocumentVisibilityState;
}
