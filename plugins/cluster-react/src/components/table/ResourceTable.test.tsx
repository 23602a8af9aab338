import {
  act,
  fireEvent,
  screen,
  waitFor,
  within,
} from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeFeed, someRows } from '../../__testUtils__/FakeFeed';
import { renderParts } from '../../__testUtils__/renderParts';
import { liveSource } from '../../__testUtils__/ScriptedBackend';
import { ResourceColumn } from './ResourceColumn';
import { ResourceTable } from './ResourceTable';

const columns: ResourceColumn[] = [
  { id: 'name', header: 'Name', sortable: true, cell: row => row.name },
  {
    id: 'cluster',
    header: 'Cluster',
    cell: row => row.cluster,
    filterValues: ['prod', { value: 'dev', label: 'Development' }],
  },
  {
    id: 'created',
    header: 'Created',
    align: 'right',
    sortable: true,
    cell: row => row.created,
  },
];

function nameCells() {
  return screen
    .getAllByRole('row')
    .slice(1)
    .map(row => within(row).getAllByRole('gridcell')[0].textContent);
}

describe('ResourceTable over a window', () => {
  it('draws what is in view of 10,000 rows, and follows changes', async () => {
    const feed = new FakeFeed();
    await renderParts(
      <ResourceTable label="Pods" kind="pods" columns={columns} />,
      { feed },
    );
    expect(screen.getByRole('status', { name: 'Loading …' })).toBeVisible();
    act(() => feed.serve(feed.last, someRows(10_000)));
    const grid = await screen.findByRole('grid', { name: 'Pods' });
    expect(grid).toHaveAttribute('aria-rowcount', '10001');
    expect(screen.getByText('10,000 rows')).toBeInTheDocument();
    const rows = screen.getAllByRole('row');
    expect(rows.length).toBeLessThan(60);
    expect(rows[1]).toHaveAttribute('aria-rowindex', '2');
    expect(within(rows[1]).getByText('pod-0')).toBeInTheDocument();

    act(() => feed.serve(feed.last, someRows(2, 'new')));
    await waitFor(() => expect(nameCells()).toEqual(['new-0', 'new-1']));
  });

  it('lets the backend sort, filter and search', async () => {
    const user = userEvent.setup();
    const feed = new FakeFeed();
    const onQueryChange = jest.fn();
    await renderParts(
      <ResourceTable
        label="Pods"
        kind="pods"
        columns={columns}
        initialQuery={{ sort: { column: 'name' } }}
        onQueryChange={onQueryChange}
      />,
      { feed },
    );
    act(() => feed.serve(feed.last, someRows(3)));
    const header = await screen.findByRole('columnheader', { name: 'Name' });
    expect(header).toHaveAttribute('aria-sort', 'ascending');
    await user.click(within(header).getByRole('button'));
    expect(feed.last.window?.sort).toEqual({
      column: 'name',
      descending: true,
    });
    // Old rows stay while the answer is on its way.
    expect(nameCells()).toEqual(['pod-0', 'pod-1', 'pod-2']);
    expect(screen.getByLabelText('Updating …')).toBeInTheDocument();
    act(() => feed.serve(feed.last, someRows(3).reverse()));
    await waitFor(() => expect(nameCells()[0]).toBe('pod-2'));
    expect(screen.getByRole('columnheader', { name: 'Name' })).toHaveAttribute(
      'aria-sort',
      'descending',
    );

    await user.click(screen.getByRole('button', { name: 'Filter by Cluster' }));
    await user.click(
      screen.getByRole('menuitemcheckbox', { name: 'Development' }),
    );
    await user.keyboard('{Escape}');
    expect(feed.last.window?.filters).toEqual({ cluster: ['dev'] });
    await user.type(screen.getByRole('searchbox', { name: 'Search' }), 'cart');
    await waitFor(() => expect(feed.last.window?.text).toBe('cart'));
    expect(onQueryChange).toHaveBeenLastCalledWith({
      sort: { column: 'name', descending: true },
      filters: { cluster: ['dev'] },
      text: 'cart',
    });

    act(() => feed.serve(feed.last, []));
    expect(await screen.findByText('Nothing matches')).toBeVisible();
    await user.click(
      screen.getAllByRole('button', { name: 'Clear filters' })[0],
    );
    expect(feed.last.window).toEqual({
      offset: 0,
      limit: 300,
      sort: { column: 'name', descending: true },
    });
    expect(screen.getByRole('searchbox')).toHaveValue('');
  });

  it('moves by keys, stays on its row when others come, and opens by Enter and click', async () => {
    const user = userEvent.setup();
    const feed = new FakeFeed();
    const onOpen = jest.fn();
    await renderParts(
      <ResourceTable
        label="Pods"
        kind="pods"
        columns={columns}
        onOpen={onOpen}
        hideSearch
      />,
      { feed },
    );
    const rows = someRows(30);
    act(() => feed.serve(feed.last, rows));
    const grid = await screen.findByRole('grid');
    const active = () =>
      document.getElementById(grid.getAttribute('aria-activedescendant') ?? '');
    act(() => grid.focus());
    expect(active()).toHaveTextContent('pod-0');
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}');
    expect(active()).toHaveTextContent('pod-1');

    act(() => feed.serve(feed.last, [...someRows(2, 'new'), ...rows]));
    await waitFor(() => expect(nameCells()[0]).toBe('new-0'));
    expect(active()).toHaveTextContent('pod-1');
    await user.keyboard('{Enter}');
    expect(onOpen).toHaveBeenLastCalledWith(rows[1]);
    await user.keyboard('{Home}{ArrowUp}{Enter}');
    expect(onOpen.mock.lastCall[0].name).toBe('new-0');
    fireEvent.click(screen.getByText('pod-4'));
    expect(onOpen).toHaveBeenLastCalledWith(rows[4]);
  });

  it('says why there is nothing: denied, failed, or empty', async () => {
    const user = userEvent.setup();
    const feed = new FakeFeed();
    await renderParts(
      <ResourceTable
        label="Pods"
        kind="pods"
        columns={columns}
        empty={<p>No pods yet.</p>}
      />,
      { feed },
    );
    act(() =>
      feed.tell(feed.last, { error: { name: 'Error', message: 'It broke.' } }),
    );
    expect(await screen.findByText('Pods could not be loaded')).toBeVisible();
    expect(screen.getByText('It broke.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(feed.reconnects).toBe(1);

    const denied = {
      ...liveSource('pods'),
      state: 'denied' as const,
      reason: 'Nobody gave you this.',
    };
    act(() => feed.serve(feed.last, [], [denied]));
    expect(await screen.findByText('You may not see this')).toBeVisible();
    expect(screen.getByRole('alert')).toHaveTextContent(
      'Nobody gave you this.',
    );

    act(() => feed.serve(feed.last, []));
    expect(await screen.findByText('No pods yet.')).toBeVisible();
  });

  it('marks clusters that are not live, and keeps rows when an error comes', async () => {
    const feed = new FakeFeed();
    await renderParts(
      <ResourceTable label="Pods" kind="pods" columns={columns} />,
      { feed },
    );
    act(() =>
      feed.serve(feed.last, someRows(1), [
        liveSource('pods'),
        {
          cluster: 'edge',
          kind: 'pods',
          state: 'stale',
          since: '2020-01-01T10:00:00Z',
          reason: 'Connection refused.',
        },
      ]),
    );
    const marks = await screen.findByRole('list', {
      name: 'Clusters that are not live',
    });
    expect(within(marks).getAllByRole('listitem')).toHaveLength(1);
    expect(marks).toHaveTextContent(/edge: stale since .*2020/);
    const error = { name: 'ConnectionError', message: 'No backend.' };
    act(() => feed.tell(feed.last, { error }));
    expect(await screen.findByText('No backend.')).toBeVisible();
    expect(nameCells()).toEqual(['pod-0']);
  });
});

describe('ResourceTable over given rows', () => {
  it('sorts numbers as numbers, filters and searches by itself', async () => {
    const user = userEvent.setup();
    const rows = someRows(12).map((row, index) => ({
      ...row,
      cluster: index % 2 ? 'dev' : 'prod',
      created: (index * 7) % 12,
    }));
    await renderParts(
      <ResourceTable label="Pods" rows={rows} columns={columns} />,
    );
    await user.click(screen.getByRole('button', { name: 'Created' }));
    const created = () =>
      screen
        .getAllByRole('row')
        .slice(1)
        .map(row =>
          Number(within(row).getAllByRole('gridcell')[2].textContent),
        );
    expect(created()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    await user.click(screen.getByRole('button', { name: 'Created' }));
    expect(created()[0]).toBe(11);

    await user.type(screen.getByRole('searchbox'), 'POD-1');
    expect(await screen.findByText('3 of 12 rows')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Filter by Cluster' }));
    await user.click(screen.getByRole('menuitemcheckbox', { name: 'prod' }));
    await user.keyboard('{Escape}');
    expect(nameCells()).toEqual(['pod-10']);
    expect(screen.getByText('1 of 12 rows')).toBeInTheDocument();
  });
});
