import { and, eq, isNull, or, sql } from 'drizzle-orm';
import { endOfLegalDay } from '#app/core/clock.ts';
import type { MemberScope } from '#app/core/scope.ts';
import { feeClaimSubject, introductionSubject, mandateSubject } from '#app/modules/brokerage/subjects.server.ts';
import { can } from '#app/core/permissions.ts';
import { dealDuties } from '#app/modules/deals/deal-tasks.server.ts';
import { outstandingOn } from '#app/modules/obligations/rules.ts';
import type { Loaded, Subject } from '#app/modules/process/engine/subject.ts';
import { saleSubject } from '#app/modules/sales/sale-subject.server.ts';
import { service1 } from '#app/modules/services/definitions.ts';
import { serviceSubject } from '#app/modules/services/service-subject.server.ts';
import type { Tx } from '#db/client.ts';
import { feeClaims, introductions, mandates } from '#db/schema/brokerage.ts';
import { saleEntrants, sales } from '#db/schema/sales.ts';
import { serviceCases, serviceInvitations, serviceQuotes } from '#db/schema/services.ts';
import { asPlatform, withRead } from '#db/tx.ts';
import { caseDuty } from './case-duty.server.ts';
import type { TaskItem } from './contract.ts';
import { task, titled, type TaskProvider } from './provider.ts';

/** Cases of one organisation that are looked into at most, oldest first. */
const LIMIT = 200;

/** Every duty in its deals: gates, contract, payment, moves of the process, royalty reports. */
export const dealTasks: TaskProvider = async (deps, scope) => (await dealDuties(deps, scope)).map(({ deal, step, due_at }) => {
  const base = { area: 'deals' as const, title: titled(deal.patent_title_zh, deal.patent_title_en), due_at, since: deal.opened_at, whose: step.mine ? 'mine' as const : 'colleague' as const };
  const key = (what: string) => `deal:${deal.id}:${what}`;
  const room = `/deals/${deal.id}`;
  switch (step.kind) {
    case 'gate': return task({ ...base, key: key(step.gate), code: step.review ? 'deal.review' : 'deal.gate', params: { gate: step.gate, why: step.why }, href: step.elsewhere ? `/patents/${encodeURIComponent(deal.patent_number)}/ownership` : `${room}#task` });
    case 'contract': case 'sign': return task({ ...base, key: key('sign'), code: step.kind === 'sign' ? 'deal.sign' : 'deal.contract', params: step.kind === 'contract' ? { why: step.why } : {}, href: `${room}/contract` });
    case 'pay': return task({ ...base, key: key(`pay.${step.obligation}`), code: 'deal.pay', params: { amount: step.amount.amount, currency: step.amount.currency }, href: `${room}/pay?obligation=${step.obligation}` });
    case 'report': return task({ ...base, key: key(`report.${step.period}`), code: 'deal.report', params: { period: step.period }, href: room });
    case 'move': return task({ ...base, key: key(step.name), code: 'deal.move', params: { move: step.name }, href: `${room}#task` });
  }
});

interface Found { id: string; zh: string; en: string }

/** Duties of cases whose adapter is plain: the definition says all. */
async function dutiesIn<S extends Loaded>(tx: Tx, scope: MemberScope, found: readonly Found[], subject: Subject<S>, what: { area: TaskItem['area']; page: string }): Promise<TaskItem[]> {
  const out: TaskItem[] = [];
  for (const { id, zh, en } of found) {
    const { ctx, duty } = await caseDuty(tx, subject, id, scope);
    if (!duty) continue;
    const since = (ctx.case.stateSince ?? ctx.case.openedAt).toISOString();
    out.push(task({ key: `${subject.kind}:${id}:${duty.move}`, area: what.area, code: `${subject.kind}.move`, params: { move: duty.move }, title: titled(zh, en), href: `/${what.page}/${id}`, due_at: duty.due_at, since, whose: duty.whose }));
  }
  return out;
}

