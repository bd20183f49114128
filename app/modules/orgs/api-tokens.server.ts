import { createHash, randomBytes } from 'node:crypto';
import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import type { Clock } from '#app/core/clock.ts';
import { AppError } from '#app/core/errors.ts';
import { newId } from '#app/core/ids.ts';
import { can, permissionsHeld, type Permission } from '#app/core/permissions.ts';
import { systemScope, type MemberScope } from '#app/core/scope.ts';
import type { Locale } from '#app/core/vocabulary.ts';
import { tellOwner, type Whence } from '#app/modules/identity/tell-owner.server.ts';
import { audit } from '#db/audit.ts';
import type { Db } from '#db/client.ts';
import { apiTokens, users } from '#db/schema/identity.ts';
import { withRead, withTx } from '#db/tx.ts';
import { listMemberships, type MembershipRow } from './memberships.server.ts';

const TOKEN_DAYS = 90;
/** Whose token it is, is what the lookup has to find out. */
const doorScope = systemScope('token');
const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex');

/**
 * Makes a token for the member's organisation, and tells them by mail. The secret is returned once and never stored. Nobody hands on more than they hold:
 * a scope beyond it is `forbidden`. Without `scopes` the token may do all its member may, at the moment of use; made by a request
 * that is narrowed itself, it gets that request's own limits instead.
 */
export async function createApiToken({ db, clock, publicUrl }: { db: Db; clock: Clock; publicUrl: string }, scope: MemberScope, input: { name: string; scopes?: Permission[] }, from?: Whence): Promise<{ id: string; token: string; expiresAt: Date }> {
  const asked = [...new Set(input.scopes ?? [])];
  const beyond = asked.find((s) => !can(scope, s));
  if (beyond) throw new AppError('forbidden', { permission: beyond });
  const scopes = asked.length || scope.atMost === undefined ? asked : permissionsHeld(scope);
  // An empty list would be kept as "everything": who holds nothing hands on nothing.
  if (scope.atMost !== undefined && !scopes.length) throw new AppError('forbidden', { reason: 'nothing_held' });
  const id = newId('token');
  const secret = `jz_${randomBytes(32).toString('base64url')}`;
  const expiresAt = new Date(clock.now().getTime() + TOKEN_DAYS * 86_400_000);
  await withTx(db, scope, async (tx) => {
    await tx.insert(apiTokens).values({ id, tokenHash: hashOf(secret), name: input.name, userId: scope.userId, orgId: scope.orgId, scopes, expiresAt });
    await audit(tx, scope, { chain: `org:${scope.orgId}`, action: 'token.create', subject: id, data: { scopes } });
    await tellOwner(tx, scope, { userId: scope.userId, what: 'token', detail: input.name, from, link: `${publicUrl}/organisation/tokens` });
  });
  return { id, token: secret, expiresAt };
}

/** Ends one of the person's own tokens at once. */
export async function revokeApiToken({ db, clock }: { db: Db; clock: Clock }, scope: MemberScope, id: string): Promise<void> {
  await withTx(db, scope, async (tx) => {
    const rows = await tx.update(apiTokens).set({ revokedAt: clock.now() })
      .where(and(eq(apiTokens.id, id), eq(apiTokens.userId, scope.userId), eq(apiTokens.orgId, scope.orgId), isNull(apiTokens.revokedAt))).returning({ id: apiTokens.id });
    if (!rows.length) throw new AppError('not_found');
    await audit(tx, scope, { chain: `org:${scope.orgId}`, action: 'token.revoke', subject: id });
  });
}

/** The person's live tokens for this organisation; never the secrets. */
export async function listApiTokens({ db, clock }: { db: Db; clock: Clock }, scope: MemberScope) {
  return withRead(db, scope, (tx) => tx.select({ id: apiTokens.id, name: apiTokens.name, scopes: apiTokens.scopes, createdAt: apiTokens.createdAt, expiresAt: apiTokens.expiresAt, lastUsedAt: apiTokens.lastUsedAt })
    .from(apiTokens)
    .where(and(eq(apiTokens.userId, scope.userId), eq(apiTokens.orgId, scope.orgId), isNull(apiTokens.revokedAt), gt(apiTokens.expiresAt, clock.now())))
    .orderBy(desc(apiTokens.createdAt)).limit(100));
}

/** `atMost` is absent for a token that may do all its member may. */
export interface TokenViewer { tokenId: string; user: { id: string; name: string; email: string; locale: Locale }; membership: MembershipRow; atMost?: Permission[]; secondFactor: boolean }

/** Who a bearer token speaks for, or null: unknown, expired, revoked, or its person no longer belongs to the organisation. */
export async function viewerOfToken(deps: { db: Db; clock: Clock }, secret: string): Promise<TokenViewer | null> {
  if (!/^jz_[A-Za-z0-9_-]{43}$/.test(secret)) return null;
  const now = deps.clock.now();
  const [row] = await withRead(deps.db, doorScope, (tx) => tx
    .select({ id: apiTokens.id, orgId: apiTokens.orgId, scopes: apiTokens.scopes, lastUsedAt: apiTokens.lastUsedAt, userId: users.id, name: users.name, email: users.email, locale: users.locale, secondFactor: users.twoFactorEnabled })
    .from(apiTokens).innerJoin(users, eq(users.id, apiTokens.userId))
    .where(and(eq(apiTokens.tokenHash, hashOf(secret)), isNull(apiTokens.revokedAt), gt(apiTokens.expiresAt, now))));
  if (!row) return null;
  const membership = (await listMemberships(deps, row.userId)).find((m) => m.orgId === row.orgId);
  if (!membership) return null;
  // Once an hour is enough to tell a token that is in use from one that is not.
  if (!row.lastUsedAt || now.getTime() - row.lastUsedAt.getTime() > 3_600_000) {
    await withTx(deps.db, doorScope, (tx) => tx.update(apiTokens).set({ lastUsedAt: now }).where(eq(apiTokens.id, row.id)));
  }
  return {
    tokenId: row.id,
    user: { id: row.userId, name: row.name, email: row.email, locale: row.locale === 'en' ? 'en' : 'zh' },
    membership,
    ...(row.scopes.length ? { atMost: row.scopes as Permission[] } : {}),
    secondFactor: row.secondFactor,
  };
}
