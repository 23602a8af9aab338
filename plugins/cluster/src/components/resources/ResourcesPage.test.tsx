import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ResourceRow } from '@wheelhouse/backstage-plugin-cluster-common';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { useLocation } from 'react-router-dom';
import { clusters } from '../../../dev/__data__/shop';
import { now } from '../../../dev/__data__/rows';
import {
  baseUrl,
  renderWithBackend,
} from '../../__testUtils__/renderWithBackend';
import { serveFeed } from '../../__testUtils__/serveFeed';
import { ResourcesPage } from './ResourcesPage';

const server = setupServer();

function row(name: string, cells: object): ResourceRow {
  return {
    cluster: 'harbor',
    id: name,
    namespace: 'storefront',
    name,
    created: now - 3600,
    ...cells,
  };
}

const script = {
  clusters: { rows: clusters },
  services: {
    rows: [
      row('web', {
        type: 'NodePort',
        clusterIp: '10.0.0.7',
        externalAddresses: ['web.example.com'],
        ports: ['80:30080/TCP', '443/TCP'],
        selector: ['app=web'],
      }),
    ],
  },
  resourcequotas: {
    rows: [
      row('compute', {
        tone: 'warning',
        reason: 'NearlyFull',
        used: { 'requests.cpu': 1.9 },
        hard: { 'requests.cpu': 2 },
        amounts: ['requests.cpu: 1900m of 2'],
        fullest: 'requests.cpu',
        fullness: 0.95,
        scopes: ['NotTerminating'],
      }),
    ],
  },
  events: {
    rows: [
      row('web-1.17', {
        type: 'Warning',
        reason: 'BackOff',
        message: 'Back-off restarting failed container',
        count: 4,
        firstSeen: now - 600,
        lastSeen: now - 120,
        source: 'kubelet',
        aboutKind: 'Pod',
        aboutName: 'web-1',
      }),
    ],
  },
};

function Address() {
  return <output aria-label="address">{useLocation().search}</output>;
}

async function renderPage(path: string) {
  const feed = serveFeed(baseUrl, script);
  server.use(
    feed.handler,
    http.get(`${baseUrl}/v1/clusters/*`, () =>
      HttpResponse.json({ error: { name: 'NotFoundError' } }, { status: 404 }),
    ),
  );
  await renderWithBackend(
    <>
      <ResourcesPage />
      <Address />
    </>,
    path,
  );
  return feed;
}

async function rowOf(text: string) {
  const cell = await screen.findByText(text);
  return within(cell.closest('[role=row]') as HTMLElement);
}

describe('the tab Resources', () => {
  registerMswTestHooks(server);

  it('lists services first, and another kind when it is chosen', async () => {
    const { subscriptions } = await renderPage(
      '/?filter.type=NodePort&filter.cluster=harbor',
    );
    const service = await rowOf('web');
    expect(service.getByText('NodePort')).toBeInTheDocument();
    expect(service.getByText('80:30080/TCP, 443/TCP')).toBeInTheDocument();
    expect(screen.getByRole('grid', { name: 'Services' })).toBeInTheDocument();

    const user = userEvent.setup();
    await user.click(screen.getByRole('combobox', { name: 'Kind' }));
    await user.click(
      await screen.findByRole('option', { name: 'Resource quotas' }),
    );
    const quota = await rowOf('compute');
    expect(quota.getByText('NearlyFull')).toBeInTheDocument();
    expect(quota.getByText('requests.cpu: 95 %')).toBeInTheDocument();
    expect(quota.getByText('requests.cpu: 1900m of 2')).toBeInTheDocument();
    expect(screen.getByLabelText('address').textContent).toBe(
      '?kind=resourcequotas&filter.cluster=harbor',
    );
    expect(
      subscriptions.filter(({ kind }) => kind === 'resourcequotas').at(-1),
    ).toMatchObject({
      window: {
        sort: { column: 'fullness', descending: true },
        filters: { cluster: ['harbor'] },
      },
    });
  });

  it('leads from an event to what it is about', async () => {
    await renderPage('/?kind=events');
    const event = await rowOf('BackOff');
    expect(event.getByText('Warning')).toBeInTheDocument();
    await userEvent.click(event.getByText('Pod/web-1'));
    await waitFor(() =>
      expect(
        new URLSearchParams(
          screen.getByLabelText('address').textContent ?? '',
        ).get('object'),
      ).toBe('harbor/pods/storefront/web-1'),
    );
  });

  it('says so when the address names no such kind', async () => {
    await renderPage('/?kind=unicorns');
    expect(await screen.findByText('There is no such table')).toBeVisible();
    expect(screen.getByText(/'unicorns' is not a kind/)).toBeVisible();
  });
});
