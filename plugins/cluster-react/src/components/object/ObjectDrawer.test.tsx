import { ResponseError } from '@backstage/errors';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  KubernetesObject,
  ResourceRow,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { useLocation } from 'react-router-dom';
import { ClusterApi } from '../../api/ClusterApi';
import { FakeFeed } from '../../__testUtils__/FakeFeed';
import { renderParts } from '../../__testUtils__/renderParts';
import { ObjectDrawerProvider } from './ObjectDrawerProvider';
import { ResourceLink } from './ResourceLink';

const target = {
  cluster: 'prod',
  kind: 'pods',
  namespace: 'shop',
  name: 'cart-1',
};

const pod: KubernetesObject & Record<string, unknown> = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    name: 'cart-1',
    namespace: 'shop',
    uid: 'uid-1',
    creationTimestamp: '2020-01-01T00:00:00Z',
    labels: { app: 'cart' },
    ownerReferences: [
      {
        apiVersion: 'apps/v1',
        kind: 'ReplicaSet',
        name: 'cart-abc',
        uid: 'uid-rs',
        controller: true,
      },
    ],
  },
  spec: {
    containers: [
      {
        name: 'main',
        image: 'cart:1.2',
        env: [{ name: 'TOKEN', value: '***' }],
      },
    ],
  },
  status: {
    containerStatuses: [
      {
        name: 'main',
        ready: false,
        restartCount: 3,
        state: { waiting: { reason: 'CrashLoopBackOff' } },
      },
    ],
    conditions: [
      { type: 'Ready', status: 'False', reason: 'ContainersNotReady' },
    ],
  },
};

function row(patch: object = {}): ResourceRow {
  return {
    cluster: 'prod',
    id: 'uid-1',
    namespace: 'shop',
    name: 'cart-1',
    created: 1,
    ...{ tone: 'error', reason: 'CrashLoopBackOff', message: 'It fell over.' },
    ...patch,
  };
}

function Address() {
  const { search } = useLocation();
  return <output>{search}</output>;
}

async function setUp(parts: Partial<ClusterApi> = {}) {
  const user = userEvent.setup();
  const feed = new FakeFeed();
  const object = jest.fn<
    ReturnType<ClusterApi['object']>,
    Parameters<ClusterApi['object']>
  >(async () => ({
    object: pod,
    masked: {
      paths: ['spec.containers[0].env[0].value'],
      reason: 'Environment values are hidden.',
    },
  }));
  await renderParts(
    <ObjectDrawerProvider>
      <Address />
      <ResourceLink target={target} />
    </ObjectDrawerProvider>,
    {
      feed,
      object,
      events: async () => ({ events: [] }),
      checkAccess: async () => ({ allowed: true }),
      ...parts,
    },
  );
  const link = screen.getByRole('button', { name: 'cart-1' });
  return { user, feed, object, link };
}

async function refused(status: number, name: string, message: string) {
  const body = { error: { name, message }, response: { statusCode: status } };
  return ResponseError.fromResponse(
    new Response(JSON.stringify(body), {
      status,
      headers: { 'Content-Type': 'application/json' },
    }),
  );
}

