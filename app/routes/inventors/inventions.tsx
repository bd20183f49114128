import { useLoaderData } from 'react-router';
import { defineLoader } from '#app/http/define.server.ts';
import { listInventions } from '#app/modules/inventors/inventions.server.ts';
import type { ShellHandle } from '#app/ui/index.ts';
import { InventionsPage } from '#app/ui/inventors/inventions-page.tsx';

export const handle: ShellHandle = { texts: ['inventor'] };

export const loader = defineLoader({ access: 'invention.act' }, async ({ scope, services }) => ({ inventions: await listInventions(services, scope) }));

export default function Inventions() {
  return <InventionsPage inventions={useLoaderData<typeof loader>().inventions} />;
}
