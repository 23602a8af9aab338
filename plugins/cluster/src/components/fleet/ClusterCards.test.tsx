import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { ClustersResponse } from '@wheelhouse/backstage-plugin-cluster-common';
import { screen, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { clusters, clustersResponse, source } from '../../../dev/__data__/shop';
import { FeedScript } from '../../../dev/FeedScript';
import {
  baseUrl,
  renderWithBackend,
} from '../../__testUtils__/renderWithBackend';
import { serveFeed } from '../../__testUtils__/serveFeed';
import { ClusterCards } from './ClusterCards';

const server = setupServer();
const none: ClustersResponse = { clusters: [], problems: [] };

async function renderCards(script: FeedScript, config = clustersResponse) {
  server.use(
    serveFeed(baseUrl, script).handler,
    http.get(`${baseUrl}/v1/clusters`, () => HttpResponse.json(config)),
  );
  await renderWithBackend(<ClusterCards />);
}

function card(name: string) {
  return screen.findByRole('article', { name });
}

describe('ClusterCards', () => {
  registerMswTestHooks(server);

  it('shows what a cluster holds, and leads to its pods in trouble', async () => {
    await renderCards({ clusters: { rows: clusters } });

    const reef = within(await card('Reef'));
    expect(reef.getByText('Reachable')).toBeInTheDocument();
    expect(reef.getByText('reef · Kubernetes v1.34.4')).toBeInTheDocument();
    expect(
      reef.getByRole('link', { name: 'Nodes ready: 2/3' }),
    ).toHaveAttribute('href', '/fleet/nodes?filter.cluster=reef');
    expect(
      reef.getByRole('img', {
        name: 'Pods by phase: 42 Running, 6 Pending, 1 Failed',
      }),
    ).toBeInTheDocument();
    expect(
      reef.getByRole('link', { name: '12 pods in trouble' }),
    ).toHaveAttribute(
      'href',
      '/fleet/pods?filter.cluster=reef&filter.tone=warning&filter.tone=error',
    );
    expect(await reef.findByText('Read-only')).toBeInTheDocument();
    expect(reef.getByText('In your name')).toBeInTheDocument();
    expect(reef.getByText('Sandbox')).toBeInTheDocument();
    const harbor = within(await card('Harbor (production)'));
    expect(harbor.getByText('Changes allowed')).toBeInTheDocument();
    expect(harbor.getByText('No pod in trouble')).toBeInTheDocument();
  });

  it('says since when and why a cluster is away, and what is not known of it', async () => {
    await renderCards({ clusters: { rows: clusters } });

    const atoll = within(await card('Atoll'));
    expect(atoll.getByRole('alert')).toHaveTextContent(
      /Unreachable since .* ECONNREFUSED 10\.0\.4\.12:6443\..* last that was known/,
    );
    const delta = within(await card('Delta'));
    expect(delta.getByRole('alert')).toHaveTextContent(
      /Access refused since .* 401 Unauthorized/,
    );
    expect(delta.getByRole('alert')).not.toHaveTextContent('last that was');
    expect(delta.queryByRole('link')).not.toBeInTheDocument();
    const fjord = within(await card('Fjord'));
    expect(fjord.getByText('Connecting')).toBeInTheDocument();
    expect(fjord.queryByText('No pod in trouble')).not.toBeInTheDocument();
    expect(fjord.getAllByTitle('Not known yet')).toHaveLength(4);
  });

  it('names what config has and cannot be shown', async () => {
    await renderCards({ clusters: { rows: clusters } });

    expect(await screen.findByText('gke')).toBeInTheDocument();
    expect(
      screen.getByText(/List them under a locator of type config/),
    ).toBeInTheDocument();
  });

  it('says how to add a cluster when there is none', async () => {
    await renderCards({ namespaces: { sources: [] } }, none);

    expect(
      await screen.findByRole('heading', { name: 'No clusters yet' }),
    ).toBeInTheDocument();
    expect(screen.getByText(/clusterLocatorMethods/)).toBeInTheDocument();
  });

  it('says why when the viewer may see no cluster', async () => {
    const reason = 'Your permission does not cover namespaces.';
    await renderCards(
      { namespaces: { sources: [source('harbor', 'denied', reason)] } },
      none,
    );

    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('You may not see this');
    expect(alert).toHaveTextContent(reason);
  });

  it('says when the feed fails', async () => {
    const error = { name: 'InputError', message: 'No such kind.' };
    await renderCards({ clusters: { error } });

    expect(await screen.findByRole('alert')).toHaveTextContent(
      /Clusters could not be loaded.*No such kind/,
    );
  });

  it('shows cards whose config could not be read, and says so', async () => {
    server.use(
      serveFeed(baseUrl, { clusters: { rows: clusters } }).handler,
      http.get(`${baseUrl}/v1/clusters`, () =>
        HttpResponse.json(
          { error: { name: 'Error', message: 'Out of order' } },
          { status: 500 },
        ),
      ),
    );
    await renderWithBackend(<ClusterCards />);

    expect(await card('Reef')).toBeInTheDocument();
    expect(
      await screen.findByText(/How the clusters are configured could not/),
    ).toBeInTheDocument();
  });
});
