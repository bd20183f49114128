import { DEMO_ACCOUNTS, DEMO_ORGS, DEMO_PASSWORD } from '#db/seed/accounts.ts';
import type { Translate } from '#app/i18n/server.ts';

/** The demo's published accounts for the sign-in page: one per kind of organisation and role first. Only ever asked for in a demo. */
export function demoAccounts(t: Translate): { password: string; accounts: { email: string; label: string }[] } {
  return {
    password: DEMO_PASSWORD,
    accounts: DEMO_ACCOUNTS.map((a) => {
      const org = DEMO_ORGS.find((o) => o.slug === a.orgSlug)!;
      return { email: a.email, label: `${t(`ui:vocab.orgKind.${org.kind}`)} · ${a.email.split('@')[0]}@${org.slug}` };
    }),
  };
}
