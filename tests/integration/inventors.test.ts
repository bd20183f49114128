import { and, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '#app/core/clock.ts';
import type { OrgScope, UserScope } from '#app/core/scope.ts';
import { systemScope } from '#app/core/scope.ts';
import { getInvention, listInventions } from '#app/modules/inventors/inventions.server.ts';
import { endLink, inviteInventor } from '#app/modules/inventors/invite-inventor.server.ts';
import { listInventors, patentsOfName } from '#app/modules/inventors/list-inventors.server.ts';
import { acceptInvitation } from '#app/modules/orgs/accept-invitation.server.ts';
import { removeMember } from '#app/modules/orgs/members.server.ts';
import { answerAsInventor, answerQuestionnaire, getQuestionnaire, ownInventorAnswers } from '#app/modules/valuation/answer-questionnaire.server.ts';
import { patentInventors } from '#db/schema/inventors.ts';
import { users } from '#db/schema/identity.ts';
import { members } from '#db/schema/orgs.ts';
import { mails } from '#db/schema/platform.ts';
import { patents } from '#db/schema/patents.ts';
import { withRead, withTx } from '#db/tx.ts';
import { makeListing, makeMember, makeParty, makePatent, makeUser } from '#tests/fixtures/builders.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';

let t: TestDatabase;
beforeAll(async () => { t = await testDatabase(); });
afterAll(() => t.close());

const deps = () => ({ db: t.db, clock: systemClock, publicUrl: 'https://jingzhe.test' });
const words = { locale: 'zh' as const, roleName: '发明人' };
const system = systemScope('test');

let uni: Awaited<ReturnType<typeof makeParty>>;
let own: Awaited<ReturnType<typeof makePatent>>;
let other: Awaited<ReturnType<typeof makePatent>>;
beforeEach(async () => {
  uni = await makeParty(t.db, 'university');
  own = await makePatent(t.db, uni.org, { inventors: ['Tian, Wen-Qing', '田文清'], titleZh: '自己的专利' });
  other = await makePatent(t.db, uni.org, { inventors: ['别人'], titleZh: '别人的专利' });
});

/** An account with a confirmed address, that of somebody invited. */
async function invitee(): Promise<{ email: string; scope: UserScope }> {
  const userId = await makeUser(t.db);
  const [row] = await withRead(t.db, system, (tx) => tx.select({ email: users.email }).from(users).where(eq(users.id, userId)));
  return { email: row!.email, scope: { kind: 'user', userId } };
}

async function accept(who: { email: string; scope: UserScope }): Promise<OrgScope> {
  const rows = await withRead(t.db, system, (tx) => tx.select().from(mails).where(eq(mails.toAddress, who.email)).orderBy(mails.createdAt));
  const token = /invitations\/([A-Za-z0-9_-]{43})/.exec(rows.at(-1)!.text)![1]!;
  const orgId = await acceptInvitation(deps(), who.scope, token);
  return { kind: 'org', userId: who.scope.userId, orgId, orgKind: 'university', role: 'inventor' };
}

async function linked(ids = [own.id]): Promise<OrgScope> {
  const who = await invitee();
  await inviteInventor(deps(), uni.scope, { email: who.email, name: '田文清', patent_ids: ids }, words);
  return accept(who);
}

describe('an officer', () => {
  it('finds patents by an inventor’s name, in either order and spelling, and no other name that contains it', async () => {
    await makePatent(t.db, uni.org, { inventors: ['田文清远'] });
    for (const name of ['Wen-Qing Tian', 'tian wen qing', '田文清']) expect((await patentsOfName(deps(), uni.scope, name)).map((m) => m.patent_id), name).toEqual([own.id]);
    expect(await patentsOfName(deps(), uni.scope, '田')).toEqual([]);
    expect(await patentsOfName(deps(), uni.scope, '%')).toEqual([]);
    expect(await patentsOfName(deps(), (await makeParty(t.db, 'university')).scope, '田文清')).toEqual([]);
  });

  it('invites an address to patents; a link shows who confirmed it, waits for the account, and ends', async () => {
    const who = await invitee();
    expect(await inviteInventor(deps(), uni.scope, { email: who.email, name: '田文清', patent_ids: [own.id] }, words)).toEqual({ links: 1, already: 0, atOnce: false });
    expect(await listInventors(deps(), uni.scope)).toMatchObject([{ patent_id: own.id, name_on_patent: '田文清', state: 'invited', email: who.email }]);
    const scope = await accept(who);
    const [link] = await listInventors(deps(), uni.scope);
    expect(link).toMatchObject({ state: 'linked' });
    expect(await inviteInventor(deps(), uni.scope, { email: who.email, name: '田文清', patent_ids: [own.id, other.id] }, words)).toEqual({ links: 1, already: 1, atOnce: true });
    expect((await listInventions(deps(), scope)).map((i) => i.patent_id).sort()).toEqual([own.id, other.id].sort());
    await endLink(deps(), uni.scope, link!.id);
    expect((await listInventions(deps(), scope)).map((i) => i.patent_id)).toEqual([other.id]);
    await expect(endLink(deps(), uni.scope, link!.id)).rejects.toMatchObject({ code: 'state_changed' });
  });

  it('keeps what an address waits for when inviting it again: the newest link by mail stands for all', async () => {
    const who = await invitee();
    await inviteInventor(deps(), uni.scope, { email: who.email, name: '田文清', patent_ids: [own.id] }, words);
    await inviteInventor(deps(), uni.scope, { email: who.email, name: '田文清', patent_ids: [other.id] }, words);
    expect((await listInventions(deps(), await accept(who))).map((i) => i.patent_id).sort()).toEqual([own.id, other.id].sort());
  });

  it('names no patent of another organisation, and a viewer links nobody', async () => {
    const foreign = await makePatent(t.db, (await makeParty(t.db, 'university')).org);
    const who = await invitee();
    await expect(inviteInventor(deps(), uni.scope, { email: who.email, name: '田文清', patent_ids: [own.id, foreign.id] }, words)).rejects.toMatchObject({ code: 'not_found' });
    const viewer = await makeMember(t.db, uni.org, 'viewer');
    await expect(inviteInventor(deps(), viewer, { email: who.email, name: '田文清', patent_ids: [own.id] }, words)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await listInventors(deps(), uni.scope)).toEqual([]);
  });
});

describe('an inventor', () => {
  it('sees their own patents and of every table of the organisation nothing else, tables of later days too', async () => {
    const scope = await linked();
    await makeListing(t.db, other, { status: 'draft', benefitZh: '草稿' });
    const tables = await withRead(t.db, system, (tx) => tx.execute<{ name: string; column: string }>(sql`
      select c.table_name as name, c.column_name as column from information_schema.columns c join pg_tables p on p.tablename = c.table_name and p.schemaname = 'public'
      where c.table_schema = 'public' and c.column_name in ('org_id', 'seller_org_id', 'buyer_org_id', 'patent_org_id', 'client_org_id', 'principal_org_id') order by 1, 2`));
    expect(tables.length).toBeGreaterThan(40);
    const seen: Record<string, number> = {};
    await withRead(t.db, scope, async (tx) => {
      for (const { name, column } of tables) {
        const [row] = await tx.execute<{ n: number }>(sql`select count(*)::int as n from ${sql.identifier(name)} where ${sql.identifier(column)} = ${scope.orgId}`);
        if (row!.n) seen[name] = row!.n;
      }
    });
    // Their own seat, their own link, their own patent.
    expect(seen).toEqual({ members: 1, patent_inventors: 1, patents: 1 });
    expect(await withRead(t.db, scope, (tx) => tx.select({ id: patents.id }).from(patents).where(eq(patents.orgId, scope.orgId)))).toEqual([{ id: own.id }]);
    await expect(getInvention(deps(), scope, other.id)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('writes nothing of the organisation’s by themselves', async () => {
    const scope = await linked();
    await withTx(t.db, scope, (tx) => tx.update(patents).set({ titleZh: '改了' }).where(eq(patents.id, own.id)));
    await withTx(t.db, scope, (tx) => tx.update(members).set({ role: 'owner' }).where(and(eq(members.orgId, scope.orgId), eq(members.userId, scope.userId))));
    const [row] = await withRead(t.db, system, (tx) => tx.select({ title: patents.titleZh }).from(patents).where(eq(patents.id, own.id)));
    const [seat] = await withRead(t.db, system, (tx) => tx.select({ role: members.role }).from(members).where(and(eq(members.orgId, scope.orgId), eq(members.userId, scope.userId))));
    expect([row!.title, seat!.role]).toEqual(['自己的专利', 'inventor']);
    await expect(withTx(t.db, scope, (tx) => tx.insert(patentInventors).values({ id: 'iln_forged', orgId: scope.orgId, patentId: other.id, email: 'x@x.test', userId: scope.userId, confirmedBy: scope.userId }))).rejects.toThrow();
  });

  it('answers the questionnaire of their own patents, under their own name, and of no others', async () => {
    const scope = await linked();
    await answerAsInventor(deps(), scope, own.number, [{ question: 'proof', score: 4 }]);
    await answerAsInventor(deps(), scope, own.number, [{ question: 'proof', score: 5 }]);
    expect(await ownInventorAnswers(deps(), scope, own.id)).toMatchObject([{ question: 'proof', score: 5 }]);
    expect((await getInvention(deps(), scope, own.id)).questions.answered).toBe(1);
    expect((await getQuestionnaire(deps(), uni.scope, own.number)).answers).toMatchObject([{ question: 'proof', role: 'inventor', score: 5 }]);
    await expect(answerAsInventor(deps(), scope, other.number, [{ question: 'proof', score: 4 }])).rejects.toMatchObject({ code: 'not_found' });
    await makeListing(t.db, other); // on the market everybody may see it; that makes nobody its inventor
    await expect(answerAsInventor(deps(), scope, other.number, [{ question: 'proof', score: 4 }])).rejects.toMatchObject({ code: 'forbidden' });
    await expect(answerQuestionnaire(deps(), uni.scope, own.number, { role: 'inventor', answers: [{ question: 'proof', score: 1 }] })).rejects.toMatchObject({ code: 'forbidden', details: { reason: 'no_confirmed_inventor' } });
  });

  it('loses sight of everything when removed, and is confirmed anew on coming back', async () => {
    const scope = await linked();
    const [seat] = await withRead(t.db, system, (tx) => tx.select({ id: members.id }).from(members).where(and(eq(members.orgId, scope.orgId), eq(members.userId, scope.userId))));
    await removeMember(deps(), uni.scope, seat!.id);
    expect(await listInventions(deps(), scope)).toEqual([]);
    expect(await listInventors(deps(), uni.scope)).toMatchObject([{ state: 'ended' }]);
  });

  it('never takes over what somebody else leaves', async () => {
    const scope = await linked();
    const leaver = await makeMember(t.db, uni.org, 'member');
    const seats = await withRead(t.db, system, (tx) => tx.select({ id: members.id, userId: members.userId }).from(members).where(eq(members.orgId, uni.org.id)));
    const of = (userId: string) => seats.find((m) => m.userId === userId)!.id;
    await expect(removeMember(deps(), uni.scope, of(leaver.userId), { successorId: of(scope.userId) })).rejects.toMatchObject({ code: 'validation' });
  });
});