/** Mandates, introductions and fee claims; the operator's are the queue's. */
export const brokerageTasks: TaskProvider = async ({ db }, scope) => {
  if (scope.kind === 'operator') return [];
  const org = scope.orgId;
  return withRead(db, scope, async (tx) => {
    const own = {
      mandates: (await tx.select({ id: mandates.id, broker: mandates.brokerOrgId }).from(mandates).where(and(isNull(mandates.closedAt), or(eq(mandates.brokerOrgId, org), eq(mandates.principalOrgId, org)))).orderBy(mandates.id).limit(LIMIT)).map((m) => ({ id: m.id, zh: '', en: '' })),
      introductions: await tx.select({ id: introductions.id, zh: introductions.titleZh, en: introductions.titleEn }).from(introductions)
        .where(and(isNull(introductions.closedAt), or(eq(introductions.brokerOrgId, org), eq(introductions.sellerOrgId, org), eq(introductions.buyerOrgId, org)))).orderBy(introductions.id).limit(LIMIT),
      claims: await tx.select({ id: feeClaims.id }).from(feeClaims).where(and(isNull(feeClaims.closedAt), or(eq(feeClaims.brokerOrgId, org), eq(feeClaims.debtorOrgId, org)))).orderBy(feeClaims.id).limit(LIMIT),
    };
    return asPlatform(tx, scope, 'read what waits for a side', async () => {
      const titles = new Map((await tx.select({ id: feeClaims.id, zh: introductions.titleZh, en: introductions.titleEn }).from(feeClaims).innerJoin(introductions, eq(introductions.id, feeClaims.introductionId))
        .where(or(eq(feeClaims.brokerOrgId, org), eq(feeClaims.debtorOrgId, org)))).map((t) => [t.id, t]));
      return [
        ...await dutiesIn(tx, scope, own.mandates, mandateSubject, { area: 'brokerage', page: 'mandates' }),
        ...await dutiesIn(tx, scope, own.introductions, introductionSubject, { area: 'brokerage', page: 'introductions' }),
        ...await dutiesIn(tx, scope, own.claims.map((c) => titles.get(c.id) ?? { ...c, zh: '', en: '' }), feeClaimSubject, { area: 'brokerage', page: 'fee-claims' }),
      ];
    });
  });
};

/** Sales the organisation sells in, or has won. */
export const saleTasks: TaskProvider = async ({ db }, scope) => {
  if (scope.kind === 'operator' || scope.orgKind === 'broker') return [];
  return withRead(db, scope, (tx) => asPlatform(tx, scope, 'read what waits for a side', async () => {
    const won = sql`exists (select 1 from ${saleEntrants} e where e.sale_id = sales.id and e.no = sales.leader_no and e.org_id = ${scope.orgId})`;
    const rows = await tx.select({ id: sales.id, zh: sql<string>`(select p.title_zh from patents p where p.id = sales.patent_id)`, en: sql<string>`(select p.title_en from patents p where p.id = sales.patent_id)` }).from(sales)
      .where(and(isNull(sales.outcome), or(eq(sales.sellerOrgId, scope.orgId), won))).orderBy(sales.id).limit(LIMIT);
    return dutiesIn(tx, scope, rows, saleSubject, { area: 'sales', page: 'sales' });
  }));
};

const FIRST = service1.regions[service1.main]!.states[0];

/** Service cases. Beside the moves of the definition two duties are acts of their own: an agency's quote, and the client's payment. */
export const serviceTasks: TaskProvider = async ({ db, clock }, scope) => {
  if (scope.kind === 'operator') return [];
  const org = scope.orgId;
  const now = clock.now();
  return withRead(db, scope, (tx) => asPlatform(tx, scope, 'read what waits for a side', async () => {
    const asked = sql`exists (select 1 from ${serviceInvitations} i where i.case_id = service_cases.id and i.agency_org_id = ${org})`;
    const rows = await tx.select({ row: serviceCases, open: sql<boolean>`exists (select 1 from ${serviceQuotes} q where q.case_id = service_cases.id and q.state = 'open')`, quoted: sql<boolean>`exists (select 1 from ${serviceQuotes} q where q.case_id = service_cases.id and q.agency_org_id = ${org})`, asked: sql<boolean>`${asked}` })
      .from(serviceCases).where(and(isNull(serviceCases.closedAt), or(eq(serviceCases.clientOrgId, org), eq(serviceCases.agencyOrgId, org), asked))).orderBy(serviceCases.id).limit(LIMIT);
    const out: TaskItem[] = [];
    for (const { row, open, quoted, asked: invited } of rows) {
      const base = { area: 'services' as const, title: titled(row.title, row.title), href: `/services/${row.id}`, since: row.createdAt.toISOString() };
      const until = endOfLegalDay(row.quotesUntil);
      const may = (permission: 'service.provide' | 'deal.pay') => (can(scope, permission) ? 'mine' as const : 'colleague' as const);
      if (row.clientOrgId !== org && row.state === FIRST) {
        if (invited && !quoted && until > now) out.push(task({ ...base, key: `service:${row.id}:quote`, code: 'service.quote', due_at: until.toISOString(), whose: may('service.provide') }));
        continue;
      }
      const { ctx, role, duty } = await caseDuty(tx, serviceSubject, row.id, scope, (e) => e.form !== 'choice' || open);
      if (duty) out.push(task({ ...base, key: `service:${row.id}:${duty.move}`, code: 'service.move', params: { move: duty.move }, due_at: duty.due_at, whose: duty.whose }));
      const due = role === 'client' && service1.states[row.state]?.payable && ctx.fee ? outstandingOn(ctx.fee) : 0;
      const clock2 = ctx.case.timers.find((t) => t.code === 'payment' && t.state === 'open')?.dueAt.toISOString() ?? null;
      if (due > 0) out.push(task({ ...base, key: `service:${row.id}:pay`, code: 'service.pay', params: { amount: due, currency: ctx.fee!.currency }, due_at: clock2, whose: may('deal.pay') }));
    }
    return out;
  }));
};
