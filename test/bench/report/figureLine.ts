import type { Measurement } from './Measurement.ts';
import { ratioOf } from './Measurement.ts';

/** One figure as a line of JSON, for programs. */
export function figureLine(scenario: string, measured: Measurement): string {
  const ratio = ratioOf(measured);
  return JSON.stringify({
    scenario,
    figure: measured.figure,
    value: rounded(measured.value),
    unit: measured.unit,
    peer: measured.peer?.name ?? null,
    peerValue: measured.peer ? rounded(measured.peer.value) : null,
    ratio: ratio === undefined ? null : rounded(ratio),
  });
}

/** To four significant digits: no bench repeats better than that. */
function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
