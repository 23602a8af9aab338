import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import {
  AuthorizeResult,
  createPermission,
} from '@backstage/plugin-permission-common';
import {
  clusterResourceInspectPermission,
  clusterResourceReadPermission,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { DemoPolicy } from './DemoPolicy';

const read = clusterResourceReadPermission;
const inspect = clusterResourceInspectPermission;

function policyOf(policy: object[]) {
  return DemoPolicy.create({
    auth: mockServices.auth(),
    config: new ConfigReader({ demo: { policy } }),
  });
}

function userOf(userEntityRef: string) {
  return {
    credentials: mockCredentials.user(userEntityRef),
    info: { userEntityRef, ownershipEntityRefs: [userEntityRef] },
  };
}

const policy = policyOf([
  { user: 'user:default/guest', everything: true, inspect: true },
  {
    user: 'user:default/visitor',
    namespaces: [
      { names: ['storefront', 'search'] },
      { names: ['payments'], cluster: 'lagoon' },
    ],
  },
  { user: 'user:default/outsider' },
]);

describe('DemoPolicy', () => {
  it('lets who may see everything read and inspect', async () => {
    const user = userOf('user:default/guest');
    for (const permission of [read, inspect]) {
      await expect(policy.handle({ permission }, user)).resolves.toEqual({
        result: AuthorizeResult.ALLOW,
      });
    }
  });

  it('narrows to namespaces, and does not let inspect what is not granted', async () => {
    const user = userOf('user:default/visitor');

    await expect(policy.handle({ permission: read }, user)).resolves.toEqual({
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'cluster',
      resourceType: 'cluster-resource',
      conditions: {
        anyOf: [
          {
            rule: 'IN_NAMESPACE',
            resourceType: 'cluster-resource',
            params: { namespaces: ['storefront', 'search'] },
          },
          {
            rule: 'IN_NAMESPACE',
            resourceType: 'cluster-resource',
            params: { namespaces: ['payments'], cluster: 'lagoon' },
          },
        ],
      },
    });
    await expect(policy.handle({ permission: inspect }, user)).resolves.toEqual(
      { result: AuthorizeResult.DENY },
    );
  });

  it('shows nothing of the clusters to users without a grant and to nobody', async () => {
    const denied = { result: AuthorizeResult.DENY };
    for (const user of [
      userOf('user:default/outsider'),
      userOf('user:default/unheard-of'),
      undefined,
    ]) {
      await expect(policy.handle({ permission: read }, user)).resolves.toEqual(
        denied,
      );
    }
  });

  it('allows what has nothing to do with clusters', async () => {
    const permission = createPermission({
      name: 'catalog.entity.create',
      attributes: { action: 'create' },
    });

    await expect(
      policy.handle({ permission }, userOf('user:default/outsider')),
    ).resolves.toEqual({ result: AuthorizeResult.ALLOW });
  });

  it('refuses a user who is named twice', () => {
    const user = 'user:default/guest';

    expect(() =>
      policyOf([{ user }, { user: 'User:default/guest', everything: true }]),
    ).toThrow('demo.policy names user:default/guest twice');
  });
});
