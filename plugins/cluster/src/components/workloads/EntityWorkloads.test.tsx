import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import {
  component,
  events,
  pods,
  source,
  workloads,
} from '../../../dev/__data__/shop';
import { system } from '../../../dev/overviewScenes';
import { FeedScript } from '../../../dev/FeedScript';
import {
  baseUrl,
  renderWithBackend,
} from '../../__testUtils__/renderWithBackend';
import { serveFeed } from '../../__testUtils__/serveFeed';
import { EntityWorkloads } from './EntityWorkloads';

const server = setupServer();
const refusal = 'Your permission cluster.resource.read does not cover pods.';

async function renderTab(script: FeedScript, entity = component()) {
  const feed = serveFeed(baseUrl, script);
  server.use(feed.handler);
  await renderWithBackend(<EntityWorkloads entity={entity} />);
  return feed;
}

function names(panel: HTMLElement) {
  return within(panel)
    .getAllByRole('row')
    .slice(1)
    .map(row => within(row).getAllByRole('cell')[0].textContent);
}

describe('EntityWorkloads', () => {
  registerMswTestHooks(server);

  it('shows workloads by cluster and namespace, pods in trouble first, and events that matter', async () => {
    const { subscriptions } = await renderTab({
      workloads: { rows: workloads },
      pods: { rows: pods },
      events: { rows: events },
    });

    const reef = await screen.findByRole('region', {
      name: 'Workloads in namespace storefront of reef',
    });
    expect(names(reef)).toEqual([
      'cartDeploymentcart:2.8.0',
      'cart-6d4cf56db6-x7k2p',
      'cart-6d4cf56db6-zz9qd',
      'cart-6d4cf56db6-gt4vr',
    ]);
    const crashing = within(reef).getAllByRole('row')[2];
    expect(crashing).toHaveTextContent('CrashLoopBackOff');
    expect(crashing).toHaveTextContent('0/1');
    expect(crashing).toHaveTextContent(/41 \(3m4\ds\)/);
    expect(crashing).toHaveTextContent('reef-a1');
    const wrong = screen.getByRole('list', { name: 'What is wrong' });
    expect(wrong).toHaveTextContent('Unavailable, CrashLoopBackOff, Pending');
    expect(screen.getByText('2/3')).toBeInTheDocument();

    const panel = screen.getByRole('region', { name: 'Events that matter' });
    const told = await within(panel).findAllByRole('listitem');
    expect(told.map(line => line.querySelector('strong')?.textContent)).toEqual(
      ['BackOff', 'FailedScheduling', 'ScalingReplicaSet'],
    );
    expect(told[0]).toHaveTextContent('187×');
    expect(new Set(subscriptions.map(({ scope }) => scope?.entityRef))).toEqual(
      new Set(['component:default/cart']),
    );
  });

  it('hides and shows the pods of a workload', async () => {
    await renderTab({ workloads: { rows: workloads }, pods: { rows: pods } });
    const user = userEvent.setup();

    await user.click(
      await screen.findByRole('button', { name: 'Hide pods of cart-cleanup' }),
    );

    expect(screen.queryByText(/29920330/)).not.toBeInTheDocument();
    await user.click(
      screen.getByRole('button', { name: 'Show pods of cart-cleanup' }),
    );
    expect(screen.getByText(/29920330/)).toBeInTheDocument();
  });

  it('goes on showing rows of a cluster that went away, and says since when they are old', async () => {
    const sources = [
      source('harbor'),
      source('reef', 'stale', 'The API server does not answer.'),
    ];
    await renderTab({
      workloads: { rows: workloads, sources },
      pods: { rows: pods, sources },
    });

    expect(
      await screen.findByText('What you see may be out of date'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/Last heard from reef .* does not answer/),
    ).toBeInTheDocument();
    expect(screen.getByText('cart-6d4cf56db6-gt4vr')).toBeInTheDocument();
  });

  it('waits with the shape of what is coming', async () => {
    await renderTab({ workloads: { pending: true }, pods: { pending: true } });

    expect(
      screen.getByRole('status', { name: 'Loading …' }),
    ).toBeInTheDocument();
  });

  it('says what was looked for, and where, when nothing was found', async () => {
    await renderTab(
      {},
      component({
        'backstage.io/kubernetes-id': 'cart',
        'backstage.io/kubernetes-namespace': 'storefront',
        'backstage.io/kubernetes-cluster': 'harbor,reef',
      }),
    );

    expect(
      await screen.findByText(
        'Looked in namespace storefront of cluster harbor, reef for workloads and pods with the labels backstage.io/kubernetes-id=cart, and found none.',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        "kubectl get all --namespace storefront --selector 'backstage.io/kubernetes-id=cart'",
      ),
    ).toBeInTheDocument();
  });

  it('gives the line to add when nothing is set up, and asks for nothing', async () => {
    const { subscriptions } = await renderTab({}, component({}));

    expect(
      screen.getByRole('heading', {
        name: 'The Workloads tab is not set up yet',
      }),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/backstage.io\/kubernetes-id: cart/),
    ).toBeInTheDocument();
    expect(subscriptions).toEqual([]);
  });

  it('shows what the parts of a system run', async () => {
    const { subscriptions } = await renderTab(
      { workloads: { rows: workloads }, pods: { rows: pods } },
      system,
    );

    expect(
      await screen.findByRole('region', {
        name: 'Workloads in namespace storefront of reef',
      }),
    ).toBeInTheDocument();
    expect(subscriptions[0].scope?.entityRef).toBe('system:default/storefront');
  });

  it('says what the parts of a system have to say when none of them does', async () => {
    const error = { name: 'NotFoundError', message: 'No part says so.' };
    await renderTab({ workloads: { error }, pods: { error } }, system);

    expect(
      await screen.findByText(/No part of this system runs anything/),
    ).toBeInTheDocument();
  });

  it('says why when all is denied', async () => {
    const sources = [source('harbor', 'denied', refusal)];
    await renderTab({ workloads: { sources }, pods: { sources } });

    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('You may not see this');
    expect(alert).toHaveTextContent(refusal);
  });

  it('marks what is denied beside what is not', async () => {
    await renderTab({
      workloads: {
        rows: workloads.slice(0, 2),
        sources: [source('harbor'), source('reef', 'denied', refusal)],
      },
    });

    expect(await screen.findByText('reef: denied')).toBeInTheDocument();
    expect(screen.getAllByText('cart')[0]).toBeInTheDocument();
  });

  it('says what failed, and offers to try again', async () => {
    const error = { name: 'NotFoundError', message: 'There is no entity.' };
    await renderTab({ workloads: { error }, pods: { error } });

    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Workloads could not be loaded');
    expect(alert).toHaveTextContent('There is no entity.');
    expect(
      within(alert).getByRole('button', { name: 'Try again' }),
    ).toBeInTheDocument();
  });
});
