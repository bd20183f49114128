import { FIRST_STEPS } from '#app/core/two-persons.ts';
import { REGISTER_WORD, type Attester } from '#app/core/vocabulary.ts';
import { commonMemberMonths } from '#app/modules/orgs/related.server.ts';
import { chart } from '#app/modules/payments/ledger/chart.ts';
import type { JournalKind } from '#app/modules/payments/ledger/journal.ts';
import { CASE_JSON, type CaseJson } from '#app/modules/process/engine/cases.server.ts';

import type { ApprovalKind } from '#db/schema/approvals.ts';

type Json = Record<string, unknown>;

/** What {@link CONTEXT} answers: rows as JSON. */
export interface ContextJson {
  now: string;
  at: string;
  deal: Json;
  case: CaseJson;
  orgs: Json[];
  patent: Json;
  provenOn: string | null;
  listing: Json;
  rights: (Json & { source_opened_at: string | null })[];
  running: Json[];
  evidence: Json[];
  documents: Json[];
  signatures: Json[];
  payouts: Json[];
  obligations: Json[];
  gates: { code: string; state: string; why: string; evidence_id: string | null }[];
  held: { kind: JournalKind; currency: string; amount: string }[];
  fees: string;
  steps: { move: string; by: string; name: string | null; at: string }[];
  people: { orgId: string; userId: string }[];
  stated: { orgId: string; creditCode: string | null; registerCountry: string | null; registerNumber: string | null; address: string }[];
  accounts: { providerAccountId: string; bankMark: string | null }[];
  approvals: { id: string; kind: ApprovalKind; by: string; late: boolean }[];
  actor: { name: string; memberships: { orgId: string; limit: number | null; attestedName: string | null; attestedBy: string | null; attestedAs: Attester | null; attestedAt: string | null }[] } | null;
}

const rows = (what: string, from: string) => `(select coalesce(jsonb_agg(${what}), '[]') from ${from})`;

/** Columns of the patent that gates, contract and rights look at; its texts are long and nobody's business here. */
const PATENT = `(select to_jsonb(x) from (select p0.id, p0.org_id, p0.owner_org_id, p0.number, p0.application_number, p0.grant_number, p0.title_zh, p0.title_en, p0.kind, p0.authority, p0.legal_status,
  p0.filing_date, p0.grant_date, p0.expiry_date, p0.status_as_of, p0.applicants, p0.assignees, p0.ownership, p0.co_owned, p0.frozen, p0.pledged, p0.right_key, p0.right_keys) x)`;

/** Newest day on which accepted evidence says the seller owns the patent. */
const PROVEN_ON = `(select max(w.as_of) from ownership_proofs w where w.patent_id = p0.id and w.state = 'accepted' and w.kind in (${REGISTER_WORD.map((k) => `'${k}'`).join(', ')}))`;

/** Rows of the same right whose word counts against others: whoever is or was proven to own it, and the seller's own. */
const SAME_RIGHT = "(p.number = p0.number or p.right_keys && p0.right_keys) and (p.ownership in ('proven', 'passed') or p.org_id = p0.org_id)";

/**
 * Everything the process and the gates of a deal look at, in one statement. `$1` deal, `$2` its account of held money, `$3` the account of
 * commissions, `$4` whoever acts ('' for nobody). Read for the platform: gates look at rows a party alone may not see.
 */
