import { Entity } from '@backstage/catalog-model';
import { entityScope, isWorkloadsAvailable } from './entityScope';

function component(annotations?: Record<string, string>): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'cart', annotations },
  };
}

describe('entityScope', () => {
  it.each([
    ['no annotations', undefined, undefined],
    ['no annotation that says what runs', {}, undefined],
    [
      'only a namespace',
      { 'backstage.io/kubernetes-namespace': 'shop' },
      undefined,
    ],
    ['an empty id', { 'backstage.io/kubernetes-id': ' ' }, undefined],
    [
      'an id',
      { 'backstage.io/kubernetes-id': 'cart' },
      { selector: 'backstage.io/kubernetes-id=cart' },
    ],
    [
      'a selector, which wins over the id',
      {
        'backstage.io/kubernetes-id': 'cart',
        'backstage.io/kubernetes-label-selector': 'app=cart,tier!=test',
      },
      { selector: 'app=cart,tier!=test' },
    ],
    [
      'an empty selector, which does not',
      {
        'backstage.io/kubernetes-id': 'cart',
        'backstage.io/kubernetes-label-selector': '',
      },
      { selector: 'backstage.io/kubernetes-id=cart' },
    ],
    [
      'a namespace and a cluster',
      {
        'backstage.io/kubernetes-id': 'cart',
        'backstage.io/kubernetes-namespace': 'shop',
        'backstage.io/kubernetes-cluster': 'east',
      },
      {
        selector: 'backstage.io/kubernetes-id=cart',
        namespaces: ['shop'],
        clusters: ['east'],
      },
    ],
    [
      'several of them',
      {
        'backstage.io/kubernetes-id': 'cart',
        'backstage.io/kubernetes-namespace': 'shop, shop-test,',
        'backstage.io/kubernetes-cluster': 'east,west',
      },
      {
        selector: 'backstage.io/kubernetes-id=cart',
        namespaces: ['shop', 'shop-test'],
        clusters: ['east', 'west'],
      },
    ],
    [
      'names that are only commas narrow nothing',
      {
        'backstage.io/kubernetes-id': 'cart',
        'backstage.io/kubernetes-namespace': ' , ',
      },
      { selector: 'backstage.io/kubernetes-id=cart' },
    ],
  ])('%s', (_, annotations, scope) => {
    const entity = component(annotations);
    expect(entityScope(entity)).toEqual(scope);
    expect(isWorkloadsAvailable(entity)).toBe(scope !== undefined);
  });
});
