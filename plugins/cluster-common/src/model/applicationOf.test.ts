import { applicationOf } from './applicationOf';

describe('applicationOf', () => {
  const all = {
    'app.kubernetes.io/part-of': 'shop',
    'backstage.io/kubernetes-id': 'cart',
    'app.kubernetes.io/name': 'redis',
    app: 'cart-cache',
  };

  it.each<[Record<string, string>, string | undefined]>([
    [all, 'shop'],
    [{ ...all, 'app.kubernetes.io/part-of': '' }, 'cart'],
    [{ 'app.kubernetes.io/name': 'redis', app: 'cart-cache' }, 'redis'],
    [{ app: 'cart-cache' }, 'cart-cache'],
    [{ 'app.kubernetes.io/instance': 'cart-1', name: 'cart' }, undefined],
    [{}, undefined],
  ])('%j', (labels, application) => {
    expect(applicationOf(labels)).toBe(application);
  });
});
