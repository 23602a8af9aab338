import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { screen } from '@testing-library/react';
import { setupServer } from 'msw/node';
import { component, pods, workloads } from '../../../dev/__data__/shop';
import { FeedScript } from '../../../dev/FeedScript';
import {
  baseUrl,
  renderWithBackend,
} from '../../__testUtils__/renderWithBackend';
import { serveFeed } from '../../__testUtils__/serveFeed';
import { EntityWorkloadsCard } from './EntityWorkloadsCard';

const server = setupServer();

async function renderCard(script: FeedScript) {
  server.use(serveFeed(baseUrl, script).handler);
  await renderWithBackend(
    <EntityProvider entity={component()}>
      <EntityWorkloadsCard />
    </EntityProvider>,
  );
}

describe('EntityWorkloadsCard', () => {
  registerMswTestHooks(server);

  it('sums up what runs and what is wrong, and leads to the tab', async () => {
    await renderCard({ workloads: { rows: workloads }, pods: { rows: pods } });

    expect(await screen.findByText('2/3')).toBeInTheDocument();
    expect(
      screen.getByRole('img', {
        name: 'Pods by phase: 4 Running, 1 Succeeded, 1 Pending',
      }),
    ).toBeInTheDocument();
    const wrong = screen.getByRole('list', { name: 'What is wrong' });
    expect(wrong).toHaveTextContent('CrashLoopBackOff');
    expect(wrong).toHaveTextContent('Deployment · reef / storefront');
    expect(
      screen.getByRole('link', { name: 'All workloads and pods' }),
    ).toHaveAttribute('href', '/entity/workloads');
  });

  it('says when all is well', async () => {
    await renderCard({
      workloads: { rows: workloads.slice(0, 2) },
      pods: { rows: pods.slice(0, 3) },
    });

    expect(
      await screen.findByText('Everything runs as it should.'),
    ).toBeInTheDocument();
  });

  it('says when nothing runs', async () => {
    await renderCard({});

    expect(
      await screen.findByRole('heading', { name: 'Nothing runs here yet' }),
    ).toBeInTheDocument();
  });
});
