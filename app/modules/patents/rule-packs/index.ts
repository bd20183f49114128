import { packOn } from '#app/core/rule-pack.ts';
import { cnPatentLife } from './cn.ts';
import { epPatentLife } from './ep.ts';
import { jpPatentLife } from './jp.ts';
import { krPatentLife } from './kr.ts';
import { usPatentLife } from './us.ts';
import { worldPatentLife } from './world.ts';
import type { MaintenancePack, PatentLifePack, YearlyPack } from './shape.ts';

export const PATENT_LIFE_PACKS: readonly PatentLifePack[] = [cnPatentLife, usPatentLife, epPatentLife, jpPatentLife, krPatentLife, worldPatentLife];

/** The pack that rules a patent of this authority on a day. */
export function patentLifePack(authority: string, day: string): PatentLifePack {
  return packOn(PATENT_LIFE_PACKS, /^[A-Z]{2}$/.test(authority) ? authority : '*', day);
}

export function isYearlyPack(pack: PatentLifePack): pack is YearlyPack { return 'fees' in pack.values; }
export function isMaintenancePack(pack: PatentLifePack): pack is MaintenancePack { return 'maintenance' in pack.values; }
