import type { SALE_NOTICES } from '#app/modules/notifications/sale-notices.ts';
import type { Tx } from '#db/client.ts';
import { emit } from '#db/outbox.ts';

/** What the platform tells an organisation of its verification, its patents' ownership and claims; texts in notifications/notice-texts.ts. */
export type OrgNotice =
  | 'verification_accepted' | 'verification_refused' | 'verification_due' | 'verification_expired' | 'name_cleared' | 'name_refused'
  | 'proof_accepted' | 'proof_refused' | 'ownership_due' | 'ownership_lost' | 'claim_dismissed' | 'claim_upheld' | 'listing_suspended' | 'offer_binding' | 'patent_twice'
  | 'approval_asked' | 'approval_refused' | 'approval_expired' | 'licence_accepted' | 'licence_refused' | keyof typeof SALE_NOTICES;

/** Queues one notice to an organisation's people. `key` names the fact: told twice, it is one notice. */
export function tellOrg(tx: Tx, orgId: string, kind: OrgNotice, key: string, about: { title_zh: string; title_en: string; reason?: string; words?: string; day?: string; count?: number }, href: string): Promise<void> {
  const data = Object.fromEntries(Object.entries(about).filter((e): e is [string, string | number] => e[1] !== undefined));
  return emit(tx, 'org.notice', { orgId, kind, data, href }, { key: `${kind}:${orgId}:${key}` });
}
