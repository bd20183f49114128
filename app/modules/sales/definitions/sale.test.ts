import { describe, expect, it } from 'vitest';
import { prove } from '#app/modules/process/definition/prove.ts';
import type { Definition, Edge } from '#app/modules/process/definition/types.ts';
import { walk } from '#app/modules/process/definition/walk.ts';
import { size } from '#tests/fixtures/sizes.ts';
import { SALE_EFFECTS } from '../effects.server.ts';
import { SALE_DEFINITIONS, sale1 } from './sale.ts';

/** Hashes of what was shipped. A line is added with a new version and never edited. */
const SHIPPED: Record<string, string> = { 'sale@1': '1be51e2233d49e276f90d43bd3d8c32ac8f8613796ffd7582de2bd51a7db4c62', 'sale@2': '3abd10f728ed499619649627b427868dde1a904af2d7e2f26aa2129663438581' };

describe.each(SALE_DEFINITIONS.map((d) => [`${d.name}@${d.version}`, d] as const))('%s', (name, definition) => {
  it('is proved, and is what was shipped', () => {
    expect(prove(definition)).toEqual([]);
    expect(SHIPPED[name]).toBe(definition.hash);
  });

  it('is walked at random without a defect, through every state', () => {
    const report = walk(definition, size(3_000, 30_000), 20_261_130);
    expect(report.defects).toEqual([]);
    expect(Object.keys(definition.states).filter((s) => !report.seen.has(s))).toEqual([]);
  });

  it('names effects that exist', () => {
    const named = [...definition.edges.flatMap((e) => e.effects ?? []), ...Object.values(definition.states).flatMap((s) => s.enter ?? [])];
    expect(named.filter((e) => !(e in SALE_EFFECTS))).toEqual([]);
  });
});

it('the proof finds planted defects', () => {
  const edited = (change: (e: Edge) => Edge | null): Definition => ({ ...sale1, edges: sale1.edges.flatMap((e) => change(e) ?? []) });
  expect(prove(edited((e) => (e.name === 'close' && e.to === '@same' ? null : e)))).toContain('timer closing: does not land in bidding');
  expect(prove(edited((e) => (e.name === 'propose_forfeit' ? null : e)))).toEqual(expect.arrayContaining(['forfeiture_proposed: unreachable', 'forfeit: one person alone']));
  expect(prove(edited((e) => (e.name === 'conclude' ? { ...e, requires: [] } : e)))).toContain('conclude: releases without deal_secured');
});
