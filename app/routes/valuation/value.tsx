import { useActionData, useLoaderData } from 'react-router';
import { z } from 'zod';
import { zId } from '#app/core/contract.ts';
import { AppError } from '#app/core/errors.ts';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { getQuestionnaire } from '#app/modules/valuation/answer-questionnaire.server.ts';
import { PUBLIC_VIEWS } from '#app/modules/valuation/contract.ts';
import { getValuation, latestValuation } from '#app/modules/valuation/get-valuation.server.ts';
import { listingValuation, publishValuation } from '#app/modules/valuation/publish-valuation.server.ts';
import { replayValuation } from '#app/modules/valuation/replay-valuation.server.ts';
import type { ShellHandle } from '#app/ui/index.ts';
import { ValuePage, type ValuePageData } from '#app/ui/valuation/value-page.tsx';
import { patentHead, questionnaireView } from './patent.server.ts';

export const handle: ShellHandle = { texts: ['valuation'] };

const Params = z.object({ number: z.string().min(3).max(64) });
const Query = z.object({ snapshot: zId('valuation').optional().catch(undefined) });

export const loader = defineLoader({ access: 'patent.read', params: Params, search: Query }, async ({ params, search, scope, services }): Promise<ValuePageData> => {
  const { head, patent, listingId } = await patentHead(services, scope, params.number);
  const absent = (error: unknown) => { if (error instanceof AppError && error.code === 'not_found') return null; throw error; };
  const [newest, chosen, questionnaire, shown] = await Promise.all([
    latestValuation(services, scope, patent.number).catch(absent),
    search.snapshot ? getValuation(services, scope, search.snapshot) : null,
    getQuestionnaire(services, scope, patent.number),
    listingId ? listingValuation(services, scope, listingId) : null,
  ]);
  if (chosen && chosen.patent.id !== patent.id) throw new AppError('not_found', { valuation_id: chosen.id });
  return { patent: head, valuation: chosen ?? newest, newest: !chosen || chosen.id === newest?.id, questionnaire: questionnaireView(questionnaire), shown, listingId };
});

const Forms = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('replay'), valuation_id: zId('valuation') }),
  z.object({ intent: z.literal('publish'), valuation_id: zId('valuation'), show: z.enum(PUBLIC_VIEWS) }),
]);

export const action = defineAction({ access: { replay: 'patent.read', publish: 'valuation.publish' }, params: Params, form: Forms }, async ({ scope, services }, input) => {
  if (input.intent === 'replay') return { intent: 'replay', replay: await replayValuation(services, scope, input.valuation_id) };
  const { show } = await publishValuation(services, scope, input.valuation_id, { show: input.show });
  return { intent: 'publish', show };
});

export default function Valuation() {
  return <ValuePage data={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
