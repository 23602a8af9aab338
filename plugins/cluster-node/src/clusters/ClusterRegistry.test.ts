import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { KubeConfig } from '@kubernetes/client-node';
import { ClusterSupplier } from './ClusterDefinition';
import { ClusterRegistry } from './ClusterRegistry';

function create(data: JsonObject, suppliers: ClusterSupplier[] = []) {
  return ClusterRegistry.create({
    config: mockServices.rootConfig({ data }),
    suppliers,
  });
}

function locators(...clusters: JsonObject[]): JsonObject {
  return {
    kubernetes: {
      serviceLocatorMethod: { type: 'multiTenant' },
      clusterLocatorMethods: [{ type: 'config', clusters }],
    },
  };
}

const cluster = (name: string, more: JsonObject = {}): JsonObject => ({
  name,
  url: `https://${name}.example:6443/base/`,
  authProvider: 'serviceAccount',
  serviceAccountToken: 'the-token',
  ...more,
});

describe('ClusterRegistry', () => {
  it('has no clusters without config', async () => {
    expect(await create({})).toMatchObject({ clusters: [], problems: [] });
  });

  it('serves the clusters that a portal has, with all their keys', async () => {
    const caData = Buffer.from('-----BEGIN CERTIFICATE-----').toString(
      'base64',
    );
    const { clusters, problems } = await create(
      locators(
        cluster('prod-1', {
          title: 'Production',
          caData,
          skipTLSVerify: true,
          skipMetricsLookup: true,
          dashboardUrl: 'https://dashboard.example',
          customResources: [{ group: 'a.b', apiVersion: 'v1', plural: 'cs' }],
        }),
        cluster('stage', { caFile: '/etc/ca.pem' }),
      ),
    );
    expect(problems).toEqual([]);
    expect(clusters).toMatchObject([
      {
        name: 'prod-1',
        title: 'Production',
        source: 'kubernetes.clusterLocatorMethods[0].clusters[0]',
        skipMetricsLookup: true,
        sandbox: false,
        allow: [],
        identity: 'serviceAccount',
        namespaceOwners: {},
      },
      { name: 'stage', title: 'stage' },
    ]);
    expect(clusters[0].kubeConfig.getCurrentCluster()).toMatchObject({
      server: 'https://prod-1.example:6443/base/',
      caData,
      skipTLSVerify: true,
    });
    expect(clusters[0].kubeConfig.getCurrentUser()?.token).toBe('the-token');
    expect(clusters[1].kubeConfig.getCurrentCluster()?.caFile).toBe(
      '/etc/ca.pem',
    );
  });

  it('takes the auth provider and the token from authMetadata too', async () => {
    const { clusters } = await create(
      locators({
        name: 'a',
        url: 'https://a.example',
        authMetadata: {
          'kubernetes.io/auth-provider': 'serviceAccount',
          serviceAccountToken: 'other',
        },
      }),
    );
    expect(clusters[0].kubeConfig.getCurrentUser()?.token).toBe('other');
  });

  it('names what it cannot serve, and what to do', async () => {
    const { clusters, problems } = await create({
      kubernetes: {
        clusterLocatorMethods: [
          { type: 'gke', projectId: 'p' },
          { type: 'catalog' },
          { type: 'localKubectlProxy' },
          {
            type: 'config',
            clusters: [
              cluster('eks', { authProvider: 'aws' }),
              cluster('none', { authProvider: undefined as never }),
              cluster('tokenless', { serviceAccountToken: undefined as never }),
              cluster('plain', { url: 'http://10.1.2.3:8080' }),
              cluster('raw', { caData: '-----BEGIN CERTIFICATE-----' }),
              cluster('fine'),
            ],
          },
        ],
      },
    });
    expect(clusters.map(({ name }) => name)).toEqual(['fine']);
    const said = Object.fromEntries(
      problems.map(({ name, message }) => [name, message]),
    );
    expect(Object.keys(said).sort()).toEqual([
      'catalog',
      'eks',
      'gke',
      'localKubectlProxy',
      'none',
      'plain',
      'raw',
      'tokenless',
    ]);
    expect(said.gke).toMatch(/serviceAccountToken.*clusterSupplierServiceRef/);
    expect(said.eks).toContain('The auth provider "aws" is not supported');
    expect(said.none).toContain('No auth provider is set');
    expect(said.tokenless).toContain('does not run in this cluster');
    expect(said.plain).toContain('plain http://');
    expect(said.raw).toContain('encoded in base64');
    for (const message of Object.values(said)) {
      expect(message).not.toContain('the-token');
    }
  });

  it('refuses two clusters of one name, and names both places', async () => {
    await expect(create(locators(cluster('a'), cluster('a')))).rejects.toThrow(
      'Two clusters have the name "a": one comes from kubernetes.clusterLocatorMethods[0].clusters[0], the other from kubernetes.clusterLocatorMethods[0].clusters[1].',
    );
    const kubeConfig = new KubeConfig();
    kubeConfig.loadFromClusterAndUser(
      { name: 'a', server: 'https://a.example', skipTLSVerify: false },
      { name: 'a' },
    );
    const supplier: ClusterSupplier = {
      id: 'the acme module',
      supply: async () => ({ clusters: [{ name: 'a', kubeConfig }] }),
    };
    await expect(create(locators(cluster('a')), [supplier])).rejects.toThrow(
      'the other from the acme module',
    );
  });

  describe('wheelhouse.clusters', () => {
    const overlay = (value: JsonObject, name = 'prod-1') =>
      create({
        ...locators(cluster('prod-1'), cluster('b.c')),
        wheelhouse: { clusters: { [name]: value } },
      });

    it('adds what Wheelhouse needs to know, also for names that are no config keys', async () => {
      const { clusters } = await overlay(
        {
          title: 'The one',
          identity: 'impersonate',
          impersonation: { prefix: 'portal:' },
          namespaces: ['x', 'y', 'x'],
          allow: ['scale'],
          namespaceOwners: { x: 'group:default/team-x' },
        },
        'b.c',
      );
      expect(clusters[1]).toMatchObject({
        name: 'b.c',
        title: 'The one',
        identity: 'impersonate',
        impersonationPrefix: 'portal:',
        namespaces: ['x', 'y'],
        allow: ['scale'],
        namespaceOwners: { x: 'group:default/team-x' },
      });
      expect(clusters[0].identity).toBe('serviceAccount');
    });

    it.each<[string, JsonObject, string]>([
      ['a missing prefix', { identity: 'impersonate' }, 'prefix is missing'],
      [
        'an empty prefix',
        { identity: 'impersonate', impersonation: { prefix: '' } },
        'prefix is missing',
      ],
      [
        'a prefix of Kubernetes',
        { identity: 'impersonate', impersonation: { prefix: 'system:x' } },
        'must not be "system:x"',
      ],
      [
        'a prefix that could become one',
        { identity: 'impersonate', impersonation: { prefix: 'syst' } },
        'must not be "syst"',
      ],
      [
        'a prefix with a space',
        { identity: 'impersonate', impersonation: { prefix: ' system:' } },
        'without spaces',
      ],
      [
        'a prefix without its identity',
        { impersonation: { prefix: 'p:' } },
        'identity is not "impersonate"',
      ],
      ['an address', { url: 'https://evil.example' }, 'unknown key "url"'],
      ['another identity', { identity: 'root' }, 'identity is not valid'],
      ['no namespaces', { namespaces: [] }, 'namespaces is not valid'],
    ])('refuses %s, naming the key', async (_, value, message) => {
      const failed = overlay(value);
      await expect(failed).rejects.toThrow('wheelhouse.clusters.prod-1');
      await expect(failed).rejects.toThrow(message);
    });

    it('refuses a cluster that nobody supplies, naming the known ones', async () => {
      await expect(overlay({}, 'prod')).rejects.toThrow(
        'wheelhouse.clusters.prod is config for a cluster that does not exist; the known ones are prod-1, b.c.',
      );
    });

    it('accepts config for a cluster that cannot be served yet', async () => {
      const { problems } = await create({
        ...locators(cluster('a', { authProvider: 'azure' })),
        wheelhouse: { clusters: { a: { title: 'A' } } },
      });
      expect(problems).toHaveLength(1);
    });
  });

  describe('wheelhouse.kubeconfig', () => {
    let folder: string;

    beforeEach(async () => {
      folder = await mkdtemp(path.join(tmpdir(), 'kubeconfig-'));
    });

    afterEach(async () => {
      await rm(folder, { recursive: true });
    });

    async function fromFile(text: string, more: JsonObject = {}) {
      const file = path.join(folder, 'config');
      await writeFile(file, text);
      return create({ wheelhouse: { kubeconfig: { path: file, ...more } } });
    }

    const text = `
apiVersion: v1
kind: Config
current-context: dev
clusters:
- {name: c1, cluster: {server: "https://c1.example", certificate-authority: ca.pem}}
- {name: c2, cluster: {server: "https://c2.example", insecure-skip-tls-verify: true}}
users:
- {name: u1, user: {client-certificate: u.crt, client-key: u.key}}
- {name: u2, user: {tokenFile: token}}
- {name: u3, user: {exec: {command: ./bin/login, args: [x], apiVersion: client.authentication.k8s.io/v1}}}
contexts:
- {name: dev, context: {cluster: c1, user: u1}}
- {name: "arn:aws:eks:cluster/files", context: {cluster: c2, user: u2}}
- {name: plugin, context: {cluster: c2, user: u3}}
- {name: nobody, context: {cluster: c2}}
- {name: torn, context: {cluster: c9, user: u1}}
- {name: lost, context: {cluster: c1, user: u9}}
`;

    it('serves the current context, read-only', async () => {
      const { clusters } = await fromFile(text);
      expect(clusters).toMatchObject([
        { name: 'dev', title: 'dev', allow: [] },
      ]);
      const { kubeConfig } = clusters[0];
      expect(kubeConfig.getCurrentCluster()?.caFile).toBe(
        path.join(folder, 'ca.pem'),
      );
      expect(kubeConfig.getCurrentUser()).toMatchObject({
        certFile: path.join(folder, 'u.crt'),
        keyFile: path.join(folder, 'u.key'),
      });
    });

    it('serves another context, token file and plugin beside the file', async () => {
      const files = await fromFile(text, {
        context: 'arn:aws:eks:cluster/files',
        allowWrites: true,
      });
      expect(files.clusters).toMatchObject([
        {
          name: 'arn:aws:eks:cluster-files',
          title: 'arn:aws:eks:cluster/files',
          allow: ['*'],
        },
      ]);
      expect(
        files.clusters[0].kubeConfig.getCurrentUser()?.authProvider.config,
      ).toEqual({ tokenFile: path.join(folder, 'token') });
      const plugin = await fromFile(text, { context: 'plugin' });
      expect(plugin.clusters[0].kubeConfig.getCurrentUser()?.exec.command).toBe(
        path.join(folder, 'bin/login'),
      );
      const nobody = await fromFile(text, { context: 'nobody' });
      expect(nobody.clusters).toHaveLength(1);
    });

    it.each([
      [
        'no such context',
        { context: 'prod' },
        'has no context "prod"; it has dev, arn',
      ],
      [
        'a missing cluster',
        { context: 'torn' },
        'the cluster "c9", which is not',
      ],
      ['a missing user', { context: 'lost' }, 'the user "u9", which is not'],
    ])('says so for %s', async (_, more, message) => {
      await expect(fromFile(text, more)).rejects.toThrow(message);
    });

    it('says so for files that are not there or no kubeconfig', async () => {
      await expect(
        create({ wheelhouse: { kubeconfig: { path: '/no/such/file' } } }),
      ).rejects.toThrow('The kubeconfig /no/such/file does not exist');
      await expect(
        create({ wheelhouse: { kubeconfig: { path: folder } } }),
      ).rejects.toThrow('cannot be read (EISDIR)');
      await expect(fromFile('a: [')).rejects.toThrow('cannot be understood');
      await expect(fromFile('')).rejects.toThrow('cannot be understood');
      await expect(fromFile('a: 1')).rejects.toThrow(
        'has no current context; set wheelhouse.kubeconfig.context (it has none)',
      );
    });
  });
});
