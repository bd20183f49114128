import { useActionData, useLoaderData } from 'react-router';
import { z } from 'zod';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { appealAsOrganisation } from '#app/modules/patents/appeal-claim.server.ts';
import { ownershipStatus, ownPatentId } from '#app/modules/patents/ownership-status.server.ts';
import { askRegister } from '#app/modules/patents/prove-by-register.server.ts';
import { submitProof, withdrawProof } from '#app/modules/patents/submit-proof.server.ts';
import { OwnershipPage, zOwnershipForm } from '#app/ui/rights/ownership-page.tsx';
import type { ShellHandle } from '#app/ui/index.ts';
import { evidenceOf } from '../evidence.server.ts';
import { readForm } from '../file-form.server.ts';

export const handle: ShellHandle = { texts: ['card', 'rights'] };

const Params = z.object({ number: z.string().min(3).max(64) });

export const loader = defineLoader({ access: 'patent.read', params: Params }, ({ params, scope, services }) => ownershipStatus(services, scope, params.number));

export const action = defineAction({ access: { submit: 'listing.write', appeal: 'listing.write', withdraw: 'listing.write', register: 'listing.write' }, params: Params, form: zOwnershipForm, read: readForm }, async (ask, input) => {
  const { params, scope, services } = ask;
  const patentId = await ownPatentId(services, scope, params.number);
  switch (input.intent) {
    case 'submit':
      await submitProof(services, scope, patentId, input, await evidenceOf(ask));
      return { intent: input.intent, told: 'done' };
    case 'withdraw':
      await withdrawProof(services, scope, patentId);
      return { intent: input.intent, told: 'withdrawn' };
    case 'register':
      return { intent: input.intent, told: `registerOutcome.${await askRegister(services, scope, patentId)}` };
    case 'appeal':
      await appealAsOrganisation(services, scope, input.claim_id, input);
      return { intent: input.intent, told: 'appealed' };
  }
});

export default function Ownership() {
  return <OwnershipPage status={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
