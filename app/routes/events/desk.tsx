import { useLoaderData } from 'react-router';
import { z } from 'zod';
import { zId } from '#app/core/contract.ts';
import { defineLoader } from '#app/http/define.server.ts';
import { deskOf } from '#app/modules/events/scans.server.ts';
import { DeskPage } from '#app/ui/events/desk-page.tsx';
import type { ShellHandle } from '#app/ui/index.ts';

export const handle: ShellHandle = { texts: ['events'] };

export const loader = defineLoader({ access: 'event.host', params: z.object({ id: zId('event') }) }, ({ params, scope, services }) => deskOf(services, scope, params.id));

export default function Desk() {
  return <DeskPage {...useLoaderData<typeof loader>()} />;
}
