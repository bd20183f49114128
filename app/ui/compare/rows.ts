import type { ComparedListing } from '#app/modules/listings/contract-compare.ts';

/** The facts a comparison sets side by side, in the order a buyer asks for them. */
export const COMPARED = [
  'benefit', 'problem', 'org', 'kind', 'number', 'status', 'life', 'verified', 'trl', 'deal_kinds', 'ask', 'entry_fee', 'royalty', 'equity', 'territories', 'field', 'rights', 'ipc', 'claims', 'next_annuity', 'annuities', 'granted',
] as const;
export type ComparedFact = (typeof COMPARED)[number];

const money = (m: { amount: number; currency: string } | null) => (m ? `${m.currency} ${m.amount}` : null);

/** What makes two cells of a row the same, whatever the words they are shown in. Null: nothing is said. Pure. */
export function valueOf(fact: ComparedFact, l: ComparedListing): string | number | null {
  switch (fact) {
    case 'benefit': return l.benefit_zh || l.benefit_en || null;
    case 'problem': return l.problem_zh || l.problem_en || null;
    case 'org': return l.org.slug;
    case 'kind': return l.patent_kind;
    case 'number': return l.patent_number;
    case 'status': return `${l.status} ${l.legal_status}`;
    case 'life': return l.expiry_date;
    case 'verified': return l.verified_live_at?.slice(0, 10) ?? null;
    case 'trl': return l.trl;
    case 'deal_kinds': return [...l.deal_kinds].sort().join() || null;
    case 'ask': return money(l.ask);
    case 'entry_fee': return money(l.entry_fee);
    case 'royalty': return l.royalty_bps;
    case 'equity': return money(l.equity_valuation);
    case 'territories': return [...l.territories].sort().join() || null;
    case 'field': return l.field_of_use;
    case 'rights': return [...l.rights, l.frozen ? 'frozen' : '', l.pledged ? 'pledged' : '', l.co_owned ? 'co' : '', l.government_rights ? 'gov' : ''].filter(Boolean).join() || 'none';
    case 'ipc': return [...l.ipc].sort().join() || null;
    case 'claims': return `${l.claim_count}/${l.independent_claims}`;
    case 'next_annuity': return l.annuities?.next_due ?? null;
    case 'annuities': return money(l.annuities?.total ?? null);
    case 'granted': return l.grant_date;
  }
}

/** Texts and names always differ; marking them would mark everything. */
const NAMES: ReadonlySet<ComparedFact> = new Set(['benefit', 'problem', 'number', 'org']);

/** Facts worth a row (something is said by at least one), each with whether the listings differ in it. */
export function comparedRows(items: readonly ComparedListing[]): { fact: ComparedFact; differs: boolean }[] {
  return COMPARED.map((fact) => {
    const values = items.map((l) => valueOf(fact, l));
    return { fact, differs: !NAMES.has(fact) && new Set(values).size > 1, silent: values.every((v) => v === null) };
  }).filter((row) => !row.silent).map(({ fact, differs }) => ({ fact, differs }));
}
