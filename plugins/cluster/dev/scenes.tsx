import { EntityProvider } from '@backstage/plugin-catalog-react';
import { ReactElement } from 'react';
import { ClusterCards } from '../src/components/fleet/ClusterCards';
import { PodsTable } from '../src/components/fleet/PodsTable';
import { EntityWorkloads } from '../src/components/workloads/EntityWorkloads';
import { EntityWorkloadsCard } from '../src/components/workloads/EntityWorkloadsCard';
import { overview } from './__data__/overviews';
import {
  clusters,
  component,
  events,
  namespaces,
  nodes,
  pods,
  source,
  workloads,
} from './__data__/shop';
import { FeedScript } from './FeedScript';
import { overviewScenes } from './overviewScenes';
import { resourceScenes } from './resourceScenes';

/** A screen in one state. */
export interface Scene {
  title: string;
  script: FeedScript;
  element: ReactElement;
}

const refusal =
  'Your permission cluster.resource.read does not cover pods in cluster harbor.';
const lost = 'The API server does not answer: connect ECONNREFUSED.';
const failure = {
  error: { name: 'ServiceUnavailableError', message: 'The feed is full.' },
};

/** Everything as it should be. */
export const liveScript: FeedScript = {
  overview: { rows: overview },
  clusters: { rows: clusters },
  nodes: { rows: nodes },
  namespaces: { rows: namespaces },
  workloads: { rows: workloads, sources: [source('harbor'), source('reef')] },
  pods: { rows: pods, sources: [source('harbor'), source('reef')] },
  events: { rows: events },
};

const stale = [source('harbor'), source('reef', 'stale', lost)];
const denied = [source('harbor', 'denied', refusal)];

const scripts: Record<string, FeedScript> = {
  live: liveScript,
  stale: {
    ...liveScript,
    workloads: { rows: workloads, sources: stale },
    pods: { rows: pods, sources: stale },
  },
  'partly denied': {
    ...liveScript,
    workloads: {
      rows: workloads.slice(0, 2),
      sources: [source('harbor'), source('reef', 'denied', refusal)],
    },
    pods: { rows: pods.slice(0, 3) },
  },
  loading: {
    clusters: { pending: true },
    workloads: { pending: true },
    pods: { pending: true },
    events: { pending: true },
  },
  empty: {},
  denied: {
    workloads: { sources: denied },
    pods: { sources: denied },
    namespaces: { sources: denied },
  },
  failed: { clusters: failure, workloads: failure, pods: failure },
};

const entity = component();

/** Every screen of the plugin in every state. */
export const scenes: Scene[] = Object.entries(scripts).flatMap(
  ([state, script]) => [
    {
      title: `Entity tab, ${state}`,
      script,
      element: <EntityWorkloads entity={entity} />,
    },
    {
      title: `Entity card, ${state}`,
      script,
      element: (
        <EntityProvider entity={entity}>
          <EntityWorkloadsCard />
        </EntityProvider>
      ),
    },
    { title: `Clusters, ${state}`, script, element: <ClusterCards /> },
    { title: `Pods, ${state}`, script, element: <PodsTable /> },
  ],
);

scenes.push({
  title: 'Entity tab, not set up',
  script: {},
  element: <EntityWorkloads entity={component({})} />,
});

scenes.push(...overviewScenes, ...resourceScenes);
