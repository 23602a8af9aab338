import { seededRandom } from '../../__testUtils__/seededRandom';
import { quotaRow, storedRow } from '../../__testUtils__/storedRows';
import { QuotaCounters } from './QuotaCounters';

const quota = (uid: string, ...args: Parameters<typeof quotaRow>) =>
  storedRow('resourcequotas', uid, quotaRow(...args));

describe('QuotaCounters', () => {
  it('knows what binds, and what is about some pods only', () => {
    const quotas = new QuotaCounters();
    expect(quotas.of('shop')).toBeUndefined();
    quotas.put(quota('a', { cpu: 1 }, { cpu: 4, memory: 100 }));
    quotas.put(quota('b', { 'requests.cpu': 1 }, { 'requests.cpu': 2 }));
    quotas.put(
      quota('c', { cpu: 1 }, { cpu: 1, services: 0 }, { scopes: ['Best'] }),
    );
    expect(quotas.of('shop')).toEqual({
      cpu: { used: 1000, hard: 2000 },
      memory: { used: 0, hard: 100 },
      scoped: 1,
    });
    quotas.put(quota('b', { 'requests.cpu': 1 }, { 'requests.cpu': 9 }));
    quotas.remove(quota('c', {}, {}));
    expect(quotas.of('shop')).toMatchObject({
      cpu: { used: 1000, hard: 4000 },
      scoped: 0,
    });
    quotas.remove(quota('a', {}, {}));
    quotas.remove(quota('b', {}, {}));
    expect(quotas.byNamespace().size).toBe(0);
  });

  it.each([1, 2])('equals a recount after any changes, seed %d', seed => {
    const random = seededRandom(seed);
    const quotas = new QuotaCounters();
    const there = new Map<string, ReturnType<typeof quota>>();
    for (let step = 0; step < 2000; step += 1) {
      const uid = `quota-${random.below(12)}`;
      const known = there.get(uid);
      if (known && random.happens(0.4)) {
        quotas.remove(known);
        there.delete(uid);
      } else {
        const amounts = () =>
          Object.fromEntries(
            ['cpu', 'requests.cpu', 'memory', 'services', 'pods']
              .filter(() => random.happens(0.5))
              .map(name => [name, random.below(6)]),
          );
        const changed = quota(uid, amounts(), amounts(), {
          namespace: `namespace-${uid.charCodeAt(6) % 3}`,
          scopes: random.happens(0.2) ? ['Terminating'] : [],
        });
        quotas.put(changed);
        there.set(uid, changed);
      }
      const fresh = new QuotaCounters();
      for (const stored of [...there.values()].sort(byUid)) {
        fresh.put(stored);
      }
      expect(quotas.byNamespace()).toEqual(fresh.byNamespace());
    }
  });
});

function byUid(left: { uid: string }, right: { uid: string }): number {
  return left.uid < right.uid ? -1 : 1;
}
