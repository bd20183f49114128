import { useLoaderData } from 'react-router';
import { ERROR_STATUS } from '#app/core/errors.ts';
import { openApiDocument } from '#app/http/api/openapi.ts';
import { defineLoader } from '#app/http/define.server.ts';
import { describeApi, type OpenApi } from '#app/ui/api-docs/describe.ts';
import { DocsPage } from '#app/ui/api-docs/docs-page.tsx';
import type { ShellHandle } from '#app/ui/index.ts';
import { API_V1 } from './api/v1/registry.server.ts';

export const handle: ShellHandle = { texts: ['docs'], shell: { width: 'wide' } };

/** The API's documentation for people, from the document for machines. */
export const loader = defineLoader({ access: 'public' }, async ({ services, t }) => ({
  base: `${services.publicUrl}/api/v1`,
  tags: describeApi(openApiDocument(API_V1, services.publicUrl) as OpenApi),
  errors: Object.entries(ERROR_STATUS).map(([code, status]) => ({ code, status, meaning: t(`errors:${code}`) })),
}));

export default function ApiDocs() {
  return <DocsPage {...useLoaderData<typeof loader>()} />;
}
