/** How long things take towards an API server; milliseconds unless said otherwise. */
export interface UpstreamTiming {
  /** Until a connection must stand, TLS included. */
  connect: number;
  /** Between two probes of `/readyz` while all is well and while it is not, and how long one may take. */
  probeInterval: number;
  probeRetry: number;
  probeTimeout: number;
  /** Probes after which the version of the API server is asked for again. */
  probesPerVersion: number;
  /** Bounds of `timeoutSeconds` of a watch, in seconds; each watch gets a random one in between. */
  watchSeconds: readonly [number, number];
  /** A watch on which no byte came for so long is taken for dead (bookmarks come about every minute). */
  idle: number;
  /** A watch that ends sooner without having said anything counts as failed. */
  shortWatch: number;
  /** Back-off between failed tries: exponential between the bounds, with full jitter. */
  backoff: readonly [number, number];
  /** Wait after a 403, ± a third. */
  denied: number;
  /** Back-off while a kind is not served, so that it shows up soon after it is. */
  absent: readonly [number, number];
  /** Between two checks whether an open watch would still be allowed, ± a third. */
  accessCheck: number;
  /** After a change of a CustomResourceDefinition, when to look which versions are served. */
  discoveryChecks: readonly number[];
}

/** What production runs with. */
export const defaultUpstreamTiming: UpstreamTiming = {
  connect: 10_000,
  probeInterval: 10_000,
  probeRetry: 2_000,
  probeTimeout: 5_000,
  probesPerVersion: 30,
  watchSeconds: [300, 600],
  idle: 90_000,
  shortWatch: 2_000,
  backoff: [500, 30_000],
  denied: 30_000,
  absent: [500, 45_000],
  accessCheck: 30_000,
  discoveryChecks: [0, 1_000, 4_000, 10_000],
};
