import { useLoaderData } from 'react-router';
import { z } from 'zod';
import { zId } from '#app/core/contract.ts';
import { defineLoader } from '#app/http/define.server.ts';
import { deskOf } from '#app/modules/events/scans.server.ts';
import { DeskPage } from '#app/ui/events/desk-page.tsx';
import type { ShellHandle } from '#app/ui/index.ts';

/** Without menu and footer: a phone at the door does this and nothing else, and nothing on the page may ask for the network. */
export const handle: ShellHandle = { texts: ['events'], shell: { bare: true } };

export const loader = defineLoader({ access: 'event.host', params: z.object({ id: zId('event') }) }, ({ params, scope, services }) => deskOf(services, scope, params.id));

export default function Desk() {
  return <DeskPage {...useLoaderData<typeof loader>()} />;
}
