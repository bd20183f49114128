import { redirect, useActionData, useLoaderData } from 'react-router';
import { z } from 'zod';
import { legalDay } from '#app/core/clock.ts';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { getValuation, listValuations } from '#app/modules/valuation/get-valuation.server.ts';
import { requestValuation } from '#app/modules/valuation/request-valuation.server.ts';
import type { ShellHandle } from '#app/ui/index.ts';
import { ValuationFormPage, type ValuationFormData } from '#app/ui/valuation/form-page.tsx';
import { valuationFormSchema } from '#app/ui/valuation/valuation-form-schema.ts';
import { patentHead } from './patent.server.ts';
import { currentPriors, sectorFor } from './priors.server.ts';

export const handle: ShellHandle = { texts: ['valuation'] };

const Params = z.object({ number: z.string().min(3).max(64) });

export const loader = defineLoader({ access: 'valuation.write', params: Params }, async ({ params, scope, services }): Promise<ValuationFormData> => {
  const { head, patent } = await patentHead(services, scope, params.number);
  // A batch states nothing: what somebody stated before it is offered again.
  const { items } = await listValuations(services, scope, { patent_number: patent.number, limit: 20 });
  const before = items.find((i) => i.batch_id === null) ?? items[0];
  const last = before ? await getValuation(services, scope, before.id) : null;
  return {
    patent: head, kind: patent.kind, authority: patent.authority, today: legalDay(services.clock.now()), priors: currentPriors(), sector: sectorFor(patent.ipc),
    last: last && { scenario: last.scenario, deal_kind: last.deal_kind, currency: last.currency, trl: last.trl, inputs: last.inputs },
  };
});

export const action = defineAction({ access: 'valuation.write', params: Params, form: valuationFormSchema }, async ({ params, scope, services }, input) => {
  const made = await requestValuation(services, scope, params.number, input);
  return redirect(paths.valuation(made.patent.number));
});

export default function NewValuation() {
  return <ValuationFormPage data={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
