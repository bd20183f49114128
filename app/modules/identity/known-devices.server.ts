import { createHash, randomBytes } from 'node:crypto';
import { and, desc, eq, notInArray, sql } from 'drizzle-orm';
import { cookieName, cookieNames } from '#app/core/cookie-names.ts';
import { AppError } from '#app/core/errors.ts';
import { newId } from '#app/core/ids.ts';
import type { UserScope } from '#app/core/scope.ts';
import type { Db, Tx } from '#db/client.ts';
import { knownDevices, sessions } from '#db/schema/identity.ts';
import { withRead, withTx } from '#db/tx.ts';
import { auditPerson } from './audit-person.server.ts';
import { deviceOf } from './device-name.ts';
import type { Whence } from './tell-owner.server.ts';

/** The cookie a device is known again by: random, long-lived, out of reach of scripts. It opens nothing. */
const DEVICE_COOKIE = 'jingzhe_device';
/** The longest browsers keep a cookie, seconds. */
const COOKIE_SECONDS = 400 * 86_400;
/** Devices kept for one person, the latest; older ones are simply new again. */
const KEPT = 30;

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

/** The device's token in a cookie header; null when there is none of the right form. */
export function deviceTokenIn(cookie: string | null): string | null {
  for (const name of cookieNames(DEVICE_COOKIE)) {
    const token = new RegExp(`(?:^|;\\s*)${name}=([A-Za-z0-9_-]{43})(?:;|$)`).exec(cookie ?? '')?.[1];
    if (token) return token;
  }
  return null;
}

/**
 * Notes which device a session was started on, in the caller's transaction. `fresh` = never seen with this person before; `cookie` is to be
 * set on the answer when the browser has none yet. One browser used by two people carries one token and is known to each by itself.
 */
export async function noteDevice(tx: Tx, scope: UserScope, what: { sessionId: string; token: string | null; from: Whence; secure: boolean }): Promise<{ fresh: boolean; cookie: string | null }> {
  const token = what.token ?? randomBytes(32).toString('base64url');
  const seen = { userAgent: what.from.userAgent?.slice(0, 400) ?? null, address: what.from.address || null };
  const mine = and(eq(knownDevices.userId, scope.userId), eq(knownDevices.tokenHash, hashOf(token)));
  const [known] = await tx.update(knownDevices).set({ ...seen, lastSeenAt: sql`now()` }).where(mine).returning({ id: knownDevices.id });
  const id = known?.id ?? newId('device');
  if (!known) {
    await tx.insert(knownDevices).values({ id, userId: scope.userId, tokenHash: hashOf(token), ...seen });
    const kept = tx.select({ id: knownDevices.id }).from(knownDevices).where(eq(knownDevices.userId, scope.userId)).orderBy(desc(knownDevices.lastSeenAt)).limit(KEPT);
    await tx.delete(knownDevices).where(and(eq(knownDevices.userId, scope.userId), notInArray(knownDevices.id, kept)));
  }
  await tx.update(sessions).set({ deviceId: id }).where(and(eq(sessions.id, what.sessionId), eq(sessions.userId, scope.userId)));
  return { fresh: !known, cookie: what.token ? null : `${cookieName(DEVICE_COOKIE, what.secure)}=${token}; Path=/; Max-Age=${COOKIE_SECONDS}; HttpOnly; SameSite=Lax${what.secure ? '; Secure' : ''}` };
}

export interface DeviceRow { id: string; name: string | null; address: string | null; firstSeenAt: Date; lastSeenAt: Date }

/** Devices the person has signed in on, latest first. */
export async function listDevices({ db }: { db: Db }, userId: string): Promise<DeviceRow[]> {
  const rows = await withRead(db, { kind: 'user', userId }, (tx) => tx.select().from(knownDevices).where(eq(knownDevices.userId, userId)).orderBy(desc(knownDevices.lastSeenAt)).limit(KEPT));
  return rows.map((r) => ({ id: r.id, name: deviceOf(r.userAgent), address: r.address, firstSeenAt: r.firstSeenAt, lastSeenAt: r.lastSeenAt }));
}

/** Forgets a device and ends the sessions started on it: the next sign-in there is a new one, with its mail. `not_found` for anybody else's. */
export async function forgetDevice({ db }: { db: Db }, userId: string, deviceId: string): Promise<void> {
  const scope = { kind: 'user', userId } as const;
  await withTx(db, scope, async (tx) => {
    const rows = await tx.delete(knownDevices).where(and(eq(knownDevices.id, deviceId), eq(knownDevices.userId, userId))).returning({ id: knownDevices.id });
    if (!rows.length) throw new AppError('not_found');
    const ended = await tx.delete(sessions).where(and(eq(sessions.userId, userId), eq(sessions.deviceId, deviceId))).returning({ id: sessions.id });
    await auditPerson(tx, scope, { userId, action: 'person.device_forget', data: { sessions: ended.length } });
  });
}
