import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  encodeRow,
  ResourceRow,
  RowsPageRequest,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { useState } from 'react';
import { FakeFeed, someRows } from '../../__testUtils__/FakeFeed';
import { renderParts } from '../../__testUtils__/renderParts';
import { ResourceColumn } from './ResourceColumn';
import { ResourceTable } from './ResourceTable';

const columns: ResourceColumn[] = [
  { id: 'name', header: 'Name', sortable: true, cell: row => row.name },
];
const rowColumns = ['cluster', 'id', 'namespace', 'name', 'created'];

async function setUp(all: ResourceRow[]) {
  const feed = new FakeFeed();
  const asked: RowsPageRequest[] = [];
  await renderParts(
    <ResourceTable
      label="Pods"
      kind="pods"
      columns={columns}
      selectable
      kindOf={() => 'pods'}
      selectionActions={rows => <button>Restart {rows.length}</button>}
    />,
    {
      feed,
      rows: async request => {
        asked.push(request);
        const { offset = 0, limit = 1000 } = request;
        return {
          columns: rowColumns,
          rows: all
            .slice(offset, offset + limit)
            .map(row => encodeRow(row, rowColumns)),
          total: all.length,
          sources: [],
        };
      },
    },
  );
  act(() => feed.serve(feed.last, all));
  await screen.findByRole('grid', { name: 'Pods' });
  return { feed, asked, user: userEvent.setup() };
}

const box = (name: string) =>
  screen.getByRole('checkbox', { name: `Select ${name}` });
const chosen = () =>
  screen
    .getAllByRole('row', { selected: true })
    .map(row => within(row).getAllByRole('gridcell')[1].textContent);
const bar = () => screen.getByRole('region', { name: 'Selected rows' });

