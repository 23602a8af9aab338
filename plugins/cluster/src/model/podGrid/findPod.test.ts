import { gridPod } from './__fixtures__/gridPods';
import { findPod, nearestPlace } from './findPod';
import { orderGroups } from './orderGroups';
import { podGroups } from './PodGroups';

const groups = orderGroups(
  podGroups(
    [
      gridPod('1', { namespace: 'b' }),
      gridPod('2', { namespace: 'a' }),
      gridPod('3', { namespace: 'a' }),
    ],
    { grouping: 'namespace', colouring: 'status', zones: new Map() },
  ).byKey,
);

describe('findPod', () => {
  it('finds a pod wherever it is', () => {
    expect(findPod(groups, '3')).toEqual({ group: 0, cell: 1 });
    expect(findPod(groups, '1')).toEqual({ group: 1, cell: 0 });
    expect(findPod(groups, 'gone')).toBeUndefined();
  });
});

describe('nearestPlace', () => {
  it('stays inside of what is left', () => {
    expect(nearestPlace(groups, { group: 0, cell: 9 })).toEqual({
      group: 0,
      cell: 1,
    });
    expect(nearestPlace(groups, { group: 7, cell: 0 })).toEqual({
      group: 1,
      cell: 0,
    });
    expect(nearestPlace([], { group: 0, cell: 0 })).toBeUndefined();
  });
});
