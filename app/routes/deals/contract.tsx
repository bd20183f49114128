import { data, redirect, useActionData, useLoaderData } from 'react-router';
import { z } from 'zod';
import { zId } from '#app/core/contract.ts';
import { AppError } from '#app/core/errors.ts';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { CONSENT } from '#app/modules/deals/consent.ts';
import { draftContract } from '#app/modules/deals/draft-contract.server.ts';
import { getDeal } from '#app/modules/deals/get-deal.server.ts';
import { getDocument } from '#app/modules/deals/get-document.server.ts';
import { signDocument } from '#app/modules/deals/sign-document.server.ts';
import { ContractPage, zContractAction } from '#app/ui/deal/contract-page.tsx';
import type { ShellHandle } from '#app/ui/index.ts';

export const handle: ShellHandle = { texts: ['deal', 'offer'], shell: { width: 'wide' } };
const Params = z.object({ id: zId('deal') });

export const loader = defineLoader({ access: 'deal.read', params: Params, search: z.object({ document: zId('document').optional().catch(undefined) }) }, async ({ params, search, scope, services }) => {
  const deal = await getDeal(services, scope, params.id);
  const chosen = deal.documents.find((d) => d.kind === 'contract' && (search.document ? d.id === search.document : d.current));
  if (!chosen) throw new AppError('not_found', { deal: params.id });
  try {
    return { deal, document: await getDocument(services, scope, params.id, chosen.id), withheld: false };
  } catch (error) {
    // The text is withheld, the page is not: from here the parties draw up the contract anew.
    if (!(error instanceof AppError) || error.code !== 'content_altered') throw error;
    return data({ deal, document: { ...chosen, body: null, findings: [], consent: CONSENT }, withheld: true }, { status: error.status });
  }
});

export const action = defineAction({ access: { draft: 'deal.act', sign: 'deal.sign' }, params: Params, form: zContractAction }, async ({ params, scope, services, request, clientAddress }, input) => {
  if (input.intent === 'draft') {
    await draftContract(services, scope, params.id, { additional_clauses: input.additional_clauses });
    return redirect(paths.dealContract(params.id));
  }
  const { intent: _intent, ...signature } = input;
  await signDocument(services, scope, params.id, signature, { caller: { address: clientAddress, userAgent: request.headers.get('user-agent') } });
  return redirect(paths.deal(params.id));
});

export default function Contract() {
  return <ContractPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
