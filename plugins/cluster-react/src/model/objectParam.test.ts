import { parseObjectParam, printObjectParam } from './objectParam';

describe('objectParam', () => {
  it.each([
    { cluster: 'prod', kind: 'pods', namespace: 'shop', name: 'cart-1' },
    { cluster: 'prod', kind: 'nodes', namespace: undefined, name: 'node-1' },
    {
      cluster: 'a b/c%',
      kind: 'pipelineruns.tekton.dev',
      namespace: 'x',
      name: 'system:node:%2F',
    },
  ])('comes back as it went: %j', target => {
    expect(parseObjectParam(printObjectParam(target))).toEqual(target);
  });

  it.each([
    null,
    '',
    'prod',
    'prod/pods/shop',
    'a/b/c/d/e',
    '/pods/x/y',
    'a/b/c/',
  ])('names nothing: %j', value => {
    expect(parseObjectParam(value)).toBeUndefined();
  });

  it('takes a stray percent sign literally', () => {
    expect(parseObjectParam('prod/pods//100%')?.name).toBe('100%');
  });
});
