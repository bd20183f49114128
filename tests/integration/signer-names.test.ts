import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '#app/core/clock.ts';
import { AppError } from '#app/core/errors.ts';
import { systemScope, type MemberScope, type OrgScope } from '#app/core/scope.ts';
import { getDeal } from '#app/modules/deals/get-deal.server.ts';
import { signDocument } from '#app/modules/deals/sign-document.server.ts';
import { updateProfile } from '#app/modules/identity/sessions.server.ts';
import { decideVerification } from '#app/modules/operations/verify-organisation.server.ts';
import { attestName } from '#app/modules/orgs/attest-name.server.ts';
import { closeAccount } from '#app/modules/orgs/close-account.server.ts';
import { listMembers } from '#app/modules/orgs/list-members.server.ts';
import { withRead, withTx } from '#db/tx.ts';
import { makeMember, makeParty } from '#tests/fixtures/builders.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';
import { caller, consent, makeMarket, openedDeal } from '#tests/fixtures/deals.ts';
import { testApi } from '#tests/fixtures/http.ts';
import { submitPapers as submitted } from '#tests/fixtures/identity.ts';

/** A signature bears a name somebody else confirmed, and says who that was. */
let t: TestDatabase;
const s = systemScope('test');
const rows = <T extends Record<string, unknown>>(q: ReturnType<typeof sql>) => withRead(t.db, s, (tx) => tx.execute<T>(q));
const deps = () => ({ db: t.db, clock: systemClock });
const refused = async (act: Promise<unknown>): Promise<AppError> => { const e = await act.then(() => null, (error: unknown) => error); expect(e).toBeInstanceOf(AppError); return e as AppError; };
const memberOf = async (scope: OrgScope) => (await rows<{ id: string; name: string }>(sql`select m.id, u.name from members m join users u on u.id = m.user_id where m.user_id = ${scope.userId} and m.org_id = ${scope.orgId}`))[0]!;
const confirmed = async (scope: OrgScope) => (await listMembers(deps(), scope as MemberScope, scope.orgId)).find((m) => m.user_id === scope.userId)!.name_attested?.by ?? null;
const rename = (scope: OrgScope, name: string) => updateProfile(deps(), scope.userId, { name, locale: 'zh' });
const attest = async (owner: OrgScope, of: OrgScope, name?: string) => { const m = await memberOf(of); return attestName(deps(), owner, { member_id: m.id, name: name ?? m.name }); };
async function sign(scope: OrgScope, dealId: string) {
  const contract = (await getDeal({ db: t.db }, scope, dealId)).documents.find((d) => d.kind === 'contract' && d.current)!;
  return signDocument({ db: t.db }, scope, dealId, { document_id: contract.id, sha256: contract.sha256, ...consent }, { caller });
}
const blocks = async (scope: OrgScope, dealId: string) => (await getDeal({ db: t.db }, scope, dealId)).transitions.find((x) => x.name === 'sign_contract')!.blocked_by.map((b) => b.code);

beforeAll(async () => { t = await testDatabase(); });
afterAll(async () => { await t.close(); });

describe('a signature', () => {
  it('is refused under a name nobody else confirmed, says who can, and then bears that name, who confirmed it and when', async () => {
    const m = await makeMarket(t.db);
    const dealId = await openedDeal(t.db, m, 'transfer');
    const junior = await makeMember(t.db, m.company.org, 'manager', { attested: false });
    expect(await blocks(junior, dealId)).toEqual(['name_unattested']);
    expect((await refused(sign(junior, dealId))).details.blocked_by).toEqual([{ code: 'name_unattested' }]);
    await attest(m.company.scope, junior);
    expect(await blocks(junior, dealId)).toEqual([]);
    await sign(junior, dealId);
    const { name } = await memberOf(junior);
    expect(await rows(sql`select signer_name, attested_by, attested_as, attested_at is not null as dated from signatures where deal_id = ${dealId}`)).toEqual([{ signer_name: name, attested_by: m.company.scope.userId, attested_as: 'owner', dated: true }]);
    expect((await getDeal({ db: t.db }, m.university.scope, dealId)).documents[0]!.signatures[0]!.record!.name_attested).toMatchObject({ by: 'owner' });
    // Renamed later, what was signed stays as it was signed.
    await rename(junior, '另一个名字');
    expect(await rows(sql`select signer_name from signatures where deal_id = ${dealId}`)).toEqual([{ signer_name: name }]);
  });

  it('is refused after the account was renamed, by its owner’s own hand too, until the new name is confirmed', async () => {
    const m = await makeMarket(t.db);
    const dealId = await openedDeal(t.db, m, 'transfer');
    expect(await blocks(m.company.scope, dealId)).toEqual([]);
    await rename(m.company.scope, '冒名者');
    expect(await confirmed(m.company.scope)).toBeNull();
    expect(await blocks(m.company.scope, dealId)).toEqual(['name_unattested_owner']);
    expect((await refused(sign(m.company.scope, dealId))).details.blocked_by).toEqual([{ code: 'name_unattested_owner' }]);
    expect(await rows(sql`select action from audit_events where chain = ${`org:${m.company.org.id}`} and action = 'member.attest_end'`)).toHaveLength(1);
    // A row changed behind the use case's back counts no more either.
    await withTx(t.db, s, (tx) => tx.execute(sql`update members set attested_name = '原名', attested_by = 'x', attested_as = 'operator', attested_at = now() where user_id = ${m.company.scope.userId}`));
    expect(await blocks(m.company.scope, dealId)).toEqual(['name_unattested_owner']);
  });
});

