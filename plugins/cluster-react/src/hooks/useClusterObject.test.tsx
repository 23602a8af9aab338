import { mockApis, TestApiProvider } from '@backstage/frontend-test-utils';
import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { act, renderHook, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { ReactNode } from 'react';
import { clusterApiRef } from '../api/ClusterApi';
import { ClusterClient } from '../api/ClusterClient';
import { ObjectTarget } from '../api/ObjectTarget';
import { FakeFeed } from '../__testUtils__/FakeFeed';
import { useAccessCheck } from './useAccessCheck';
import { useClusterObject } from './useClusterObject';
import { useObjectEvents } from './useObjectEvents';

const base = 'http://localhost:7007/api/cluster';
const server = setupServer();
registerMswTestHooks(server);

const api = ClusterClient.create({
  discoveryApi: mockApis.discovery({ baseUrl: 'http://localhost:7007' }),
  fetchApi: { fetch: (input, init) => globalThis.fetch(input, init) },
  feed: new FakeFeed(),
});

function wrapper({ children }: { children: ReactNode }) {
  return (
    <TestApiProvider apis={[[clusterApiRef, api]]}>{children}</TestApiProvider>
  );
}

const target = {
  cluster: 'prod',
  kind: 'pods',
  namespace: 'shop',
  name: 'cart.1',
};
const path = `${base}/v1/clusters/prod/objects/pods/cart.1`;

function refuse(status: number, name: string, message: string) {
  return HttpResponse.json(
    { error: { name, message }, response: { statusCode: status } },
    { status },
  );
}

describe('useClusterObject', () => {
  it('fetches an object, keeps it while it is fetched again, and asks for its view', async () => {
    const asked: string[] = [];
    server.use(
      http.get(path, ({ request }) => {
        asked.push(new URL(request.url).search);
        return HttpResponse.json({
          object: { kind: 'Pod', metadata: { name: `answer ${asked.length}` } },
        });
      }),
    );
    const { result } = renderHook(() => useClusterObject(target, 'full'), {
      wrapper,
    });
    expect(result.current.status).toBe('loading');
    await waitFor(() => expect(result.current.status).toBe('ready'));
    expect(asked).toEqual(['?namespace=shop&view=full']);
    act(() => result.current.reload());
    expect(result.current).toMatchObject({ status: 'ready', reloading: true });
    await waitFor(() =>
      expect(result.current.response?.object.metadata.name).toBe('answer 2'),
    );
    expect(result.current.reloading).toBe(false);
  });

  it.each([
    [403, 'NotAllowedError', 'denied'],
    [404, 'NotFoundError', 'gone'],
    [500, 'Error', 'failed'],
    [503, 'ServiceUnavailableError', 'failed'],
  ])('reads HTTP %i %s as %s', async (status, name, expected) => {
    server.use(http.get(path, () => refuse(status, name, 'Because.')));
    const { result } = renderHook(() => useClusterObject(target), { wrapper });
    await waitFor(() => expect(result.current.status).toBe(expected));
    expect(result.current.error?.message).toContain('Because.');
  });

  it('never shows the answer to an earlier question', async () => {
    server.use(
      http.get(`${base}/v1/clusters/prod/objects/nodes/:name`, async info => {
        const { name } = info.params;
        if (name === 'slow') {
          await new Promise(resolve => {
            setTimeout(resolve, 50);
          });
        }
        return HttpResponse.json({ object: { metadata: { name } } });
      }),
    );
    const node = { cluster: 'prod', kind: 'nodes', name: 'slow' };
    const { result, rerender } = renderHook(
      (props: { target: ObjectTarget }) => useClusterObject(props.target),
      { wrapper, initialProps: { target: node } },
    );
    rerender({ target: { ...node, name: 'fast' } });
    await waitFor(() => expect(result.current.status).toBe('ready'));
    await new Promise(resolve => {
      setTimeout(resolve, 80);
    });
    expect(result.current.response?.object.metadata.name).toBe('fast');
  });
});

describe('useObjectEvents', () => {
  it('gives events, or says why there are none', async () => {
    const event = { uid: '1', type: 'Warning', reason: 'BackOff' };
    server.use(
      http.get(`${path}/events`, () => HttpResponse.json({ events: [event] })),
    );
    const { result } = renderHook(() => useObjectEvents(target), { wrapper });
    expect(result.current.events).toEqual([]);
    await waitFor(() => expect(result.current.events).toEqual([event]));

    server.use(
      http.get(`${path}/events`, () =>
        refuse(403, 'NotAllowedError', 'Not yours.'),
      ),
    );
    act(() => result.current.reload());
    await waitFor(() => expect(result.current.status).toBe('denied'));
  });
});

describe('useAccessCheck', () => {
  it('is never allowed before, or without, an answer', async () => {
    const request = { ...target, action: 'inspect' as const };
    let body: unknown;
    server.use(
      http.post(`${base}/v1/access-checks`, async info => {
        body = await info.request.json();
        return HttpResponse.json({ allowed: true });
      }),
    );
    const { result } = renderHook(() => useAccessCheck({ ...request }), {
      wrapper,
    });
    expect(result.current).toMatchObject({ status: 'loading', allowed: false });
    await waitFor(() => expect(result.current.allowed).toBe(true));
    expect(body).toEqual(request);

    server.use(
      http.post(`${base}/v1/access-checks`, () => refuse(500, 'Error', 'Oh.')),
    );
    act(() => result.current.reload());
    await waitFor(() => expect(result.current.status).toBe('failed'));
    expect(result.current.allowed).toBe(false);
  });
});
