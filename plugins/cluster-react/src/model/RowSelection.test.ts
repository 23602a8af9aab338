import { someRows } from '../__testUtils__/FakeFeed';
import {
  goneRows,
  isSelected,
  mostSelected,
  RowSelection,
  toggled,
  withoutRows,
  withRows,
} from './RowSelection';
import { ResourceRow } from '@wheelhouse/backstage-plugin-cluster-common';

const none: RowSelection<ResourceRow> = new Map();
const [a, b, c] = someRows(3);

describe('RowSelection', () => {
  it('takes rows in and out', () => {
    const one = toggled(none, a);
    expect(isSelected(one, a)).toBe(true);
    expect(isSelected(one, b)).toBe(false);
    expect(toggled(one, a).size).toBe(0);
    expect([...withRows(one, [a, b]).keys()]).toEqual([a.id, b.id]);
    expect([...withoutRows(withRows(one, [b]), [a, c]).keys()]).toEqual([b.id]);
    expect(withoutRows(one, [c])).toBe(one);
    expect(none.size).toBe(0);
  });

  it('does not take another object under the same id for the chosen one', () => {
    const chosen = toggled(none, a);
    const other = { ...b, id: a.id };
    const anew = { ...a, created: a.created + 1 };
    expect(isSelected(chosen, other)).toBe(false);
    expect(isSelected(chosen, anew)).toBe(false);
    const asked = new Set([a.id]);
    const present = (row: ResourceRow) => ({
      asked,
      rows: new Map([[row.id, row]]),
    });
    expect(goneRows(chosen, present(other))).toEqual([a]);
    expect(goneRows(chosen, present({ ...a }))).toEqual([]);
  });

  it('calls gone only what was asked for', () => {
    const chosen = withRows(none, [a, b]);
    const rows = new Map<string, ResourceRow>();
    expect(goneRows(chosen, { asked: new Set([b.id]), rows })).toEqual([b]);
  });

  it('holds so many rows and no more', () => {
    const many = someRows(mostSelected + 5);
    expect(withRows(none, many).size).toBe(mostSelected);
  });
});
