import { parseNotLive, printNotLive } from './notLiveHeader';

describe('the header about sources that are not live', () => {
  it('survives the way through a header, whatever clusters are called', () => {
    const sources = [
      { cluster: 'nord, ost/größe=1', kind: 'pods', state: 'stale' as const },
      { cluster: 'live', kind: 'pods', state: 'live' as const },
      { cluster: 'west', kind: 'runs.tekton.dev', state: 'denied' as const },
    ];
    const header = printNotLive(sources);
    expect(header).toMatch(/^[\x20-\x7e]+$/);
    expect(parseNotLive(header ?? null)).toEqual([sources[0], sources[2]]);
  });

  it('is absent when all is live', () => {
    expect(
      printNotLive([{ cluster: 'a', kind: 'pods', state: 'live' }]),
    ).toBeUndefined();
    expect(parseNotLive(null)).toEqual([]);
  });

  it('leaves out what is none', () => {
    expect(parseNotLive('a, b/c, d/e=odd, 100%/pods=stale')).toEqual([
      { cluster: '100%', kind: 'pods', state: 'stale' },
    ]);
  });
});
