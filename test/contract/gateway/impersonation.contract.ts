import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { ClusterRow } from '@wheelhouse/backstage-plugin-cluster-common';
import { eventually } from '../support/customKind';
import { CLUSTER, GatewayPortal } from '../support/GatewayPortal';
import {
  clusterServiceAccount,
  ClusterServiceAccount,
  grantDeployments,
  tokenConfig,
} from '../support/kubeConfigs';
import { useNamespace } from '../support/objects';
import { describeContract } from '../support/targets';
import { RawApi } from '../../targets/RawApi';
import { control } from '../../targets/control';
import { deployment } from '../../targets/manifests';

const prefix = 'portal:';
const ada = 'user:default/ada';
const bob = 'user:default/bob';
const eve = 'user:default/eve';
const payments = 'group:default/payments';

const manifests = join(__dirname, '../../../plugins/cluster-backend/manifests');

/** The rules that the manifests for operators grant, with the people of this suite. */
function publishedRules(): unknown[] {
  return ['cluster-role.yaml', 'cluster-role-impersonate.yaml']
    .flatMap(file =>
      parseAllDocuments(readFileSync(join(manifests, file), 'utf8')),
    )
    .map(document => document.toJS())
    .filter(({ kind }) => kind === 'ClusterRole')
    .flatMap(({ rules }) => rules)
    .map(rule =>
      rule.resources?.includes('users')
        ? { ...rule, resourceNames: [ada, bob].map(name => prefix + name) }
        : rule,
    );
}

interface AuditedRead {
  verb: string;
  namespace?: string;
  name?: string;
  user?: string;
  code?: number;
  impersonatedUser?: { username: string; groups: string[] };
}

describeContract('with the identity of the person', target => {
  const api = new RawApi(target.kubeconfig);
  const mine = useNamespace(api, 'ada');
  const team = useNamespace(api, 'payments');
  const theirs = useNamespace(api, 'theirs');
  let account: ClusterServiceAccount;
  let portal: GatewayPortal;

  beforeAll(async () => {
    for (const namespace of [mine(), team(), theirs()]) {
      await api.post(
        `/apis/apps/v1/namespaces/${namespace}/deployments`,
        deployment('web', { replicas: 0 }),
      );
    }
    account = await clusterServiceAccount(
      api,
      theirs(),
      'gateway',
      publishedRules(),
    );
    await grantDeployments(api, mine(), { kind: 'User', name: prefix + ada });
    await grantDeployments(api, mine(), { kind: 'User', name: prefix + eve });
    await grantDeployments(api, team(), {
      kind: 'Group',
      name: prefix + payments,
    });
    portal = await GatewayPortal.start({
      kubeConfig: tokenConfig(target, account.token),
      overlay: { identity: 'impersonate', impersonation: { prefix } },
      groups: { [ada]: [payments] },
      refreshSeconds: 1,
    });
  });
  afterAll(async () => {
    await portal?.stop();
    await account?.revoke();
  });

  const deployments = { id: 'deployments', kind: 'deployments' };
  const objectPath = (namespace: string) =>
    `/v1/clusters/${CLUSTER}/objects/deployments/web?namespace=${namespace}`;

  it('people see what RBAC grants to them and their groups, and nothing else', async () => {
    const feed = await portal.feed(
      [
        deployments,
        { id: 'pods', kind: 'pods' },
        { id: 'nodes', kind: 'nodes' },
        { id: 'clusters', kind: 'clusters' },
      ],
      ada,
    );
    const places = () => feed.rows('deployments').map(row => row.namespace);
    await feed.until(() => places().length === 2);
    expect(places().sort()).toEqual([mine(), team()].sort());
    for (const kind of ['pods', 'nodes']) {
      // A review that a busy API server answers too late denies for another reason.
      await eventually(async () => {
        expect(feed.state(kind).sources[0]).toMatchObject({
          state: 'denied',
          reason: expect.stringContaining(prefix + ada),
        });
      });
      expect(feed.rows(kind)).toEqual([]);
    }
    await feed.until(f => f.rows<ClusterRow>('clusters')[0]?.workloads === 2);
    expect(feed.rows<ClusterRow>('clusters')[0].nodes).toBeUndefined();

    const stranger = await portal.feed([deployments], bob);
    await stranger.until(
      f => f.state('deployments').sources[0]?.state === 'denied',
    );
    expect(stranger.rows('deployments')).toEqual([]);
  });

  it('RBAC that is granted and taken back while a page is open shows soon', async () => {
    const feed = await portal.feed(
      [deployments, { id: 'clusters', kind: 'clusters' }],
      bob,
    );
    const places = () => feed.rows('deployments').map(row => row.namespace);
    const workloads = () => feed.rows<ClusterRow>('clusters')[0]?.workloads;
    await feed.until(
      f => f.state('deployments').sources[0]?.state === 'denied',
    );
    const takeBack = await grantDeployments(api, theirs(), {
      kind: 'User',
      name: prefix + bob,
    });
    // A review is kept for 25 s, then the next decision is a second away.
    await feed.until(() => places().join() === theirs());
    await feed.until(() => workloads() === 1);
    await takeBack();
    await feed.until(() => places().length === 0);
    await feed.until(() => workloads() === undefined);
    await eventually(async () => {
      expect(feed.state('deployments').sources[0]).toMatchObject({
        state: 'denied',
        reason: expect.stringContaining(prefix + bob),
      });
    });
  }, 400_000);

  it('one object is read as the person, by name and groups', async () => {
    const since = Date.now();
    for (const namespace of [mine(), team()]) {
      const { status, body } = await portal.get(objectPath(namespace), ada);
      expect([status, body.error]).toEqual([200, undefined]);
      expect(body.object.metadata).toMatchObject({ name: 'web', namespace });
    }
    for (const [user, namespace] of [
      [ada, theirs()],
      [bob, team()],
    ]) {
      const { status, body } = await portal.get(objectPath(namespace), user);
      expect(status).toBe(403);
      expect(body.error.message).toContain(prefix + user);
    }
    if (target.name === 'sandbox') {
      // It keeps no audit log.
      return;
    }
    // It is written when an answer is over, which may be after it has come.
    let reads: AuditedRead[] = [];
    await eventually(async () => {
      const { requests } = await control<{ requests: AuditedRead[] }>(
        target,
        'audited-requests',
        { since },
      );
      reads = requests.filter(
        ({ verb, name }) => verb === 'get' && name === 'web',
      );
      expect(reads.map(read => read.namespace)).toEqual([mine(), team()]);
    });
    for (const read of reads) {
      expect(read).toMatchObject({
        code: 200,
        user: `system:serviceaccount:${theirs()}:gateway`,
        impersonatedUser: { username: prefix + ada },
      });
      expect([...(read.impersonatedUser?.groups ?? [])].sort()).toEqual([
        prefix + payments,
        'system:authenticated',
      ]);
    }
  });

  it('and whom the gateway may not impersonate reads no object', async () => {
    const { status, body } = await portal.get(objectPath(mine()), eve);
    expect(status).toBe(403);
    expect(body.error.message).toMatch(/impersonate/);
  });
});