describe('ObjectDrawer', () => {
  it('opens from a link, stands in the URL, and gives the focus back on Escape', async () => {
    const { user, link } = await setUp();
    await user.click(link);
    const dialog = await screen.findByRole('dialog', { name: 'cart-1' });
    expect(document.querySelector('output')).toHaveTextContent(
      'object=prod%2Fpods%2Fshop%2Fcart-1',
    );
    expect(await within(dialog).findByText('app: cart')).toBeVisible();
    expect(
      within(dialog).getByText(
        'kubectl --context prod -n shop get pods cart-1 -o yaml',
      ),
    ).toBeVisible();
    expect(within(dialog).getByText('3 restarts')).toBeVisible();

    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(document.querySelector('output')).toBeEmptyDOMElement();
    await waitFor(() => expect(link).toHaveFocus());
  });

  it('goes to the owner of an object', async () => {
    const { user, object, link } = await setUp();
    await user.click(link);
    await user.click(
      await screen.findByRole('button', { name: 'ReplicaSet cart-abc' }),
    );
    expect(
      await screen.findByRole('dialog', { name: 'cart-abc' }),
    ).toBeVisible();
    expect(object).toHaveBeenLastCalledWith(
      { ...target, kind: 'replicasets', name: 'cart-abc' },
      'masked',
    );
  });

  it('shows the live status, fetches again when it changes, and says when it is gone', async () => {
    const { user, feed, object, link } = await setUp();
    await user.click(link);
    await screen.findByText('app: cart');
    expect(feed.last).toMatchObject({
      kind: 'pods',
      scope: { clusters: ['prod'], namespaces: ['shop'] },
      window: { filters: { name: ['cart-1'] } },
    });
    const header = screen.getByRole('heading', { name: 'cart-1' });
    const live = () => header.parentElement;
    act(() => feed.serve(feed.last, [row()]));
    await waitFor(() => expect(live()).toHaveTextContent('CrashLoopBackOff'));
    expect(object).toHaveBeenCalledTimes(1);
    act(() => feed.serve(feed.last, [row({ tone: 'ok', reason: 'Running' })]));
    await waitFor(() => expect(live()).toHaveTextContent('Running'));
    await waitFor(() => expect(object).toHaveBeenCalledTimes(2));
    act(() => feed.serve(feed.last, []));
    expect(
      await screen.findByText(/It was deleted meanwhile/),
    ).toBeInTheDocument();
  });

  it('masks values, and shows all to those who may', async () => {
    const { user, object, link } = await setUp();
    await user.click(link);
    await user.click(await screen.findByRole('tab', { name: 'YAML' }));
    const yaml = await screen.findByRole('region', {
      name: 'Manifest as YAML',
    });
    expect(yaml).toHaveTextContent('value: "***"');
    expect(
      screen.getByText('1 value is masked: Environment values are hidden.'),
    ).toBeVisible();
    object.mockResolvedValue({
      object: { ...pod, spec: { env: 'in the clear' } } as KubernetesObject,
    });
    await user.click(
      await screen.findByRole('button', { name: 'Show full manifest' }),
    );
    await screen.findByText(/in the clear/);
    expect(object).toHaveBeenLastCalledWith(target, 'full');
    expect(screen.queryByText(/is masked/)).toBeNull();

    const write = jest.spyOn(navigator.clipboard, 'writeText');
    await user.click(screen.getByRole('button', { name: 'Copy manifest' }));
    expect(write).toHaveBeenCalledWith(expect.stringContaining('in the clear'));
  });

  it('says why somebody may not see the full manifest', async () => {
    const { user, link } = await setUp({
      checkAccess: async () => ({ allowed: false, reason: 'Not on prod.' }),
    });
    await user.click(link);
    await user.click(await screen.findByRole('tab', { name: 'YAML' }));
    expect(
      await screen.findByText(
        'You may not see the full manifest: Not on prod.',
      ),
    ).toBeVisible();
    expect(screen.queryByRole('button', { name: /full/ })).toBeNull();
  });

  it('shows conditions in words, and events', async () => {
    const { user, link } = await setUp({
      events: async () => ({
        events: [
          {
            uid: 'e',
            type: 'Warning',
            reason: 'BackOff',
            message: 'Back-off restarting failed container',
            count: 12,
            firstSeen: 1,
            lastSeen: 2,
            source: 'kubelet',
            about: { kind: 'Pod', namespace: 'shop', name: 'cart-1', uid: '' },
          },
        ],
      }),
    });
    await user.click(link);
    await user.click(await screen.findByRole('tab', { name: 'Conditions' }));
    expect(await screen.findByText('ContainersNotReady')).toBeVisible();
    await user.click(screen.getByRole('tab', { name: 'Events' }));
    expect(
      await screen.findByText('Back-off restarting failed container'),
    ).toBeVisible();
    expect(screen.getByText(/12 times · kubelet/)).toBeVisible();
  });

  it.each([
    [403, 'NotAllowedError', 'You may not see this', 'Because so.'],
    [404, 'NotFoundError', 'cart-1 is not there any more', 'prod / shop'],
    [500, 'Error', 'cart-1 could not be loaded', 'Because so.'],
  ])('has a screen for HTTP %i', async (status, name, title, text) => {
    const error = await refused(status, name, 'Because so.');
    const { user, link } = await setUp({
      object: async () => {
        throw error;
      },
    });
    await user.click(link);
    expect(await screen.findByText(title)).toBeVisible();
    expect(screen.getByText(new RegExp(text))).toBeVisible();
  });
});
