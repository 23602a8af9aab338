import type { Measurement } from './Measurement.ts';
import { ratioOf } from './Measurement.ts';

const head = ['figure', 'ours', 'goal', '', 'peer', 'ratio', 'peer is'];
const textColumns: ReadonlySet<number> = new Set([0, 3, 6]);

/** The figures of a scenario as a table, for people. */
export function figureTable(measurements: readonly Measurement[]): string {
  return padded([head, ...measurements.map(cellsOf)])
    .map(cells => cells.join('  ').trimEnd())
    .join('\n');
}

/** The same as Markdown, aligned as Prettier does it. */
export function figureMarkdown(measurements: readonly Measurement[]): string {
  const [first, ...rows] = padded([head, ...measurements.map(cellsOf)]);
  const rule = first.map((cell, column) =>
    textColumns.has(column)
      ? '-'.repeat(cell.length)
      : `${'-'.repeat(cell.length - 1)}:`,
  );
  return [first, rule, ...rows]
    .map(cells => `| ${cells.join(' | ')} |`)
    .join('\n');
}

function padded(rows: readonly string[][]): string[][] {
  const widths = head.map((_, column) =>
    Math.max(3, ...rows.map(row => row[column].length)),
  );
  return rows.map(row =>
    row.map((cell, column) =>
      textColumns.has(column)
        ? cell.padEnd(widths[column])
        : cell.padStart(widths[column]),
    ),
  );
}

function cellsOf(measured: Measurement): string[] {
  const { figure, value, unit, goal, peer } = measured;
  const ratio = ratioOf(measured);
  return [
    figure,
    amount(value, unit),
    goal === undefined ? '' : `≤ ${amount(goal, unit)}`,
    goal === undefined ? '' : verdict(value, goal),
    peer ? amount(peer.value, unit) : '',
    ratio === undefined ? '' : `${short(ratio)} ×`,
    peer?.name ?? '',
  ];
}

function verdict(value: number, goal: number): string {
  return value <= goal ? 'met' : `missed, ${short(value / goal)} times it`;
}

function amount(value: number, unit: string): string {
  return `${short(value)} ${unit}`;
}

function short(value: number): string {
  return value >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
}
