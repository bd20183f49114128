import { createHash } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import { newId } from '#app/core/ids.ts';
import { systemScope, type Scope } from '#app/core/scope.ts';
import type { Locale } from '#app/core/vocabulary.ts';
import { queueMail } from '#app/modules/notifications/queue-mail.server.ts';
import { insertFile, type StoredUpload } from '#app/modules/orgs/stored-file.server.ts';
import { addressKey } from '#app/platform/address-key.ts';
import { audit } from '#db/audit.ts';
import type { Db, Tx } from '#db/client.ts';
import { listings } from '#db/schema/listings.ts';
import { ownershipClaims } from '#db/schema/ownership.ts';
import { patents } from '#db/schema/patents.ts';
import { withTx } from '#db/tx.ts';
import { claimLink } from './claim-token.ts';
import type { ClaimInput } from './contract-ownership.ts';
import { titled } from './ownership.store.server.ts';

export interface ClaimDeps { db: Db; publicUrl: string; env: { AUTH_SECRET: string } }

/** Claims of one day at most: from one mail address, from one network address; and open ones about one right. */
const LIMITS = { email: 3, address: 10, right: 25 } as const;
const scope = systemScope('claims');

/**
 * "This is ours", said of a listing by anybody, with an account or without. It is acknowledged by mail with a link to where it
 * stands, reviewed by an operator, and answered. Throws `not_found` for a listing that is not on the market, `forbidden` for
 * one's own, `duplicate` while an earlier claim of the same address is open, `rate_limited` past the day's limits. Whoever
 * holds the listing learns nothing of who claims.
 */
export async function makeClaim(deps: ClaimDeps, asked: Scope, listingId: string, input: ClaimInput, file: StoredUpload | null, from: { address: string; locale: Locale }): Promise<{ id: string }> {
  const id = newId('claim');
  const addressHash = createHash('sha256').update(`${deps.env.AUTH_SECRET}/claim/${addressKey(from.address)}`).digest('hex').slice(0, 32);
  await withTx(deps.db, scope, async (tx) => {
    const [row] = await tx.select({ status: listings.status, patent: patents }).from(listings).innerJoin(patents, eq(patents.id, listings.patentId)).where(eq(listings.id, listingId));
    if (!row || (row.status !== 'published' && row.status !== 'under_offer')) throw new AppError('not_found', { listing: listingId });
    const { patent } = row;
    if ('orgId' in asked && asked.orgId === patent.orgId) throw new AppError('forbidden', { reason: 'own_listing' });
    await assertWithin(tx, { email: input.email, addressHash, rightKey: patent.rightKey });
    const fileId = file ? await insertFile(tx, scope, file) : null;
    await tx.insert(ownershipClaims).values({
      id, kind: 'statement', rightKey: patent.rightKey, holderOrgId: patent.orgId, patentId: patent.id, listingId,
      claimantOrgId: 'orgId' in asked ? asked.orgId : null, claimantUserId: 'userId' in asked ? asked.userId : null,
      name: input.name, email: input.email, organisation: input.organisation, locale: from.locale, reason: input.reason, fileId, addressHash,
    });
    const title = titled(patent);
    await queueMail(tx, { to: input.email, locale: from.locale, template: 'claim_received', data: { name: input.name, title: from.locale === 'zh' ? title.title_zh : title.title_en, number: patent.number, link: claimLink(deps, id) } });
    await audit(tx, scope, { chain: `org:${patent.orgId}`, action: 'ownership.claim', subject: patent.id, data: { claim: id, with_evidence: fileId !== null } });
  });
  return { id };
}

/** The counts are read under a lock of the address, so that a burst cannot slip past them. */
async function assertWithin(tx: Tx, who: { email: string; addressHash: string; rightKey: string }): Promise<void> {
  for (const key of [who.email, who.addressHash].sort()) await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`claim:${key}`}, 0))`);
  const day = sql`${ownershipClaims.createdAt} > now() - interval '1 day'`;
  const [count] = await tx.select({
    email: sql<number>`count(*) filter (where ${ownershipClaims.email} = ${who.email} and ${day})::int`,
    address: sql<number>`count(*) filter (where ${ownershipClaims.addressHash} = ${who.addressHash} and ${day})::int`,
    right: sql<number>`count(*) filter (where ${ownershipClaims.rightKey} = ${who.rightKey} and ${ownershipClaims.state} = 'open')::int`,
    same: sql<number>`count(*) filter (where ${ownershipClaims.rightKey} = ${who.rightKey} and ${ownershipClaims.state} = 'open' and ${ownershipClaims.email} = ${who.email})::int`,
  }).from(ownershipClaims).where(and(sql`(${ownershipClaims.email} = ${who.email} or ${ownershipClaims.addressHash} = ${who.addressHash} or ${ownershipClaims.rightKey} = ${who.rightKey})`));
  if (count!.same > 0) throw new AppError('duplicate', { reason: 'claim_open' });
  if (count!.email >= LIMITS.email || count!.address >= LIMITS.address || count!.right >= LIMITS.right) throw new AppError('rate_limited', { retry_after: 86_400 });
}
