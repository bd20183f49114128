import { redirect } from 'react-router';
import { defineAction } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { tellPayoutChange } from '#app/modules/orgs/tell-payout-change.server.ts';
import { startPayoutOnboarding } from '#app/modules/payments/payout-account.server.ts';
import { clientOf, demandProof } from '#app/routes/auth/reply.server.ts';

/** Sends an owner who has just proved who they are to the payment provider's page where the organisation's payout account is completed, and back here; every owner is told. */
export const action = defineAction({ access: 'org.manage' }, async (ask) => {
  const { scope, services } = ask;
  demandProof(ask, paths.organisation());
  const { url } = await startPayoutOnboarding(services, scope, paths.organisation());
  await tellPayoutChange(services, scope, clientOf(ask));
  return redirect(url);
});
