import { monitorEventLoopDelay } from 'node:perf_hooks';

const RESOLUTION_MILLISECONDS = 10;
const NANOSECONDS = 1e9;

/** How late the event loop ran since the last reading, in seconds. */
export interface EventLoopLagReading {
  p50: number;
  p99: number;
  max: number;
}

/**
 * How late the event loop of this process runs what is due. Node measures it
 * with a timer outside of JavaScript, which starts with the first reading.
 */
export class EventLoopLag {
  private readonly histogram = monitorEventLoopDelay({
    resolution: RESOLUTION_MILLISECONDS,
  });

  /** The time since the last call; undefined the first time. */
  read(): EventLoopLagReading | undefined {
    const { histogram } = this;
    if (histogram.enable() || histogram.count === 0) {
      return undefined;
    }
    const reading = {
      p50: lag(histogram.percentile(50)),
      p99: lag(histogram.percentile(99)),
      max: lag(histogram.max),
    };
    histogram.reset();
    return reading;
  }

  stop(): void {
    this.histogram.disable();
  }
}

/** Node's figure is the time between two ticks of its timer, which is no lag up to the interval. */
function lag(nanoseconds: number): number {
  return Math.max(
    0,
    nanoseconds / NANOSECONDS - RESOLUTION_MILLISECONDS / 1000,
  );
}
