import tseslint from 'typescript-eslint';
import { stateNames } from './eslint-state-names.js';

/** Style is the editor's business; this finds mistakes. Import directions are checked by dependency-cruiser, which sees the whole graph. */
export default tseslint.config(
  { ignores: ['node_modules/', 'build/', '.react-router/', '.data/', 'db/migrations/', 'test-results/', 'playwright-report/'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      'max-lines': ['error', { max: 420, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 90, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      'no-control-regex': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  // Content and long tables are data; a page's component may be long markup; command-line entries talk to a console.
  { files: ['db/seed/**', 'app/i18n/**', '**/*-classes.ts', 'search/settings/**'], rules: { 'max-lines': 'off' } },
  { files: ['**/*.tsx', '**/*.test.ts', 'tests/**'], rules: { 'max-lines-per-function': 'off' } },
  { files: ['workers/supervisor/**', 'app/server.ts', 'workers/cli/**', '**/*.test.ts', 'tests/**', '*.config.*', 'app/platform/stripe-sandbox/main.ts'], rules: { 'no-console': 'off' } },
  // Money and identity: routes and components never touch the database or an adapter.
  {
    files: ['app/routes/**', 'app/ui/**'],
    rules: { 'no-restricted-imports': ['error', { patterns: [{ group: ['drizzle-orm', 'drizzle-orm/*', 'postgres', 'stripe', 'meilisearch', '#db/schema/*', '#db/client*', '#db/tx*'], message: 'Routes translate; the database and the outside belong to the modules.' }] }] },
  },
  // States of a process are named where it is written, and where people read them.
  {
    files: ['app/**', 'db/**', 'workers/**', 'search/**'], ignores: ['app/modules/deals/definitions/**', 'app/i18n/**', 'app/modules/notifications/notice-texts.ts', '**/*.test.ts', 'db/migrations/**'],
    plugins: { house: { rules: { 'state-names': stateNames } } }, rules: { 'house/state-names': 'error' },
  },
);
