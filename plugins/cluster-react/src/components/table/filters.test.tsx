import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  FacetsRequest,
  FacetsResponse,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { FakeFeed, someRows } from '../../__testUtils__/FakeFeed';
import { renderParts } from '../../__testUtils__/renderParts';
import { liveSource } from '../../__testUtils__/ScriptedBackend';
import { TableQuery } from '../../hooks/useResourceWindow';
import { ResourceColumn } from './ResourceColumn';
import { ResourceTable } from './ResourceTable';

const columns: ResourceColumn[] = [
  { id: 'name', header: 'Name', cell: row => row.name },
  {
    id: 'namespace',
    header: 'Namespace',
    cell: row => row.namespace,
    filterable: true,
  },
];

async function setUp(
  facets: (request: FacetsRequest) => Promise<FacetsResponse>,
  initialQuery: TableQuery = {},
) {
  const feed = new FakeFeed();
  await renderParts(
    <ResourceTable
      label="Pods"
      kind="pods"
      columns={columns}
      initialQuery={initialQuery}
    />,
    { feed, facets },
  );
  const serve = () =>
    act(() => feed.serve(feed.last, someRows(3), [liveSource('pods')], 10_009));
  serve();
  await screen.findByRole('grid', { name: 'Pods' });
  return { feed, serve, user: userEvent.setup() };
}

const all: FacetsResponse = {
  values: [
    { value: 'shop', count: 9_000 },
    { value: 'pay', count: 9 },
    { value: '', count: 1 },
  ],
  total: 140,
};

describe('filters of a table', () => {
  it('offer the values that the backend has, with how many rows have each', async () => {
    const asked: FacetsRequest[] = [];
    const { feed, serve, user } = await setUp(
      async request => {
        asked.push(request);
        return request.search ? { values: [all.values[1]], total: 1 } : all;
      },
      { text: 'pod' },
    );
    expect(screen.getByText('3 of 10,009 rows')).toBeVisible();
    await user.click(
      screen.getByRole('button', { name: 'Filter by Namespace' }),
    );
    const dialog = screen.getByRole('dialog', { name: 'Filter by Namespace' });
    expect(await within(dialog).findByText('9,000')).toBeVisible();
    expect(within(dialog).getByText('none')).toBeVisible();
    expect(dialog).toHaveTextContent('137 more values');
    expect(asked).toEqual([
      { kind: 'pods', text: 'pod', column: 'namespace', search: '' },
    ]);

    await user.type(
      within(dialog).getByRole('textbox', { name: 'Search values' }),
      'pa',
    );
    await waitFor(() =>
      expect(within(dialog).queryByText('shop')).not.toBeInTheDocument(),
    );
    await user.click(within(dialog).getByRole('checkbox', { name: /pay/ }));
    expect(feed.last.window).toMatchObject({
      text: 'pod',
      filters: { namespace: ['pay'] },
    });
    serve();
    await user.keyboard('{Escape}');
    expect(
      await screen.findByRole('button', {
        name: 'Filter by Namespace: 1 chosen',
      }),
    ).toBeVisible();
  });

  it('say why there are no values, and ask again', async () => {
    const answers = [
      () => Promise.reject(new Error('The feed is full.')),
      async () => all,
    ];
    const { user } = await setUp(() => answers.shift()!());
    await user.click(
      screen.getByRole('button', { name: 'Filter by Namespace' }),
    );
    expect(await screen.findByText(/The feed is full/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await user.click(await screen.findByRole('checkbox', { name: /shop/ }));
    expect(screen.queryByText(/The feed is full/)).not.toBeInTheDocument();
  });

  it('keep what is chosen in sight, where no row has it and where there is no button for it', async () => {
    const { feed, user } = await setUp(async () => all, {
      filters: { namespace: ['left'], node: ['n1', 'n2'] },
    });
    await user.click(
      screen.getByRole('button', { name: 'Filter by Namespace: 1 chosen' }),
    );
    expect(await screen.findByRole('checkbox', { name: 'left' })).toBeChecked();
    await user.keyboard('{Escape}');
    await user.click(
      await screen.findByRole('button', { name: 'Remove filter node: n1, n2' }),
    );
    expect(feed.last.window?.filters?.node).toEqual([]);
  });
});
