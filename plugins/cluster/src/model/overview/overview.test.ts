import { SourceState } from '@wheelhouse/backstage-plugin-cluster-common';
import {
  allOf,
  atoll,
  harbor,
  overview,
  quota,
  reef,
} from '../../../dev/__data__/overviews';
import { source } from '../../../dev/__data__/shop';
import { clusterMark } from './clusterMark';
import { overviewParts } from './LiveOverview';
import { namespaceBars } from './namespaceBars';
import { fullestQuota } from './quotaUse';
import { runsAnything } from './runsAnything';
import { sortClusters } from './sortClusters';
import { unknownReason } from './unknownReason';

describe('overviewParts', () => {
  it('tells the sums from the clusters, and sorts these by title', () => {
    const { all, clusters } = overviewParts(overview);

    expect(all).toBe(overview[0]);
    expect(clusters.map(({ title }) => title)).toEqual([
      'Atoll',
      'Harbor (production)',
      'Reef',
    ]);
    expect(overviewParts([])).toEqual({ all: undefined, clusters: [] });
  });
});

describe('sortClusters', () => {
  it('puts the largest number first and equal ones by title', () => {
    const numbers: Record<string, number> = { atoll: 1, harbor: 5, reef: 1 };
    const sorted = sortClusters(
      [reef, harbor, atoll],
      ({ name }) => numbers[name],
    );

    expect(sorted.map(({ name }) => name)).toEqual(['harbor', 'atoll', 'reef']);
  });

  it('keeps an order among what is over every limit', () => {
    const sorted = sortClusters([reef, atoll], () => Infinity);

    expect(sorted.map(({ name }) => name)).toEqual(['atoll', 'reef']);
  });

  it('orders by the fullest quota, those without any last', () => {
    const forbidden = { ...harbor, serviceQuota: quota(1, 0, 1, 1) };

    expect(
      sortClusters([atoll, harbor, reef], fullestQuota).map(({ name }) => name),
    ).toEqual(['reef', 'harbor', 'atoll']);
    expect(fullestQuota(reef)).toBe(103);
    expect(fullestQuota(forbidden)).toBe(Infinity);
    expect(fullestQuota(atoll)).toBeLessThan(0);
  });
});

describe('namespaceBars', () => {
  it('puts most pods first, and all others as one', () => {
    expect(
      namespaceBars({
        podsByNamespace: { b: 3, a: 3, c: 9 },
        otherNamespaces: 2,
        otherPods: 40,
      }),
    ).toEqual({
      top: [
        { name: 'c', pods: 9 },
        { name: 'a', pods: 3 },
        { name: 'b', pods: 3 },
      ],
      rest: { namespaces: 2, pods: 40 },
      longest: 9,
    });
  });

  it('has no rest where there is none, and nothing where pods are not visible', () => {
    expect(namespaceBars({ podsByNamespace: { a: 1 } })?.rest).toBeUndefined();
    expect(namespaceBars({ podsByNamespace: {} })?.longest).toBe(0);
    expect(namespaceBars({})).toBeUndefined();
    expect(namespaceBars(undefined)).toBeUndefined();
  });
});

describe('clusterMark', () => {
  const stale = source('reef', 'stale', 'No answer.');

  it.each<[string, Parameters<typeof clusterMark>, string | undefined]>([
    ['live', [reef, [source('reef')]], undefined],
    ['old rows', [reef, [source('reef'), stale]], 'stale'],
    ['another that is old', [harbor, [stale]], undefined],
    [
      'unreachable',
      [{ ...reef, state: 'unreachable' }, [stale]],
      'unreachable',
    ],
    ['refused', [{ ...reef, state: 'denied' }, []], 'denied'],
    ['new', [{ ...reef, state: 'connecting' }, []], 'connecting'],
  ])('%s', (_, [row, sources], state) => {
    expect(clusterMark(row, sources)?.state).toBe(state);
  });

  it('says since when and why, by the oldest of its sources', () => {
    const older: SourceState = { ...stale, kind: 'nodes', since: '2020-01-01' };

    expect(
      clusterMark({ ...reef, state: 'unreachable' }, [stale, older]),
    ).toEqual({
      state: 'unreachable',
      tone: 'error',
      since: '2020-01-01',
      reason: 'No answer.',
    });
  });
});

describe('unknownReason', () => {
  it.each<[Parameters<typeof unknownReason>, string]>([
    [[reef, [source('reef')]], 'hidden'],
    [[reef, [source('reef', 'connecting')]], 'notCounted'],
    [[{ ...reef, state: 'connecting' }, []], 'notCounted'],
    [[reef, [source('reef', 'denied'), source('reef', 'stale')]], 'hidden'],
    [[reef, [source('harbor', 'connecting')]], 'hidden'],
    [[allOf([]), [source('harbor', 'connecting')]], 'notCounted'],
  ])('%j is %s', ([row, sources], reason) => {
    expect(unknownReason(row, sources)).toBe(reason);
  });
});

describe('runsAnything', () => {
  it('is so with a pod, an application or a service', () => {
    const nothing = { ...reef, pods: 0, applications: 0, services: 0 };

    expect(runsAnything(undefined)).toBe(false);
    expect(runsAnything(nothing)).toBe(false);
    expect(runsAnything({ ...nothing, pods: undefined })).toBe(false);
    expect(runsAnything({ ...nothing, pods: 1 })).toBe(true);
    expect(runsAnything({ ...nothing, applications: 1 })).toBe(true);
    expect(runsAnything({ ...nothing, services: 1 })).toBe(true);
  });
});
