import { useActionData, useLoaderData } from 'react-router';
import { z } from 'zod';
import { zId } from '#app/core/contract.ts';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { getFeeClaim } from '#app/modules/brokerage/get-brokerage.server.ts';
import { moveFeeClaim } from '#app/modules/brokerage/move-brokerage.server.ts';
import { FeeClaimPage } from '#app/ui/brokerage/case-pages.tsx';
import { zMoveForm } from '#app/ui/brokerage/schema.ts';
import type { ShellHandle } from '#app/ui/index.ts';

export const handle: ShellHandle = { texts: ['brokerage'] };
const Params = z.object({ id: zId('feeClaim') });

export const loader = defineLoader({ access: 'brokerage.read', params: Params }, ({ params, scope, services }) => getFeeClaim(services, scope, params.id));

/** The page asks for reading; each move asks for its own part and permission beyond. */
export const action = defineAction({ access: { move: 'brokerage.read' }, params: Params, form: zMoveForm }, async ({ params, scope, services }, { intent: _intent, ...move }) => {
  await moveFeeClaim(services, scope, params.id, move);
  return { moved: move.name };
});

export default function FeeClaim() {
  return <FeeClaimPage claim={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