export const CONTEXT = `select jsonb_build_object(
  'now', clock_timestamp(), 'at', transaction_timestamp(), 'deal', to_jsonb(d), 'case', ${CASE_JSON('c')},
  'orgs', ${rows('to_jsonb(o)', 'orgs o where o.id in (d.seller_org_id, d.buyer_org_id, d.broker_org_id)')},
  'patent', ${PATENT}, 'provenOn', ${PROVEN_ON}, 'listing', (select to_jsonb(l) from listings l where l.id = d.listing_id),
  'rights', ${rows("to_jsonb(r) || jsonb_build_object('source_opened_at', s.opened_at) order by r.id", `patent_rights r join patents p on p.id = r.patent_id left join deals s on s.id = r.deal_id where ${SAME_RIGHT} and r.ended_at is null`)},
  'running', ${rows('to_jsonb(x) order by x.id', `deals x join patents p on p.id = x.patent_id where ${SAME_RIGHT} and x.id <> d.id and x.closed_at is null`)},
  'evidence', ${rows('to_jsonb(e) order by e.at, e.id', 'deal_evidence e where e.deal_id = d.id')},
  'documents', ${rows('to_jsonb(f) order by f.kind, f.version desc', 'deal_documents f where f.deal_id = d.id')},
  'signatures', ${rows('to_jsonb(s) order by s.signed_at', 'signatures s where s.deal_id = d.id')},
  'payouts', ${rows('to_jsonb(y) order by y.created_at, y.role', 'payouts y where y.deal_id = d.id')},
  'obligations', ${rows('to_jsonb(b) order by b.created_at, b.id', 'obligations b where b.deal_id = d.id')},
  'gates', ${rows("jsonb_build_object('code', g.code, 'state', g.state, 'why', g.why, 'evidence_id', g.evidence_id)", 'deal_gates g where g.deal_id = d.id')},
  'held', ${rows('to_jsonb(q)', `(select coalesce(o.kind, j.kind) as kind, e.currency, sum(e.amount)::text as amount from ledger_entries e join ledger_journals j on j.id = e.journal_id
    left join ledger_journals o on o.id = j.reverses where e.account = $2 group by 1, 2) q`)},
  'fees', (select coalesce(-sum(e.amount), 0)::text from ledger_entries e join ledger_journals j on j.id = e.journal_id where j.deal_id = d.id and e.account = $3 and e.currency = d.currency),
  'steps', ${rows('to_jsonb(t)', `(select distinct on (m.name) m.name as move, m.actor_user_id as by, u.name, m.at from case_moves m left join users u on u.id = m.actor_user_id
    where m.case_id = d.id and m.accepted and m.actor_user_id is not null and m.name in (${[...FIRST_STEPS, 'drop_refund'].map((s) => `'${s}'`).join(', ')}) order by m.name, m.seq desc) t`)},
  'people', ${rows("jsonb_build_object('orgId', b.org_id, 'userId', b.user_id)", `members b where b.org_id in (d.seller_org_id, d.buyer_org_id)
    and (b.removed_at is null or b.removed_at >= ((now() at time zone 'Asia/Shanghai')::date - interval '${commonMemberMonths} months')::date)`)},
  'stated', ${rows("jsonb_build_object('orgId', v.org_id, 'creditCode', v.credit_code, 'registerCountry', v.register_country, 'registerNumber', v.register_number, 'address', v.address) order by v.created_at desc",
    "org_verifications v where v.org_id in (d.seller_org_id, d.buyer_org_id) and v.state in ('submitted', 'verified')")},
  'accounts', ${rows("jsonb_build_object('providerAccountId', a.provider_account_id, 'bankMark', a.bank_mark)", 'org_payout_accounts a where a.org_id in (d.seller_org_id, d.buyer_org_id)')},
  'approvals', ${rows("jsonb_build_object('id', a.id, 'kind', a.kind, 'by', a.requested_by, 'late', a.expires_at <= clock_timestamp()) order by a.kind", "approvals a where a.subject_id = d.id and a.subject_kind = 'deal' and a.org_id is null and a.decision is null")},
  'actor', (select jsonb_build_object('name', u.name, 'memberships', ${rows("jsonb_build_object('orgId', b.org_id, 'limit', b.approval_limit, 'attestedName', b.attested_name, 'attestedBy', b.attested_by, 'attestedAs', b.attested_as, 'attestedAt', b.attested_at)", 'members b where b.user_id = u.id and b.removed_at is null')}) from users u where u.id = $4)
) as json from deals d join cases c on c.id = d.id join patents p0 on p0.id = d.patent_id where d.id = $1`;

export const contextParams = (dealId: string, userId: string | null): [string, string, string, string] => [dealId, chart.heldDeal(dealId), chart.commission, userId ?? ''];
