import type { KubeObject } from '../model/KubeObject.ts';
import { ObjectStore } from './ObjectStore.ts';

const object = (name: string, value = 0): KubeObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: {
    name,
    namespace: 'n',
    uid: name,
    resourceVersion: '',
    creationTimestamp: '',
  },
  value,
});

const names = (objects: KubeObject[]) =>
  objects.map(item => `${item.metadata.name}${item.value}`);

describe('ObjectStore', () => {
  it('shows any moment since it was compacted', () => {
    const store = new ObjectStore();
    store.put('things', object('b', 1));
    store.put('things', object('a', 1));
    const then = store.revision;
    store.put('things', object('a', 2));
    store.remove('things', 'n/b');
    store.put('things', object('c', 1));
    store.put('others', object('x', 1));
    expect(names(store.list('things'))).toEqual(['a2', 'c1']);
    expect(names(store.listAt('things', 'n', then))).toEqual(['a1', 'b1']);
    expect(store.eventsSince('things', then)?.map(event => event.type)).toEqual(
      ['MODIFIED', 'DELETED', 'ADDED'],
    );
    store.compact();
    expect(store.eventsSince('things', then)).toBeUndefined();
    expect(() => store.listAt('things', 'n', then)).toThrow('too old');
  });

  it('forgets the oldest history when there is too much', () => {
    const store = new ObjectStore({ historyLimit: 8 });
    for (let index = 0; index < 20; index++) {
      store.put('things', object('a', index));
    }
    expect(store.compacted).toBeGreaterThan(5);
    expect(store.eventsSince('things', store.revision - 3)).toHaveLength(3);
    expect(store.eventsSince('things', 2)).toBeUndefined();
  });
});
