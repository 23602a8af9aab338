import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { ObjectDrawerProvider } from '@wheelhouse/backstage-plugin-cluster-react';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import {
  allOf,
  allOfLarge,
  allOfPartial,
  atoll,
  harbor,
  largeFleet,
  overview,
  partialOverview,
  reef,
} from '../../../dev/__data__/overviews';
import { source } from '../../../dev/__data__/shop';
import { FeedScene } from '../../../dev/FeedScript';
import {
  baseUrl,
  renderWithBackend,
} from '../../__testUtils__/renderWithBackend';
import { serveFeed } from '../../__testUtils__/serveFeed';
import { GlobalView } from './GlobalView';

const server = setupServer();
const sources = ['harbor', 'reef', 'atoll'].map(name => source(name));

async function renderView(scene: FeedScene, others = {}) {
  const feed = serveFeed(baseUrl, { overview: scene, ...others });
  server.use(feed.handler);
  await renderWithBackend(
    <ObjectDrawerProvider>
      <GlobalView />
    </ObjectDrawerProvider>,
  );
  return feed;
}

function panel(name: string) {
  return screen.findByRole('region', { name });
}

/** The cells of a row by its heading, without the heading. */
function cells(table: HTMLElement, heading: RegExp) {
  const row = within(table)
    .getAllByRole('rowheader')
    .find(each => heading.test(each.textContent ?? ''))
    ?.closest('tr');
  return Array.from(
    row?.querySelectorAll('td') ?? [],
    each => each.textContent,
  );
}

