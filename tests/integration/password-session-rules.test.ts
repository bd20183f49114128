import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '#app/core/clock.ts';
import { systemScope } from '#app/core/scope.ts';
import type { Auth } from '#app/modules/identity/auth.server.ts';
import { signIn } from '#app/modules/identity/sign-in.server.ts';
import { signUp } from '#app/modules/identity/sign-up.server.ts';
import { identityPool } from '#db/client.ts';
import { accounts, sessions } from '#db/schema/identity.ts';
import { withRead } from '#db/tx.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';
import { authFor, client, linkIn, mailsTo, PASSWORD, refusalOf, signedIn, again } from '#tests/fixtures/people.ts';

/** Rules of the security table about passwords and sessions that no other test shows. */
let t: TestDatabase;
let deps: { db: TestDatabase['db']; clock: typeof systemClock; auth: Auth };
beforeAll(async () => { t = await testDatabase(); deps = { db: t.db, clock: systemClock, auth: authFor(t) }; });
afterAll(() => t.close());

/** Registers with this password, confirms by the mailed link, and says how a later sign-in with `typed` went. */
async function registered(email: string, password: string, typed = password): Promise<string> {
  await signUp(deps, { name: 'Person', email, password, locale: 'en' });
  await signIn(deps, { email, password, confirm: linkIn((await mailsTo(t, email)).at(-1)!.text, 'confirm') }, client);
  return refusalOf(signIn(deps, { email, password: typed }, client));
}
/** Two hundred characters that repeat nothing and spell nothing. */
const long = Array.from({ length: 200 }, (_, i) => String.fromCodePoint(0x4e00 + (i * 7_919) % 20_000)).join('');

describe('a password', () => {
  it('of two hundred characters is kept whole: its last one counts', async () => {
    expect(await registered('long@rules.test', long)).toBe('done');
    expect(await refusalOf(signIn(deps, { email: 'long@rules.test', password: `${long.slice(0, -1)}x` }, client))).toBe('password:wrong_credentials');
  });

  it('does not expire: one set ten years ago signs in as before', async () => {
    expect(await registered('old@rules.test', PASSWORD)).toBe('done');
    await identityPool(t.db).update(accounts).set({ createdAt: new Date('2016-01-01'), updatedAt: new Date('2016-01-01') }).where(eq(accounts.providerId, 'credential'));
    expect(await refusalOf(signIn(deps, { email: 'old@rules.test', password: PASSWORD }, client))).toBe('done');
  });

  it('is not backed by a question: no table of identity has one, nor a hint or an answer', async () => {
    const columns = await withRead(t.db, systemScope('test'), (tx) => tx.execute<{ name: string }>(sql`select table_name || '.' || column_name as name from information_schema.columns
      where table_name in ('users', 'accounts', 'verifications', 'two_factors', 'sessions') and table_schema = 'public'`));
    expect(columns.length).toBeGreaterThan(30);
    expect(columns.filter(({ name }) => /question|answer|hint|maiden|birth/.test(name))).toEqual([]);
    expect(Object.keys(deps.auth.api).filter((name) => /question|hint/i.test(name))).toEqual([]);
  });
});

describe('a session', () => {
  it('is named by chance alone: at least 128 bits, none twice, and no place in it stays the same', async () => {
    const auth = await deps.auth.$context;
    const me = await signedIn(t, deps as never, 'chance@rules.test');
    const tokens: string[] = [];
    for (let i = 0; i < 200; i++) tokens.push((await auth.internalAdapter.createSession(me.userId)).token);
    expect(new Set(tokens).size).toBe(200);
    for (const token of tokens) expect(token).toMatch(/^[A-Za-z0-9_-]{32,}$/);
    // What each place takes over all sessions: with 62 signs and 200 draws fewer than 40 different ones never happen by chance.
    const places = Array.from({ length: 32 }, (_, i) => new Set(tokens.map((token) => token[i])).size);
    expect(Math.min(...places)).toBeGreaterThan(39);
    expect(32 * Math.log2(62)).toBeGreaterThan(128);
  });

  it('ends fourteen days after it began, and is answered no more from then on', async () => {
    const me = await signedIn(t, deps as never, 'fortnight@rules.test');
    const other = await again(t, deps as never, 'fortnight@rules.test');
    const row = async (id: string) => (await identityPool(t.db).select().from(sessions).where(eq(sessions.id, id)))[0]!;
    const { expiresAt, createdAt } = await row(me.sessionId);
    expect(Math.round((expiresAt.getTime() - createdAt.getTime()) / 3_600_000)).toBe(14 * 24);
    await identityPool(t.db).update(sessions).set({ expiresAt: new Date(Date.now() - 1_000) }).where(eq(sessions.id, me.sessionId));
    const ask = (cookie: string) => deps.auth.api.getSession({ headers: new Headers({ cookie }) });
    expect(await ask(me.cookie)).toBeNull();
    expect((await ask(other.cookie))?.user.id).toBe(me.userId);
  });
});
