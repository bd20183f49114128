import type { DemandPatchData } from './contract.ts';

/** The columns of the fields a caller gave; a field left out leaves its column alone, null empties it. Pure. */
export function demandColumns(data: Partial<Omit<DemandPatchData, 'version'>>) {
  const amount = (value: { amount: number } | null | undefined) => (value === undefined ? undefined : (value?.amount ?? null));
  const columns = {
    lang: data.lang, title: data.title, problem: data.problem, material: data.material, method: data.method, efficacy: data.efficacy, product: data.product,
    application: data.application, ipc: data.ipc, currency: (data.budget_max ?? data.budget_min)?.currency, budgetMin: amount(data.budget_min), budgetMax: amount(data.budget_max),
    dealKinds: data.deal_kinds, territories: data.territories, trlMin: data.trl_min, deadline: data.deadline, visibility: data.visibility,
  };
  type Given = { [K in keyof typeof columns]?: Exclude<(typeof columns)[K], undefined> };
  return Object.fromEntries(Object.entries(columns).filter(([, v]) => v !== undefined)) as Given;
}
