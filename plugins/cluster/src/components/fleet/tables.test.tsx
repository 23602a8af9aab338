import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { ReactElement } from 'react';
import { useLocation } from 'react-router-dom';
import {
  clusters,
  namespaces,
  nodes,
  pods,
  workloads,
} from '../../../dev/__data__/shop';
import {
  baseUrl,
  renderWithBackend,
} from '../../__testUtils__/renderWithBackend';
import { serveFeed } from '../../__testUtils__/serveFeed';
import { FleetFrame } from './FleetFrame';
import { NamespacesTable } from './NamespacesTable';
import { NodesTable } from './NodesTable';
import { PodsTable } from './PodsTable';
import { WorkloadsTable } from './WorkloadsTable';

const server = setupServer();

function Address() {
  const { search } = useLocation();
  return <output aria-label="address">{search}</output>;
}

async function renderTable(table: ReactElement, path?: string) {
  const feed = serveFeed(baseUrl, {
    clusters: { rows: clusters },
    nodes: { rows: nodes },
    namespaces: { rows: namespaces },
    workloads: { rows: workloads },
    pods: { rows: pods },
  });
  server.use(
    feed.handler,
    http.get(`${baseUrl}/v1/clusters/*`, () =>
      HttpResponse.json({ error: { name: 'NotFoundError' } }, { status: 404 }),
    ),
  );
  await renderWithBackend(
    <FleetFrame>
      {table}
      <Address />
    </FleetFrame>,
    path,
  );
  return feed;
}

async function rowOf(text: string) {
  const cell = await screen.findByText(text);
  return within(cell.closest('[role=row]') as HTMLElement);
}

describe('fleet tables', () => {
  registerMswTestHooks(server);

  it('asks for what the URL says, and writes what is chosen into it', async () => {
    const { subscriptions } = await renderTable(
      <PodsTable />,
      '/?sort=-restarts&q=cart&filter.cluster=reef&filter.tone=warning&filter.tone=error',
    );
    const asked = () =>
      subscriptions.filter(({ kind }) => kind === 'pods').at(-1)?.window;

    await screen.findByRole('grid', { name: 'Pods' });
    expect(asked()).toMatchObject({
      sort: { column: 'restarts', descending: true },
      text: 'cart',
      filters: { cluster: ['reef'], tone: ['warning', 'error'] },
    });

    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: /Filter by Cluster/ }));
    await user.click(
      await screen.findByRole('menuitemcheckbox', { name: 'harbor' }),
    );
    await waitFor(() =>
      expect(screen.getByLabelText('address')).toHaveTextContent(
        'filter.cluster=reef&filter.cluster=harbor',
      ),
    );
    await waitFor(() =>
      expect(asked()).toMatchObject({
        text: 'cart',
        filters: { cluster: ['reef', 'harbor'], tone: ['warning', 'error'] },
      }),
    );
  });

  it('shows pods with status, restarts, workload and node, and opens them', async () => {
    await renderTable(<PodsTable />);

    const row = await rowOf('cart-6d4cf56db6-x7k2p');
    expect(row.getByText('CrashLoopBackOff')).toBeInTheDocument();
    expect(row.getByText('cart')).toBeInTheDocument();
    expect(row.getByText('reef-a1')).toBeInTheDocument();
    await userEvent.click(row.getByText('reef-a1'));
    await waitFor(() =>
      expect(
        new URLSearchParams(
          screen.getByLabelText('address').textContent ?? '',
        ).get('object'),
      ).toBe('reef/nodes//reef-a1'),
    );
  });

  it('shows nodes with room and version', async () => {
    await renderTable(<NodesTable />);

    const row = await rowOf('reef-a3');
    expect(row.getByText('NotReady')).toBeInTheDocument();
    expect(row.getByText('34/110')).toBeInTheDocument();
    expect(row.getByText('7.91')).toBeInTheDocument();
    expect(row.getByText('32 GiB')).toBeInTheDocument();
  });

  it('shows workloads with kind, readiness and image', async () => {
    await renderTable(<WorkloadsTable />);

    const row = await rowOf('cart-cleanup');
    expect(row.getByText('CronJob')).toBeInTheDocument();
    expect(row.getByText('cart-cleanup:2.8.0')).toBeInTheDocument();
    expect(screen.getByText('1/3')).toBeInTheDocument();
  });

  it('leads from a namespace to what runs in it', async () => {
    await renderTable(<NamespacesTable />);

    const row = await rowOf('kube-system');
    expect(row.getByRole('link', { name: '12' })).toHaveAttribute(
      'href',
      '/fleet/pods?filter.cluster=harbor&filter.namespace=kube-system',
    );
    expect(row.getByRole('link', { name: '5' })).toHaveAttribute(
      'href',
      '/fleet/workloads?filter.cluster=harbor&filter.namespace=kube-system',
    );
  });
});
