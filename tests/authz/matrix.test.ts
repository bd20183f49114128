import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { can, PERMISSIONS, ROLES, type Permission, type Role } from '#app/core/permissions.ts';
import { systemScope, type MemberScope, type OrgKind } from '#app/core/scope.ts';
import { withRead } from '#db/tx.ts';
import { makeMember, makeOrg } from '#tests/fixtures/builders.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';
import { testApi, type TestApi } from '#tests/fixtures/http.ts';
import { API, NEEDS_VERIFICATION, PAGES } from './entries.ts';
import { formFor } from './forms.ts';
import { apiEntries, pageEntries, writersWithIntents, type Entry, type Outcome } from './registry.ts';
import { buildWorld, CANARY, type World } from './world.ts';

/**
 * The one matrix of who may what: every reader and writer of every page and every call of the API, tried as nobody, as each role of
 * each kind of organisation, as a foreign organisation, as a token with each single scope, as an organisation nobody has verified.
 */
let t: TestDatabase;
let api: TestApi;
let world: World;
let pages: Entry[];
let calls: Entry[];
let all: Entry[];
beforeAll(async () => {
  t = await testDatabase();
  api = testApi(t);
  world = await buildWorld(t);
  pages = await pageEntries(api, world);
  calls = apiEntries(api, world);
  all = [...pages, ...calls];
});
afterAll(async () => {
  api.close();
  await t.close();
});

const KINDS = ['university', 'company', 'broker', 'operator'] as const satisfies readonly OrgKind[];
const open = (access: Entry['access']) => access === 'public' || access === 'guest';
const allows = (entry: Entry, who: { orgKind: OrgKind; role: Role; atMost?: readonly Permission[] }) => open(entry.access) || entry.access === 'user' || entry.access === 'member' || can(who, entry.access as Permission);
const tell = (entry: Entry, who: string, answer: Outcome) => `${entry.kind} ${entry.key} as ${who} answered ${answer.status} ${answer.text.slice(0, 200)}`;
/** The payment provider of this world is away; saying so is beyond the guard, which is what is asked here. */
const away = (answer: Outcome) => answer.status === 503 && answer.text.includes('unavailable');

describe('the list', () => {
  it('holds every page and call with who may, and nothing else', () => {
    expect(Object.fromEntries(pages.map((p) => [p.key, p.access]))).toEqual(PAGES);
    expect(Object.fromEntries(calls.map((c) => [c.key, c.access]))).toEqual(API);
    expect([new Set(pages.map((p) => p.key)).size, new Set(calls.map((c) => c.key)).size]).toEqual([pages.length, calls.length]);
  });

  it('knows every form of a page by its intent, each with a permission of its own', async () => {
    const writers = await writersWithIntents();
    expect(writers.filter((w) => w.form.join() !== w.access.join())).toEqual([]);
    expect(writers.filter((w) => w.access.length > 1).length).toBeGreaterThan(10);
  });

  it('gives a call of the API a permission or opens it to all: a token must be able to lack it', () => {
    expect(calls.filter((c) => ['user', 'member', 'guest'].includes(c.access)).map((c) => c.key)).toEqual([]);
  });
});

describe('nobody', () => {
  it('gets nothing that is not open: pages lead to the sign-in, the API says who it does not know', async () => {
    for (const entry of all.filter((e) => !open(e.access))) {
      for (const filled of [false, true]) {
        const answer = await entry.ask(null, { real: true, filled });
        expect(answer.status, tell(entry, 'nobody', answer)).toBe(entry.kind === 'page' ? 302 : 401);
        if (entry.kind === 'page') expect(answer.location, entry.key).toMatch(/^\/login/);
        expect(answer.text).not.toContain(CANARY);
      }
      const forged = await entry.ask({ token: `jz_${'A'.repeat(43)}` }, { real: true });
      expect(forged.status, tell(entry, 'a forged token', forged)).toBe(401);
    }
    for (const entry of all.filter((e) => open(e.access))) {
      const answer = await entry.ask(null, { real: true });
      expect(answer.text, entry.key).not.toContain(CANARY);
      expect(answer.status, tell(entry, 'nobody', answer)).toBeLessThan(500);
    }
  });
});

describe('each role', () => {
  it.each(KINDS)('of a %s may what the permissions say, and no more', async (kind) => {
    const org = await makeOrg(t.db, kind);
    for (const role of ROLES as readonly Role[]) {
      const scope: MemberScope = await makeMember(t.db, org, role);
      for (const entry of all) {
        const answer = await entry.ask({ scope }, { real: false });
        const what = tell(entry, `${kind} ${role}`, answer);
        if (!allows(entry, scope)) expect(answer.status, what).toBe(403);
        else if (!away(answer)) expect(answer.status === 401 || answer.status >= 500, what).toBe(false);
      }
    }
  });
});

