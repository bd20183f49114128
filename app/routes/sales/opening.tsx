import { redirect, useActionData, useLoaderData } from 'react-router';
import { z } from 'zod';
import { zId } from '#app/core/contract.ts';
import { AppError } from '#app/core/errors.ts';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { getSale } from '#app/modules/sales/get-sale.server.ts';
import { declineWitness, depositKey, nameWitness, witnessChoices } from '#app/modules/sales/holder-keys.server.ts';
import { envelopesToOpen, presentReceipt, releaseShares } from '#app/modules/sales/open-bids.server.ts';
import type { ShellHandle } from '#app/ui/index.ts';
import { zOpeningAction } from '#app/ui/sale/forms.ts';
import { OpeningPage } from '#app/ui/sale/opening-page.tsx';

export const handle: ShellHandle = { texts: ['sale'], shell: { width: 'wide' } };
const Params = z.object({ id: zId('sale') });

export const loader = defineLoader({ access: 'public', params: Params }, async ({ params, scope, services }) => {
  const sale = await getSale(services, scope, params.id);
  if (!sale.sealed) throw new AppError('not_found', { sale: params.id });
  const { holds, keys, released } = sale.sealed;
  const toOpen = holds && sale.phase === 'over' && !sale.result && keys.some((k) => k.holder === holds) && !released.some((r) => r.holder === holds);
  // Whoever may not turn the key sees the page all the same.
  const envelopes = toOpen ? await envelopesToOpen(services, scope, params.id).then((e) => e.items, () => null) : null;
  return { sale, envelopes, witnesses: sale.mine.side === 'seller' && sale.phase === 'before' ? await witnessChoices(services) : [] };
});

export const action = defineAction({
  access: { deposit_key: 'deal.act', decline_witness: 'deal.act', name_witness: 'listing.publish', release_shares: 'deal.act', present_receipt: 'offer.make' }, params: Params, form: zOpeningAction,
}, async ({ params, scope, services }, input) => {
  switch (input.intent) {
    case 'deposit_key': await depositKey(services, scope, params.id, input); break;
    case 'decline_witness': await declineWitness(services, scope, params.id, input); break;
    case 'name_witness': await nameWitness(services, scope, params.id, input); break;
    case 'release_shares': await releaseShares(services, scope, params.id, input); break;
    default: await presentReceipt(services, scope, params.id, input);
  }
  return redirect(paths.saleOpening(params.id));
});

export default function Opening() {
  return <OpeningPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
