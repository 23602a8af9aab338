import { LogLine } from './LogLine';

// Two writers of one log (stdout and stderr) may be out of step by a little.
const slackMilliseconds = 1_000;

/**
 * How far a log was read, so that reading goes on after a cut without a line
 * lost or doubled. An API server goes on from whole seconds only, so it sends
 * lines again; these are known by their times, which within a log are the same
 * each time they are sent.
 */
export class LogPosition {
  /** How many lines of each time were read, of those that may be sent again. */
  private readonly read = new Map<string, number>();
  private latest = '';
  private replay: Map<string, number> | undefined;
  private metLatest = false;

  /** From when on lines have to be sent again: RFC 3339 in whole seconds; undefined before the first line. */
  get since(): string | undefined {
    return this.latest ? startOf(this.latest) : undefined;
  }

  /** Lines come again from `since` on. */
  resume(): void {
    this.replay = new Map(this.read);
    this.metLatest = false;
  }

  /** Whether a line is new; each is to be asked about once, in the order in which they come. */
  take({ time }: LogLine): boolean {
    const again = this.replay?.get(time) ?? 0;
    if (again > 0) {
      this.replay?.set(time, again - 1);
      this.metLatest ||= time === this.latest;
      return false;
    }
    this.note(time);
    return true;
  }

  /**
   * To be asked before `take`: whether lines may be missing before a line,
   * because the log no longer holds the last one that was read.
   */
  hasGapBefore({ time }: LogLine): boolean {
    return (
      this.replay !== undefined && !this.metLatest && isLater(time, this.latest)
    );
  }

  private note(time: string): void {
    if (!time) {
      return;
    }
    if (isLater(time, this.latest)) {
      this.latest = time;
      this.replay = undefined;
      this.forgetBefore(startOf(time));
    }
    this.read.set(time, (this.read.get(time) ?? 0) + 1);
  }

  private forgetBefore(start: string): void {
    for (const time of this.read.keys()) {
      if (Date.parse(time) >= Date.parse(start)) {
        break;
      }
      this.read.delete(time);
    }
  }
}

function startOf(time: string): string {
  const start = Date.parse(time) - slackMilliseconds;
  return new Date(Math.floor(start / 1000) * 1000)
    .toISOString()
    .replace('.000Z', 'Z');
}

// Nanoseconds are more than a number of milliseconds holds.
function isLater(time: string, than: string): boolean {
  if (!than) {
    return true;
  }
  const difference = Date.parse(time) - Date.parse(than);
  return difference === 0 ? fraction(time) > fraction(than) : difference > 0;
}

function fraction(time: string): string {
  return (/\.(\d+)/.exec(time)?.[1] ?? '').padEnd(9, '0');
}
