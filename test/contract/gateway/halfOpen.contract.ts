import { GatewayPortal } from '../support/GatewayPortal';
import { eventually } from '../support/customKind';
import { adminConfig } from '../support/kubeConfigs';
import { useNamespace } from '../support/objects';
import { describeContract } from '../support/targets';
import { RawApi } from '../../targets/RawApi';
import { control } from '../../targets/control';

// In production 90 s without a byte, then 10 s to answer another request.
const timing = {
  idle: 3_000,
  connect: 2_000,
  probeInterval: 1_000,
  probeTimeout: 1_000,
};

describeContract('an API server that falls silent', target => {
  const api = new RawApi(target.kubeconfig);
  const namespace = useNamespace(api, 'silent');
  let portal: GatewayPortal | undefined;

  afterEach(async () => {
    await control(target, 'thaw');
    await portal?.stop();
  });

  it('with all connections open: stale since then, and whole again afterwards', async () => {
    const services = `/api/v1/namespaces/${namespace()}/services`;
    const service = (name: string) => ({
      metadata: { name },
      spec: { ports: [{ port: 80 }] },
    });
    await api.post(services, service('before'));
    portal = await GatewayPortal.start({
      kubeConfig: adminConfig(target),
      timing,
    });
    const feed = await portal.feed([
      {
        id: 'services',
        kind: 'services',
        scope: { namespaces: [namespace()] },
      },
      { id: 'clusters', kind: 'clusters' },
    ]);
    const source = () => feed.state('services').sources[0];
    const names = () => feed.rows('services').map(({ name }) => name);
    const cluster = () =>
      feed.rows<{ state: string; since: string }>('clusters')[0];
    await feed.until(() => source()?.state === 'live' && names().length === 1);
    await feed.until(() => cluster()?.state === 'live');

    const frozen = Date.now();
    await control(target, 'freeze');
    await feed.until(() => cluster()?.state === 'unreachable', 60_000);
    await feed.until(() => source()?.state === 'stale', 60_000);
    expect(source().reason).toMatch(/./);
    // Since when nothing was heard, not since when that was noticed.
    expect(Date.parse(source().since)).toBeLessThan(frozen + timing.idle);
    expect(names()).toEqual(['before']);

    await control(target, 'thaw');
    await eventually(async () => {
      const { status } = await api.post(services, service('after'));
      expect(status).toBe(201);
    });
    await feed.until(() => names().includes('after'));
    await feed.until(() => source()?.state === 'live');
    await feed.until(() => cluster()?.state === 'live');
    expect(names().sort()).toEqual(['after', 'before']);
  }, 400_000);
});
