import { describe, expect, it } from 'vitest';
import { GATE_CODES } from '#app/core/vocabulary.ts';
import en from '#app/i18n/en/deal.ts';
import zh from '#app/i18n/zh/deal.ts';
import type { DealResource } from '#app/modules/deals/contract.ts';
import { DEAL_DEFINITIONS } from '#app/modules/deals/definitions/index.ts';
import { DUTY_WORDS } from '#app/modules/notifications/duty-notices.ts';
import { DEADLINE_WORDS, noticeText, STATE_WORDS } from '#app/modules/notifications/notice-texts.ts';
import { readdirSync, readFileSync } from 'node:fs';
import { GATE_FIELDS } from './evidence-fields.ts';
import { holdUps, nextTask, pathOf } from '#app/modules/deals/next-task.pure.ts';

const cny = (amount: number) => ({ currency: 'CNY' as const, amount });
const org = (slug: string) => ({ id: `org_${slug}`, slug, name_zh: slug, name_en: slug, verification: { state: 'verified' as const, since: null, until: null, verified: true } });
const edges = DEAL_DEFINITIONS.flatMap((d) => d.edges);
const move = (name: string, actor: string, blocked: string[] = [], form = 'none') => ({ name, actor, to: 'x', form, reason: false, task: edges.find((e) => e.name === name)?.task?.order ?? null, allowed: blocked.length === 0, blocked_by: blocked.map((code) => ({ code })) });

/** The process of the deal as its resource shows it; states that terms rule out are not on the way. */
function processOf(name: string, priced = true): DealResource['process'] {
  const d = DEAL_DEFINITIONS.find((x) => x.name === name)!;
  const way = Object.entries(d.states).filter(([, s]) => priced || !s.drawn?.when).map(([state, s]) => ({ state, side: s.side ?? false, visited: s.drawn?.visited ?? false, unless: s.drawn?.unless ?? null }));
  return { name, version: d.version, states: Object.keys(d.states), way };
}

/** The price as the buyer owes it, with what is due of it now. */
const owed = (due: number): DealResource['obligations'][number] => ({
  id: 'obl_1aaaa', code: 'price', kind: 'price', state: 'open', tone: 'wait', debtor: 'buyer', mine: true, amount: cny(100), credited: cny(0), carried: cny(0), settled: cny(100 - due), released: cny(0),
  due: due ? cny(due) : null, due_on: null, late: false, period: null, history: [], created_at: '',
});

/** An opened transfer as the buyer sees it: contract unsigned, unpaid, one declaration missing on each side. */
function deal(over: Partial<DealResource> = {}): DealResource {
  return {
    id: 'deal_1aaaa', kind: 'transfer', state: 'opened', version: 1, process: processOf('transfer'), rule_pack: 'cn', tone: 'wait', my_role: 'buyer',
    parties: { seller: org('s'), buyer: org('b'), broker: null }, listing_id: 'lst_1aaaa', offer_id: null, patent_id: 'pat_1aaaa', patent_number: 'CN1', patent_title_zh: '', patent_title_en: '',
    terms: null, related: null, gates: [{ code: 'G8', state: 'open', why: 'seller_declaration_missing', who: ['seller'], handed_in: 'deal', evidence: null }],
    transitions: [move('provide_evidence', 'either', [], 'gate_evidence'), move('sign_contract', 'either', [], 'signature')], deadlines: [],
    milestones: [{ code: 'price', amount: cny(100), state: 'due', paid: cny(0), due_at: null }],
    documents: [{ id: 'doc_1aaaa', kind: 'contract', version: 1, title: 'c', sha256: 'a', current: true, has_file: false, intact: true, created_at: '', signatures: [] }],
    money: { funded: cny(0), held: cny(0), released: cny(0), refunded: cny(0), fees: cny(0) }, split: null, payouts: [], obligations: [owed(100)], credit: null, royalties: [], disputed: false, opened_at: '', closed_at: null, outcome: null, ...over,
  };
}
const signed = (side: 'seller' | 'buyer') => ({ org_id: `org_${side}`, side, signer_name: side, sha256: 'a', signed_at: '', record: null });
const withSignatures = (...sides: ('seller' | 'buyer')[]) => [{ ...deal().documents[0]!, signatures: sides.map(signed) }];

