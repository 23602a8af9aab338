import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { JourneyOptions } from './support/test';

const systemChromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(
  path => existsSync(path),
);
const asRoot = process.getuid?.() === 0;
// Pods run on a node only; without one the journeys see the sandbox.
const withNode = process.env.WHEELHOUSE_REAL_CLUSTER === 'node';

export default defineConfig<object, JourneyOptions>({
  globalSetup: join(__dirname, 'support', 'globalSetup.ts'),
  testDir: join(__dirname, 'journeys'),
  outputDir: join(__dirname, '..', '..', '.wheelhouse', 'test', 'e2e'),
  // There is one portal at a time, and journeys change its cluster.
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  // Two cores carry the portal, the cluster and the browser: where nobody can
  // look, a journey that starved gets a second try, and is named as flaky.
  retries: process.env.CI ? 1 : 0,
  timeout: 300_000,
  expect: { timeout: 60_000 },
  use: {
    actionTimeout: 60_000,
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: systemChromium,
      args: [
        ...(asRoot ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'sandbox', use: { kind: 'sandbox' } },
    ...(withNode
      ? [{ name: 'real cluster', use: { kind: 'real' as const } }]
      : []),
  ],
});
