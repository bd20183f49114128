import { redirect } from 'react-router';
import { z } from 'zod';
import { defineAction } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { replacePayoutAccount, startPayoutOnboarding } from '#app/modules/payments/payout-account.server.ts';
import { demandProof } from '#app/routes/auth/reply.server.ts';

/** Sends an owner who has just proved who they are to the payment provider's page where the organisation's payout account, or the one that is to replace it, is completed, and back here. Every owner is told of what the provider then reports. */
export const action = defineAction({ access: 'org.manage', form: z.object({ change: z.literal('yes').optional() }) }, async (ask, { change }) => {
  const { scope, services } = ask;
  demandProof(ask, paths.organisation());
  const { url } = await (change ? replacePayoutAccount : startPayoutOnboarding)(services, scope, paths.organisation());
  return redirect(url);
});
