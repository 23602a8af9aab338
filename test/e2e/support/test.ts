import { test as base } from '@playwright/test';
import { E2eCluster } from './E2eCluster';
import { PortalKind, requestPortal, Setting } from './Setting';

/** What a project or a file of journeys says about its portal. */
export interface JourneyOptions {
  kind: PortalKind;
  /** Who every guest is, a user of `demo.policy`. */
  user: string;
}

/** The portal of a journey. */
export interface RunningPortal {
  url: string;
  /** Stops it and starts it on the same ports, with every page still open. */
  restart(): Promise<void>;
}

interface TestFixtures {
  /** The cluster under the portal; journeys that need it need kubectl. */
  cluster: E2eCluster;
}

interface WorkerFixtures {
  setting: Setting;
  portal: RunningPortal;
}

const startMilliseconds = 300_000;

/** Playwright's `test` with a running portal and the cluster under it. */
export const test = base.extend<TestFixtures, WorkerFixtures & JourneyOptions>({
  kind: ['sandbox', { option: true, scope: 'worker' }],
  user: ['guest', { option: true, scope: 'worker' }],

  setting: [
    async ({ kind, user }, use) => use(await requestPortal({ kind, user })),
    { scope: 'worker', timeout: startMilliseconds },
  ],

  portal: [
    async ({ kind, user, setting }, use) =>
      use({
        url: setting.url,
        async restart() {
          await requestPortal({ kind, user, fresh: true });
        },
      }),
    { scope: 'worker' },
  ],

  cluster: async ({ kind, setting }, use, testInfo) => {
    testInfo.skip(
      !setting.target.hasKubectl,
      'kubectl comes with the test cluster, and there is none',
    );
    await use(E2eCluster.of(kind, setting));
  },

  baseURL: ({ portal }, use) => use(portal.url),
});

export { expect } from '@playwright/test';
export { component } from './exampleWorkload';
