import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { ResourceRow } from '@wheelhouse/backstage-plugin-cluster-common';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { useLocation } from 'react-router-dom';
import { source } from '../../../dev/__data__/shop';
import { FeedScript } from '../../../dev/FeedScript';
import {
  baseUrl,
  renderWithBackend,
} from '../../__testUtils__/renderWithBackend';
import { serveFeed } from '../../__testUtils__/serveFeed';
import { gridPod } from '../../model/podGrid/__fixtures__/gridPods';
import { gridPodColumns } from '../../model/podGrid/GridPod';
import { FleetFrame } from '../fleet/FleetFrame';
import { PodGrid } from './PodGrid';

const server = setupServer();

const pods = [
  gridPod('1', { name: 'cart-a' }),
  gridPod('2', { name: 'cart-b' }),
  gridPod('3', {
    name: 'pay-a',
    namespace: 'money',
    cluster: 'reef',
    tone: 'error',
    reason: 'CrashLoopBackOff',
    ready: 0,
    restarts: 7,
    node: undefined,
  }),
];

function overview(total: number): ResourceRow {
  const row = { cluster: '', id: '', namespace: '', name: '', created: 0 };
  return Object.assign(row, { title: '', pods: total });
}

function Address() {
  const { search } = useLocation();
  return <output aria-label="address">{search}</output>;
}

async function renderGrid(script: FeedScript = {}, path = '/') {
  const feed = serveFeed(baseUrl, {
    overview: { rows: [overview(3)] },
    pods: { rows: pods },
    ...script,
  });
  server.use(
    feed.handler,
    http.get(`${baseUrl}/v1/clusters/*`, () =>
      HttpResponse.json({ error: { name: 'NotFoundError' } }, { status: 404 }),
    ),
  );
  await renderWithBackend(
    <FleetFrame>
      <PodGrid />
      <Address />
    </FleetFrame>,
    path,
  );
  return feed;
}

const grid = (name = 'Pods by namespace, coloured by status') =>
  screen.findByRole('listbox', { name });

const chosen = () =>
  screen.getByRole('option', { selected: true, name: /.* ready, / });