describe('a name', () => {
  it('is confirmed by an owner whose own name is, never by oneself, and only as it stands', async () => {
    const { org, scope: owner } = await makeParty(t.db, 'company');
    const [junior, manager] = [await makeMember(t.db, org, 'manager', { attested: false }), await makeMember(t.db, org, 'manager')];
    expect((await refused(attest(manager, junior))).code).toBe('forbidden');
    expect((await refused(attest(owner, owner))).details.reason).toBe('own_name');
    expect((await refused(attest(owner, junior, '王某'))).details.reason).toBe('name_changed');
    expect((await refused(attest((await makeParty(t.db, 'company')).scope, junior))).code).toBe('not_found');
    await rename(owner, '改名者');
    expect((await refused(attest(owner, junior))).details.reason).toBe('own_name_first');
    expect(await confirmed(junior)).toBeNull();
    const unchecked = await makeParty(t.db, 'company', { verifiedAt: null });
    expect((await refused(attest(unchecked.scope, await makeMember(t.db, unchecked.org, 'member', { attested: false })))).code).toBe('unverified');
  });

  it('of whoever hands the papers in is confirmed with them, when the operator says so, as it was when they did', async () => {
    const { org } = await makeParty(t.db, 'company', { verifiedAt: null });
    const owner = await makeMember(t.db, org, 'owner', { attested: false });
    const op = (await makeParty(t.db, 'operator')).scope;
    const first = await submitted(t.db, owner);
    await decideVerification(deps(), op, { verification_id: first, verdict: 'accept' });
    expect(await confirmed(owner)).toBeNull();
    const second = await submitted(t.db, owner);
    const { name } = await memberOf(owner);
    await rename(owner, '换了名字');
    await decideVerification(deps(), op, { verification_id: second, verdict: 'accept', attest_name: true });
    expect(await confirmed(owner), 'the name that was compared is not the account’s any more').toBeNull();
    await rename(owner, name);
    await decideVerification(deps(), op, { verification_id: await submitted(t.db, owner), verdict: 'accept', attest_name: true });
    expect(await confirmed(owner)).toBe('operator');
  });

  it('is the platform’s to write, goes with the account, and is confirmed over the API by who may', async () => {
    const { org, scope: owner } = await makeParty(t.db, 'company');
    const junior = await makeMember(t.db, org, 'member', { attested: false });
    await expect(withTx(t.db, junior as MemberScope, (tx) => tx.execute(sql`update members set attested_name = 'x', attested_by = 'x', attested_as = 'operator', attested_at = now() where user_id = ${junior.userId}`))).rejects.toThrow();
    const api = testApi(t);
    const { id, name } = await memberOf(junior);
    const path = `/organisations/${org.id}/members/${id}/attest`;
    expect((await api.call(await api.token(junior), 'post', path, { body: { name } })).status).toBe(403);
    const token = await api.token(owner);
    expect((await api.call(token, 'post', path, { body: { name: '别人' } })).status).toBe(409);
    const answer = await api.call(token, 'post', path, { body: { name } });
    expect([answer.status, (answer.body as { name_attested: unknown }).name_attested]).toEqual([200, { by: 'owner', at: expect.any(String) }]);
    api.close();
    await closeAccount({ ...deps(), publicUrl: 'http://x' }, junior.userId, { address: '192.0.2.1', userAgent: null } as never);
    expect(await rows(sql`select attested_name from members where user_id = ${junior.userId}`)).toEqual([{ attested_name: null }]);
  });
});
