import { and, asc, desc, eq, isNull, or, sql } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import type { Currency } from '#app/core/money.ts';
import { requireMember } from '#app/core/require.ts';
import type { MemberScope, Scope } from '#app/core/scope.ts';
import type { FileStore } from '#app/platform/files.ts';
import { movesOf, orgNames, toneOf } from '#app/modules/brokerage/brokerage.store.server.ts';
import { openVerified } from '#app/modules/documents/content.server.ts';
import type { IncidentLog } from '#app/modules/documents/report-incident.server.ts';
import { outstandingOn } from '#app/modules/obligations/rules.ts';
import type { Db, Tx } from '#db/client.ts';
import { obligations } from '#db/schema/obligations.ts';
import { orgs } from '#db/schema/orgs.ts';
import { patents } from '#db/schema/patents.ts';
import { files } from '#db/schema/platform.ts';
import { caseTimers } from '#db/schema/process.ts';
import { serviceCases, serviceDeliveries, serviceInvitations, serviceQuotes, serviceRatings } from '#db/schema/services.ts';
import { asPlatform, withRead } from '#db/tx.ts';
import type { AgencyChoice, ServiceCaseResource, ServiceListResource } from './contract.ts';
import { service1 } from './definitions.ts';
import { FEE, serviceSubject } from './service-subject.server.ts';

type Row = typeof serviceCases.$inferSelect;
const partOf = (row: Pick<Row, 'clientOrgId'>, scope: MemberScope) => (scope.kind === 'operator' ? 'operator' as const : scope.orgId === row.clientOrgId ? 'client' as const : 'agency' as const);
const first = service1.regions[service1.main]!.states[0];

/** A case as the scope may see it (row-level security finds it); `not_found` for everybody who was not asked. */
async function caseById(tx: Tx, id: string): Promise<Row> {
  const [row] = await tx.select().from(serviceCases).where(eq(serviceCases.id, id));
  if (!row) throw new AppError('not_found', { service: id });
  return row;
}

/** One service case, for its client, the agencies asked, and the operator. */
export async function getService(deps: { db: Db }, scope: Scope, id: string): Promise<ServiceCaseResource> {
  const member = requireMember(scope, 'service.read');
  return withRead(deps.db, member, async (tx) => {
    const row = await caseById(tx, id);
    const quotes = await tx.select().from(serviceQuotes).where(eq(serviceQuotes.caseId, id)).orderBy(asc(serviceQuotes.createdAt));
    // A number is whatever the client wrote: it is a link where it names a patent the reader may open.
    const known = row.patentNumber !== null && (await tx.select({ id: patents.id }).from(patents).where(and(eq(patents.number, row.patentNumber), isNull(patents.removedAt))).limit(1)).length > 0;
    return { ...await asPlatform(tx, member, 'tell a service case', () => resourceOf(tx, member, row, quotes)), patent_known: known };
  });
}

async function resourceOf(tx: Tx, member: MemberScope, row: Row, quotes: (typeof serviceQuotes.$inferSelect)[]): Promise<Omit<ServiceCaseResource, 'patent_known'>> {
  const part = partOf(row, member);
  const asked = (await tx.select({ org: serviceInvitations.agencyOrgId }).from(serviceInvitations).where(eq(serviceInvitations.caseId, row.id))).map((i) => i.org).filter((org) => part !== 'agency' || org === member.orgId);
  const names = await orgNames(tx, [row.clientOrgId, ...(row.agencyOrgId ? [row.agencyOrgId] : []), ...asked, ...quotes.map((q) => q.agencyOrgId)]);
  const side = (org: string) => { const { id, slug, name_zh, name_en } = names.get(org)!; return { id, slug, name_zh, name_en }; };
  const [fee] = await tx.select().from(obligations).where(and(eq(obligations.dealId, row.id), eq(obligations.code, FEE)));
  const m = (amount: number) => ({ currency: fee!.currency as Currency, amount });
  const delivered = await tx.select({ no: serviceDeliveries.no, name: files.name, size: files.size, note: serviceDeliveries.note, at: serviceDeliveries.createdAt }).from(serviceDeliveries).innerJoin(files, eq(files.id, serviceDeliveries.fileId)).where(eq(serviceDeliveries.caseId, row.id)).orderBy(asc(serviceDeliveries.no));
  const [rating] = await tx.select().from(serviceRatings).where(eq(serviceRatings.caseId, row.id));
  const [clock] = await tx.select({ at: caseTimers.dueAt }).from(caseTimers).where(and(eq(caseTimers.caseId, row.id), eq(caseTimers.state, 'open'))).orderBy(asc(caseTimers.dueAt)).limit(1);
  const { moves } = await movesOf(tx, serviceSubject, row.id, member);
  const payable = service1.states[row.state]?.payable ?? false;
  const due = fee && payable && part === 'client' ? outstandingOn(fee) : 0;
  return {
    id: row.id, kind: row.kind, title: row.title, brief: row.brief, patent_number: row.patentNumber, quotes_until: row.quotesUntil, state: row.state, tone: toneOf(service1, row.state), version: row.version, my_part: part,
    client: side(row.clientOrgId), agency: row.agencyOrgId ? side(row.agencyOrgId) : null, asked: asked.map(side),
    quotes: quotes.map((q) => ({ id: q.id, agency: side(q.agencyOrgId), price: { currency: q.currency as Currency, amount: q.amount }, days: q.days, note: q.note, valid_until: q.validUntil, state: q.state })),
    fee: fee ? { amount: m(fee.amount), paid: m(fee.settled), released: m(fee.released), due: due > 0 ? m(due) : null } : null,
    deliveries: delivered.map((d) => ({ ...d, at: d.at.toISOString() })), rating: rating ? { stars: rating.stars, words: rating.words } : null,
    due_at: clock?.at.toISOString() ?? null, moves: moves.map((move) => ({ ...move, form: service1.edges.find((e) => e.name === move.name)?.form ?? null })),
    may_quote: part === 'agency' && row.state === first && !quotes.some((q) => q.agencyOrgId === member.orgId), created_at: row.createdAt.toISOString(), closed_at: row.closedAt?.toISOString() ?? null,
  };
}

