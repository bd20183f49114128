import { useLoaderData } from 'react-router';
import { z } from 'zod';
import { zId } from '#app/core/contract.ts';
import { defineLoader } from '#app/http/define.server.ts';
import { personFile } from '#app/modules/operations/directory.server.ts';
import type { ShellHandle } from '#app/ui/index.ts';
import { PersonFile } from '#app/ui/operator/find-page.tsx';

export const handle: ShellHandle = { texts: ['operator'], shell: { width: 'wide' } };

export const loader = defineLoader({ access: 'operator.review', params: z.object({ id: zId('user') }) }, ({ params, scope, services }) => personFile(services, scope, params.id));

export default function OperatorPerson() {
  return <PersonFile {...useLoaderData<typeof loader>()} />;
}
