import { once } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import {
  NOT_LIVE_HEADER,
  printNotLive,
  ROWS_HEADER,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { ReadRows } from '@wheelhouse/backstage-plugin-cluster-node';
import { Response } from 'express';
import { csvLine } from './csvLine';

const PIECE_ROWS = 500;
const STALL_MILLISECONDS = 60_000;

// Without it Excel takes the file for one of its old code pages. Readers that
// know UTF-8 know the mark.
const BYTE_ORDER_MARK = '\uFEFF';

// Names of the hub for an object; they mean nothing elsewhere.
const idColumns: ReadonlySet<string> = new Set(['id', 'ownerId', 'aboutId']);

/** What a file is made of. */
export interface CsvFile {
  /** Without `.csv`. */
  name: string;
  rows: ReadRows;
  /** Which columns it has and in which order; all but ids when left out. */
  columns?: readonly string[];
  /** Milliseconds that a reader may take for a piece; 60,000 if not given. */
  stall?: number;
}

/**
 * Answers with a file, piece by piece: the next one is made when the reader has
 * taken the last, and between two of them the event loop goes on. Resolves with
 * the number of rows that were sent; fewer than there are when the reader left.
 */
export async function sendCsv(
  response: Response,
  file: CsvFile,
): Promise<number> {
  const { rows, stall = STALL_MILLISECONDS } = file;
  const columns =
    file.columns ?? rows.columns.filter(column => !idColumns.has(column));
  const positions = columns.map(column => rows.columns.indexOf(column));
  // A socket that breaks during a write closes the response as well.
  response.on('error', () => response.destroy());
  writeHead(response, file);
  let text = BYTE_ORDER_MARK + csvLine(columns, columns);
  let sent = 0;
  for (let offset = 0; offset < rows.total; offset += PIECE_ROWS) {
    const piece = rows.slice(offset, PIECE_ROWS);
    for (const cells of piece) {
      text += csvLine(
        columns,
        positions.map(position => cells[position]),
      );
    }
    if (!(await write(response, text, stall))) {
      return sent;
    }
    sent += piece.length;
    text = '';
    await turn();
  }
  response.end(text);
  return sent;
}

function writeHead(response: Response, { name, rows }: CsvFile): void {
  const notLive = printNotLive(rows.sources);
  response.status(200).set({
    'Content-Type': 'text/csv; charset=utf-8; header=present',
    'Content-Disposition': `attachment; filename="${fileName(name)}"`,
    [ROWS_HEADER]: String(rows.total),
    ...(notLive ? { [NOT_LIVE_HEADER]: notLive } : {}),
  });
  // In development the page comes from another origin, which may not read them otherwise.
  response.append(
    'Access-Control-Expose-Headers',
    `Content-Disposition, ${ROWS_HEADER}, ${NOT_LIVE_HEADER}`,
  );
}

function fileName(name: string): string {
  const date = new Date().toISOString().slice(0, 10);
  return `${name.replace(/[^A-Za-z0-9._-]/g, '_')}-${date}.csv`;
}

/** Whether there is still a reader, once it has taken the text or room for more. */
async function write(
  response: Response,
  text: string,
  stall: number,
): Promise<boolean> {
  if (response.destroyed) {
    return false;
  }
  if (response.write(text)) {
    return true;
  }
  const waiting = new AbortController();
  const { signal } = waiting;
  const stuck = setTimeout(() => response.destroy(), stall);
  try {
    await Promise.race([
      once(response, 'drain', { signal }),
      once(response, 'close', { signal }),
    ]);
  } finally {
    clearTimeout(stuck);
    waiting.abort();
  }
  return !response.destroyed;
}
