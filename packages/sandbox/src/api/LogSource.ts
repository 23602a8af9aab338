import { SeededRandom } from '../model/SeededRandom.ts';
import type { Pod } from '../model/shapes.ts';
import { behaviourOf } from '../model/podBehaviour.ts';
import { logTemplates, startLines } from './logTemplates.ts';

/** One line of a log. */
export interface LogLine {
  /** RFC 3339 with nanoseconds, as container runtimes write it. */
  time: string;
  text: string;
}

interface LinesOptions {
  /** Milliseconds since the epoch, included. */
  since?: number;
  until: number;
  tail?: number;
}

/** The most lines one run of a container keeps, as if older were rotated away. */
const keptLines = 5_000;

/**
 * What a container wrote during one run. Nothing is stored: every line follows
 * from the pod, the run and the line's number, so it reads the same each time.
 */
export class LogSource {
  private readonly seed: string;
  private readonly started: number;
  private readonly finished: number | undefined;
  private readonly interval: number;
  private readonly opening: string[];
  private readonly closing: string[];
  private readonly templates: string[];

  constructor(options: {
    pod: Pod;
    container: string;
    startedAt: string;
    finishedAt?: string;
    restart: number;
  }) {
    const { pod, container, startedAt, finishedAt, restart } = options;
    this.seed = `${pod.metadata.uid}/${container}/${restart}`;
    this.started = Date.parse(startedAt);
    this.finished = finishedAt ? Date.parse(finishedAt) : undefined;
    const image =
      [...pod.spec.containers, ...(pod.spec.initContainers ?? [])].find(
        item => item.name === container,
      )?.image ?? container;
    const behaviour = behaviourOf(pod);
    this.interval = 800 + Math.floor(new SeededRandom(this.seed).next() * 1700);
    const lines = startLines({ container, image, behaviour });
    this.opening = lines.opening;
    this.closing = this.finished === undefined ? [] : lines.closing;
    this.templates = logTemplates(container, behaviour);
  }

  /** The lines written in a span of time, oldest first. */
  lines(options: LinesOptions): LogLine[] {
    const until = Math.min(options.until, this.finished ?? options.until);
    const last = Math.floor((until - this.started) / this.interval);
    const bySince =
      options.since === undefined
        ? 0
        : Math.ceil((options.since - this.started) / this.interval);
    const first = Math.max(0, bySince, last - keptLines + 1);
    const lines: LogLine[] = [];
    const begin =
      options.tail === undefined
        ? first
        : Math.max(first, last - options.tail + 1);
    for (let index = begin; index <= last; index++) {
      lines.push(this.line(index));
    }
    if (this.finished !== undefined && (options.since ?? 0) <= this.finished) {
      const time = this.stamp(this.finished, 999);
      lines.push(...this.closing.map(text => ({ time, text })));
    }
    return options.tail === undefined
      ? lines
      : lines.slice(Math.max(0, lines.length - options.tail));
  }

  private line(index: number): LogLine {
    const at = this.started + index * this.interval;
    const time = this.stamp(at, index);
    if (index < this.opening.length) {
      return { time, text: this.opening[index] };
    }
    const random = new SeededRandom(`${this.seed}/${index}`);
    const text = random
      .pick(this.templates)
      .replace(/\{time\}/g, new Date(at).toISOString())
      .replace(/\{(\d+)-(\d+)\}/g, (_match, low, high) =>
        String(random.between(Number(low), Number(high))),
      )
      .replace(/\{id\}/g, () => random.uuid().slice(0, 8));
    return { time, text };
  }

  private stamp(time: number, index: number): string {
    const nanoseconds = String((index * 7919) % 1_000_000).padStart(6, '0');
    return new Date(time).toISOString().replace('Z', `${nanoseconds}Z`);
  }
}
