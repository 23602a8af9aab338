import { setTimeout as pause } from 'node:timers/promises';
import type { FaultPlan } from '../plan/planFaults.ts';
import type { FaultProxy } from '../proxy/FaultProxy.ts';
import { megabytes } from './megabytes.ts';
import type { Figures, PortalProcess } from './PortalProcess.ts';

const progressMs = 15_000;

/** Options of `injectFaults`. */
export interface InjectFaultsOptions {
  readonly plan: FaultPlan;
  readonly proxy: FaultProxy;
  /** Asked now and then how it is. */
  readonly portal: PortalProcess;
  readonly log: (line: string) => void;
  readonly signal: AbortSignal;
}

/** Lets each fault of a plan happen at its time, and waits for the end of the plan. */
export async function injectFaults(
  options: InjectFaultsOptions,
): Promise<void> {
  const { plan, proxy, portal, log, signal } = options;
  const began = Date.now();
  const elapsed = () => Date.now() - began;
  const until = (ms: number) =>
    pause(Math.max(0, ms - elapsed()), undefined, { signal });
  const timer = setInterval(() => {
    const seconds = Math.round(elapsed() / 1000);
    const { total, skipped } = proxy.tally;
    portal.ask<Figures>('figures').then(
      ({ heapUsed, notLive }) =>
        log(
          `${seconds} s: ${total} faults, ${skipped} not possible; ${megabytes(
            heapUsed,
          )} of heap; not live: ${notLive.length}`,
        ),
      // Whoever asks for the comparison hears of it too.
      error => log(String(error)),
    );
  }, progressMs);
  try {
    for (const fault of plan.faults) {
      await until(fault.at);
      proxy.inject(fault);
    }
    await until(plan.seconds * 1000);
  } finally {
    clearInterval(timer);
  }
}
