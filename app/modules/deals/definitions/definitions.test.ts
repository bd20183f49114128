import { describe, expect, it } from 'vitest';
import { FIRST_STEPS } from '#app/core/two-persons.ts';
import { DEAL_KINDS } from '#app/core/vocabulary.ts';
import { prove } from '#app/modules/process/definition/prove.ts';
import { overrideTargets, phaseOf } from '#app/modules/process/definition/step.ts';
import type { Definition, Edge, Standing } from '#app/modules/process/definition/types.ts';
import { walk } from '#app/modules/process/definition/walk.ts';
import { size } from '#tests/fixtures/sizes.ts';
import { SALE_DEFINITIONS } from '#app/modules/sales/definitions/sale.ts';
import { dealPackOn } from '../rule-packs/index.ts';
import { DEAL_DEFINITIONS, definitionFor, definitionOf } from './index.ts';
import { transfer1 } from './v1/transfer.ts';

const named = DEAL_DEFINITIONS.map((d) => [`${d.name}@${d.version}`, d] as const);

/** Hashes of what was shipped. A line is added with a new version and never edited: running cases keep what they began with. */
const SHIPPED: Record<string, string> = {
  'transfer@1': '8920c68809aa3e433e7ca857c512dc24d3f218f23cb5c43d4051d0f23b9fdd0b',
  'licence@1': '813910f238f99d6b934e41cdad8133b7378e671fd55309262286302fbb186fde',
  'transfer@2': 'be595c96842f2458b08ca19df5e760cdbaf31c5e94999aedc29f69b9ce8c554a',
  'licence@2': 'd21078ae16ca3d6e5d5a7a4c90587577394c6686645903d261c6f9339f30c6b5',
  'equity@2': 'c54231edcd9663bea7e5a5fb24790fd322d692d31810d6fd65236206a81e8fea',
  'transfer@3': '82e5fb0031b44e30b4bc06e0f2a778a753695b9a7062743622142cffa03ad886',
  'licence@3': '7b79c0afd2a39562739ec13b36afc6e18545687378fcea1c5931f12f78524f2d',
  'equity@3': '6a29915f49af69c5edbc01a28400f85d90b50bbf779f0908a5643152e4ff56a9',
  'equity@1': '1ef9681ade8076fe4d1e6879ead4c9504251140b54e9f3a00a3a4f3ab195dca3',
};

describe.each(named)('%s', (name, definition) => {
  it('is proved', () => { expect(prove(definition)).toEqual([]); });

  it('is what was shipped', () => { expect(SHIPPED[name]).toBe(definition.hash); });

  it('is walked at random without a defect, over every edge and through every state', () => {
    const report = walk(definition, Math.ceil(size(9_000, 60_000) / DEAL_DEFINITIONS.length), 20_261_130 + definition.version, { not_released: (standing) => phaseOf(definition, standing) !== 'after' });
    expect(report.defects).toEqual([]);
    const timed = Object.values(definition.timers).map((t) => t.fires);
    expect([...new Set(definition.edges.map((e) => e.name))].filter((n) => !report.taken.has(n) && !timed.includes(n))).toEqual([]);
    expect(Object.keys(definition.states).filter((s) => !report.seen.has(s))).toEqual([]);
  });

  it('lets every hold end wherever the case may have gone with it, so that no clock stands still for good', () => {
    if (definition.version < 2) return; // its one hold is a state of its own
    const ended = (hold: string) => new Set(definition.edges.filter((e) => e.ends?.includes(hold) && e.to !== '@target').flatMap((e) => e.from));
    // Quiet holds let the case move on while they last; every state an ordinary edge leaves is such a place.
    const places = [...new Set(definition.edges.filter((e) => e.name === 'open_dispute').flatMap((e) => e.from))];
    for (const hold of Object.keys(definition.holds)) expect(places.filter((place) => !ended(hold).has(place)), hold).toEqual([]);
  });

  it('counts its periods by the rule pack, and its permissions, forms and effects exist', () => {
    const pack = dealPackOn('2026-11-30').values as Record<string, { value: unknown }>;
    const periods = [...definition.opens, ...definition.edges.flatMap((e) => e.sets ?? [])].map((s) => s.period);
    expect(periods.filter((p) => typeof pack[p]?.value !== 'number')).toEqual([]);
  });
});