/** Cases the organisation is a side of or was asked about, newest first (at most 100); the operator sees all. */
export async function listServices(deps: { db: Db }, scope: Scope): Promise<ServiceListResource> {
  const member = requireMember(scope, 'service.read');
  return withRead(deps.db, member, async (tx) => {
    const rows = await tx.select().from(serviceCases)
      .where(member.kind === 'operator' ? undefined : or(eq(serviceCases.clientOrgId, member.orgId), eq(serviceCases.agencyOrgId, member.orgId), sql`exists (select 1 from service_invitations i where i.case_id = ${serviceCases.id} and i.agency_org_id = ${member.orgId})`))
      .orderBy(desc(serviceCases.createdAt), desc(serviceCases.id)).limit(100);
    return asPlatform(tx, member, 'name the sides', async () => {
      const names = await orgNames(tx, rows.flatMap((r) => [r.clientOrgId, ...(r.agencyOrgId ? [r.agencyOrgId] : [])]));
      const side = (org: string) => { const { id, slug, name_zh, name_en } = names.get(org)!; return { id, slug, name_zh, name_en }; };
      return { items: rows.map((r) => ({
        id: r.id, kind: r.kind, title: r.title, patent_number: r.patentNumber, state: r.state, tone: toneOf(service1, r.state), my_part: partOf(r, member), client: side(r.clientOrgId), agency: r.agencyOrgId ? side(r.agencyOrgId) : null,
        quotes_until: r.quotesUntil, created_at: r.createdAt.toISOString(),
      })) };
    });
  });
}

/** Verified agencies one may ask, the best rated first; a rating comes from finished cases alone (at most 300). */
export async function agencyChoices(deps: { db: Db }, scope: Scope): Promise<AgencyChoice[]> {
  const member = requireMember(scope, 'service.order');
  return withRead(deps.db, member, (tx) => asPlatform(tx, member, 'list the agencies', async () => {
    const stars = sql<number | null>`(select avg(r.stars)::float8 from service_ratings r where r.agency_org_id = ${orgs.id})`;
    const finished = sql<number>`(select count(*)::int from service_ratings r where r.agency_org_id = ${orgs.id})`;
    const rows = await tx.select({ slug: orgs.slug, zh: orgs.nameZh, en: orgs.nameEn, stars, finished }).from(orgs).where(and(eq(orgs.kind, 'broker'), eq(orgs.verificationState, 'verified'))).orderBy(sql`${stars} desc nulls last`, asc(orgs.slug)).limit(300);
    return rows;
  }));
}

/** A file the agency handed in, for the two sides and the operator, with the bytes it was handed in with (`content_altered` otherwise); `not_found` for everybody else. */
export async function openDelivery(deps: { db: Db; files: FileStore; log?: IncidentLog }, scope: Scope, id: string, no: number): Promise<{ name: string; mime: string; size: number; sha256: string; stream: NodeJS.ReadableStream }> {
  const member = requireMember(scope, 'service.read');
  const file = await withRead(deps.db, member, async (tx) => {
    const row = await caseById(tx, id);
    // An agency that was only asked sees no work of another.
    if (partOf(row, member) === 'agency' && row.agencyOrgId !== member.orgId) throw new AppError('not_found', { service: id });
    return asPlatform(tx, member, 'open a delivery', async () => {
      const [found] = await tx.select({ file: files }).from(serviceDeliveries).innerJoin(files, eq(files.id, serviceDeliveries.fileId)).where(and(eq(serviceDeliveries.caseId, id), eq(serviceDeliveries.no, no)));
      return found?.file;
    });
  });
  if (!file) throw new AppError('not_found', { service: id, no });
  return { name: file.name, mime: file.mime, size: file.size, sha256: file.sha256, stream: await openVerified(deps, file) };
}