describe('the next task', () => {
  it('is signing for a buyer when the open gate is the seller’s', () => {
    expect(nextTask(deal())).toMatchObject({ kind: 'do', step: { kind: 'sign', who: 'buyer' } });
  });

  it('is the declaration for the seller', () => {
    expect(nextTask(deal({ my_role: 'seller' }))).toMatchObject({ kind: 'do', step: { kind: 'gate', gate: 'G8' } });
  });

  it('is paying once the buyer has signed, for what is left of the price', () => {
    const task = nextTask(deal({ documents: withSignatures('buyer'), obligations: [owed(70)] }));
    expect(task).toMatchObject({ kind: 'do', step: { kind: 'pay', amount: cny(70) } });
  });

  it('never asks for money in a state that takes none', () => {
    expect(holdUps(deal({ state: 'signed', obligations: [owed(0)], documents: withSignatures('buyer', 'seller') })).some((s) => s.kind === 'pay')).toBe(false);
  });

  it('waits for the other side and says who', () => {
    const task = nextTask(deal({ my_role: 'seller', obligations: [{ ...owed(100), mine: false }], gates: [], documents: withSignatures('seller') }));
    expect(task).toMatchObject({ kind: 'wait', steps: [{ kind: 'sign', who: 'buyer' }, { kind: 'pay', who: 'buyer' }] });
  });

  it('sends a member without the right to a colleague', () => {
    const task = nextTask(deal({ gates: [], transitions: [move('sign_contract', 'either', ['permission'])], obligations: [] }));
    expect(task).toMatchObject({ kind: 'wait', colleague: true });
  });

  it('gives the operator the certificate to confirm, and not a second person’s own', () => {
    const registered = { state: 'certified', my_role: 'operator' as const, obligations: [], gates: [], documents: withSignatures('seller', 'buyer') };
    expect(nextTask(deal({ ...registered, transitions: [move('confirm_registration', 'operator')] }))).toMatchObject({ kind: 'do', step: { name: 'confirm_registration' } });
    expect(nextTask(deal({ ...registered, transitions: [move('confirm_registration', 'operator', ['same_person'])] }))).toMatchObject({ kind: 'wait' });
  });

  it('is nothing in a dispute, for a broker, or at the end', () => {
    expect(nextTask(deal({ state: 'disputed', disputed: true, obligations: [], gates: [], transitions: [], documents: [] })).kind).toBe('disputed');
    expect(nextTask(deal({ my_role: 'broker' })).kind).toBe('broker');
    expect(nextTask(deal({ closed_at: '2026-01-01T00:00:00Z' })).kind).toBe('ended');
  });
});

describe('the drawn path', () => {
  const states = (over: Partial<DealResource>, before: string | null = null) => pathOf(deal(over), before);

  it('marks exactly one state as current while the deal runs', () => {
    for (const process of DEAL_DEFINITIONS) {
      for (const state of Object.keys(process.states)) {
        const path = states({ state, disputed: process.states[state]!.phase === 'aside', process: processOf(process.name) }, 'signed');
        expect(path.filter((p) => p.step === 'current').map((p) => p.state), `${process.name} ${state}`).toEqual([state]);
      }
    }
  });

  it('leaves no current state once the deal is completed', () => {
    expect(states({ state: 'closed', outcome: 'completed' }).every((p) => p.step === 'done')).toBe(true);
  });

  it('draws payment only where there is a price', () => {
    expect(states({ process: processOf('transfer', false) }).map((p) => p.state)).not.toContain('funded');
  });
});