describe('the proof itself', () => {
  const edited = (change: (e: Edge) => Edge | null): Definition => ({ ...transfer1, edges: transfer1.edges.flatMap((e) => change(e) ?? []) });
  const without = (name: string) => edited((e) => (e.name === name ? null : e));
  it('finds planted defects', () => {
    expect(prove(without('close'))).toContain('closed: unreachable');
    expect(prove(without('complete_refund'))).toContain('refunding: no way out');
    expect(prove(without('override'))).toContain('opened: no override');
    expect(prove(without('resolve_dispute'))).toContain('hold dispute: no way back');
    expect(prove(edited((e) => (e.name === 'release' ? { ...e, gates: e.gates!.filter((g) => g !== 'G13') } : e)))).toEqual(['release: releases without G13']);
    expect(prove(edited((e) => (e.name === 'time_out_signing' ? { ...e, from: ['opened'] } : e)))).toContain('timer signing: does not land in funded');
    expect(prove(edited((e) => (e.name === 'time_out_signing' && e.to === 'refunding' ? null : e)))).toContain('timer signing: does not land in funded');
    const limbo = { ...transfer1, states: { ...transfer1.states, limbo: { phase: 'before' as const, tone: 'wait' as const, at: { deal: ['limbo'] } } } };
    expect(prove(limbo)).toEqual(expect.arrayContaining(['limbo: unreachable', 'limbo: no override', 'limbo: unknown limbo']));
    expect(prove(edited((e) => (e.name === 'release' ? { ...e, name: 'push_out' } : e)))).toContain('push_out: one person alone');
    const twin = { ...transfer1, edges: [...transfer1.edges, { ...transfer1.edges.find((e) => e.name === 'release')! }] };
    expect(prove(twin)).toContain('release: two edges at once (always)');
    const loose = edited((e) => (e.name === 'agree_cancel' && e.to === 'refunding' ? { ...e, when: ['priced'] } : e));
    expect(prove(loose)).toContain('agree_cancel: two edges at once (nothing_held, priced)');
    expect(prove(edited((e) => (e.name === 'release' ? { ...e, when: ['unpriced'] } : e)))).toContain('release: its facts exclude each other');
    expect(prove(edited((e) => (e.name === 'rescind' ? { ...e, from: [...e.from, 'closed'] } : e)))).toContain('rescind: leaves the final state closed');
    expect(prove({ ...transfer1, holds: { ...transfer1.holds, frost: { stops: ['signing'] } } })).toContain('hold frost: never begins');
  });

  it('walks into what the tables do not show', () => {
    expect(walk(without('complete_refund'), 5_000, 7).defects).toContain('stuck in refunding');
  });

  it('covers every kind of deal, and old references stay readable', () => {
    for (const kind of DEAL_KINDS) expect(definitionOf(definitionFor(kind).name, definitionFor(kind).version).kinds).toContain(kind);
    expect(() => definitionOf('transfer', 99)).toThrow(/not_found/);
  });
});

describe('two persons', () => {
  it('are asked for by the names of steps that exist: moves of a process, or acts of the payments room', () => {
    const moves = new Set([...DEAL_DEFINITIONS, ...SALE_DEFINITIONS].flatMap((d) => d.edges.map((e) => e.name)));
    for (const step of FIRST_STEPS) expect(moves.has(step) || ['record_receipt', 'record_payout', 'record_refund'].includes(step), step).toBe(true);
  });
});

describe('override', () => {
  const targets = (d: Definition, state: string, facts: string[], before?: string): string[] => {
    const at = { ...standingIn(d, before ?? state).at, ...(before ? { deal: state } : {}) };
    return overrideTargets(d, { at, holds: before ? [{ name: 'dispute', before: standingIn(d, before).at }] : [] }, (f) => facts.includes(f));
  };
  it('never leads past the release, nor away from held money', () => {
    for (const d of DEAL_DEFINITIONS) {
      for (const [state, def] of Object.entries(d.states)) {
        if (def.phase !== 'before') continue;
        for (const held of [true, false]) {
          const to = targets(d, state, ['priced', held ? 'money_held' : 'nothing_held', 'payouts_sent']);
          expect(to.some((s) => d.states[s]!.phase === 'after' || d.states[s]!.outcome === 'completed')).toBe(false);
          expect(to.includes('cancelled')).toBe(!held);
        }
      }
    }
    expect(targets(transfer1, 'released', ['nothing_held'])).toEqual([]);
    expect(targets(transfer1, 'released', ['nothing_held', 'payouts_sent'])).toEqual(['closed']);
    expect(targets(transfer1, 'disputed', ['nothing_held'], 'signed')).not.toContain('released');
  });
});

function standingIn(d: Definition, state: string): Standing {
  const at = Object.fromEntries(Object.entries(d.regions).map(([name, region]) => [name, d.states[state]?.at[name]?.[0] ?? region.states[0]!]));
  return { at, holds: [] };
}
