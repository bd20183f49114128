import { createHash } from 'node:crypto';
import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { canonical } from '#app/core/canonical.ts';
import { can } from '#app/core/permissions.ts';
import type { MemberScope, Scope } from '#app/core/scope.ts';
import type { AuditChain } from '#db/audit.ts';
import type { Tx } from '#db/client.ts';
import { approvals, type ApprovalKind, type ApprovalSubject, type SignedAct } from '#db/schema/approvals.ts';
import { deals } from '#db/schema/deals.ts';
import { users } from '#db/schema/identity.ts';
import { listings } from '#db/schema/listings.ts';
import { offers } from '#db/schema/offers.ts';
import { sales } from '#db/schema/sales.ts';
import { orgs } from '#db/schema/orgs.ts';
import { patents } from '#db/schema/patents.ts';
import type { ApprovalResource } from './contract.ts';
import { permissionFor } from './rules.ts';

export type ApprovalRow = typeof approvals.$inferSelect;

/** Which approval is meant: its kind (and act), what it is about, and whose it is (null = the platform's). */
export interface ApprovalKey { kind: ApprovalKind; act?: SignedAct; subject: { kind: ApprovalSubject; id: string }; orgId?: string }

/** SHA-256 (hex) over the canonical JSON of what is approved. */
export function hashOf(what: Readonly<Record<string, unknown>>): string { return createHash('sha256').update(canonical(what)).digest('hex'); }

const keyIs = (key: ApprovalKey) => and(
  eq(approvals.kind, key.kind), eq(approvals.act, key.act ?? ''), eq(approvals.subjectKind, key.subject.kind), eq(approvals.subjectId, key.subject.id),
  key.orgId === undefined ? isNull(approvals.orgId) : eq(approvals.orgId, key.orgId),
);
const late = sql<boolean>`${approvals.expiresAt} <= clock_timestamp()`;

/** The open approval, locked, and whether its time is over by the database's clock. */
export async function lockOpen(tx: Tx, key: ApprovalKey): Promise<{ row: ApprovalRow; late: boolean } | null> {
  const [found] = await tx.select({ row: approvals, late }).from(approvals).where(and(keyIs(key), isNull(approvals.decision))).for('update');
  return found ?? null;
}

/** What became of the newest approval of this key, for telling why there is none to use. */
export async function newest(tx: Tx, key: ApprovalKey): Promise<ApprovalRow | null> {
  const [row] = await tx.select().from(approvals).where(keyIs(key)).orderBy(desc(approvals.requestedAt), desc(approvals.id)).limit(1);
  return row ?? null;
}

/** The chain an approval's events stand in: the deal's, which its parties read; of a company's own affairs, its own. */
export function chainOf(row: Pick<ApprovalRow, 'kind' | 'dealId' | 'orgId'>, scope: Scope): AuditChain {
  if (row.kind !== 'second_signature' && row.dealId) return `deal:${row.dealId}`;
  if (row.orgId) return `org:${row.orgId}`;
  return 'orgId' in scope ? `org:${scope.orgId}` : 'user:platform';
}

export async function nameOf(tx: Tx, userId: string): Promise<string> {
  const [row] = await tx.select({ name: users.name }).from(users).where(eq(users.id, userId));
  return row?.name ?? '';
}

/** Why this person may not approve it; null when they may. */
export function barOf(row: Pick<ApprovalRow, 'kind' | 'act' | 'requestedBy' | 'barred'>, me: MemberScope): ApprovalResource['bars_me'] {
  if (row.requestedBy === me.userId) return 'asked';
  if (row.barred.includes(me.userId)) return 'earlier_step';
  return can(me, permissionFor(row.kind, row.act)) ? null : 'permission';
}

const asker = alias(users, 'asker');
const decider = alias(users, 'decider');

/** Rows with the names of both persons. */
export function withNames(tx: Tx) {
  return tx.select({ row: approvals, asked: asker.name, decided: decider.name, late }).from(approvals).innerJoin(asker, eq(asker.id, approvals.requestedBy)).leftJoin(decider, eq(decider.id, approvals.decidedBy)).$dynamic();
}

export interface NamedRow { row: ApprovalRow; asked: string; decided: string | null; late: boolean }
type Seen = Pick<ApprovalResource, 'about' | 'organisations'>;

/** Titles and names beside the ids: of the patents the approvals are about, and of the organisations they speak of. */
export async function seenOf(tx: Tx, rows: readonly NamedRow[]): Promise<(row: ApprovalRow) => Seen> {
  const ids = (kind: ApprovalSubject) => rows.filter((r) => r.row.subjectKind === kind).map((r) => r.row.subjectId);
  const dealIds = rows.flatMap((r) => r.row.dealId ?? []);
  const title = { title_zh: patents.titleZh, title_en: patents.titleEn, number: patents.number };
  const found = new Map<string, Seen['about']>();
  const note = (list: readonly { id: string; title_zh: string; title_en: string; number: string }[]) => { for (const { id, ...about } of list) found.set(id, about); };
  if (dealIds.length) note(await tx.select({ id: deals.id, ...title }).from(deals).innerJoin(patents, eq(patents.id, deals.patentId)).where(inArray(deals.id, dealIds)));
  if (ids('listing').length) note(await tx.select({ id: listings.id, ...title }).from(listings).innerJoin(patents, eq(patents.id, listings.patentId)).where(inArray(listings.id, ids('listing'))));
  if (ids('offer').length) note(await tx.select({ id: offers.id, ...title }).from(offers).innerJoin(listings, eq(listings.id, offers.listingId)).innerJoin(patents, eq(patents.id, listings.patentId)).where(inArray(offers.id, ids('offer'))));
  if (ids('sale').length) note(await tx.select({ id: sales.id, ...title }).from(sales).innerJoin(patents, eq(patents.id, sales.patentId)).where(inArray(sales.id, ids('sale'))));
  const named = (row: ApprovalRow) => Object.values(row.what).filter((v): v is string => typeof v === 'string' && v.startsWith('org_'));
  const orgIds = [...new Set(rows.flatMap((r) => named(r.row)))];
  const names = new Map((orgIds.length ? await tx.select({ id: orgs.id, name_zh: orgs.nameZh, name_en: orgs.nameEn }).from(orgs).where(inArray(orgs.id, orgIds)) : []).map(({ id, ...name }) => [id, name]));
  return (row) => ({ about: found.get(row.dealId ?? row.subjectId) ?? null, organisations: Object.fromEntries(named(row).flatMap((id) => { const name = names.get(id); return name ? [[id, name]] : []; })) });
}

export function resource({ row, asked, decided, late: over }: NamedRow, me: MemberScope, seen: Seen): ApprovalResource {
  return {
    id: row.id, kind: row.kind, act: row.act, subject: { kind: row.subjectKind, id: row.subjectId }, deal_id: row.dealId, what: row.what, hash: row.hash, state: row.decision ?? (over ? 'expired' : 'open'),
    requested_by: { id: row.requestedBy, name: asked }, requested_at: row.requestedAt.toISOString(), expires_at: row.expiresAt.toISOString(),
    decided_by: row.decidedBy ? { id: row.decidedBy, name: decided ?? '' } : null, decided_at: row.decidedAt?.toISOString() ?? null, reason: row.reason, used_at: row.usedAt?.toISOString() ?? null,
    bars_me: barOf(row, me), ...seen,
  };
}
