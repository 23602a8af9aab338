import { applyJsonPatch } from './jsonPatch.ts';
import { applyMergePatch } from './mergePatch.ts';
import { applyStrategicMerge } from './strategicMerge.ts';

const pod = {
  metadata: { finalizers: ['a/b'] },
  spec: {
    containers: [
      {
        name: 'one',
        image: 'one:1',
        command: ['run'],
        env: [{ name: 'A', value: '1' }],
      },
      { name: 'two', image: 'two:1' },
    ],
    tolerations: [{ key: 'x' }],
  },
};

describe('strategic merge', () => {
  it.each<[string, object, object]>([
    [
      'merges containers by name and env below them',
      { containers: [{ name: 'one', env: [{ name: 'B', value: '2' }] }] },
      [
        {
          ...pod.spec.containers[0],
          env: [
            { name: 'A', value: '1' },
            { name: 'B', value: '2' },
          ],
        },
        pod.spec.containers[1],
      ],
    ],
    [
      'deletes by key',
      { containers: [{ name: 'one', $patch: 'delete' }] },
      [pod.spec.containers[1]],
    ],
    [
      'replaces the whole list',
      { containers: [{ $patch: 'replace' }, { name: 'new', image: 'n' }] },
      [{ name: 'new', image: 'n' }],
    ],
    [
      'puts items in the order that is asked for',
      {
        '$setElementOrder/containers': [{ name: 'two' }, { name: 'one' }],
        containers: [],
      },
      [pod.spec.containers[1], pod.spec.containers[0]],
    ],
    [
      'replaces lists that do not merge',
      { containers: [{ name: 'one', command: ['other'] }] },
      [
        { ...pod.spec.containers[0], command: ['other'] },
        pod.spec.containers[1],
      ],
    ],
  ])('%s', (_name, spec, containers) => {
    expect(applyStrategicMerge(pod, { spec })).toMatchObject({
      spec: { containers },
    });
  });

  it('treats finalizers as a set and tolerations as one value', () => {
    const result = applyStrategicMerge(pod, {
      metadata: { finalizers: ['c/d', 'a/b'] },
      spec: { tolerations: [{ key: 'y' }] },
    });
    expect(result).toMatchObject({
      metadata: { finalizers: ['a/b', 'c/d'] },
      spec: { tolerations: [{ key: 'y' }] },
    });
    expect(
      applyStrategicMerge(pod, {
        metadata: { '$deleteFromPrimitiveList/finalizers': ['a/b'] },
      }),
    ).toMatchObject({ metadata: { finalizers: [] } });
  });

  it('names an item without its key', () => {
    expect(() =>
      applyStrategicMerge(pod, { spec: { containers: [{ image: 'z' }] } }),
    ).toThrow('map: map[image:z] does not contain declared merge key: name');
  });

  it('leaves its target alone', () => {
    const before = JSON.stringify(pod);
    applyStrategicMerge(pod, {
      spec: { containers: [{ name: 'one', image: 'x' }] },
    });
    applyJsonPatch(pod, [{ op: 'remove', path: '/spec/containers/0' }]);
    applyMergePatch(pod, { spec: null });
    expect(JSON.stringify(pod)).toBe(before);
  });
});

describe('JSON patch', () => {
  it.each<[object[], unknown]>([
    [[{ op: 'add', path: '/a/-', value: 3 }], { a: [1, 2, 3] }],
    [[{ op: 'add', path: '/a/0', value: 0 }], { a: [0, 1, 2] }],
    [[{ op: 'replace', path: '/a/1', value: 9 }], { a: [1, 9] }],
    [[{ op: 'move', from: '/a/0', path: '/b' }], { a: [2], b: 1 }],
    [[{ op: 'copy', from: '/a', path: '/x~1y' }], { a: [1, 2], 'x/y': [1, 2] }],
    [[{ op: 'test', path: '/a', value: [1, 2] }], { a: [1, 2] }],
  ])('applies %j', (patch, result) => {
    expect(applyJsonPatch({ a: [1, 2] }, patch)).toEqual(result);
  });

  it.each([
    { op: 'remove', path: '/nope' },
    { op: 'replace', path: '/a/7', value: 1 },
    { op: 'test', path: '/a', value: [] },
    { op: 'add', path: 'a', value: 1 },
    { op: 'grow', path: '/a' },
  ])('refuses %j', operation => {
    expect(() => applyJsonPatch({ a: [1, 2] }, [operation])).toThrow(
      'the server rejected our request due to an error in our request',
    );
  });
});

it('merge patch removes with null and replaces lists', () => {
  expect(
    applyMergePatch({ a: { b: 1, c: [1] }, d: 2 }, { a: { b: null, c: [2] } }),
  ).toEqual({ a: { c: [2] }, d: 2 });
});
