import {
  FeedState,
  initialFeedState,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { FeedListener } from '../feed/FeedClient';
import { ResourceStore } from './ResourceStore';

function setUp() {
  const listeners: FeedListener[] = [];
  const unsubscribe = jest.fn();
  const feed = {
    subscribe: jest.fn((_target, listener: FeedListener) => {
      listeners.push(listener);
      listener(initialFeedState);
      return unsubscribe;
    }),
    reconnect: jest.fn(),
  };
  const frames: (() => void)[] = [];
  const store = ResourceStore.create({
    feed,
    schedule: task => frames.push(task),
  });
  const drawFrame = () => {
    for (const task of frames.splice(0)) {
      task();
    }
  };
  return { store, feed, listeners, unsubscribe, frames, drawFrame };
}

function stateOf(names: string[], patch: Partial<FeedState> = {}): FeedState {
  return {
    ...initialFeedState,
    state: 'ready',
    rows: new Map(
      names.map(name => [
        `prod/${name}`,
        { cluster: 'prod', id: name, namespace: '', name, created: 1 },
      ]),
    ),
    total: names.length,
    ...patch,
  };
}

const pods = { kind: 'pods' };

describe('ResourceStore', () => {
  it('tells each watcher once per frame, however much happened', () => {
    const { store, listeners, drawFrame, frames } = setUp();
    const watcher = jest.fn();
    store.watch(pods, watcher);
    drawFrame();
    watcher.mockClear();

    listeners[0](stateOf(['a']));
    listeners[0](stateOf(['a', 'b']));
    listeners[0](stateOf(['b']));
    expect(watcher).not.toHaveBeenCalled();
    expect(frames).toHaveLength(1);
    drawFrame();
    expect(watcher).toHaveBeenCalledTimes(1);
    const set = store.read(pods);
    expect(set.rows.map(row => row.name)).toEqual(['b']);
    expect(store.read({ ...pods })).toBe(set);
  });

  it('puts the rows of a window in order, and tells waiting from failing', () => {
    const { store, listeners } = setUp();
    store.watch(pods, jest.fn());
    expect(store.read(pods).status).toBe('loading');
    const error = { name: 'NotAllowedError', message: 'No.' };
    listeners[0]({ ...initialFeedState, error });
    expect(store.read(pods)).toMatchObject({ status: 'failed', error });
    listeners[0](
      stateOf(['a', 'b'], { order: ['prod/b', 'prod/a'], total: 9, error }),
    );
    const { status, rows, total } = store.read(pods);
    expect(rows.map(row => row.name)).toEqual(['b', 'a']);
    expect({ status, total }).toEqual({ status: 'ready', total: 9 });
  });

  it('subscribes once for all watchers, and shows what was there to who comes back', () => {
    const { store, feed, listeners, unsubscribe } = setUp();
    const leaveFirst = store.watch(pods, jest.fn());
    const leaveSecond = store.watch({ ...pods }, jest.fn());
    listeners[0](stateOf(['a']));
    leaveFirst();
    leaveFirst();
    expect(unsubscribe).not.toHaveBeenCalled();
    leaveSecond();
    expect(unsubscribe).toHaveBeenCalledTimes(1);
    expect(store.read(pods).rows).toHaveLength(1);
    store.watch(pods, jest.fn());
    expect(feed.subscribe).toHaveBeenCalledTimes(2);
  });
});
