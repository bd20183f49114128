import { useLoaderData } from 'react-router';
import { z } from 'zod';
import { zId } from '#app/core/contract.ts';
import { defineLoader } from '#app/http/define.server.ts';
import { organisationFile } from '#app/modules/operations/directory.server.ts';
import type { ShellHandle } from '#app/ui/index.ts';
import { OrganisationFile } from '#app/ui/operator/find-page.tsx';

export const handle: ShellHandle = { texts: ['operator'], shell: { width: 'wide' } };

export const loader = defineLoader({ access: 'operator.review', params: z.object({ id: zId('org') }) }, ({ params, scope, services }) => organisationFile(services, scope, params.id));

export default function OperatorOrganisation() {
  return <OrganisationFile {...useLoaderData<typeof loader>()} />;
}
