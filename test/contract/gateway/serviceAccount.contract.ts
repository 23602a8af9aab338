import { ClusterRow } from '@wheelhouse/backstage-plugin-cluster-common';
import { GatewayPortal } from '../support/GatewayPortal';
import { clusterServiceAccount, tokenConfig } from '../support/kubeConfigs';
import { useNamespace } from '../support/objects';
import { describeContract } from '../support/targets';
import { RawApi } from '../../targets/RawApi';
import { deployment } from '../../targets/manifests';

const reading = { verbs: ['get', 'list', 'watch'] };

describeContract('the ServiceAccount of the gateway', target => {
  const api = new RawApi(target.kubeconfig);
  const namespace = useNamespace(api, 'account');

  // With production timing: an open watch is asked about every 20 to 40 s.
  it('that loses its role while it watches shows nothing within a minute', async () => {
    await api.post(
      `/apis/apps/v1/namespaces/${namespace()}/deployments`,
      deployment('web', { replicas: 0 }),
    );
    await api.post(`/api/v1/namespaces/${namespace()}/services`, {
      metadata: { name: 'web' },
      spec: { ports: [{ port: 80 }] },
    });
    const [apps, core] = await Promise.all([
      clusterServiceAccount(api, namespace(), 'apps', [
        { apiGroups: ['apps'], resources: ['*'], ...reading },
      ]),
      clusterServiceAccount(api, namespace(), 'core', [
        {
          apiGroups: [''],
          resources: ['services', 'namespaces', 'nodes'],
          ...reading,
        },
      ]),
    ]);
    // One account with two roles, of which one will be gone.
    await api.post(
      '/apis/rbac.authorization.k8s.io/v1/clusterrolebindings',
      binding(namespace()),
    );
    const portal = await GatewayPortal.start({
      kubeConfig: tokenConfig(target, core.token),
    });
    try {
      const feed = await portal.feed([
        { id: 'deployments', kind: 'deployments' },
        { id: 'services', kind: 'services' },
        { id: 'clusters', kind: 'clusters' },
      ]);
      const counts = () => feed.rows<ClusterRow>('clusters')[0];
      await feed.until(f => f.rows('deployments').length >= 1);
      await feed.until(f => f.rows('services').length >= 1);
      await feed.until(() => (counts()?.workloads ?? 0) >= 1);

      const before = Date.now();
      await apps.revoke();
      await feed.until(f => f.rows('deployments').length === 0, 60_000);
      await feed.until(
        () => (counts()?.workloads ?? 0) === 0,
        60_000 - (Date.now() - before),
      );
      await feed.until(
        f => f.state('deployments').sources[0]?.state === 'denied',
        60_000,
      );
      expect(feed.state('deployments').sources[0].reason).toMatch(
        /deployments/,
      );
      // What it still may see goes on.
      expect(feed.state('services').sources[0].state).toBe('live');
      expect(feed.rows('services').length).toBeGreaterThanOrEqual(1);
    } finally {
      await portal.stop();
      await core.revoke();
      await api.delete(
        `/apis/rbac.authorization.k8s.io/v1/clusterrolebindings/${namespace()}-both`,
      );
    }
  }, 480_000);
});

/** Gives the rules of the account `apps` to the account `core` as well. */
function binding(namespace: string) {
  return {
    metadata: { name: `${namespace}-both` },
    roleRef: {
      apiGroup: 'rbac.authorization.k8s.io',
      kind: 'ClusterRole',
      name: `${namespace}-apps`,
    },
    subjects: [{ kind: 'ServiceAccount', name: 'core', namespace }],
  };
}
