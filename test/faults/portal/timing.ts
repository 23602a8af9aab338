import { UpstreamTiming } from '@wheelhouse/backstage-plugin-cluster-node';

/**
 * Production's timing, an order of magnitude faster. The API server sends a
 * bookmark shortly before a watch ends, so no watch is idle for as long as `idle`.
 */
export const timing: Partial<UpstreamTiming> = {
  connect: 1_500,
  probeInterval: 1_500,
  probeRetry: 500,
  probeTimeout: 1_500,
  watchSeconds: [5, 9],
  idle: 9_500,
  shortWatch: 500,
  backoff: [100, 2_000],
  denied: 1_000,
  absent: [200, 1_500],
  accessCheck: 15_000,
  discoveryChecks: [0, 300, 1_000, 3_000],
};

/** Until a connection that is dead by now was noticed and replaced. */
export const noticeMs = 9_500 + 3_000;
