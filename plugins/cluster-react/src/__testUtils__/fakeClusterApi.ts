import { ClusterApi } from '../api/ClusterApi';
import { FakeFeed } from './FakeFeed';

/** A `ClusterApi` that refuses what a test does not expect. */
export function fakeClusterApi(parts: Partial<ClusterApi> = {}): ClusterApi {
  const unexpected = (call: string) => async () => {
    throw new Error(`The test does not expect a call of ${call}.`);
  };
  return {
    clusters: unexpected('clusters'),
    object: unexpected('object'),
    events: unexpected('events'),
    checkAccess: unexpected('checkAccess'),
    rows: unexpected('rows'),
    rowsFile: unexpected('rowsFile'),
    facets: unexpected('facets'),
    feed: new FakeFeed(),
    ...parts,
  };
}
