import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderParts } from '../../__testUtils__/renderParts';
import { liveSource } from '../../__testUtils__/ScriptedBackend';
import { DeniedScreen } from './DeniedScreen';
import { NotSetUpScreen } from './NotSetUpScreen';
import { StaleBanner } from './StaleBanner';

describe('NotSetUpScreen', () => {
  it('gives the line to copy', async () => {
    const user = userEvent.setup();
    const lines = 'backstage.io/kubernetes-id: cart';
    await renderParts(
      <NotSetUpScreen
        what="Workloads"
        entity="component:default/cart"
        lines={lines}
      />,
    );
    expect(screen.getByText('Workloads is not set up yet')).toBeVisible();
    expect(screen.getByText(/component:default\/cart/)).toBeVisible();
    const write = jest.spyOn(navigator.clipboard, 'writeText');
    // It is said for two seconds only: whoever looks afterwards may be too late.
    const said = screen.findByText('Copied');
    await user.click(screen.getByRole('button', { name: 'Copy annotation' }));
    expect(write).toHaveBeenCalledWith(lines);
    expect(await said).toBeDefined();

    write.mockRejectedValue(new Error('denied'));
    await user.click(screen.getByRole('button', { name: 'Copy annotation' }));
    expect(await screen.findAllByText(/refused to copy/)).not.toHaveLength(0);
  });
});

describe('DeniedScreen', () => {
  it.each([
    ['permission', /people who run this portal/],
    ['kubernetes', /RBAC/],
    ['config', /configuration of this portal/],
  ] as const)('says whom to ask when %s denies', async (deniedBy, text) => {
    await renderParts(
      <DeniedScreen
        reason="Not in shop."
        permission="cluster.resource.read"
        deniedBy={deniedBy}
      />,
    );
    const alert = screen.getByRole('alert');
    expect(alert).toHaveTextContent('Not in shop.');
    expect(alert).toHaveTextContent('cluster.resource.read');
    expect(alert).toHaveTextContent(text);
  });
});

describe('StaleBanner', () => {
  it('names each stale cluster once, and nothing else', async () => {
    const user = userEvent.setup();
    const onRetry = jest.fn();
    const stale = {
      cluster: 'edge',
      state: 'stale' as const,
      since: '2020-02-03T10:00:00Z',
      reason: 'Connection refused.',
    };
    await renderParts(
      <StaleBanner
        onRetry={onRetry}
        sources={[
          { ...stale, kind: 'pods' },
          { ...stale, kind: 'nodes' },
          { ...stale, kind: 'jobs', reason: 'Shutting down.' },
          liveSource('pods'),
        ]}
      />,
    );
    expect(
      screen.getAllByText(
        /Last heard from edge at .*2020.* refused.*Shutting down/,
      ),
    ).toHaveLength(1);
    expect(screen.queryByText(/prod/)).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(onRetry).toHaveBeenCalledTimes(1);
  });

  it('is not there when all is live', async () => {
    await renderParts(<StaleBanner sources={[liveSource('pods')]} />);
    expect(screen.queryByRole('status')).toBeNull();
  });
});
