import { coreDescriptors } from '../descriptors';
import { clusterColumns } from './clusterColumns';
import { CLUSTERS_KIND, kindGroups } from './kindGroups';
import { baseColumns } from './ResourceDescriptor';

describe('kindGroups', () => {
  it.each(Object.entries(kindGroups))(
    'the kinds of %s exist and have the same columns',
    (group, kinds) => {
      const [first, ...others] = kinds.map(kind =>
        coreDescriptors.find(({ id }) => id === kind),
      );
      expect(first).toBeDefined();
      for (const other of others) {
        expect(other?.columns).toEqual(first?.columns);
      }
      const ids = coreDescriptors.map(({ id }) => id);
      expect(ids).not.toContain(group);
      expect(ids).not.toContain(CLUSTERS_KIND);
    },
  );
});

describe('clusterColumns', () => {
  it('has no base column and no column twice', () => {
    const all = [...baseColumns, ...clusterColumns];
    expect(new Set(all).size).toBe(all.length);
    expect(clusterColumns).toContain('podPhases');
  });
});
