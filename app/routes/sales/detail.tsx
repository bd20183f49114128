import { redirect, useActionData, useLoaderData } from 'react-router';
import { z } from 'zod';
import { zId } from '#app/core/contract.ts';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { dealPackOn } from '#app/modules/deals/rule-packs/index.ts';
import { payDeposit } from '#app/modules/sales/deposits.server.ts';
import { enterSale } from '#app/modules/sales/enter-sale.server.ts';
import { getSale } from '#app/modules/sales/get-sale.server.ts';
import { moveSale } from '#app/modules/sales/move-sale.server.ts';
import { placeBid } from '#app/modules/sales/place-bid.server.ts';
import { sealBid } from '#app/modules/sales/seal-bid.server.ts';
import { legalDay } from '#app/core/clock.ts';
import type { ShellHandle } from '#app/ui/index.ts';
import { zSaleAction } from '#app/ui/sale/forms.ts';
import { SalePage } from '#app/ui/sale/sale-page.tsx';

export const handle: ShellHandle = { texts: ['sale'], shell: { width: 'wide' } };
const Params = z.object({ id: zId('sale') });

export const loader = defineLoader({ access: 'public', params: Params }, async ({ params, scope, services }) => {
  const sale = await getSale(services, scope, params.id);
  return { sale, platformBps: dealPackOn(legalDay(new Date(sale.now))).values.platformFeeBps.value };
});

export const action = defineAction({
  access: { enter: 'offer.make', deposit: 'deal.pay', bid: 'offer.make', seal: 'offer.make', withdraw_sale: 'listing.publish', object: 'offer.make', propose_forfeit: 'operator.ledger', forfeit: 'operator.ledger', spare: 'operator.ledger' },
  params: Params, form: zSaleAction,
}, async ({ params, scope, services, locale, t }, input) => {
  switch (input.intent) {
    case 'enter': await enterSale(services, scope, params.id); return redirect(paths.sale(params.id));
    case 'deposit': {
      const { url } = await payDeposit(services, scope, params.id, { locale, describe: (patent) => t('sale:deposit.line', { patent }) });
      return redirect(url ?? paths.sale(params.id));
    }
    case 'bid': return { bid: await placeBid(services, scope, params.id, { max: input.max }) };
    case 'seal': return { sealed: await sealBid(services, scope, params.id, { commitment: input.commitment, envelope: input.envelope }) };
    default: await moveSale(services, scope, params.id, { name: input.intent, reason: input.reason }); return redirect(paths.sale(params.id));
  }
});

export default function Sale() {
  return <SalePage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
