import { defineConfig } from 'vitest/config';

/** Unit tests live beside the code; integration and authz run on real engines started by their global setup. */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['{app,db,search,workers}/**/*.test.{ts,tsx}', 'tests/architecture/**/*.test.ts'], environment: 'node' } },
      {
        test: {
          name: 'integration',
          include: ['tests/{integration,authz}/**/*.test.ts'],
          environment: 'node',
          globalSetup: ['tests/fixtures/engines.global.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
