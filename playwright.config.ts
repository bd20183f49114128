import { defineConfig, devices } from '@playwright/test';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The browser: CHROMIUM, Debian's, or Playwright's own if one is installed. */
const executablePath = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser'].find((p) => p && existsSync(p));
const port = Number(process.env.E2E_PORT ?? 3399);

/**
 * Journeys in a real browser against the product as `npm start` runs it. All share one started product and its demo world: each makes what it
 * changes, so they run side by side. Time-outs are for hanging, not for measuring: a machine may be busy with something else.
 */
export default defineConfig({
  testDir: 'tests/e2e',
  timeout: 300_000,
  expect: { timeout: 60_000 },
  fullyParallel: true,
  workers: Number(process.env.E2E_WORKERS ?? 2),
  // The long journeys first; the many short tours fill the gaps at the end.
  projects: [{ name: 'journeys', testIgnore: /a11y/ }, { name: 'tours', testMatch: /a11y/ }],
  retries: 0,
  reporter: [['list']],
  use: {
    ...devices['Desktop Chrome'],
    baseURL: `http://localhost:${port}`,
    locale: 'zh-CN',
    viewport: { width: 1280, height: 900 },
    // Recording every step costs more than many steps do: a trace is made where somebody asks for one.
    trace: process.env.E2E_TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
  },
  webServer: {
    command: 'node workers/supervisor/start.js',
    url: `http://localhost:${port}/readyz`,
    // While specs are written they may run against a product somebody has started on this port; in CI it is always a fresh one.
    reuseExistingServer: !process.env.CI,
    timeout: 400_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 40_000 },
    stdout: 'pipe',
    env: {
      PORT: String(port), STRIPE_SANDBOX_PORT: String(port + 1), DATA_DIR: process.env.E2E_DATA_DIR ?? mkdtempSync(join(tmpdir(), 'jingzhe-e2e-')), RATE_LIMIT_SCALE: '100000', SEED: 'demo',
    },
  },
});
