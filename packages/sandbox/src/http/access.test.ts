import { SandboxClient } from '../__testUtils__/SandboxClient.ts';
import { quietScenario } from '../__testUtils__/quietScenario.ts';
import { startSandbox } from '../startSandbox.ts';
import type { Sandbox } from '../startSandbox.ts';

const reviews = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';
const podsOfDefault = '/api/v1/namespaces/default/pods';
const readPods = [{ apiGroups: [''], resources: ['pods'], verbs: ['list'] }];

describe('access to a cluster', () => {
  let sandbox: Sandbox;
  let client: SandboxClient;
  let token: string;

  beforeAll(async () => {
    sandbox = await startSandbox({ clusters: [quietScenario] });
    client = new SandboxClient(sandbox);
    token = sandbox.cluster('quiet').addUser({ name: 'ada', groups: ['crew'] });
  });

  afterAll(() => sandbox.close());

  it('refuses what no role allows, in the words of RBAC', async () => {
    const all = await client.get('/api/v1/pods', { token });
    expect(all.status).toBe(403);
    expect(all.at('message')).toBe(
      'pods is forbidden: User "ada" cannot list resource "pods" in API group "" at the cluster scope',
    );
    const one = await client.get(`${podsOfDefault}/x/log`, { token });
    expect(one.at('message')).toBe(
      'pods "x" is forbidden: User "ada" cannot get resource "pods/log" in API group "" in the namespace "default"',
    );
    const path = await client.get('/metrics', { token });
    expect(path.at('message')).toBe(
      'forbidden: User "ada" cannot get path "/metrics"',
    );
    expect((await client.get('/version', { token })).status).toBe(200);
  });

  it('allows what a role allows, for as long as it does', async () => {
    const cluster = sandbox.cluster('quiet');
    const grant = { name: 'ada-reads', namespace: 'default' };
    cluster.allow({ ...grant, user: 'ada', rules: readPods });
    expect((await client.get(podsOfDefault, { token })).status).toBe(200);
    expect((await client.get('/api/v1/pods', { token })).status).toBe(403);
    const ask = (namespace?: string) =>
      client.post(
        reviews,
        {
          spec: {
            resourceAttributes: { verb: 'list', resource: 'pods', namespace },
          },
        },
        { token },
      );
    const here = await ask('default');
    expect(here.at('status')).toEqual({
      allowed: true,
      reason:
        'RBAC: allowed by RoleBinding "ada-reads/default" of Role "ada-reads" to User "ada"',
    });
    expect((await ask()).at('status')).toEqual({ allowed: false });
    cluster.disallow(grant);
    expect((await client.get(podsOfDefault, { token })).status).toBe(403);
  });

  it('lets those impersonate who may', async () => {
    const headers = { 'Impersonate-User': 'ada', 'Impersonate-Group': 'crew' };
    const admin = await client.get('/api/v1/pods', { headers });
    expect(admin.at('message')).toContain('User "ada" cannot list');
    const other = await client.get('/api/v1/pods', {
      token,
      headers: { 'Impersonate-User': 'bob' },
    });
    expect(other.at('message')).toBe(
      'users "bob" is forbidden: User "ada" cannot impersonate resource "users" in API group "" at the cluster scope',
    );
  });

  it('turns tokens away once they are revoked or over', async () => {
    const cluster = sandbox.cluster('quiet');
    const short = cluster.addUser({ name: 'ada', expires: Date.now() - 1 });
    expect((await client.get('/version', { token: short })).status).toBe(401);
    const other = cluster.addUser({ name: 'ada' });
    expect((await client.get('/version', { token: other })).status).toBe(200);
    cluster.revokeToken(other);
    expect((await client.get('/version', { token: other })).status).toBe(401);
  });

  it('gives tokens to service accounts', async () => {
    const made = await client.post(
      '/api/v1/namespaces/default/serviceaccounts/default/token',
      { spec: { expirationSeconds: 600 } },
    );
    expect(made.status).toBe(201);
    const answer = await client.post(
      '/apis/authentication.k8s.io/v1/selfsubjectreviews',
      {},
      { token: String(made.at('status.token')) },
    );
    expect(answer.at('status.userInfo.username')).toBe(
      'system:serviceaccount:default:default',
    );
  });
});
