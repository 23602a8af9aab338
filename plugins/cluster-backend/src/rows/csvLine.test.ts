import { CellValue } from '@wheelhouse/backstage-plugin-cluster-common';
import { csvLine } from './csvLine';

function field(cell: CellValue | null, column = 'any'): string {
  return csvLine([column], [cell]).replace(/\r\n$/, '');
}

describe('csvLine', () => {
  it('ends every line as RFC 4180 wants it', () => {
    expect(csvLine(['a', 'b', 'c'], ['x', null])).toBe('x,,\r\n');
  });

  it.each<[CellValue | null, string]>([
    ['web-1', 'web-1'],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', '"two\nlines"'],
    [' padded', '" padded"'],
    ['größe 日本', 'größe 日本'],
    ['', ''],
    [null, ''],
    [undefined, ''],
    [-3, '-3'],
    [0.5, '0.5'],
    [true, 'true'],
    [[], ''],
    [['a', 'b'], '"a, b"'],
    [{ Running: 5, Failed: 1 }, '"Running=5, Failed=1"'],
  ])('writes %j as %s', (cell, text) => {
    expect(field(cell)).toBe(text);
  });

  it.each<[CellValue, string]>([
    ['=1+2', "'=1+2"],
    ['+49', "'+49"],
    ['-rf', "'-rf"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['\rx', '"\'\rx"'],
    ['=HYPERLINK("http://x","y")', '"\'=HYPERLINK(""http://x"",""y"")"'],
    [['=a', 'b'], '"\'=a, b"'],
  ])('makes no formula of %j', (cell, text) => {
    expect(field(cell)).toBe(text);
  });

  it('writes times so that people and programs can read them', () => {
    expect(field(1_767_225_600, 'created')).toBe('2026-01-01T00:00:00Z');
    expect(field(1_767_225_600, 'count')).toBe('1767225600');
    expect(field(1e20, 'created')).toBe('100000000000000000000');
  });
});
