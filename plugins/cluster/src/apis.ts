import {
  ApiBlueprint,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import {
  ClusterClient,
  clusterApiRef,
} from '@wheelhouse/backstage-plugin-cluster-react';

/** The cluster backend, one client for the whole tab. */
export const clusterApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: clusterApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => ClusterClient.create(deps),
    }),
});
