import { render, screen } from '@testing-library/react';
import { app } from './App';

describe('app', () => {
  const environment = process.env;

  afterEach(() => {
    process.env = environment;
  });

  it('offers a newcomer to enter as guest', async () => {
    process.env = {
      ...environment,
      APP_CONFIG: [
        {
          context: 'test',
          data: {
            app: { title: 'Wheelhouse', baseUrl: 'http://localhost:3000' },
            backend: { baseUrl: 'http://localhost:7007' },
          },
        },
      ] as unknown as string,
    };

    render(app.createRoot());

    await expect(
      screen.findByRole('button', { name: 'Enter' }),
    ).resolves.toBeInTheDocument();
    expect(screen.getByText('Wheelhouse')).toBeInTheDocument();
  });
});
