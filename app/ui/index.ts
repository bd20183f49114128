/** The kit in one import for pages: `import { Page, Section } from '#app/ui/index.ts'`. Forms are apart (`#app/ui/forms/index.ts`): a page without a form must not load them. */
export * from './hooks.ts';
export * from './format.ts';
export * from './kit/button.tsx';
export * from './kit/empty-state.tsx';
export * from './kit/life-bar.tsx';
export * from './kit/lists.tsx';
export * from './kit/page.tsx';
export * from './kit/price-axis.tsx';
export * from './kit/status.tsx';
export * from './kit/term.tsx';
export * from './kit/values.tsx';
export * from './kit/wide-box.tsx';
export type { ShellHandle } from './shell/shell.tsx';
