import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderParts } from '../../__testUtils__/renderParts';
import { Age } from './Age';
import { PhaseBar } from './PhaseBar';
import { StatusChip } from './StatusChip';
import { StatusText } from './StatusText';

describe('StatusChip and StatusText', () => {
  it('say the tone in an icon with a name, and why to pointer and keyboard', async () => {
    const user = userEvent.setup();
    await renderParts(
      <>
        <StatusChip
          tone="error"
          reason="CrashLoopBackOff"
          message="Exit code 1, five times."
        />
        <StatusText tone="ok" reason="Running" />
      </>,
    );
    expect(screen.getByRole('img', { name: 'Error' })).toBeInTheDocument();
    expect(screen.getByRole('img', { name: 'Good' })).toBeInTheDocument();
    await user.tab();
    const status = screen.getByText('CrashLoopBackOff').parentElement;
    expect(status).toHaveFocus();
    expect(status).toHaveAccessibleDescription('Exit code 1, five times.');
    await user.hover(screen.getByText('CrashLoopBackOff'));
    expect(await screen.findByRole('tooltip')).toHaveTextContent(
      'Exit code 1, five times.',
    );
    await user.tab();
    expect(screen.getByText('Running').parentElement).not.toHaveFocus();
  });
});

describe('Age', () => {
  it('goes on by itself, with one timer for all, and stops when it is gone', async () => {
    // To draw it may take longer than a second.
    let now = Math.floor(Date.now() / 1000);
    const clock = jest.spyOn(Date, 'now').mockImplementation(() => now * 1000);
    const { unmount } = await renderParts(
      <>
        <Age seconds={now - 133} />
        <Age seconds={now - 3_700} />
        <Age seconds={undefined} />
      </>,
    );
    expect(screen.getByText('2m13s')).toHaveAttribute('title');
    expect(screen.getByText('61m')).toBeInTheDocument();
    expect(screen.getByText('unknown')).toBeInTheDocument();
    now += 1;
    expect(await screen.findByText('2m14s')).toHaveAttribute('dateTime');
    clock.mockRestore();
    act(() => unmount());
    expect(screen.queryByText('61m')).toBeNull();
  });
});

describe('PhaseBar', () => {
  it('says in words what it draws, phases that nobody knows too', async () => {
    await renderParts(
      <PhaseBar phases={{ Failed: 1, Running: 12, Odd: 2, Pending: 0 }} />,
    );
    expect(
      screen.getByRole('img', {
        name: 'Pods by phase: 12 Running, 1 Failed, 2 Odd',
      }),
    ).toBeInTheDocument();
    expect(screen.getByText('12 Running, 1 Failed, 2 Odd')).toBeVisible();
  });

  it('has a word for nothing', async () => {
    await renderParts(<PhaseBar phases={undefined} />);
    expect(screen.getByText('No pods')).toBeVisible();
  });
});
