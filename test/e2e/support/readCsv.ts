/** The rows of a CSV file (RFC 4180) by the names of its columns. Throws if a row has not as many fields as there are columns. */
export function readCsv(text: string): Record<string, string>[] {
  const [columns, ...rows] = linesOf(text.replace(/^\uFEFF/, ''));
  return rows.map(fields => {
    if (fields.length !== columns.length) {
      throw new Error(
        `a row has ${fields.length} fields of ${columns.length}: ${fields}`,
      );
    }
    return Object.fromEntries(
      columns.map((column, index) => [column, fields[index]]),
    );
  });
}

function linesOf(text: string): string[][] {
  const lines: string[][] = [];
  let fields: string[] = [];
  // A field in quotes or without, and what follows it.
  for (const [, quoted, plain = '', end] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g,
  )) {
    fields.push(quoted === undefined ? plain : quoted.replace(/""/g, '"'));
    if (end !== ',') {
      lines.push(fields);
      fields = [];
    }
  }
  return lines.filter(line => line.length > 1 || line[0] !== '');
}
