import { RawApi } from '../../targets/RawApi';
import { DemoBackend } from '../support/DemoBackend';
import { useNamespace } from '../support/objects';
import { contractTargets } from '../support/targets';
import { deployment } from '../../targets/manifests';

const [target] = contractTargets();
const serviceToken = 'a-token-of-another-service';

describe('the backend of the portal', () => {
  let backend: DemoBackend | undefined;

  afterAll(() => backend?.stop());

  it('does not start with two clusters of one name, and tells the operator which', async () => {
    const cluster = (url: string) => ({
      name: 'twin',
      url,
      authProvider: 'serviceAccount',
      serviceAccountToken: 'x',
    });
    const refused = await DemoBackend.spawn({
      kubernetes: {
        serviceLocatorMethod: { type: 'multiTenant' },
        clusterLocatorMethods: [
          {
            type: 'config',
            clusters: [
              cluster('https://one.example.com'),
              cluster('https://two.example.com'),
            ],
          },
        ],
      },
    });
    try {
      expect(await refused.exit()).toBe(1);
      expect(refused.output).toContain('Two clusters have the name "twin"');
      expect(refused.output).toContain('Rename one of them');
      expect(refused.output).toContain('clusterLocatorMethods[0].clusters[1]');
    } finally {
      await refused.stop();
    }
  }, 240_000);

  describe('whose permissions are disabled', () => {
    const api = new RawApi(target.kubeconfig);
    const namespace = useNamespace(api, 'disabled');
    const secret = 'literal-value';
    let clusters = '';
    let object = '';

    beforeAll(async () => {
      await api.post(
        `/apis/apps/v1/namespaces/${namespace()}/deployments`,
        deployment('web', {
          replicas: 0,
          env: [{ name: 'PASSWORD', value: secret }],
        }),
      );
      backend = await DemoBackend.spawn({
        permission: { enabled: false },
        wheelhouse: { kubeconfig: { path: target.kubeconfig } },
        backend: {
          auth: {
            externalAccess: [
              {
                type: 'static',
                options: { token: serviceToken, subject: 'another-service' },
              },
            ],
          },
        },
      });
      await backend.ready();
      clusters = `${backend.url}/api/cluster/v1/clusters`;
      const { name } = (await send(clusters, await backend.guestToken())).body
        .clusters[0];
      object = `${clusters}/${name}/objects/deployments/web?namespace=${namespace()}`;
    }, 300_000);

    async function send(url: string, token?: string, body?: object) {
      const response = await fetch(url, {
        method: body ? 'POST' : 'GET',
        body: body && JSON.stringify(body),
        headers: {
          'content-type': 'application/json',
          ...(token && { authorization: `Bearer ${token}` }),
        },
      });
      return { status: response.status, body: await response.json() };
    }

    it('reads as it is configured', async () => {
      const { status, body } = await send(object, await backend!.guestToken());
      expect([status, body.error]).toEqual([200, undefined]);
      expect(body.object.metadata.name).toBe('web');
      expect(JSON.stringify(body)).not.toContain(secret);
    });

    it('refuses to inspect, and says that config is why', async () => {
      const token = await backend!.guestToken();
      const full = await send(`${object}&view=full`, token);
      expect(full.status).toBe(403);
      expect(full.body.error.message).toContain('permission.enabled');
      expect(JSON.stringify(full.body)).not.toContain(secret);
      const [, cluster] = /clusters\/([^/]+)\/objects/.exec(object)!;
      const check = await send(
        `${backend!.url}/api/cluster/v1/access-checks`,
        token,
        {
          cluster,
          kind: 'deployments',
          namespace: namespace(),
          action: 'inspect',
        },
      );
      expect(check.body).toMatchObject({ allowed: false, deniedBy: 'config' });
      expect(check.body.reason).toContain('permission.enabled');
    });

    it('serves no other service and nobody, on any route', async () => {
      const base = `${backend!.url}/api/cluster/v1`;
      const routes: [string, object?][] = [
        [clusters],
        [object],
        [object.replace('?', '/events?')],
        [`${base}/access-checks`, {}],
        [`${base}/feed`, { subscriptions: [{ id: 'pods', kind: 'pods' }] }],
      ];
      for (const [url, body] of routes) {
        const service = await send(url, serviceToken, body);
        expect([url, service.status]).toEqual([url, 403]);
        expect(service.body.error.message).toContain(
          "does not allow 'service' credentials",
        );
        const nobody = await send(url, undefined, body);
        expect([url, nobody.status]).toEqual([url, 401]);
      }
      // The token itself is good: it opens what is open to services.
      const catalog = await send(
        `${backend!.url}/api/catalog/entities/by-query?limit=1`,
        serviceToken,
      );
      expect(catalog.status).toBe(200);
    });
  });
});
