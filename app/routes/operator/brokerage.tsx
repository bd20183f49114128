import { useActionData, useLoaderData } from 'react-router';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { listFeeClaims } from '#app/modules/brokerage/get-brokerage.server.ts';
import { decideLicence, licencesToDecide } from '#app/modules/brokerage/licences.server.ts';
import { OperatorBrokeragePage } from '#app/ui/brokerage/operator-page.tsx';
import { zDecideLicenceForm } from '#app/ui/brokerage/schema.ts';
import type { ShellHandle } from '#app/ui/index.ts';

export const handle: ShellHandle = { texts: ['brokerage', 'operator'], shell: { width: 'wide' } };

export const loader = defineLoader({ access: 'operator.review' }, async ({ scope, services }) => {
  const [licences, claims] = await Promise.all([licencesToDecide(services, scope), listFeeClaims(services, scope)]);
  return { licences, claims };
});

export const action = defineAction({ access: { decide: 'operator.review' }, form: zDecideLicenceForm }, async ({ scope, services }, { intent: _intent, ...input }) => {
  await decideLicence(services, scope, input);
  return { decided: input.licence_id };
});

export default function OperatorBrokerage() {
  return <OperatorBrokeragePage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
