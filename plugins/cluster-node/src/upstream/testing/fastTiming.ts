import { defaultUpstreamTiming, UpstreamTiming } from '../UpstreamTiming';

/** The production timing, some hundred times faster. */
export const fastTiming: UpstreamTiming = {
  ...defaultUpstreamTiming,
  connect: 500,
  probeInterval: 40,
  probeRetry: 20,
  probeTimeout: 200,
  idle: 150,
  shortWatch: 20,
  backoff: [5, 40],
  denied: 60,
  absent: [5, 40],
  accessCheck: 60_000,
  discoveryChecks: [0, 20, 60],
};
