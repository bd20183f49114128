import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { legalDay } from '#app/core/clock.ts';
import type { OrgScope } from '#app/core/scope.ts';
import { loadContext, roleIn, type DealContext } from '#app/modules/deals/context.server.ts';
import { dealFacts, stepsSeenBy } from '#app/modules/deals/deal-facts.server.ts';
import { dealSubject } from '#app/modules/deals/deal-subject.server.ts';
import { getDeal } from '#app/modules/deals/get-deal.server.ts';
import { decide } from '#app/modules/process/definition/decide.ts';
import { take, viewOf } from '#app/modules/process/engine/move.server.ts';
import { actorOf } from '#app/modules/process/engine/subject.ts';
import { withTx } from '#db/tx.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';
import { caller, clearPaperGates, consent, makeMarket, openedDeal, pay, signBoth, type Market } from '#tests/fixtures/deals.ts';

/** After a move the engine goes on with what it has in memory. That has to be what the database would answer. */
let t: TestDatabase;
let m: Market;
const today = legalDay(new Date());

beforeAll(async () => { t = await testDatabase(); });
afterAll(async () => { await t.close(); });

/** What the engine decides by: where the case stands, its clocks, every fact for everybody, the gates, the steps of two persons. */
function asDecided(ctx: DealContext) {
  const people = [m.university, m.company, m.operator, m.second].map((p) => actorOf(p.scope));
  const { definition, lookAt: _looked, ...row } = ctx.case;
  return {
    row, deal: { state: ctx.deal.state, version: ctx.deal.version }, gates: ctx.gates,
    facts: people.map((who) => Object.keys(definition.facts).filter((fact) => dealFacts(ctx, who)(fact))), steps: people.map((who) => stepsSeenBy(ctx, who).map((s) => [s.move, s.by, s.name]).sort()),
  };
}

/** Takes one move as the engine does and compares what it holds afterwards with what is read anew in the same transaction. */
async function compared(scope: OrgScope, dealId: string, name: string, evidence: Record<string, unknown> = {}, reason = 'because'): Promise<void> {
  await withTx(t.db, scope, async (tx) => {
    expect(await dealSubject.lock(tx, scope, dealId, 'compare')).toBe(true);
    const ctx = await loadContext(tx, dealId, scope.userId);
    const decided = decide(viewOf(dealSubject, ctx, actorOf(scope)), { name, role: roleIn(ctx.deal, scope)!, scope });
    const form = dealSubject.readForm(decided.edge.form, evidence);
    if (!form.ok) throw new Error(JSON.stringify(form.fields));
    const step = await take(tx, dealSubject, ctx, { ...decided, scope, role: roleIn(ctx.deal, scope)!, data: form.data, reason, caller });
    const again = await loadContext(tx, dealId, scope.userId);
    expect(asDecided(step.ctx), name).toEqual(asDecided(again));
  });
}

describe('what a move leaves in memory', () => {
  it('is what the database would answer, whatever the move', async () => {
    m = await makeMarket(t.db);
    const dealId = await openedDeal(t.db, m, 'exclusive_licence', { term_months: 12 });
    await compared(m.university.scope, dealId, 'provide_evidence', { gate: 'G8', related: false });
    await compared(m.company.scope, dealId, 'provide_evidence', { gate: 'G8', related: true, detail: 'a cousin' });
    await compared(m.company.scope, dealId, 'propose_cancel');
    await compared(m.university.scope, dealId, 'open_dispute');
    await compared(m.operator.scope, dealId, 'begin_mediation');
    await compared(m.operator.scope, dealId, 'resolve_dispute');
    await compared(m.operator.scope, dealId, 'end_mediation');
    const contract = (await getDeal({ db: t.db }, m.company.scope, dealId)).documents.find((d) => d.kind === 'contract')!;
    await compared(m.company.scope, dealId, 'sign_contract', { document_id: contract.id, sha256: contract.sha256, ...consent });
    await compared(m.university.scope, dealId, 'sign_contract', { document_id: contract.id, sha256: contract.sha256, ...consent });
  });

  it('holds where money and title move, and to the end', async () => {
    m = await makeMarket(t.db);
    const dealId = await openedDeal(t.db, m, 'exclusive_licence', { term_months: 12 });
    await pay(t.db, m, dealId);
    await compared(m.second.scope, dealId, 'ask_refund');
    await compared(m.second.scope, dealId, 'drop_refund');
    await clearPaperGates(t.db, m, dealId);
    await signBoth(t.db, m, dealId);
    await compared(m.university.scope, dealId, 'file_handover', { handed_over_on: today, items: ['files'] });
    await compared(m.company.scope, dealId, 'confirm_handover');
    await compared(m.operator.scope, dealId, 'release');
    m = await makeMarket(t.db);
    const other = await openedDeal(t.db, m, 'transfer');
    await compared(m.company.scope, other, 'propose_cancel');
    await compared(m.university.scope, other, 'agree_cancel');
  });
});
