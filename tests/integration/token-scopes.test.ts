import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { can, permissionsHeld, PERMISSIONS, type Permission } from '#app/core/permissions.ts';
import { systemScope, type MemberScope } from '#app/core/scope.ts';
import { createApiToken, viewerOfToken } from '#app/modules/orgs/api-tokens.server.ts';
import { inviteMember } from '#app/modules/orgs/invite-member.server.ts';
import { changeMember } from '#app/modules/orgs/members.server.ts';
import { withRead } from '#db/tx.ts';
import { makeListing, makeMember, makeOrg, makeParty, makePatent } from '#tests/fixtures/builders.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';
import { allRoutes, loadRoute, startWeb, type TestWeb } from '#tests/fixtures/web.ts';

/** What a token may do at most holds everywhere: in the guard, in the use cases, in what it may hand on; and pages know no tokens. */
let t: TestDatabase;
let web: TestWeb;
let officer: MemberScope;
beforeAll(async () => {
  t = await testDatabase();
  web = await startWeb(t);
  officer = (await makeParty(t.db, 'university')).scope;
});
afterAll(async () => { await web.close(); await t.close(); });

const narrowed = (scope: MemberScope, atMost: Permission[]): MemberScope => ({ ...scope, atMost });
const scopesOf = async (token: string) => (await viewerOfToken(web.api.services, token))!.atMost;

