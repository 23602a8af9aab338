import { baseColumns } from '../model/ResourceDescriptor';
import { CellValue, ResourceRow } from '../model/ResourceRow';
import { decodeRow, encodeRow, isSameRow } from './wireRow';

const columns = [...baseColumns, 'ready', 'roles', 'phases', 'node', 'fresh'];
const row: ResourceRow & Record<string, CellValue> = {
  cluster: 'east',
  id: 'u1',
  namespace: '',
  name: 'node-1',
  created: 0,
  ready: false,
  roles: ['worker'],
  phases: { Running: 2 },
  node: undefined,
};

describe('encodeRow', () => {
  it('keeps the order of the columns, and empty, zero and false cells', () => {
    expect(encodeRow(row, columns)).toEqual([
      'east',
      'u1',
      '',
      'node-1',
      0,
      false,
      ['worker'],
      { Running: 2 },
      null,
      null,
    ]);
  });
});

describe('decodeRow', () => {
  it('brings back what was encoded, over JSON too', () => {
    const wire = JSON.parse(JSON.stringify(encodeRow(row, columns)));
    const decoded = decodeRow(columns, wire);
    expect(decoded).toEqual(row);
    expect(Object.keys(decoded)).not.toContain('node');
  });

  it('leaves out what did not come', () => {
    expect(decodeRow(columns, ['east', 'u1'])).toEqual({
      cluster: 'east',
      id: 'u1',
      namespace: '',
      name: '',
      created: 0,
    });
  });
});

describe('isSameRow', () => {
  it.each<[string, Record<string, CellValue>, boolean]>([
    ['the same cells in new objects', { roles: ['worker'] }, true],
    ['another word in a list', { roles: ['other'] }, false],
    ['a longer list', { roles: ['worker', 'other'] }, false],
    ['a list that was a map', { phases: ['Running'] }, false],
    ['another number in a map', { phases: { Running: 3 } }, false],
    ['another key in a map', { phases: { Pending: 2 } }, false],
    ['another plain cell', { ready: true }, false],
    ['a cell more', { zone: 'a' }, false],
  ])('%s', (_, change, same) => {
    expect(isSameRow(row, { ...row, ...change })).toBe(same);
    expect(isSameRow({ ...row, ...change }, row)).toBe(same);
  });
});