describe('PodGrid', () => {
  registerMswTestHooks(server);
  const getContext = jest.spyOn(HTMLCanvasElement.prototype, 'getContext');
  beforeEach(() => getContext.mockReturnValue(null));
  afterAll(() => getContext.mockRestore());

  it('asks for no more of each pod than it shows', async () => {
    const feed = await renderGrid();
    await grid();

    const kinds = feed.subscriptions.map(({ kind }) => kind);
    expect(kinds).not.toContain('nodes');
    expect(
      feed.subscriptions.find(({ kind }) => kind === 'pods')?.columns,
    ).toEqual([...gridPodColumns]);
  });

  it('is walked through and opens pods by keyboard alone', async () => {
    const user = userEvent.setup();
    await renderGrid();
    const list = await grid();
    await user.click(screen.getByRole('button', { name: 'Show as table' }));
    await user.click(screen.getByRole('button', { name: 'Show as grid' }));
    await user.tab();

    const again = await grid();
    expect(again).toHaveFocus();
    expect(list).not.toBeInTheDocument();
    expect(again).toHaveAccessibleDescription(/Show as table/);
    const first = chosen();
    expect(again).toHaveAttribute('aria-activedescendant', first.id);
    expect(first).toHaveAccessibleName(
      'pay-a, CrashLoopBackOff, 0 of 1 ready, 7 restarts, namespace money, cluster reef, on no node',
    );
    expect(
      screen.getByRole('group', { name: 'money, 1 pod, 1 in trouble' }),
    ).toContainElement(first);
    expect(await screen.findByRole('tooltip')).toHaveTextContent(
      /pay-a.*CrashLoopBackOff.*0\/1.*7.*money.*reef/,
    );

    await user.keyboard('{ArrowRight}');
    expect(chosen()).toHaveAccessibleName(/^cart-a,/);
    expect(chosen()).toHaveAttribute('aria-posinset', '2');
    expect(chosen()).toHaveAttribute('aria-setsize', '3');
    await user.keyboard('{End}');
    expect(chosen()).toHaveAccessibleName(/^cart-b,/);
    await user.keyboard('{PageUp}{PageUp}');
    expect(chosen()).toHaveAccessibleName(/^pay-a,/);
    await user.keyboard('{Control>}{End}{/Control}{Escape}');
    expect(screen.queryByRole('tooltip')).not.toBeInTheDocument();
    await user.keyboard('{Enter}');

    expect(
      await screen.findByRole('dialog', { name: 'cart-b' }),
    ).toBeInTheDocument();
    await user.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(again).toHaveFocus();
  });

  it('says in a legend what colours and shapes mean, with counts', async () => {
    const user = userEvent.setup();
    await renderGrid();
    await grid();
    const legend = () =>
      within(screen.getByRole('list', { name: 'What the cells mean' }))
        .getAllByRole('listitem')
        .map(item => item.textContent);

    expect(legend()).toEqual([
      'Error1',
      'Warning0',
      'Unknown0',
      'In progress0',
      'Finished0',
      'Good2',
    ]);
    await user.selectOptions(screen.getByLabelText('Colour by'), 'restarts');
    expect(legend()).toEqual(['20 and more0', '5 to 191', '1 to 40', 'Never2']);
    await grid('Pods by namespace, coloured by restarts');
    expect(screen.getByLabelText('address')).toHaveTextContent(
      'grid.colour=restarts',
    );
  });

  it('groups by zone, for which it asks for nodes', async () => {
    const node = {
      ...{ ...gridPod('n1'), namespace: '', name: 'harbor-a1' },
      ...{ zone: 'north-1' },
    };
    const feed = await renderGrid(
      { nodes: { rows: [node] } },
      '/?grid.by=zone',
    );
    const list = await grid('Pods by zone, coloured by status');

    expect(
      feed.subscriptions.find(({ kind }) => kind === 'nodes')?.columns,
    ).toEqual(['zone']);
    expect(
      await screen.findByRole('group', {
        name: 'Zone unknown, 1 pod, 1 in trouble',
      }),
    ).toBeInTheDocument();
    act(() => list.focus());
    await userEvent.keyboard('{PageDown}');
    expect(
      await screen.findByRole('group', { name: 'north-1, 2 pods' }),
    ).toBeInTheDocument();
  });

  it('has a twin in tables, whose pods open', async () => {
    const user = userEvent.setup();
    await renderGrid({}, '/?grid.as=table');
    const groups = await screen.findByRole('grid', {
      name: 'Pods by namespace, coloured by status',
    });
    const [, money, storefront] = within(groups).getAllByRole('row');
    const cells = (row: HTMLElement) =>
      within(row)
        .getAllByRole('gridcell')
        .map(cell => cell.textContent);
    expect(cells(money)).toEqual(['money', '1', '1', '0', '0', '0', '0', '0']);
    expect(cells(storefront)).toEqual([
      'storefront',
      '2',
      '0',
      '0',
      '0',
      '0',
      '0',
      '2',
    ]);

    await user.click(within(money).getByRole('button', { name: 'money' }));
    const table = await screen.findByRole('grid', { name: 'Pods of money' });
    expect(screen.getByRole('button', { name: 'All groups' })).toHaveFocus();
    expect(table).toHaveTextContent('CrashLoopBackOff');
    await user.click(within(table).getByRole('button', { name: 'pay-a' }));
    expect(
      await screen.findByRole('dialog', { name: 'pay-a' }),
    ).toBeInTheDocument();
  });

  it('asks to narrow what is too much, and does not fetch it', async () => {
    const user = userEvent.setup();
    const feed = await renderGrid({
      overview: { rows: [overview(45_000)] },
      namespaces: { rows: [{ ...gridPod('ns'), name: 'money' }] },
    });

    expect(
      await screen.findByRole('heading', {
        name: '45,000 pods are too many to draw',
      }),
    ).toBeInTheDocument();
    expect(feed.subscriptions.map(({ kind }) => kind)).not.toContain('pods');
    await screen.findByRole('option', { name: 'money' });
    await user.selectOptions(screen.getByLabelText('Namespace'), 'money');
    await waitFor(() =>
      expect(
        feed.subscriptions.find(
          ({ kind, scope }) =>
            kind === 'overview' && scope?.namespaces?.includes('money'),
        ),
      ).toBeDefined(),
    );
    expect(screen.getByLabelText('address')).toHaveTextContent(
      'grid.namespace=money',
    );
  });

  it('shows pods where nothing counts them', async () => {
    const error = { name: 'InputError', message: 'No such kind.' };
    await renderGrid({ overview: { error } });

    expect(await grid()).toBeInTheDocument();
  });

  it('says which cluster it last heard of long ago, and of which pods', async () => {
    await renderGrid({
      pods: {
        rows: pods,
        sources: [source('harbor'), source('reef', 'stale', 'It is away.')],
      },
    });
    await grid();

    expect(screen.getByText(/reef: stale since/)).toBeInTheDocument();
    expect(chosen()).toHaveAccessibleName(/pay-a.*does not answer$/);
  });

  it.each<[string, FeedScript, string | RegExp]>([
    ['empty', { pods: {} }, 'No pods'],
    [
      'denied',
      { pods: { sources: [source('harbor', 'denied', 'Ask the owner.')] } },
      /Ask the owner/,
    ],
    [
      'failed',
      { pods: { error: { name: 'Error', message: 'The feed is full.' } } },
      /The feed is full/,
    ],
  ])('has a screen for %s', async (_state, script, text) => {
    await renderGrid(script);

    expect(await screen.findByText(text)).toBeInTheDocument();
    expect(screen.queryByRole('listbox')).not.toBeInTheDocument();
  });

  it('shows the shape of what comes', async () => {
    await renderGrid({ pods: { pending: true } });

    expect(
      await screen.findByRole('status', { name: 'Pods are loading' }),
    ).toBeInTheDocument();
  });
});
