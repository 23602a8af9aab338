import { FakeClock, settle } from '../__testUtils__/FakeClock';
import { FakeLocks } from '../__testUtils__/FakeLocks';
import { FakePage } from '../__testUtils__/FakePage';
import { ScriptedBackend } from '../__testUtils__/ScriptedBackend';
import { DefaultFeedClient } from './DefaultFeedClient';
import { WebLockSlots } from './WebLockSlots';

function openTab(locks: FakeLocks, clock: FakeClock) {
  const backend = new ScriptedBackend();
  const page = new FakePage();
  const client = DefaultFeedClient.create({
    fetch: backend.fetch,
    url: async () => 'http://localhost/api/cluster/v1/feed',
    clock,
    page,
    network: new EventTarget(),
    slots: WebLockSlots.create({ locks, clock }),
    random: () => 1,
  });
  const states: string[] = [];
  client.subscribe({ kind: 'pods' }, state => {
    states.push(state.sources[0]?.state ?? 'none');
  });
  return { backend, page, states };
}

describe('WebLockSlots', () => {
  it('keeps at most four streams open, and lets nine tabs take turns', async () => {
    const locks = new FakeLocks();
    const clock = new FakeClock();
    const tabs = Array.from({ length: 9 }, () => openTab(locks, clock));
    const servedAt = new Map<number, number[]>();
    let most = 0;
    for (let step = 0; step < 60; step += 1) {
      await clock.advance(500);
      for (const [index, { backend }] of tabs.entries()) {
        for (const request of backend.open) {
          const served = servedAt.get(index) ?? [];
          if (!served.includes(backend.requests.length)) {
            request.accept().serve(['cart'], { seq: step });
            servedAt.set(index, [...served, backend.requests.length]);
          }
        }
      }
      await settle();
      const open = tabs.reduce((sum, tab) => sum + tab.backend.open.length, 0);
      most = Math.max(most, open);
      expect(locks.heldCount).toBeLessThanOrEqual(4);
    }
    expect(most).toBe(4);
    for (const { backend, states } of tabs) {
      // Half a minute: each had its turn more than once, and was never stale.
      expect(backend.requests.length).toBeGreaterThan(1);
      expect(backend.last.subscriptions[0].since).toBeDefined();
      expect(states).not.toContain('stale');
    }
  });

  it('keeps its slot while nobody waits, and gets the one of a tab that hides', async () => {
    const locks = new FakeLocks();
    const clock = new FakeClock();
    const tabs = Array.from({ length: 4 }, () => openTab(locks, clock));
    await clock.advance(100);
    for (const { backend } of tabs) {
      backend.last.accept().serve(['cart']);
    }
    await clock.advance(20_000);
    expect(tabs.map(tab => tab.backend.requests.length)).toEqual([1, 1, 1, 1]);

    for (const tab of tabs) {
      tab.page.set('hidden');
    }
    const fifth = openTab(locks, clock);
    await clock.advance(6_000);
    expect(fifth.backend.requests).toHaveLength(1);
    expect(locks.heldCount).toBe(1);
  });

  it('says so when no turn comes', async () => {
    const locks = new FakeLocks();
    const clock = new FakeClock();
    const names = [0, 1, 2, 3].map(index => `wheelhouse-feed-${index}`);
    for (const name of names) {
      // A tab that never lets go.
      void locks.request(name, {}, () => new Promise(() => {}));
    }
    const errors: (string | undefined)[] = [];
    const client = DefaultFeedClient.create({
      fetch: new ScriptedBackend().fetch,
      url: async () => 'http://localhost',
      clock,
      page: new FakePage(),
      network: new EventTarget(),
      slots: WebLockSlots.create({ locks, clock }),
    });
    client.subscribe({ kind: 'pods' }, state =>
      errors.push(state.error?.message),
    );
    await clock.advance(21_000);
    expect(errors[errors.length - 1]).toMatch(/six connections/);
  });
});
