import { fleetQuery } from './fleetQuery';
import { filterValues } from './filterValues';
import { formatBytes, formatCores } from './formatQuantity';
import { isCounted } from './isCounted';
import { kindId } from './kindId';
import { shortImage } from './shortImage';

describe('formatQuantity', () => {
  it.each([
    [0, '0 B'],
    [512, '512 B'],
    [7.6 * 1024 ** 3, '7.6 GiB'],
    [32 * 1024 ** 3, '32 GiB'],
    [256 * 1024 ** 3 + 5, '256 GiB'],
    [3 * 1024 ** 6, '3072 PiB'],
  ])('writes %d bytes as %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });

  it.each([
    [0.5, '0.5'],
    [3.92, '3.92'],
    [15.89, '15.9'],
    [128, '128'],
  ])('writes %d cores as %s', (cores, text) => {
    expect(formatCores(cores)).toBe(text);
  });
});

describe('shortImage', () => {
  it.each([
    ['nginx', 'nginx'],
    ['registry.example.com:5000/team/cart:1.4', 'cart:1.4'],
    ['cart:1.4@sha256:0123456789abcdef', 'cart:1.4'],
    ['a/cart@sha256:0123456789abcdef', 'cart@0123456789ab'],
  ])('shortens %s', (image, text) => {
    expect(shortImage(image)).toBe(text);
  });
});

describe('kindId', () => {
  it('knows core kinds and no others', () => {
    expect(kindId('Deployment')).toBe('deployments');
    expect(kindId('Ingress')).toBe('ingresses');
    expect(kindId('PipelineRun')).toBeUndefined();
    expect(kindId(undefined)).toBeUndefined();
  });
});

describe('fleetQuery', () => {
  it('writes filters and text as tables read them', () => {
    expect(fleetQuery()).toBe('');
    expect(fleetQuery({ tone: ['warning', 'error'] }, 'a b')).toBe(
      '?q=a+b&filter.tone=warning&filter.tone=error',
    );
    expect(
      fleetQuery({ cluster: ['reef'] }, undefined, { kind: 'services' }),
    ).toBe('?kind=services&filter.cluster=reef');
  });
});

describe('filterValues', () => {
  it('offers what exists and what is asked for, once', () => {
    expect(filterValues(['b', 'a'], ['gone', 'a'])).toEqual([
      { value: 'a' },
      { value: 'b' },
      { value: 'gone' },
    ]);
  });
});

describe('isCounted', () => {
  it('trusts counts from the first contact on', () => {
    expect(isCounted({ state: 'live' })).toBe(true);
    expect(isCounted({ state: 'unreachable', version: 'v1' })).toBe(true);
    expect(isCounted({ state: 'unreachable' })).toBe(false);
    expect(isCounted({ state: 'connecting', version: 'v1' })).toBe(false);
  });
});
