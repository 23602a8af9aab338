import { Entity } from '@backstage/catalog-model';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { EntityApplication } from '../src/components/application/EntityApplication';
import { EntityApplicationCard } from '../src/components/application/EntityApplicationCard';
import { GlobalView } from '../src/components/globalView/GlobalView';
import {
  allOf,
  allOfEntity,
  allOfLarge,
  allOfPartial,
  atoll,
  entityOverview,
  harbor,
  largeFleet,
  overview,
  partialOverview,
  reef,
} from './__data__/overviews';
import { LiveOverview } from '../src/model/overview/LiveOverview';
import { manyPods } from './__data__/manyPods';
import { component, pods, source } from './__data__/shop';
import { FeedScene } from './FeedScript';
import type { Scene } from './scenes';

const refusal =
  'Your permission cluster.resource.read covers nothing of cluster harbor. Ask those who run this portal.';
const lost = 'The API server does not answer: connect ECONNREFUSED.';
const live = ['harbor', 'reef', 'atoll'].map(name => source(name));
const denied = [source('harbor', 'denied', refusal)];
const failure = {
  name: 'ServiceUnavailableError',
  message: 'The feed is full.',
};

const away: LiveOverview = { ...reef, state: 'unreachable' };
const unknown: LiveOverview = {
  ...baseOf(atoll),
  title: atoll.title,
  state: 'connecting',
};

const global: Record<string, FeedScene> = {
  live: { rows: overview, sources: live },
  loading: { pending: true },
  stale: {
    rows: [allOf([harbor, reef]), harbor, away, unknown],
    sources: [
      source('harbor'),
      source('reef', 'stale', lost),
      source('atoll', 'connecting'),
    ],
  },
  'one cluster': { rows: [allOf([atoll]), atoll], sources: [source('atoll')] },
  partial: {
    rows: [allOfPartial, ...partialOverview],
    sources: [source('harbor'), source('reef')],
  },
  large: {
    rows: [allOfLarge, ...largeFleet],
    sources: largeFleet.map(({ name, state }) =>
      source(name, state === 'live' ? 'live' : 'stale', lost),
    ),
  },
  'empty fleet': { sources: [] },
  denied: { sources: denied },
  failed: { error: failure },
};

const application: Record<string, FeedScene> = {
  live: { rows: [allOfEntity, ...entityOverview], sources: live },
  loading: { pending: true },
  stale: {
    rows: [allOfEntity, ...entityOverview],
    sources: [source('harbor'), source('reef', 'stale', lost)],
  },
  empty: {},
  denied: { sources: denied },
  failed: { error: failure },
};

/** A system, which says nothing of itself. */
export const system: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'System',
  metadata: { name: 'storefront', namespace: 'default' },
  spec: { owner: 'storefront-team' },
};

/** What a row has before anything was counted. */
function baseOf({ cluster, id, namespace, name, created }: LiveOverview) {
  return { cluster, id, namespace, name, created };
}

function scene(title: string, overviewScene: FeedScene, element: JSX.Element) {
  const isLarge = title.endsWith('large');
  return {
    title,
    script: {
      overview: overviewScene,
      pods: { rows: isLarge ? manyPods(10_000) : pods },
      namespaces: { sources: overviewScene.sources },
    },
    element,
  };
}

function card(entity: Entity) {
  return (
    <EntityProvider entity={entity}>
      <EntityApplicationCard />
    </EntityProvider>
  );
}

/** Global View and Application View in every state. */
export const overviewScenes: Scene[] = [
  ...Object.entries(global).map(([state, feed]) =>
    scene(`Global View, ${state}`, feed, <GlobalView />),
  ),
  ...Object.entries(application).flatMap(([state, feed]) => [
    scene(
      `Application tab, ${state}`,
      feed,
      <EntityApplication entity={component()} />,
    ),
    scene(`Application card, ${state}`, feed, card(component())),
  ]),
  scene(
    'Application tab, not set up',
    {},
    <EntityApplication entity={component({})} />,
  ),
  scene(
    'Application tab, system without annotated parts',
    { error: { name: 'NotFoundError', message: 'No part runs anything.' } },
    <EntityApplication entity={system} />,
  ),
];
