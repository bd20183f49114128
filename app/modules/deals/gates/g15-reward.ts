import { z } from 'zod';
import { zBps, zDay } from '#app/core/contract.ts';
import { inRegion } from '../rule-packs/index.ts';
import { defineGate, short, documentId } from './gate.ts';
import { cleared, open, none, newest, text, num } from './verdict.ts';

/** Floors of the reward (promotion law 45 and the provincial rules), with the plan published. */
export const g15 = defineGate({
  code: 'G15', revision: 1, kinds: '*',
  filedBy: ['seller'],
  form: z.object({
    gate: z.literal('G15'), plan_no: short, reward_bps: zBps, main_contributors_bps: zBps, published_on: zDay, document_id: documentId,
  }),
  clears: { reward_plan_missing: ['seller'], reward_below_floor: ['seller'], main_contributors_below_floor: ['seller'], reward_unpublished: ['seller'] },
  rule(f) {
    if (!f.seller.stateOwned) return none('not_state_owned');
    const plan = newest(f, 'G15');
    if (!plan) return open('reward_plan_missing');
    const { rewardFloorBps, rewardFloorSharesBps, mainContributorsFloorBps } = f.pack.values;
    const floor = inRegion((f.kind === 'equity' ? rewardFloorSharesBps : rewardFloorBps).value, f.seller.region);
    if (!(num(plan, 'reward_bps') >= floor)) return open('reward_below_floor');
    if (!(num(plan, 'main_contributors_bps') >= inRegion(mainContributorsFloorBps.value, f.seller.region))) return open('main_contributors_below_floor');
    return text(plan, 'published_on') <= f.today ? cleared('reward_published', plan) : open('reward_unpublished');
  },
});
