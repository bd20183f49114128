import { redirect } from 'react-router';
import { defineAction } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { startPayoutOnboarding } from '#app/modules/payments/payout-account.server.ts';

/** Sends an owner to the payment provider's page where the organisation's payout account is completed, and back here. */
export const action = defineAction({ access: 'org.manage' }, async ({ scope, services }) => {
  const { url } = await startPayoutOnboarding(services, scope, paths.organisation());
  return redirect(url);
});