describe('GlobalView', () => {
  registerMswTestHooks(server);

  it('shows how many different ones there are and how many in total, and leads to them', async () => {
    const { subscriptions } = await renderView({ rows: overview, sources });

    const namespaces = await screen.findByRole('link', {
      name: 'Namespaces: 21 distinct, 35 in total',
    });
    expect(namespaces).toHaveAttribute('href', '/fleet/namespaces');
    expect(namespaces).toHaveAccessibleDescription(/in three clusters/);
    expect(
      screen.getByRole('link', { name: 'Nodes: 21 distinct, 21 in total' }),
    ).toHaveAttribute('href', '/fleet/nodes');
    expect(
      screen.getByRole('link', { name: 'Services: 81 distinct, 137 in total' }),
    ).toHaveAttribute('href', '/fleet/resources?kind=services');
    const pods = screen.getByRole('article', { name: 'Pods' });
    expect(
      within(pods).getByRole('img', {
        name: 'Pods by phase: 582 Running, 6 Succeeded, 9 Pending, 2 Failed',
      }),
    ).toBeInTheDocument();
    expect(
      within(pods).getByRole('link', { name: '12 pods in trouble' }),
    ).toHaveAttribute(
      'href',
      '/fleet/pods?filter.tone=warning&filter.tone=error',
    );
    expect(screen.getByText(/app.kubernetes.io\/part-of/)).toBeInTheDocument();
    expect(subscriptions[0]).toMatchObject({ kind: 'overview' });
    expect(subscriptions[0].scope).toBeUndefined();
  });

  it('counts pods and nodes of each cluster, and leads to just those', async () => {
    await renderView({ rows: overview, sources });

    const pods = within(await panel('Pods by cluster'));
    expect(
      pods.getAllByRole('rowheader').map(each => each.textContent),
    ).toEqual(['All clusters', 'Harbor (production)', 'Reef', 'Atoll']);
    expect(
      pods.getByRole('link', { name: '149 pods in Reef' }),
    ).toHaveAttribute('href', '/fleet/pods?filter.cluster=reef');
    expect(
      pods.getByRole('link', { name: '12 pods in trouble in Reef' }),
    ).toHaveAttribute(
      'href',
      '/fleet/pods?filter.cluster=reef&filter.tone=warning&filter.tone=error',
    );
    const nodes = within(await panel('Nodes by cluster'));
    expect(
      nodes.getByRole('link', { name: '1 cordoned node in Reef' }),
    ).toHaveAttribute(
      'href',
      '/fleet/nodes?filter.cluster=reef&filter.nodeClass=cordoned',
    );
    expect(
      within(await panel('Pods by namespace')).getByRole('link', {
        name: 'storefront',
      }),
    ).toHaveAttribute('href', '/fleet/pods?filter.namespace=storefront');
  });

  it('tells quotas that are full, over, absent, and those that allow none', async () => {
    await renderView({ rows: overview, sources });

    const quotas = await panel('Quota use by cluster');
    const [cpu, memory, services, coverage] = cells(quotas, /Reef/);
    expect(cpu).toMatch(/^23.4 \/ 24.*97 %.*in 6 namespaces$/);
    expect(memory).toMatch(/^66 \/ 64.*104 %.*in 6 namespaces, 1 allow none$/);
    expect(services).toBe('None allowed');
    expect(coverage).toBe('6 of 112 with scopes left out');
    expect(
      within(quotas).getAllByRole('img', { name: 'Warning' }),
    ).toHaveLength(1);
    expect(within(quotas).getAllByRole('img', { name: 'Error' })).toHaveLength(
      1,
    );
    expect(cells(quotas, /Atoll/)).toEqual([
      'No quota',
      'No quota',
      'No quota',
      '0 of 6',
    ]);
    expect(
      within(quotas).getByRole('columnheader', {
        name: 'Memory, GiB',
      }),
    ).toBeInTheDocument();
  });

  it('shows what nodes have, what is promised of it and what is free', async () => {
    await renderView({ rows: overview, sources });

    const capacity = await panel('Capacity by cluster');
    const cpu = within(capacity).getByRole('table', { name: /CPU, cores/ });
    expect(cells(cpu, /Reef/)).toEqual([
      '33.175 %',
      '71162 %',
      '2.5',
      '1.25 %',
      '24+ 20 apart',
    ]);
    expect(cells(cpu, /Atoll/)).toEqual([
      '52.454 %',
      '8891 %',
      '0',
      '43.645 %',
      '96',
    ]);
    const memory = within(capacity).getByRole('table', { name: /Memory, GiB/ });
    expect(cells(memory, /Harbor/)[4]).toBe('384');
  });

  it('says which clusters are not heard, and keeps their last numbers', async () => {
    await renderView({
      rows: [
        allOf([harbor, reef]),
        harbor,
        { ...reef, state: 'unreachable' as const },
      ],
      sources: [source('harbor'), source('reef', 'stale', 'No answer.')],
    });

    const pods = await panel('Pods by cluster');
    expect(
      within(pods).getByRole('rowheader', { name: /Reef.*Unreachable/ }),
    ).toBeInTheDocument();
    expect(cells(pods, /Reef/)).toContain('149');
    expect(
      screen.getByText(/Last heard from reef .* No answer/),
    ).toBeInTheDocument();
  });

  it('says that it counts what the viewer may see, and nothing of the rest', async () => {
    await renderView({
      rows: [allOfPartial, ...partialOverview],
      sources: [source('harbor'), source('reef')],
    });

    expect(
      await screen.findByText(/You see some of the namespaces/),
    ).toBeInTheDocument();
    expect(screen.getAllByText('of what you may see')).toHaveLength(4);
    const nodes = screen.getByRole('article', { name: 'Nodes' });
    expect(
      within(nodes).getByRole('img', { name: 'Not visible to you' }),
    ).toBeInTheDocument();
    expect(await panel('Nodes by cluster')).toHaveTextContent(
      'Not visible to you',
    );
    const capacity = await panel('Capacity by cluster');
    expect(
      within(capacity).queryByRole('columnheader', { name: 'Free' }),
    ).not.toBeInTheDocument();
  });

  it('shows the first of many clusters, all when asked, and other namespaces as one', async () => {
    await renderView({
      rows: [allOfLarge, ...largeFleet],
      sources: [source('harbor')],
    });
    const user = userEvent.setup();

    const pods = within(await panel('Pods by cluster'));
    expect(pods.getAllByRole('rowheader')).toHaveLength(9);
    await user.click(
      pods.getByRole('button', { name: 'Show all 30 clusters' }),
    );
    expect(pods.getAllByRole('rowheader')).toHaveLength(31);
    const namespaces = within(await panel('Pods by namespace'));
    expect(namespaces.getAllByRole('rowheader')).toHaveLength(21);
    expect(
      namespaces.getByRole('rowheader', { name: '1,850 more namespaces' }),
    ).toBeInTheDocument();
    expect(namespaces.getByText('131,204')).toBeInTheDocument();
    expect(namespaces.getByText('1,870 with pods')).toBeInTheDocument();
  });

  it('shows no sum over a single cluster', async () => {
    await renderView({ rows: [allOf([atoll]), atoll], sources: [] });

    const pods = within(await panel('Pods by cluster'));
    expect(
      pods.getAllByRole('rowheader').map(each => each.textContent),
    ).toEqual(['Atoll']);
  });

  it('waits with the shape of what is coming', async () => {
    await renderView({ pending: true });

    expect(screen.getByRole('region', { name: 'Global View' })).toHaveAttribute(
      'aria-busy',
      'true',
    );
  });

  it('says how to add a cluster when there is none', async () => {
    await renderView({ sources: [] }, { namespaces: { sources: [] } });

    expect(await screen.findByText('No clusters yet')).toBeInTheDocument();
  });

  it('says why when all is denied', async () => {
    const denied = [source('harbor', 'denied', 'You lack a permission.')];
    await renderView({ sources: denied }, { namespaces: { sources: denied } });

    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('You may not see this');
    expect(alert).toHaveTextContent('You lack a permission.');
  });

  it('says what failed', async () => {
    await renderView({
      error: { name: 'ServiceUnavailableError', message: 'The feed is full.' },
    });

    expect(await screen.findByRole('alert')).toHaveTextContent(
      /Global View could not be loaded.*The feed is full/,
    );
  });
});