describe('words', () => {
  const gates = new URL('../../modules/deals/gates/', import.meta.url);
  const source = readdirSync(gates).filter((f) => /^g\d\d-/.test(f)).map((f) => readFileSync(new URL(f, gates), 'utf8')).join('\n');
  const whys = [...source.matchAll(/(?:cleared|open|none)\((?:[^()]*\? )?'([a-z_]+)'(?: : '([a-z_]+)')?/g)].flatMap((m) => [m[1]!, m[2]!]).filter(Boolean);

  it.each([['zh', zh], ['en', en]])('%s has every reason, gate, state, move, rule and deadline the engine can name', (_, texts) => {
    expect(whys.length).toBeGreaterThan(50);
    expect(whys.filter((w) => !(w in texts.why))).toEqual([]);
    expect(GATE_CODES.filter((g) => !(g in texts.gate) || !(g in texts.gateHint))).toEqual([]);
    expect(DEAL_DEFINITIONS.flatMap((p) => Object.keys(p.states)).filter((s) => !(s in texts.state))).toEqual([]);
    expect(edges.filter((e) => !(e.name in texts.move)).map((e) => e.name)).toEqual([]);
    expect(edges.flatMap((e) => e.requires ?? []).filter((r) => !(r in texts.block))).toEqual([]);
    expect(DEAL_DEFINITIONS.flatMap((p) => Object.keys(p.timers)).filter((x) => !(x in texts.deadline))).toEqual([]);
    expect(DEAL_DEFINITIONS.filter((p) => !(p.name in texts.process))).toEqual([]);
  });

  const states = [...new Set(DEAL_DEFINITIONS.flatMap((d) => Object.keys(d.states)))];
  const moves = [...new Set(DEAL_DEFINITIONS.flatMap((d) => d.edges.map((e) => e.name)))];
  const deadlines = [...new Set(DEAL_DEFINITIONS.flatMap((d) => Object.keys(d.timers)))];

  it('name every state, move and deadline of every version in both languages, and never by its code', () => {
    const tables = (texts: { state: object; move: object; deadline: object; process: object }) => [[states, texts.state], [moves, texts.move], [deadlines, texts.deadline], [DEAL_DEFINITIONS.map((d) => d.name), texts.process]] as [string[], Record<string, string>][];
    const raw = (texts: Parameters<typeof tables>[0]) => tables(texts).flatMap(([codes, words]) => codes.filter((code) => !words[code]?.trim() || words[code] === code || /_/.test(words[code])));
    expect([...raw(zh), ...raw(en)]).toEqual([]);
    expect(tables(zh).flatMap(([codes, words]) => codes.filter((code) => !/\p{Script=Han}/u.test(words[code]!)))).toEqual([]);
    expect(tables(en).flatMap(([codes, words]) => codes.filter((code) => /\p{Script=Han}/u.test(words[code]!)))).toEqual([]);
  });

  it('of a notice are words too, and of no state that no process has', () => {
    expect(Object.keys(STATE_WORDS).sort()).toEqual([...states].sort());
    expect(Object.keys(DEADLINE_WORDS).sort()).toEqual([...deadlines].sort());
    const own = DEAL_DEFINITIONS.flatMap((d) => d.edges).filter((e) => e.task && e.actor !== 'operator' && e.actor !== 'system').map((e) => `move.${e.name}`);
    const filed = GATE_CODES.filter((c) => GATE_FIELDS[c] || c === 'G1').map((c) => `gate.${c}`);
    expect(Object.keys(DUTY_WORDS).sort()).toEqual([...new Set([...own, ...filed, 'sign', 'pay', 'report'])].sort());
    for (const state of states) {
      const data = { title_zh: '题', title_en: 'T', state };
      for (const locale of ['zh', 'en'] as const) {
        expect(noticeText('deal_moved', data, locale).headline).toContain(STATE_WORDS[state]![locale]);
        expect(/\p{Script=Han}/u.test(STATE_WORDS[state]![locale]), `${state} ${locale}`).toBe(locale === 'zh');
      }
    }
    expect(noticeText('deal_moved', { title_zh: '题', title_en: 'T', state: 'nobody_has_it' }, 'en').headline).not.toContain('nobody_has_it');
  });
});
