import { redirect, useActionData, useLoaderData } from 'react-router';
import { z } from 'zod';
import { addDays, legalDay } from '#app/core/clock.ts';
import { zId } from '#app/core/contract.ts';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { deliverService } from '#app/modules/services/deliver.server.ts';
import { getService } from '#app/modules/services/get-service.server.ts';
import { moveService } from '#app/modules/services/move-service.server.ts';
import { payService } from '#app/modules/services/pay-service.server.ts';
import { quoteService } from '#app/modules/services/request-service.server.ts';
import { ServicePage } from '#app/ui/services/service-page.tsx';
import { zServiceForm } from '#app/ui/services/schema.ts';
import type { ShellHandle } from '#app/ui/index.ts';
import { evidenceOf } from '../evidence.server.ts';
import { readForm } from '../file-form.server.ts';

export const handle: ShellHandle = { texts: ['services'] };
const Params = z.object({ id: zId('service') });

export const loader = defineLoader({ access: 'service.read', params: Params, search: z.object({ outcome: z.enum(['done', 'cancelled']).optional().catch(undefined) }) }, async ({ params, search, scope, services }) => {
  const today = legalDay(services.clock.now());
  return { service: await getService(services, scope, params.id), outcome: search.outcome ?? null, until: addDays(today, 30), today };
});

/** The page asks for reading; each step of the way asks for its own part and permission beyond. */
export const action = defineAction({ access: { move: 'service.read', quote: 'service.provide', deliver: 'service.provide', pay: 'deal.pay' }, params: Params, form: zServiceForm, read: readForm }, async (ask, input) => {
  const { params, scope, services, locale } = ask;
  switch (input.intent) {
    case 'quote': await quoteService(services, scope, params.id, { price: input.price, days: input.days, valid_until: input.valid_until, note: input.note }); break;
    case 'deliver': await deliverService(services, scope, params.id, input, await evidenceOf(ask)); break;
    case 'pay': return redirect((await payService(services, scope, params.id, locale)).checkout_url ?? paths.service(params.id));
    case 'move': {
      const evidence = { ...(input.quote_id ? { quote_id: input.quote_id } : {}), ...(input.stars ? { stars: input.stars, words: input.words } : {}) };
      await moveService(services, scope, params.id, { name: input.name, evidence, reason: input.reason, version: input.version });
    }
  }
  return { did: input.intent === 'move' ? input.name : input.intent };
});

export default function Service() {
  return <ServicePage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
