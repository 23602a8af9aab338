import { feedPingSeconds } from '@wheelhouse/backstage-plugin-cluster-common';

/** How long things of a feed take, in milliseconds. */
export interface FeedTiming {
  /** Least time between two writes; changes in between go out together. */
  flush: number;
  /** Between two pings. */
  ping: number;
  /** How long a reader may take nothing before its stream is cut. */
  stall: number;
  /** How long an ended stream may take to send what is left before it is cut. */
  end: number;
}

/** The timing of feeds in production. */
export const defaultFeedTiming: FeedTiming = {
  flush: 40,
  ping: feedPingSeconds * 1000,
  stall: 60_000,
  end: 500,
};