describe('choosing rows of a table', () => {
  it('takes single rows and ranges by mouse, and none of it opens a row', async () => {
    const { user } = await setUp(someRows(30));
    expect(screen.queryByRole('region', { name: 'Selected rows' })).toBeNull();
    await user.click(box('pod-2'));
    expect(bar()).toHaveTextContent('1 row selected');
    await user.keyboard('{Shift>}');
    await user.click(box('pod-5'));
    expect(chosen()).toEqual(['pod-2', 'pod-3', 'pod-4', 'pod-5']);
    await user.click(box('pod-3'));
    await user.keyboard('{/Shift}');
    expect(chosen()).toEqual(['pod-2', 'pod-3']);
    await user.click(box('pod-2'));
    expect(chosen()).toEqual(['pod-3']);
    await user.keyboard('{Control>}');
    await user.click(screen.getByText('pod-8'));
    await user.keyboard('{/Control}');
    expect(chosen()).toEqual(['pod-3', 'pod-8']);
    await user.click(screen.getByRole('button', { name: 'Clear selection' }));
    expect(screen.queryByRole('region', { name: 'Selected rows' })).toBeNull();
  });

  it('takes single rows and ranges by keys', async () => {
    const { user } = await setUp(someRows(30));
    act(() => screen.getByRole('grid').focus());
    await user.keyboard('{ArrowDown} ');
    expect(chosen()).toEqual(['pod-1']);
    await user.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
    expect(chosen()).toEqual(['pod-1', 'pod-2', 'pod-3']);
    await user.keyboard('{Shift>}{ArrowUp}{/Shift}');
    expect(chosen()).toEqual(['pod-1', 'pod-2']);
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown} ');
    expect(chosen()).toEqual(['pod-1', 'pod-2', 'pod-5']);
    await user.keyboard('{Shift>}{ArrowUp}{/Shift}');
    expect(chosen()).toEqual(['pod-1', 'pod-2', 'pod-4', 'pod-5']);
    await user.keyboard('{Control>}a{/Control}');
    expect(bar()).toHaveTextContent('30 rows selected');
  });

  it('takes all rows that match, those that are not loaded too', async () => {
    const all = someRows(800);
    const { user, asked } = await setUp(all);
    const header = screen.getByRole('checkbox', {
      name: 'Select all 800 rows',
    });
    await user.click(box('pod-1'));
    expect((header as HTMLInputElement).indeterminate).toBe(true);
    await user.click(header);
    await waitFor(() => expect(bar()).toHaveTextContent('800 rows selected'));
    expect(asked).toEqual([{ kind: 'pods', offset: 0, limit: 800 }]);
    await user.click(
      screen.getByRole('checkbox', { name: 'Clear the selection' }),
    );
    expect(screen.queryByRole('region', { name: 'Selected rows' })).toBeNull();
  });

  it('takes no more than it can hold, and says so', async () => {
    const { user } = await setUp(someRows(2500));
    await user.click(
      screen.getByRole('checkbox', { name: 'Select the first 1,000 rows' }),
    );
    await waitFor(() => expect(bar()).toHaveTextContent('1,000 rows selected'));
    expect(bar()).toHaveTextContent('Not all 2,500 rows');
    await user.click(box('pod-1'));
    expect(bar()).toHaveTextContent('999 rows selected');
    expect(bar()).not.toHaveTextContent('Not all');
  });

  it('holds through sorting, filtering and changes', async () => {
    const all = someRows(10);
    const { user, feed } = await setUp(all);
    await user.click(box('pod-2'));
    await user.click(box('pod-4'));
    const window = () => feed.targets.find(target => target.window)!;
    act(() => feed.serve(window(), [...someRows(2, 'new'), ...all]));
    await waitFor(() => expect(screen.getByText('new-0')).toBeVisible());
    expect(chosen()).toEqual(['pod-2', 'pod-4']);

    await user.type(screen.getByRole('searchbox'), 'pod-4');
    await waitFor(() => expect(window().window?.text).toBe('pod-4'));
    act(() => feed.serve(window(), [all[4]]));
    await waitFor(() => expect(screen.queryByText('pod-2')).toBeNull());
    expect(bar()).toHaveTextContent('2 rows selected');
    expect(chosen()).toEqual(['pod-4']);
  });

  it('lets go of rows that are gone, in view or not, and names them', async () => {
    const all = someRows(5);
    const { user, feed } = await setUp(all);
    await user.click(box('pod-1'));
    await user.click(box('pod-2'));
    await user.click(box('pod-3'));
    const followed = () =>
      feed.targets.find(target => target.scope?.ids?.length === 3);
    await waitFor(() => expect(followed()).toBeDefined());
    expect(followed()).toEqual({
      kind: 'pods',
      scope: { ids: ['pod-1', 'pod-2', 'pod-3'] },
      columns: [],
    });
    const target = followed()!;
    act(() => feed.serve(target, [all[1], all[2], all[3]]));
    expect(bar()).toHaveTextContent('3 rows selected');
    // Another object that was given the id of a chosen one is not that one.
    const other = { ...all[3], name: 'other' };
    act(() => feed.serve(target, [all[1], other]));
    await waitFor(() => expect(bar()).toHaveTextContent('1 row selected'));
    expect(bar()).toHaveTextContent('2 selected rows are gone: pod-2, pod-3');
    expect(chosen()).toEqual(['pod-1']);
  });

  it('follows chosen rows while others change all the time', async () => {
    const all = someRows(5);
    const { user, feed } = await setUp(all);
    await user.click(box('pod-1'));
    const window = feed.targets.find(target => target.window)!;
    for (let turn = 0; turn < 20; turn += 1) {
      act(() => feed.serve(window, [...all, ...someRows(turn, 'new')]));
      await act(() => new Promise(resolve => setTimeout(resolve, 50)));
    }
    expect(feed.last).toMatchObject({ scope: { ids: ['pod-1'] } });
  });

  it('offers to copy names and a kubectl line, and what the page adds', async () => {
    const { user } = await setUp(someRows(5));
    await user.click(box('pod-1'));
    await user.click(box('pod-3'));
    const copied = jest
      .spyOn(navigator.clipboard, 'writeText')
      .mockResolvedValue();
    await user.click(screen.getByRole('button', { name: 'Copy names' }));
    expect(copied).toHaveBeenLastCalledWith('pod-1\npod-3');
    await user.click(
      screen.getByRole('button', { name: 'Copy as kubectl get' }),
    );
    expect(copied).toHaveBeenLastCalledWith(
      'kubectl --context prod -n shop get pods pod-1 pod-3',
    );
    expect(screen.getByRole('button', { name: 'Restart 2' })).toBeVisible();
  });
});

function Page() {
  const [rows, setRows] = useState(someRows(4));
  return (
    <>
      <button onClick={() => setRows(rows.slice(1))}>Delete one</button>
      <ResourceTable label="Pods" rows={rows} columns={columns} selectable />
    </>
  );
}

describe('choosing rows that the page has', () => {
  it('lets go of those that the page has no more', async () => {
    const user = userEvent.setup();
    await renderParts(<Page />);
    await user.click(screen.getByRole('checkbox', { name: /Select all 4/ }));
    expect(bar()).toHaveTextContent('4 rows selected');
    await user.click(screen.getByRole('button', { name: 'Delete one' }));
    await waitFor(() => expect(bar()).toHaveTextContent('3 rows selected'));
    expect(bar()).toHaveTextContent('1 selected row is gone: pod-0');
  });
});
