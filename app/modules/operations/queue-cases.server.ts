import { and, asc, eq, inArray, isNull, or } from 'drizzle-orm';
import { feeClaim1 } from '#app/modules/brokerage/definitions.ts';
import type { Definition } from '#app/modules/process/definition/types.ts';
import { currentSale } from '#app/modules/sales/definitions/sale.ts';
import { service1 } from '#app/modules/services/definitions.ts';
import type { Tx } from '#db/client.ts';
import { feeClaims, introductions } from '#db/schema/brokerage.ts';
import { patents } from '#db/schema/patents.ts';
import { cases } from '#db/schema/process.ts';
import { sales } from '#db/schema/sales.ts';
import { serviceCases } from '#db/schema/services.ts';
import type { QueueDetail, QueueItem } from './contract.ts';
import { item } from './queue.store.server.ts';

const LIMIT = 200;
type About = 'sale' | 'fee_claim' | 'service';
const DEFINITIONS: Readonly<Record<About, Definition>> = { sale: currentSale, fee_claim: feeClaim1, service: service1 };

/** States in which a case waits for the platform's people: an edge of theirs that is no override leaves it, and either it is a task or nobody else can move the case. */
const WAITING = (Object.keys(DEFINITIONS) as About[]).map((about) => {
  const { regions, main, edges } = DEFINITIONS[about];
  const own = edges.filter((e) => (e.actor === 'operator' ? e.name !== 'override' && (e.task || about === 'service') : e.task?.queue !== undefined));
  return { about, states: regions[main]!.states.filter((s) => own.some((e) => e.from.includes(s))) };
});

/** Sales, fee claims and service cases that wait for a decision of the platform, oldest first. Their own pages hold what is to be decided. */
export async function waitingCases(tx: Tx): Promise<QueueItem[]> {
  const rows = await tx.select({ id: cases.id, subject: cases.subject, state: cases.state, since: cases.stateSince }).from(cases)
    .where(and(isNull(cases.closedAt), or(...WAITING.map((w) => and(eq(cases.subject, w.about), inArray(cases.state, w.states)))))).orderBy(asc(cases.stateSince)).limit(LIMIT);
  if (rows.length === 0) return [];
  const ids = rows.map((r) => r.id);
  const titles = new Map([
    ...(await tx.select({ id: sales.id, zh: patents.titleZh, en: patents.titleEn }).from(sales).innerJoin(patents, eq(patents.id, sales.patentId)).where(inArray(sales.id, ids))),
    ...(await tx.select({ id: feeClaims.id, zh: introductions.titleZh, en: introductions.titleEn }).from(feeClaims).innerJoin(introductions, eq(introductions.id, feeClaims.introductionId)).where(inArray(feeClaims.id, ids))),
    ...(await tx.select({ id: serviceCases.id, zh: serviceCases.title, en: serviceCases.title }).from(serviceCases).where(inArray(serviceCases.id, ids))),
  ].map((t) => [t.id, { zh: t.zh || t.en, en: t.en || t.zh }]));
  return rows.map((r) => item('case', r.id, null, { since: (r.since ?? new Date(0)).toISOString(), title: titles.get(r.id) ?? null, detail: `${r.subject}.${r.state}` }));
}

/** Where the decision is taken. Null when the case is gone or waits for nobody any more. */
export async function caseDetail(tx: Tx, id: string): Promise<QueueDetail | null> {
  const [row] = await tx.select({ subject: cases.subject, state: cases.state }).from(cases).where(and(eq(cases.id, id), isNull(cases.closedAt)));
  const at = WAITING.find((w) => w.about === row?.subject);
  return row && at?.states.includes(row.state) ? { type: 'case', about: at.about, id, state: row.state } : null;
}
