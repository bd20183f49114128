import { describe, expect, it } from 'vitest';
import { DEAL_KINDS } from '#app/core/vocabulary.ts';
import { FIRST_STEPS } from '#app/core/two-persons.ts';
import { PROCESSES, processFor, processOf } from './index.ts';
import { proveProcess } from './prove.ts';
import { overrideTargets, type DealFacts } from './requirements.ts';
import { transferProcess } from './transfer.ts';
import type { Process } from './types.ts';

describe.each(PROCESSES.map((p) => [p.name, p] as const))('process %s', (_name, process) => {
  it('is proved', () => { expect(proveProcess(process)).toEqual([]); });
});

describe('the proof itself', () => {
  const without = (p: Process, name: string): Process => ({ ...p, edges: p.edges.filter((e) => e.name !== name) });
  it('finds planted defects', () => {
    expect(proveProcess(without(transferProcess, 'close'))).toContain('closed: unreachable');
    expect(proveProcess(without(transferProcess, 'complete_refund'))).toContain('refunding: no way out');
    expect(proveProcess(without(transferProcess, 'override'))).toContain('opened: no override');
    const lax = { ...transferProcess, edges: transferProcess.edges.map((e) => (e.name === 'release' ? { ...e, gates: e.gates!.filter((g) => g !== 'G13') } : e)) };
    expect(proveProcess(lax)).toEqual(['release: releases without G13']);
    const deaf = { ...transferProcess, edges: transferProcess.edges.map((e) => (e.name === 'time_out_signing' ? { ...e, from: ['opened'] } : e)) };
    expect(proveProcess(deaf)).toContain('timer signing: does not land in funded');
    const open = { ...transferProcess, states: { ...transferProcess.states, limbo: { phase: 'before_release' as const } } };
    expect(proveProcess(open)).toEqual(expect.arrayContaining(['limbo: unreachable', 'limbo: no way out', 'limbo: no override']));
    const alone = { ...transferProcess, edges: transferProcess.edges.map((e) => (e.name === 'release' ? { ...e, name: 'push_out' } : e)) };
    expect(proveProcess(alone)).toContain('push_out: one person alone');
    const twin = { ...transferProcess, edges: [...transferProcess.edges, { ...transferProcess.edges.find((e) => e.name === 'release')! }] };
    expect(proveProcess(twin).some((d) => d.startsWith('release: two edges at once'))).toBe(true);
  });

  it('covers every kind of deal, and old references stay readable', () => {
    for (const kind of DEAL_KINDS) expect(processOf(processFor(kind).name, processFor(kind).version).kinds).toContain(kind);
    expect(() => processOf('transfer', 99)).toThrow(/not_found/);
  });
});

describe('two persons', () => {
  it('are asked for by the names of steps that exist: moves of a process, or acts of the payments room', () => {
    const moves = new Set(PROCESSES.flatMap((p) => p.edges.map((e) => e.name)));
    for (const step of FIRST_STEPS) expect(moves.has(step) || ['record_receipt', 'record_payout', 'record_refund'].includes(step), step).toBe(true);
  });
});

describe('override', () => {
  const facts = (over: Partial<DealFacts>): DealFacts => ({
    state: 'opened', stateBeforeDispute: null, price: 100, held: 0, signedByBoth: false, payoutsPending: 0, cancelProposedBy: new Set(), overdue: new Set(),
    steps: [], refundAsked: false, licenceSettled: true, actorUserId: 'u', actorOrgId: 'o', ...over,
  });
  it('never leads past the release, nor away from held money', () => {
    for (const process of PROCESSES) {
      for (const [state, def] of Object.entries(process.states)) {
        if (def.phase !== 'before_release') continue;
        for (const held of [0, 100]) {
          const to = overrideTargets(process, facts({ state, held }));
          expect(to.some((s) => process.states[s]!.phase === 'after_release' || process.states[s]!.outcome === 'completed')).toBe(false);
          expect(to.includes('cancelled')).toBe(held === 0);
        }
      }
    }
    expect(overrideTargets(transferProcess, facts({ state: 'released', payoutsPending: 1 }))).toEqual([]);
    expect(overrideTargets(transferProcess, facts({ state: 'released' }))).toEqual(['closed']);
    expect(overrideTargets(transferProcess, facts({ state: 'disputed', stateBeforeDispute: 'signed' }))).not.toContain('released');
  });
});
