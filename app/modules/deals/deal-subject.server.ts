import { legalDay } from '#app/core/clock.ts';
import { FIRST_STEPS } from '#app/core/two-persons.ts';
import { hashOfText, textIntact } from '#app/modules/documents/content.server.ts';
import type { Incident } from '#app/modules/documents/report-incident.server.ts';
import { Refusal } from '#app/modules/process/definition/refusal.ts';
import type { Change } from '#app/modules/process/definition/step.ts';
import type { Subject } from '#app/modules/process/engine/subject.ts';
import { prepared } from '#db/prepared.ts';
import { factRows } from '#db/outbox.ts';
import { stepInto } from '#db/tx.ts';
import { judged, loadContext, roleIn, type DealContext } from './context.server.ts';
import { dealFacts, licenceEnds, stepsSeenBy } from './deal-facts.server.ts';
import { lockBrokered, type DocumentRow } from './deal.store.server.ts';
import { DEAL_DEFINITIONS } from './definitions/index.ts';
import { dueAt } from './due-at.ts';
import { EFFECTS } from './effects/index.server.ts';
import { readForm } from './forms.ts';
import { approved, asked } from './two-persons.server.ts';
import { writeGates } from './gates/write-gates.server.ts';

/** The contract that stands is not the text its hash was taken of. Carries what to report once the transaction is undone. */
export class AlteredContract extends Refusal {
  readonly incident: Incident;
  constructor(document: DocumentRow, move: string) {
    super('content_altered', [{ code: 'content_altered', detail: document.id }]);
    this.incident = {
      kind: 'content_differs', subject: document.id, dealId: document.dealId, orgId: null, expected: document.sha256, found: hashOfText(document.body ?? ''),
      metAt: move === 'sign_contract' ? 'sign' : 'read',
    };
  }
}

/** Locks the deal's row, under whose lock the payments room works too, and with it the patent: two deals on one patent decide about its rights one after the other. */
const LOCK = (column: string, wait: string) => `with mine as materialized (select d.id, d.patent_number from deals d where d.id = $2 for update ${wait})
  select pg_advisory_xact_lock(hashtextextended('patent:' || mine.patent_number, 0)) is null as locked, ${column} as step from mine`;

/** Organisations whose part the definition tells of a state that was reached. */
function toldOf(ctx: DealContext, change: Change): string[] {
  if (change.from === change.to) return [];
  return orgsOf(ctx, ctx.process.notices.filter((n) => n.on === '*' || n.on.includes(change.to)).flatMap((n) => n.to));
}

/** Organisations that play these parts. */
function orgsOf(ctx: DealContext, roles: readonly string[]): string[] {
  const party: Readonly<Record<string, string | null>> = { seller: ctx.deal.sellerOrgId, buyer: ctx.deal.buyerOrgId, broker: ctx.deal.brokerOrgId };
  return [...new Set(roles)].map((role) => party[role] ?? null).filter((id) => id !== null);
}

/** Deals as the engine meets them. */
export const dealSubject: Subject<DealContext> = {
  kind: 'deal',
  system: 'deals',
  definitions: DEAL_DEFINITIONS,
  async lock(tx, scope, id, step) {
    const found = await stepInto(tx, scope, step, async (column) => (await prepared(tx, LOCK(column, ''), [step, id])).length > 0);
    return found || lockBrokered(tx, scope, id, step);
  },
  lockFree: async (tx, id) => (await prepared(tx, LOCK('$1::text', 'skip locked'), ['', id])).length > 0,
  load: (tx, id, actor) => loadContext(tx, id, actor.userId),
  roleOf: (ctx, scope) => roleIn(ctx.deal, scope),
  facts: dealFacts,
  gates: (ctx) => ctx.gates,
  steps: stepsSeenBy,
  dueAt: (ctx, period) => dueAt(ctx.pack, period, ctx.now),
  readForm,
  effects: EFFECTS,
  judge(ctx) {
    ctx.deal = { ...ctx.deal, state: ctx.case.state, version: ctx.case.version, outcome: ctx.case.outcome, closedAt: ctx.case.closedAt };
    judged(ctx);
  },
  altered: (ctx, move) => (ctx.contract !== null && !textIntact(ctx.contract.document) ? new AlteredContract(ctx.contract.document, move) : null),
  settle: writeGates,
  lookAt(ctx, waits) {
    if (waits.gates) return ctx.now;
    const ends = licenceEnds(ctx);
    return ends === null ? null : new Date(`${ends}T00:00:00+08:00`);
  },
  chain: (id) => `deal:${id}`,
  words: { step: 'move the deal', move: 'deal.transition', refuse: 'deal.refuse', missed: 'deal.deadline_missed' },
  reminded: (tx, ctx, timer, roles) => orgsOf(ctx, roles).flatMap((orgId) => {
    // The last legal day of the period, not the instant after it.
    const day = legalDay(new Date(timer.dueAt.getTime() - 1));
    const data = { title_zh: ctx.patent.titleZh, title_en: ctx.patent.titleEn, reason: timer.code, day };
    return factRows(tx, 'org.notice', { orgId, kind: 'deal_reminder', data, href: `/deals/${ctx.deal.id}` }, { key: `deal_reminder:${ctx.deal.id}:${timer.code}:${legalDay(ctx.now)}:${orgId}` });
  }),
  told: (tx, ctx, { name, change, seq }) => factRows(tx, 'deal.moved', { dealId: ctx.deal.id, transition: name, from: change.from, to: change.to, seq, tell: toldOf(ctx, change) }, { key: `${ctx.deal.id}:${seq}` }),
  approved, asked,
  took(ctx, name, actor) {
    if (actor.userId === null || !(FIRST_STEPS.includes(name) || name === 'drop_refund')) return;
    ctx.steps = [...ctx.steps.filter((s) => s.move !== name), { move: name, by: actor.userId, name: ctx.actor?.name ?? '', at: ctx.at.toISOString() }];
  },
};
