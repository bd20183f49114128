import { useLoaderData } from 'react-router';
import { can } from '#app/core/permissions.ts';
import { defineLoader } from '#app/http/define.server.ts';
import { listServices } from '#app/modules/services/get-service.server.ts';
import { ServicesPage } from '#app/ui/services/pages.tsx';
import type { ShellHandle } from '#app/ui/index.ts';

export const handle: ShellHandle = { texts: ['services'] };

export const loader = defineLoader({ access: 'service.read' }, async ({ scope, services }) => ({ ...await listServices(services, scope), mayAsk: can(scope, 'service.order') }));

export default function Services() {
  return <ServicesPage {...useLoaderData<typeof loader>()} />;
}
