import {
  CellValue,
  timeColumns,
} from '@wheelhouse/backstage-plugin-cluster-common';

/**
 * One line of CSV (RFC 4180), its line end included. Times become ISO 8601,
 * lists and records become `a, b` and `key=number, …`.
 */
export function csvLine(
  columns: readonly string[],
  cells: readonly (CellValue | null)[],
): string {
  const fields = columns.map((column, index) =>
    quoted(fieldText(column, cells[index] ?? undefined)),
  );
  return `${fields.join(',')}\r\n`;
}

function fieldText(column: string, cell: CellValue): string {
  if (typeof cell === 'number') {
    return timeColumns.has(column) ? isoTime(cell) : String(cell);
  }
  return withoutFormula(cellText(cell));
}

function cellText(cell: Exclude<CellValue, number>): string {
  if (typeof cell !== 'object') {
    return String(cell ?? '');
  }
  return isList(cell)
    ? cell.join(', ')
    : Object.entries(cell)
        .map(([key, number]) => `${key}=${number}`)
        .join(', ');
}

function isList(
  cell: readonly string[] | Readonly<Record<string, number>>,
): cell is readonly string[] {
  return Array.isArray(cell);
}

function isoTime(seconds: number): string {
  const time = new Date(seconds * 1000);
  // What no calendar has is told as it is.
  return Number.isNaN(time.getTime())
    ? String(seconds)
    : time.toISOString().replace('.000Z', 'Z');
}

/**
 * Spreadsheets take a text for a formula by how it starts, and anybody who may
 * label an object could write one; an apostrophe makes it text again.
 */
function withoutFormula(text: string): string {
  return /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}
