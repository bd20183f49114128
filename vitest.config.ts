import { defineConfig } from 'vitest/config';

/** What both projects on real engines share. Time-outs are for hanging, not for measuring. */
const ON_ENGINES = {
  environment: 'node' as const,
  globalSetup: ['tests/fixtures/engines.global.ts'],
  setupFiles: ['tests/fixtures/steady.setup.ts'],
  testTimeout: 180_000,
  hookTimeout: 180_000,
};
const MOCKED = 'tests/{integration,authz}/**/*.mocked.test.ts';

/**
 * Unit tests live beside the code; integration and authz run on real engines started by their global setup. One group after
 * the other; three workers, for each waits for the engines about half of its time. The files of a worker share its modules, so that each is loaded
 * once and not once per file; a file that replaces a module for itself is named `*.mocked.test.ts` and gets a worker of its own.
 */
export default defineConfig({
  test: {
    maxWorkers: 3,
    restoreMocks: true,
    projects: [
      {
        test: {
          name: 'unit', include: ['{app,db,search,workers}/**/*.test.{ts,tsx}', 'tests/architecture/**/*.test.ts', 'tests/quality/**/*.test.ts'], environment: 'node',
          isolate: false, sequence: { groupOrder: 0 }, testTimeout: 120_000, hookTimeout: 120_000,
        },
      },
      { test: { ...ON_ENGINES, name: 'integration', include: ['tests/{integration,authz}/**/*.test.ts'], exclude: [MOCKED], isolate: false, sequence: { groupOrder: 1 } } },
      { test: { ...ON_ENGINES, name: 'mocked', include: [MOCKED], sequence: { groupOrder: 2 } } },
    ],
  },
});
