import { defineConfig } from 'vitest/config';

/**
 * Unit tests live beside the code; integration and authz run on real engines started by their global setup. One group after
 * the other, two workers: the engines share the machine with the tests. Time-outs are for hanging, not for measuring.
 */
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit', include: ['{app,db,search,workers}/**/*.test.{ts,tsx}', 'tests/architecture/**/*.test.ts', 'tests/quality/**/*.test.ts'], environment: 'node',
          sequence: { groupOrder: 0 }, testTimeout: 120_000, hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['tests/{integration,authz}/**/*.test.ts'],
          environment: 'node',
          globalSetup: ['tests/fixtures/engines.global.ts'],
          setupFiles: ['tests/fixtures/steady.setup.ts'],
          sequence: { groupOrder: 1 },
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
