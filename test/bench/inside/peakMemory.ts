import { readFileSync, writeFileSync } from 'node:fs';

/** What a process held at most, beyond what it held when this began. Linux only (proc(5)). */
export class PeakMemory {
  private readonly base: number;

  constructor() {
    globalThis.gc?.();
    this.base = process.memoryUsage().rss;
    // Forgets the peak so far.
    writeFileSync('/proc/self/clear_refs', '5');
  }

  /** In bytes. */
  added(): number {
    const status = readFileSync('/proc/self/status', 'utf8');
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
    return Number(kilobytes) * 1024 - this.base;
  }
}
