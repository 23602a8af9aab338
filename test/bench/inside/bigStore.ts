import { monitorEventLoopDelay } from 'node:perf_hooks';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { FeedWindow } from '@wheelhouse/backstage-plugin-cluster-common';
import { GatewaySubscription } from '../../../plugins/cluster-node/src/gateway/ClusterGateway';
import { DefaultClusterGateway } from '../../../plugins/cluster-node/src/gateway/DefaultClusterGateway';
import { ClusterHub } from '../../../plugins/cluster-node/src/hub/ClusterHub';
import { announce } from './announce';
import { InstantUpstream } from './InstantUpstream';
import { manyPods } from './manyPods';
import { quietLogger } from './quietLogger';
import { StoreFigures } from './storeFigures';

// A hub with many pods, and windows on it through the gateway, as the feed
// opens them; only HTTP is missing. Argument: how many pods.
const count = Number(process.argv[2]);
const rounds = 30;
const windowRows = 300;

const upstream = new InstantUpstream(kind =>
  kind === 'pods' ? manyPods(count) : [],
);
const hub = ClusterHub.create({ upstreams: [upstream], logger: quietLogger });
const gateway = DefaultClusterGateway.create({
  hub,
  permissions: {
    authorize: async requests =>
      requests.map(() => ({ result: AuthorizeResult.ALLOW })),
    authorizeConditional: async requests =>
      requests.map(() => ({ result: AuthorizeResult.ALLOW })),
  },
  userInfo: mockServices.userInfo(),
  catalog: catalogServiceMock(),
  config: mockServices.rootConfig(),
  logger: quietLogger,
});

/** Opens a window and writes out what it says, as the feed would. */
async function open(window: Partial<FeedWindow>, into: number[]) {
  const began = performance.now();
  const subscription = await gateway.subscribe(
    mockCredentials.user(),
    {
      ...{ id: '1', kind: 'pods' },
      window: { offset: 0, limit: windowRows, ...window },
    },
    { onPending: () => undefined },
  );
  JSON.stringify(subscription.take());
  into.push(performance.now() - began);
  return subscription;
}

async function openOnce(window: Partial<FeedWindow>, into: number[]) {
  const subscription = await open(window, into);
  subscription.close();
}

async function main() {
  const figures: StoreFigures = {
    ...{ rows: hub.cluster('bench').model.tables.get('pods')?.size ?? 0 },
    ...{ firstWindow: [], nextWindow: [], sort: [], textFilter: [] },
    ...{ valueFilter: [], standstill: [], residentBytes: 0 },
  };
  for (let round = 0; round < rounds; round++) {
    const first = await open({}, figures.firstWindow);
    await openOnce({ offset: 3000 + 300 * round }, figures.nextWindow);
    first.close();
    const sort = { column: 'restarts', descending: true };
    await openOnce({ sort }, figures.sort);
    await openOnce({ text: `component-${round}7` }, figures.textFilter);
    const filters = { tone: ['error', 'warning'] };
    await openOnce({ filters, sort }, figures.valueFilter);
  }
  const held = await open({}, []);
  globalThis.gc?.();
  figures.residentBytes = process.memoryUsage().rss;
  for (let round = 0; round < rounds; round++) {
    figures.standstill.push(await standstill(held, round));
  }
  announce(figures);
}

/** A pod that was not there takes its place in an order that is looked at: how long nothing else is done for it. */
async function standstill(held: GatewaySubscription, round: number) {
  const [pod] = manyPods(1);
  const uid = `another-${round}`;
  const metadata = { ...pod.metadata, uid, name: uid };
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  upstream.change('pods', { ...pod, metadata });
  // Orders are made at most once a second.
  await new Promise(resolve => setTimeout(resolve, 1_200));
  JSON.stringify(held.take());
  delay.disable();
  return delay.max / 1e6;
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
