import { redirect } from 'react-router';
import { z } from 'zod';
import { defineAction } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { replacePayoutAccount, startPayoutOnboarding } from '#app/modules/payments/payout-account.server.ts';

/** Sends an owner to the payment provider's page where the organisation's payout account, or the one that is to replace it, is completed, and back here. */
export const action = defineAction({ access: 'org.manage', form: z.object({ change: z.literal('yes').optional() }) }, async ({ scope, services }, { change }) => {
  const { url } = await (change ? replacePayoutAccount : startPayoutOnboarding)(services, scope, paths.organisation());
  return redirect(url);
});
