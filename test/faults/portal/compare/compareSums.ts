import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  applyFeedEvent,
  FeedState,
  FeedSubscription,
  initialFeedState,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { ClusterHub } from '@wheelhouse/backstage-plugin-cluster-node';
import { DefaultClusterGateway } from '../../../../plugins/cluster-node/src/gateway/DefaultClusterGateway';
import { entitiesOf } from '../entities';
import { FeedViewer } from '../FeedViewer';
import { cellDifferences } from './TableRows';

/** Columns that tell of a connection, of which a list has none. */
const ofConnection: readonly string[] = ['since', 'version', 'reason', 'title'];

/** How sums that a viewer sees differ from those that the gateway makes of a fresh list. */
export async function compareSums(
  viewer: FeedViewer,
  fresh: ClusterHub,
  selector: string,
): Promise<string[]> {
  const gateway = DefaultClusterGateway.create({
    hub: fresh,
    permissions: mockServices.permissions(),
    userInfo: mockServices.userInfo(),
    catalog: catalogServiceMock({ entities: entitiesOf(selector) }),
    config: mockServices.rootConfig(),
    logger: mockServices.rootLogger({ level: 'none' }),
  });
  const differences: string[] = [];
  for (const subscription of viewer.subscriptions) {
    const expected = await firstState(gateway, subscription);
    const found = viewer.state(subscription.id);
    differences.push(
      ...sumDifferences(found, expected).map(
        difference => `feed ${viewer.name}, ${subscription.id}: ${difference}`,
      ),
    );
  }
  return differences;
}

async function firstState(
  gateway: DefaultClusterGateway,
  subscription: FeedSubscription,
): Promise<FeedState> {
  const open = await gateway.subscribe(mockCredentials.user(), subscription, {
    onPending: () => undefined,
  });
  try {
    return open
      .take()
      .reduce<FeedState>(
        (state, event) => applyFeedEvent(state, event),
        initialFeedState,
      );
  } finally {
    open.close();
  }
}

function sumDifferences(found: FeedState, expected: FeedState): string[] {
  if (found.error) {
    return [`error: ${found.error.message}`];
  }
  const differences: string[] = [];
  if (found.rows.size !== expected.rows.size || expected.rows.size === 0) {
    differences.push(
      `has ${found.rows.size} rows, should have ${expected.rows.size}`,
    );
  }
  const columns = expected.columns.filter(
    column => !ofConnection.includes(column),
  );
  for (const [id, row] of expected.rows) {
    const what = cellDifferences(
      { ...found.rows.get(id) },
      { ...row },
      columns,
    );
    if (what.length > 0) {
      differences.push(`row '${id}': ${what.join('; ')}`);
    }
  }
  return differences;
}
