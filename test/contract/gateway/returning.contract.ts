import { BrowserTab } from '../support/BrowserTab';
import { eventually } from '../support/customKind';
import { PortalProcess } from '../support/PortalProcess';
import { useNamespace } from '../support/objects';
import { describeContract } from '../support/targets';
import { RawApi } from '../../targets/RawApi';

describeContract('an open page', target => {
  const api = new RawApi(target.kubeconfig);
  const namespace = useNamespace(api, 'returning');
  let portal: PortalProcess | undefined;
  let tab: BrowserTab | undefined;

  afterEach(async () => {
    tab?.close();
    await portal?.stop();
  });

  const services = (name = '') =>
    `/api/v1/namespaces/${namespace()}/services${name && `/${name}`}`;
  const make = async (name: string) => {
    const { status } = await api.post(services(), {
      metadata: { name },
      spec: { ports: [{ port: 80 }] },
    });
    expect(status).toBe(201);
  };
  const listed = async (): Promise<string[]> => {
    const { body } = await api.get(services());
    return body.items
      .map((item: { metadata: { name: string } }) => item.metadata.name)
      .sort();
  };

  function openTab(): BrowserTab {
    const opened = new BrowserTab(portal!.url);
    const scope = { namespaces: [namespace()] };
    opened.follow('list', { kind: 'services', scope });
    opened.follow('again', { kind: 'services', scope });
    opened.follow('window', {
      kind: 'services',
      scope,
      window: { offset: 0, limit: 100, sort: { column: 'name' } },
    });
    tab = opened;
    return opened;
  }
  const followed = ['list', 'again', 'window'];

  async function showsWhatIs(page: BrowserTab): Promise<void> {
    await eventually(async () => {
      const wanted = await listed();
      for (const name of followed) {
        const { sources, error } = page.now(name);
        expect({ name, rows: page.names(name), sources, error }).toMatchObject({
          rows: wanted,
          sources: [{ state: 'live' }],
          error: undefined,
        });
      }
    });
  }

  it('survives a backend that restarts and one that is killed', async () => {
    await make('one');
    portal = await PortalProcess.start({ kubeconfig: target.kubeconfig });
    const page = openTab();
    await showsWhatIs(page);

    let serial = 0;
    for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
      // With streams open towards the browser and watches towards the cluster.
      const how = await portal.stop(signal);
      expect(how).toEqual(signal === 'SIGTERM' ? [0, null] : [null, 'SIGKILL']);
      await page.until(() =>
        followed.every(name => page.now(name).sources[0]?.state === 'stale'),
      );
      for (const name of followed) {
        const { sources, rows } = page.now(name);
        expect(sources[0].reason).toMatch(/backend/);
        expect(Date.parse(sources[0].since)).toBeLessThanOrEqual(Date.now());
        expect(rows.size).toBeGreaterThan(0);
      }
      // What the page does not hear of meanwhile.
      serial += 1;
      const [oldest] = await listed();
      await make(`during-${serial}`);
      await api.delete(services(oldest));
      await portal.start();
      await showsWhatIs(page);

      await make(`after-${serial}`);
      await showsWhatIs(page);
      // One stream for lists and one for windows, and in each of them one
      // subscription for equal targets. One that was left ends a moment later.
      await page.until(() => page.open === 2);
      for (const { subscriptions } of page.requests) {
        expect(subscriptions).toHaveLength(1);
      }
    }
  }, 600_000);

  it('goes on by itself when its credentials expire', async () => {
    await make('before');
    portal = await PortalProcess.start({
      kubeconfig: target.kubeconfig,
      // A stream that lived for 5 s or less would count as a session that has ended.
      lifetime: 12_000,
    });
    const page = openTab();
    await showsWhatIs(page);
    const told = followed.map(name => page.history(name).length);
    const lists = () =>
      page.requests.flatMap(({ subscriptions }) =>
        subscriptions.filter(({ window }) => !window),
      );
    // `bye expired`, a new stream with fresh credentials, twice.
    await page.until(() => lists().length >= 3);
    for (const { since } of lists().slice(1)) {
      expect(since).toEqual({
        epoch: expect.any(String),
        seq: expect.any(Number),
      });
    }
    await make('later');
    await page.until(() => page.names('list').includes('later'));
    await showsWhatIs(page);
    await page.until(() => page.open === 2);
    // Nobody who looked at the page saw any of this.
    for (const [index, name] of followed.entries()) {
      for (const { sources, rows, error } of page
        .history(name)
        .slice(told[index])) {
        expect(sources[0].state).toBe('live');
        expect(rows.size).toBeGreaterThan(0);
        expect(error).toBeUndefined();
      }
    }
  }, 300_000);
});
