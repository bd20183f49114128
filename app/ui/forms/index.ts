/** Everything a page with a form needs. */
export { getFormProps, FormProvider } from '@conform-to/react';
export * from './confirm-button.tsx';
export * from './field.ts';
export * from './fields.tsx';
export * from './file-field.tsx';
export * from './layout.tsx';
export * from './money-field.tsx';
export * from './notices.tsx';
export * from './use-app-form.ts';
