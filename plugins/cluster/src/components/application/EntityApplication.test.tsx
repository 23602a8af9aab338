import { Entity } from '@backstage/catalog-model';
import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { ObjectDrawerProvider } from '@wheelhouse/backstage-plugin-cluster-react';
import { screen, within } from '@testing-library/react';
import { setupServer } from 'msw/node';
import {
  allOf,
  allOfEntity,
  entityOverview,
} from '../../../dev/__data__/overviews';
import { system } from '../../../dev/overviewScenes';
import { component, source } from '../../../dev/__data__/shop';
import { FeedScene } from '../../../dev/FeedScript';
import {
  baseUrl,
  renderWithBackend,
} from '../../__testUtils__/renderWithBackend';
import { serveFeed } from '../../__testUtils__/serveFeed';
import { EntityApplication } from './EntityApplication';
import { EntityApplicationCard } from './EntityApplicationCard';

const server = setupServer();
const live: FeedScene = {
  rows: [allOfEntity, ...entityOverview],
  sources: [source('harbor'), source('reef')],
};

async function renderTab(scene: FeedScene, entity: Entity = component()) {
  const feed = serveFeed(baseUrl, { overview: scene });
  server.use(feed.handler);
  await renderWithBackend(
    <ObjectDrawerProvider>
      <EntityApplication entity={entity} />
    </ObjectDrawerProvider>,
  );
  return feed;
}

describe('EntityApplication', () => {
  registerMswTestHooks(server);

  it('sums up what a component runs, and leads to its workloads', async () => {
    const { subscriptions } = await renderTab(live);

    expect(
      await screen.findByRole('link', {
        name: 'Pods: 13 distinct, 13 in total',
      }),
    ).toHaveAttribute('href', '/entity/workloads');
    const pods = screen.getByRole('region', { name: 'Pods by cluster' });
    expect(
      within(pods).getByRole('link', { name: '5 pods in Reef' }),
    ).toHaveAttribute('href', '/entity/workloads');
    const cpu = screen.getByRole('table', { name: /CPU, cores/ });
    expect(
      within(cpu)
        .getAllByRole('columnheader')
        .map(each => each.textContent),
    ).toEqual(['Cluster', 'Requested', 'Limits', 'Waiting']);
    expect(subscriptions[0]).toMatchObject({
      kind: 'overview',
      scope: { entityRef: 'component:default/cart' },
    });
  });

  it('asks for a system by its own name, and leaves out clusters where it runs nothing', async () => {
    const idle = {
      ...entityOverview[1],
      pods: 0,
      applications: 0,
      services: 0,
    };
    const { subscriptions } = await renderTab(
      { ...live, rows: [allOfEntity, entityOverview[0], idle] },
      system,
    );

    const pods = await screen.findByRole('region', { name: 'Pods by cluster' });
    expect(
      within(pods)
        .getAllByRole('rowheader')
        .map(each => each.textContent),
    ).toEqual(['Harbor (production)']);
    expect(subscriptions[0].scope?.entityRef).toBe('system:default/storefront');
  });

  it('says when nothing runs, and what was looked for', async () => {
    await renderTab({
      rows: [allOf([], { distinctPods: 0 })],
      sources: [source('harbor')],
    });

    expect(
      await screen.findByRole('heading', { name: 'Nothing runs here yet' }),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/backstage.io\/kubernetes-id=cart, and found none/),
    ).toBeInTheDocument();
  });

  it('gives the line to add when nothing is set up, and asks for nothing', async () => {
    const { subscriptions } = await renderTab({}, component({}));

    expect(
      screen.getByRole('heading', {
        name: 'The Application tab is not set up yet',
      }),
    ).toBeInTheDocument();
    expect(subscriptions).toEqual([]);
  });

  it('says what parts of a system have to say when none of them does', async () => {
    await renderTab(
      { error: { name: 'NotFoundError', message: 'No part says so.' } },
      system,
    );

    expect(
      await screen.findByText(/No part of this system runs anything/),
    ).toBeInTheDocument();
  });

  it('says why when all is denied, and what failed', async () => {
    await renderTab({ sources: [source('harbor', 'denied', 'Not for you.')] });

    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('You may not see this');
    expect(alert).toHaveTextContent('Not for you.');
  });

  it('says what failed, and offers to try again', async () => {
    await renderTab({
      error: { name: 'InputError', message: 'Bad selector.' },
    });

    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent(/could not be loaded.*Bad selector/);
    expect(
      within(alert).getByRole('button', { name: 'Try again' }),
    ).toBeInTheDocument();
  });

  it('keeps old numbers of a cluster that went away, and says so', async () => {
    await renderTab({
      ...live,
      sources: [source('harbor'), source('reef', 'stale', 'No answer.')],
    });

    expect(
      await screen.findByText('What you see may be out of date'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: '5 pods in Reef' }),
    ).toBeInTheDocument();
  });
});

describe('EntityApplicationCard', () => {
  registerMswTestHooks(server);

  it('sums up what runs by cluster, and leads to the tab', async () => {
    server.use(serveFeed(baseUrl, { overview: live }).handler);
    await renderWithBackend(
      <EntityProvider entity={component()}>
        <EntityApplicationCard />
      </EntityProvider>,
    );

    const table = await screen.findByRole('table', { name: 'Pods by cluster' });
    expect(within(table).getByText('Harbor (production)')).toBeInTheDocument();
    expect(
      screen.getByRole('link', {
        name: 'By cluster and namespace, with capacity',
      }),
    ).toHaveAttribute('href', '/entity/application');
    expect(screen.queryByText('Pod grid')).not.toBeInTheDocument();
  });
});