/** Everything the database holds, as one fingerprint a table; what a refused request may write is left out, with the reason. */
async function fingerprint(): Promise<Record<string, string>> {
  const mayChange = new Set(['api_tokens' /* last use */, 'rate_limits', 'idempotency_keys', 'sessions', 'case_moves' /* refused attempts of parties */]);
  return withRead(t.db, systemScope('fingerprint'), async (tx) => {
    const tables = await tx.execute<{ name: string }>(sql`select tablename as name from pg_tables where schemaname = 'public'`);
    const prints: Record<string, string> = {};
    for (const { name } of tables) {
      if (mayChange.has(name)) continue;
      const [row] = await tx.execute<{ print: string }>(sql`select coalesce(md5(string_agg(r::text, '|' order by r::text)), '') as print from ${sql.identifier(name)} r`);
      prints[name] = row!.print;
    }
    return prints;
  });
}

describe('a foreign organisation', () => {
  it.each(['university', 'company', 'broker'] as const)('(%s) sees nothing private, changes nothing, and cannot tell what exists', async (kind) => {
    const scope = world.strangers[kind];
    await calls.find((c) => c.key === 'GET /me')!.ask({ scope }, { real: false }); // makes its token, which is written down
    const before = await fingerprint();
    for (const entry of all.filter((e) => e.about)) {
      if (entry.write && entry.kind === 'page' && !formFor(entry.key, world.ids)) throw new Error(`tests/authz/forms.ts has no valid form for ${entry.key}`);
      // Profiles of organisations are public; uploads need a file, which the guard's order is tried with elsewhere.
      if (entry.key === 'GET /organisations/{id}') continue;
      const answer = await entry.ask({ scope }, { real: true, filled: true });
      const what = tell(entry, `a foreign ${kind}`, answer);
      expect(answer.text, what).not.toContain(CANARY);
      expect([302, 403, 404, 422], what).toContain(answer.status);
      const ghost = await entry.ask({ scope }, { real: false, filled: true });
      expect(answer.status, `${what}; for what does not exist ${ghost.status}`).toBe(ghost.status);
    }
    expect(await fingerprint()).toEqual(before);
  });

  it('finds nothing private in any list', async () => {
    for (const scope of Object.values(world.strangers)) {
      for (const entry of all.filter((e) => !e.write && !e.about)) {
        const answer = await entry.ask({ scope }, { real: true });
        expect(answer.text, tell(entry, `a foreign ${scope.orgKind}`, answer)).not.toContain(CANARY);
      }
    }
  });
});

/** Owners of every kind, none of them a party of the world's deal. */
const holders = () => [world.strangers.university, world.strangers.company, world.strangers.broker, world.operator] as MemberScope[];

describe('a token with a single scope', () => {
  it('opens no page, whatever the scope', async () => {
    for (const scope of PERMISSIONS) {
      const owner = holders().find((s) => can(s, scope))!;
      const token = await api.token(owner, [scope]);
      for (const page of pages) {
        const answer = await page.ask({ token }, { real: true, filled: true });
        expect(answer.status, tell(page, `a token for ${scope}`, answer)).toBe(401);
      }
    }
  });

  it('does what that scope names and nothing else', async () => {
    for (const scope of PERMISSIONS) {
      const owner = holders().find((h) => can(h, scope))!;
      const token = await api.token(owner, [scope]);
      for (const call of calls) {
        const answer = await call.ask({ token }, { real: false, filled: true });
        const what = tell(call, `a token for ${scope}`, answer);
        if (!open(call.access) && call.access !== scope) expect(answer.status, what).toBe(403);
        else if (!away(answer)) expect([401, 403].includes(answer.status) || answer.status >= 500, what).toBe(false);
      }
    }
  });

  it('is enough for its own things: no call needs in secret what it does not name', async () => {
    const secret: string[] = [];
    for (const owner of [world.university, world.company, world.operator] as MemberScope[]) {
      const everything = await api.token(owner);
      for (const call of calls.filter((c) => !open(c.access) && can(owner, c.access as Permission))) {
        const token = await api.token(owner, [call.access as Permission]);
        const answer = await call.ask({ token }, { real: true, filled: true });
        if (answer.status !== 403) continue;
        const whole = await call.ask({ token: everything }, { real: true, filled: true });
        if (whole.status !== 403) secret.push(`${call.key} as ${owner.orgKind}`);
      }
    }
    expect(secret).toEqual([]);
  });
});

describe('an organisation nobody has verified', () => {
  it.each(KINDS)('(%s) has what its role has, apart from what needs verification', async (kind) => {
    const scope: MemberScope = await makeMember(t.db, await makeOrg(t.db, kind, { verifiedAt: null }), 'owner');
    for (const entry of all) {
      const answer = await entry.ask({ scope }, { real: false, filled: true });
      const what = tell(entry, `an unverified ${kind}`, answer);
      const narrowed = (NEEDS_VERIFICATION as readonly string[]).includes(entry.access);
      if (!allows(entry, scope) || narrowed) expect(answer.status, what).toBe(403);
      else if (!away(answer)) expect(answer.status === 401 || answer.status >= 500, what).toBe(false);
    }
  });
});
