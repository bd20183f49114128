import type { ListingPatchData } from './contract.ts';

/** The columns of the terms a caller gave; a field left out leaves its column alone, null empties it. Pure. */
export function termColumns(data: Omit<ListingPatchData, 'version'>) {
  const priced = data.ask ?? data.entry_fee ?? data.equity_valuation;
  const amount = (value: { amount: number } | null | undefined) => (value === undefined ? undefined : (value?.amount ?? null));
  return dropUndefined({
    benefitZh: data.benefit_zh, benefitEn: data.benefit_en, problemZh: data.problem_zh, problemEn: data.problem_en,
    dealKinds: data.deal_kinds, territories: data.territories, fieldOfUse: data.field_of_use, trl: data.trl,
    currency: priced?.currency, askAmount: amount(data.ask), entryFeeAmount: amount(data.entry_fee), royaltyBps: data.royalty_bps, equityValuationAmount: amount(data.equity_valuation),
    approvalNumber: data.approval_number, noticeStartsOn: data.notice_starts_on,
  });
}

function dropUndefined<T extends Record<string, unknown>>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, v]) => v !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
