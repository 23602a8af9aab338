import { TestApiProvider } from '@backstage/frontend-test-utils';
import { act, renderHook, waitFor } from '@testing-library/react';
import { ReactNode } from 'react';
import { clusterApiRef } from '../api/ClusterApi';
import { FakeFeed, someRows } from '../__testUtils__/FakeFeed';
import { fakeClusterApi } from '../__testUtils__/fakeClusterApi';
import { useResources } from './useResources';
import { TableQuery, useResourceWindow } from './useResourceWindow';

function setUp() {
  const feed = new FakeFeed();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <TestApiProvider apis={[[clusterApiRef, fakeClusterApi({ feed })]]}>
      {children}
    </TestApiProvider>
  );
  return { feed, wrapper };
}

describe('useResources', () => {
  it('gives rows with their sources, keeps them, and asks once for equal subscriptions', async () => {
    const { feed, wrapper } = setUp();
    const { result, rerender, unmount } = renderHook(
      // A new object at every turn, as pages write it.
      () => useResources({ kind: 'pods', scope: { namespaces: ['shop'] } }),
      { wrapper },
    );
    expect(result.current).toMatchObject({ status: 'loading', rows: [] });
    rerender();
    expect(feed.targets).toHaveLength(1);
    act(() => feed.serve(feed.last, someRows(2)));
    await waitFor(() => expect(result.current.status).toBe('ready'));
    expect(result.current.rows.map(row => row.name)).toEqual([
      'pod-0',
      'pod-1',
    ]);
    expect(result.current.total).toBe(2);

    act(() =>
      feed.tell(feed.last, { error: { name: 'X', message: 'Not now.' } }),
    );
    await waitFor(() => expect(result.current.error?.message).toBe('Not now.'));
    expect(result.current).toMatchObject({ status: 'ready', total: 2 });
    result.current.retry();
    expect(feed.reconnects).toBe(1);
    unmount();
    expect(feed.targets).toEqual([]);
  });

  it('asks for nothing when it has no subscription', () => {
    const { feed, wrapper } = setUp();
    const { result } = renderHook(() => useResources(undefined), { wrapper });
    expect(result.current.status).toBe('loading');
    expect(feed.targets).toEqual([]);
  });
});

describe('useResourceWindow', () => {
  it('holds the rows around the view, and old ones while the next load', async () => {
    const { feed, wrapper } = setUp();
    const all = someRows(10_000);
    const { result } = renderHook(
      () => useResourceWindow('pods', undefined, {}),
      { wrapper },
    );
    expect(feed.last.window).toEqual({ offset: 0, limit: 300 });
    act(() => feed.serve(feed.last, all));
    await waitFor(() => expect(result.current.total).toBe(10_000));
    expect(result.current.rowAt(299)?.name).toBe('pod-299');
    expect(result.current.rowAt(300)).toBeUndefined();

    act(() => result.current.setRange(100, 140));
    expect(feed.targets).toHaveLength(1);
    expect(feed.last.window?.offset).toBe(0);

    act(() => result.current.setRange(5_000, 5_040));
    expect(feed.last.window).toEqual({ offset: 4_850, limit: 300 });
    expect(result.current).toMatchObject({
      status: 'ready',
      updating: true,
      total: 10_000,
    });
    expect(result.current.rowAt(0)?.name).toBe('pod-0');
    act(() => feed.serve(feed.last, all));
    await waitFor(() => expect(result.current.updating).toBe(false));
    expect(result.current.rowAt(5_000)?.name).toBe('pod-5000');
    expect(result.current.rowAt(0)).toBeUndefined();
  });

  it('starts at the top when the question changes', async () => {
    const { feed, wrapper } = setUp();
    const { result, rerender } = renderHook(
      ({ query }: { query: TableQuery }) =>
        useResourceWindow('pods', undefined, query),
      { wrapper, initialProps: { query: {} } },
    );
    act(() => feed.serve(feed.last, someRows(1_000)));
    await waitFor(() => expect(result.current.total).toBe(1_000));
    act(() => result.current.setRange(700, 720));
    rerender({ query: { text: 'cart', sort: { column: 'name' } } });
    expect(feed.last.window).toEqual({
      offset: 0,
      limit: 300,
      text: 'cart',
      sort: { column: 'name' },
    });
    expect(result.current.updating).toBe(true);
    act(() => feed.serve(feed.last, someRows(3, 'cart')));
    await waitFor(() => expect(result.current.total).toBe(3));
    expect(result.current.rows.map(row => row.name)).toEqual([
      'cart-0',
      'cart-1',
      'cart-2',
    ]);
  });
});
