import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { clusterResourceReadPermission } from '@wheelhouse/backstage-plugin-cluster-common';
import { EntityScopes } from '../gateway/EntityScopes';
import { recentUserInfo, sharedDecisions } from './recentDecisions';

const ann = () => mockCredentials.user('user:default/ann');
const until = (time: string): BackstageCredentials => ({
  ...ann(),
  expiresAt: new Date(time),
});

/** What is asked on somebody's behalf, with how often that came to the one who answers. */
function subjects() {
  const authorizeConditional = jest.fn(async () => [
    { result: AuthorizeResult.ALLOW } as const,
  ]);
  const permissions = sharedDecisions({ authorizeConditional });
  const getUserInfo = jest.fn(async () => ({
    userEntityRef: 'user:default/ann',
    ownershipEntityRefs: [],
  }));
  const users = recentUserInfo({ getUserInfo });
  const catalog = catalogServiceMock.mock({
    getEntityByRef: async () => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name: 'cart',
        annotations: { 'backstage.io/kubernetes-id': 'cart' },
      },
    }),
  });
  const scopes = new EntityScopes(catalog);
  return [
    {
      ask: (credentials: BackstageCredentials) =>
        permissions.authorizeConditional(
          [{ permission: clusterResourceReadPermission }],
          { credentials },
        ),
      asked: authorizeConditional,
    },
    {
      ask: (credentials: BackstageCredentials) =>
        users.getUserInfo(credentials),
      asked: getUserInfo,
    },
    {
      ask: (credentials: BackstageCredentials) =>
        scopes.resolve(credentials, 'component:default/cart'),
      asked: catalog.getEntityByRef,
    },
  ];
}

describe('what was just asked about a user', () => {
  it('is asked once for all that the user opens at the same moment', async () => {
    for (const { ask, asked } of subjects()) {
      const answers = await Promise.all([ask(ann()), ask(ann()), ask(ann())]);
      expect(answers[1]).toEqual(answers[0]);
      expect(asked).toHaveBeenCalledTimes(1);
    }
  });

  it('is asked again for what the user opens later, where it grants', async () => {
    const [decisions, ...others] = subjects();
    for (const [{ ask, asked }, times] of [
      [decisions, 2],
      ...others.map(other => [other, 1] as const),
    ] as const) {
      await ask(ann());
      await ask(ann());
      expect(asked).toHaveBeenCalledTimes(times);
    }
  });

  it.each<[string, BackstageCredentials, BackstageCredentials]>([
    ['another user', ann(), mockCredentials.user('user:default/ben')],
    [
      'a service that acts for the user',
      ann(),
      mockCredentials.user('user:default/ann', {
        actor: { subject: 'plugin:ci' },
      }),
    ],
    [
      'another sign-in of the user',
      until('2026-11-21T10:00:00Z'),
      until('2026-11-21T11:00:00Z'),
    ],
    [
      'a service',
      mockCredentials.service('plugin:ci'),
      mockCredentials.service('plugin:ci'),
    ],
    ['nobody', mockCredentials.none(), mockCredentials.none()],
  ])('is never the answer for %s', async (_who, first, second) => {
    for (const { ask, asked } of subjects()) {
      await ask(first);
      await ask(second);
      expect(asked).toHaveBeenCalledTimes(2);
    }
  });
});
