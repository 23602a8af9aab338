import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, waitFor } from '@testing-library/react';
import { setupServer } from 'msw/node';
import { clusterRow } from '../../../dev/__data__/rows';
import {
  baseUrl,
  renderWithBackend,
} from '../../__testUtils__/renderWithBackend';
import { serveFeed } from '../../__testUtils__/serveFeed';
import { FleetSandboxMark } from './FleetSandboxMark';

const server = setupServer();

describe('FleetSandboxMark', () => {
  registerMswTestHooks(server);

  it('marks pages while one of the clusters is the sandbox', async () => {
    const rows = [clusterRow('prod'), clusterRow('toy', { sandbox: true })];
    server.use(serveFeed(baseUrl, { clusters: { rows } }).handler);

    await renderWithBackend(<FleetSandboxMark />);

    expect(await screen.findByText('Sandbox')).toBeInTheDocument();
  });

  it('marks nothing over real clusters', async () => {
    const rows = [clusterRow('prod')];
    const feed = serveFeed(baseUrl, { clusters: { rows } });
    server.use(feed.handler);

    await renderWithBackend(<FleetSandboxMark />);

    await waitFor(() => expect(feed.subscriptions).not.toHaveLength(0));
    expect(screen.queryByText('Sandbox')).not.toBeInTheDocument();
  });
});
