import { isTooMany, podCap } from './podCap';
import {
  narrowedScope,
  PodGridView,
  readPodGridView,
  writePodGridView,
} from './PodGridView';

const read = (query: string) => readPodGridView(new URLSearchParams(query));

describe('the view of the grid in the address', () => {
  it.each<[string, Partial<PodGridView>]>([
    ['', { grouping: 'namespace', colouring: 'status', table: false }],
    ['grid.by=zone&grid.colour=restarts', { grouping: 'zone' }],
    ['grid.by=mood&grid.colour=9&grid.as=no', { grouping: 'namespace' }],
    ['grid.as=table&grid.cluster=reef', { table: true, cluster: 'reef' }],
  ])('of %j is read', (query, expected) => {
    expect(read(query)).toMatchObject(expected);
  });

  it('is read as it was written, and leaves other parameters alone', () => {
    const view: PodGridView = {
      grouping: 'owner',
      colouring: 'readiness',
      table: true,
      cluster: 'reef',
      namespace: 'shop',
    };
    const written = writePodGridView(
      new URLSearchParams('object=a/b&grid.by=node'),
      view,
    );
    expect(readPodGridView(written)).toEqual(view);
    expect(written.get('object')).toBe('a/b');
    expect(writePodGridView(written, read('')).toString()).toBe('object=a%2Fb');
  });
});

describe('narrowedScope', () => {
  it.each([
    [undefined, {}, undefined],
    [undefined, { cluster: 'reef' }, { clusters: ['reef'] }],
    [
      { entityRef: 'component:default/cart' },
      { namespace: 'shop' },
      { entityRef: 'component:default/cart', namespaces: ['shop'] },
    ],
    [
      { clusters: ['reef', 'atoll'] },
      { cluster: 'reef' },
      { clusters: ['reef'] },
    ],
    [{ clusters: ['reef'] }, { cluster: 'harbor' }, { clusters: ['reef'] }],
  ])('of %j by %j never gets wider', (scope, view, expected) => {
    expect(narrowedScope(scope, view)).toEqual(expected);
  });
});

describe('isTooMany', () => {
  it('lets what is drawn go on a little above the cap', () => {
    expect(isTooMany(podCap, true)).toBe(false);
    expect(isTooMany(podCap + 1, true)).toBe(true);
    expect(isTooMany(podCap + 1, false)).toBe(false);
    expect(isTooMany(podCap * 1.1, false)).toBe(true);
  });
});