describe('pages', () => {
  it('answer 401 to every token, on documents, data and resources, with a good cookie beside it or not', async () => {
    const token = await web.api.token(officer);
    const cookie = await web.api.cookieOf(officer);
    expect((await web.send('GET', '/account', { headers: { cookie } })).status, 'the cookie is good').toBe(200);
    let tried = 0;
    for (const { path, file } of allRoutes()) {
      const at = `/${path.replace('*', 'no-such-place').replace(/:\w+/g, 'x')}`;
      for (const address of [at, at === '/' ? '/_root.data' : `${at}.data`]) {
        for (const headers of [{ authorization: `Bearer ${token}` }, { authorization: `Bearer ${token}`, cookie }, { authorization: 'Basic eDp5', cookie }, { authorization: '', cookie }] as Record<string, string>[]) {
          for (const method of ['GET', 'POST']) {
            const answer = await web.send(method, address, { headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' }, ...(method === 'POST' ? { body: 'intent=x' } : {}) });
            expect(answer.status, `${method} ${address} (${file}) with ${JSON.stringify(headers).slice(0, 40)}`).toBe(401);
          }
        }
      }
      tried += 1;
    }
    expect(tried).toBeGreaterThan(50);
  });

  it('say why, in the reader’s language', async () => {
    const headers = { authorization: `Bearer ${await web.api.token(officer)}` };
    expect((await web.send('GET', '/deals', { headers: { ...headers, accept: 'text/html', 'accept-language': 'zh' } })).text).toContain('接口令牌只能用于接口');
    expect(JSON.parse((await web.send('POST', '/offers/off_0ghost0.data', { headers, body: 'intent=accept' })).text)).toMatchObject({ status: 401, title: 'token_on_page' });
  });

  it('refuse it in the seam as well, should the shell ever let one by', async () => {
    const { action, loader } = await loadRoute('routes/offers/detail.tsx') as Record<string, (args: unknown) => Promise<unknown>>;
    for (const handler of [action!, loader!]) {
      const request = new Request('http://localhost:3000/offers/off_0ghost0', { ...(handler === action ? { method: 'POST', body: new URLSearchParams({ intent: 'accept' }) } : {}), headers: { authorization: `Bearer ${await web.api.token(officer)}` } });
      const thrown = await handler({ request, params: { id: 'off_0ghost0' }, context: web.api.context() }).catch((e: unknown) => e);
      expect(thrown).toMatchObject({ init: { status: 401 } });
    }
  });
});

describe('one function decides', () => {
  it('for every permission: role and token both have to hold it', () => {
    for (const permission of PERMISSIONS) {
      for (const atMost of [undefined, [], [permission], PERMISSIONS.filter((p) => p !== permission)] as (Permission[] | undefined)[]) {
        const expected = can(officer, permission) && (atMost === undefined || atMost.includes(permission));
        expect(can({ ...officer, ...(atMost ? { atMost } : {}) }, permission), `${permission} within ${atMost?.length}`).toBe(expected);
      }
    }
    expect(permissionsHeld(narrowed(officer, ['org.read', 'demand.write']))).toEqual(['org.read']);
  });

  it('in use cases too, whoever calls them', async () => {
    const services = web.api.services;
    const invite = (scope: MemberScope) => inviteMember(services, scope, { email: 'new@owner.example', role: 'owner', approval_limit: null } as never, { locale: 'en', roleName: 'Owner' });
    await expect(invite(narrowed(officer, ['member.read', 'patent.read']))).rejects.toMatchObject({ code: 'forbidden' });
    // With the permission, but not with all a role would hand on.
    await expect(invite(narrowed(officer, ['member.read', 'member.manage']))).rejects.toMatchObject({ code: 'validation', fields: [{ path: 'role', code: 'role_above_own' }] });
    const org = await makeOrg(t.db, 'university');
    const owner = await makeMember(t.db, org, 'owner');
    const other = await makeMember(t.db, org, 'viewer');
    const [row] = await withRead(t.db, systemScope('test'), (tx) => tx.execute<{ id: string }>(sql`select id from members where user_id = ${other.userId}`));
    await expect(changeMember(services, narrowed(owner, ['member.manage']), { member_id: row!.id, role: 'manager', approval_limit: null } as never)).rejects.toMatchObject({ fields: [{ code: 'role_above_own' }] });
  });

  it('for what an open endpoint shows of one’s own: a token that lacks the permission is nobody in particular', async () => {
    const { scope, org } = await makeParty(t.db, 'university');
    const patent = await makePatent(t.db, org, {});
    const draft = await makeListing(t.db, patent, { status: 'draft' });
    for (const path of [`/listings/${draft.id}`, `/patents/${patent.number}`]) {
      expect((await web.api.call(await web.api.token(scope), 'get', path)).status, path).toBe(200);
      expect((await web.api.call(await web.api.token(scope, ['patent.read']), 'get', path)).status, path).toBe(200);
      expect((await web.api.call(await web.api.token(scope, ['deal.read', 'org.read']), 'get', path)).status, path).toBe(404);
    }
    expect((await web.api.call(await web.api.token(scope, ['deal.read']), 'get', '/me')).status).toBe(403);
    expect((await web.api.call(await web.api.token(scope, ['org.read', 'deal.read']), 'get', '/me')).body).toMatchObject({ permissions: ['org.read', 'deal.read'] });
  });
});

describe('nobody hands on more than they hold', () => {
  it('a session may give what its role may; nothing named is all of it, as it is at the moment of use', async () => {
    const member = await makeMember(t.db, await makeOrg(t.db, 'university'), 'member');
    await expect(createApiToken(web.api.services, member, { name: 'x', scopes: ['offer.accept'] })).rejects.toMatchObject({ code: 'forbidden', details: { permission: 'offer.accept' } });
    expect(await scopesOf((await createApiToken(web.api.services, member, { name: 'x' })).token)).toBeUndefined();
    expect(await scopesOf((await createApiToken(web.api.services, member, { name: 'x', scopes: ['deal.read', 'deal.read'] })).token)).toEqual(['deal.read']);
  });

  it('a narrowed request gives what it has itself, and nothing named is that and not everything', async () => {
    const minter = narrowed(officer, ['token.manage', 'deal.read']);
    await expect(createApiToken(web.api.services, minter, { name: 'x', scopes: ['offer.accept'] })).rejects.toMatchObject({ code: 'forbidden' });
    expect(await scopesOf((await createApiToken(web.api.services, minter, { name: 'x' })).token)).toEqual(['token.manage', 'deal.read']);
    expect(await scopesOf((await createApiToken(web.api.services, minter, { name: 'x', scopes: ['deal.read'] })).token)).toEqual(['deal.read']);
    // What it lists and its role does not hold is not handed on either; and nothing at all is no token, for an empty list means everything.
    expect(await scopesOf((await createApiToken(web.api.services, narrowed(officer, ['deal.read', 'operator.ledger']), { name: 'x' })).token)).toEqual(['deal.read']);
    await expect(createApiToken(web.api.services, narrowed(officer, ['operator.ledger']), { name: 'x' })).rejects.toMatchObject({ code: 'forbidden' });
  });
});
