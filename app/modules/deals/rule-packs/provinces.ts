import { defineRulePack, type RulePack } from '#app/core/rule-pack.ts';
import type { DealPack } from './cn.ts';

/** A province's rules lie over the national ones: only what it rules itself, for units of its region (GB/T 2260, first two digits). */
type Province = RulePack<Partial<Pick<DealPack['values'], 'publicityDays' | 'rewardFloorBps' | 'rewardFloorSharesBps' | 'mainContributorsFloorBps'>>>;

const province = (code: string, effectiveFrom: string, values: Province['values']): Province =>
  defineRulePack({ subject: 'deals', jurisdiction: `CN-${code}`, version: '2026.1', effectiveFrom, values } as Province);
const rule = (value: number, source: string) => ({ value: { default: value }, source, verified: true });

const BEIJING = 'Beijing regulation on the promotion of transformation of S&T achievements (2019)';
const ZHEJIANG = 'Zhejiang regulation on the promotion of transformation of S&T achievements (2021)';
const SHANDONG = 'Shandong regulation on the promotion of transformation of S&T achievements (2017)';

export const PROVINCES: readonly Province[] = [
  province('11', '2020-01-01', { publicityDays: rule(15, 'Beijing guide on the publication of transformations: 15 calendar days'), rewardFloorBps: rule(7_000, BEIJING), rewardFloorSharesBps: rule(7_000, BEIJING) }),
  province('33', '2021-06-01', {
    publicityDays: rule(15, `${ZHEJIANG} art. 17`), rewardFloorBps: rule(7_000, ZHEJIANG), rewardFloorSharesBps: rule(7_000, ZHEJIANG), mainContributorsFloorBps: rule(7_000, ZHEJIANG),
  }),
  province('37', '2018-01-01', { publicityDays: rule(15, `${SHANDONG} art. 14`), rewardFloorBps: rule(7_000, SHANDONG), rewardFloorSharesBps: rule(7_000, SHANDONG) }),
];
