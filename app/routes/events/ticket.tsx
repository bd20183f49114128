import { useLoaderData } from 'react-router';
import { renderSVG } from 'uqr';
import { z } from 'zod';
import { zId } from '#app/core/contract.ts';
import { defineLoader } from '#app/http/define.server.ts';
import { ownTicket } from '#app/modules/events/get-event.server.ts';
import { TicketPage } from '#app/ui/events/event-page.tsx';
import type { ShellHandle } from '#app/ui/index.ts';

export const handle: ShellHandle = { texts: ['events'] };

/** The ticket of the reader's organisation; without a seat there is none. */
export const loader = defineLoader({ access: 'event.join', params: z.object({ id: zId('event') }) }, async ({ params, scope, services }) => {
  const { ticket, ...rest } = await ownTicket(services, scope, params.id);
  return { ...rest, svg: renderSVG(ticket, { ecc: 'M', border: 1 }) };
});

export default function Ticket() {
  return <TicketPage {...useLoaderData<typeof loader>()} />;
}
