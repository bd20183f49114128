import { Readable } from 'node:stream';
import { and, asc, eq, isNotNull, sql } from 'drizzle-orm';
import { addDays, addMonths, legalDay } from '#app/core/clock.ts';
import { newId } from '#app/core/ids.ts';
import { systemScope } from '#app/core/scope.ts';
import { creditCodeCheck } from '#app/modules/orgs/credit-code.ts';
import type { FileStore } from '#app/platform/files.ts';
import type { Db, Tx } from '#db/client.ts';
import { accounts, users } from '#db/schema/identity.ts';
import { listings } from '#db/schema/listings.ts';
import { members, orgs } from '#db/schema/orgs.ts';
import { orgVerifications, ownershipClaims, ownershipProofs } from '#db/schema/ownership.ts';
import { patents } from '#db/schema/patents.ts';
import { files as filesTable } from '#db/schema/platform.ts';
import { withTx } from '#db/tx.ts';
import { DEMO_ORGS } from './accounts.ts';
import { demoPdf } from './demo-pdf.ts';
import type { SeededPeople } from './seed-accounts.ts';

interface World { db: Db; files: FileStore; people: SeededPeople }
const scope = systemScope('seed');
const DAY = 86_400_000;

/** A fictitious code with a right check character: the body names the demo, so it is nobody's. */
export function demoCreditCode(index: number, university: boolean, region: string): string {
  const place = /^\d\d$/.test(region) ? `${region}0100` : '110100';
  const body = `${university ? '12' : '91'}${place}MADEM${String(index).padStart(4, '0')}`;
  return body + creditCodeCheck(body);
}

async function storePdf(w: World, line: string): Promise<{ key: string; sha256: string; size: number }> {
  return w.files.put(Readable.from([demoPdf(line)]), { maxBytes: 1_000_000 });
}

async function fileRow(tx: Tx, orgId: string, by: string, name: string, stored: { key: string; sha256: string; size: number }): Promise<string> {
  const id = newId('file');
  await tx.insert(filesTable).values({ id, orgId, name, mime: 'application/pdf', size: stored.size, sha256: stored.sha256, key: stored.key, createdBy: by });
  return id;
}

/** Three organisations beyond the demo's own: one waits to be verified, one was refused, one carries a name too like another's. */
const NEWCOMERS = [
  { slug: 'yunlu', kind: 'university', nameZh: '云麓理工学院（演示）', nameEn: 'Yunlu Institute of Technology (demo)', region: '43', state: 'submitted' },
  { slug: 'chenfeng', kind: 'company', nameZh: '辰沣新材料（演示）', nameEn: 'Chenfeng Materials (demo)', region: '44', state: 'refused' },
  { slug: 'manybridge-two', kind: 'company', nameZh: '众桥技术经纪服务（演示）', nameEn: 'Manybridge Technology Brokerage Services (demo)', region: '11', state: 'held' },
] as const;

/** Who everybody is and what they own: checks of identity, evidence for every patent, and one of each thing that waits for a reviewer. */
export async function seedOwnership(w: World): Promise<void> {
  const operator = w.people.byEmail.get('operator@jingzhe.demo')!;
  const licence = await storePdf(w, 'Business licence');
  const extract = await storePdf(w, 'Patent register extract');
  const refused = await storePdf(w, 'Business licence, page missing');
  await withTx(w.db, scope, async (tx) => {
    for (const [i, org] of DEMO_ORGS.entries()) {
      if (org.kind === 'operator') continue;
      const [orgId, by] = [w.people.orgIds.get(org.slug)!, w.people.scopes.get(org.slug)!.userId];
      const fileId = await fileRow(tx, orgId, by, 'licence.pdf', licence);
      await tx.insert(orgVerifications).values(submission(org, orgId, by, fileId, i + 1, { state: 'verified', reviewedBy: operator.userId, decidedAt: new Date(Date.now() - 40 * DAY) }));
      await tx.update(orgs).set(verifiedSince(40)).where(eq(orgs.id, orgId));
      await namesConfirmed(tx, orgId, by, operator.userId);
    }
    await newcomers(tx, w, operator.userId, { licence, refused });
    await proofs(tx, w, operator.userId, extract);
    await waiting(tx, w, extract);
  });
}

/** The platform confirmed the name of whoever handed the papers in, and they those of the colleagues who sign. */
async function namesConfirmed(tx: Tx, orgId: string, owner: string, operator: string): Promise<void> {
  await tx.update(orgVerifications).set({ submitterName: sql`(select name from users where id = submitted_by)` }).where(eq(orgVerifications.orgId, orgId));
  await tx.execute(sql`update members m set attested_name = u.name, attested_at = now() - interval '39 days', attested_as = case when m.user_id = ${owner} then 'operator' else 'owner' end, attested_by = case when m.user_id = ${owner} then ${operator} else ${owner} end
    from users u where u.id = m.user_id and m.org_id = ${orgId} and m.role in ('owner', 'manager')`);
}

const verifiedSince = (days: number) => {
  const at = new Date(Date.now() - days * DAY);
  return { verifiedAt: at, verifiedUntil: addMonths(legalDay(at), 12), verificationState: 'verified' as const, verificationStateAt: at };
};

function submission(org: { nameZh: string; kind: string; region: string }, orgId: string, by: string, fileId: string, index: number, over: Partial<typeof orgVerifications.$inferInsert>): typeof orgVerifications.$inferInsert {
  const name = org.nameZh.replace('（演示）', '');
  const abroad = org.region === 'EU' || org.region === 'US';
  return {
    id: newId('verification'), orgId, legalName: name, fileId, submittedBy: by, createdAt: new Date(Date.now() - 41 * DAY),
    ...(abroad ? { regime: 'foreign', registerCountry: 'DE', registerNumber: `HRB DEMO ${index}`, address: `${index} Demo Street, Fictitious Town` } as const
      : { regime: 'cn', creditCode: demoCreditCode(index, org.kind === 'university', org.region), address: `虚构市演示路 ${index} 号` } as const), ...over,
  };
}

async function newcomers(tx: Tx, w: World, reviewer: string, pdf: Record<'licence' | 'refused', { key: string; sha256: string; size: number }>): Promise<void> {
  const [known] = await tx.select({ password: accounts.password }).from(accounts).where(isNotNull(accounts.password)).limit(1);
  for (const [i, { state, ...org }] of NEWCOMERS.entries()) {
    const [orgId, userId, since] = [newId('org'), newId('user'), new Date(Date.now() - (i + 1) * DAY)];
    await tx.insert(users).values({ id: userId, email: `team@${org.slug}.demo`, name: org.nameZh.replace('（演示）', '') + '联系人', emailVerified: true });
    await tx.insert(accounts).values({ id: crypto.randomUUID(), accountId: userId, providerId: 'credential', userId, password: known!.password });
    await tx.insert(orgs).values({
      id: orgId, ...org, aboutZh: '虚构的机构。', aboutEn: 'A fictitious organisation.', stateOwned: org.kind === 'university', demo: true, createdAt: since, verificationStateAt: since,
      ...(state === 'held' ? { nameHeldAt: since, nameLikeOrgId: w.people.orgIds.get('alliance')! } : { verificationState: state }),
    });
    await tx.insert(members).values({ id: newId('member'), orgId, userId, role: 'owner' });
    if (state === 'held') continue;
    const fileId = await fileRow(tx, orgId, userId, 'licence.pdf', state === 'refused' ? pdf.refused : pdf.licence);
    await tx.insert(orgVerifications).values(submission(org, orgId, userId, fileId, 90 + i, {
      createdAt: since, submitterName: org.nameZh.replace('（演示）', '') + '联系人', ...(state === 'refused' ? { state, reviewedBy: reviewer, decidedAt: since, reason: '上传的执照缺一页，看不到登记机关的印章。' } : {}),
    }));
  }
}

/** Evidence for every patent of the catalogue, as of the day its register reading is from. */
async function proofs(tx: Tx, w: World, reviewer: string, extract: { key: string; sha256: string; size: number }): Promise<void> {
  for (const slug of ['jlu', 'hht', 'qsa']) {
    const [orgId, by] = [w.people.orgIds.get(slug)!, w.people.scopes.get(slug)!.userId];
    const fileId = await fileRow(tx, orgId, by, 'extract.pdf', extract);
    const rows = await tx.select().from(patents).where(and(eq(patents.orgId, orgId), eq(patents.ownership, 'proven')));
    const values = rows.map((p, n): typeof ownershipProofs.$inferInsert => ({
      id: newId('proof'), orgId, patentId: p.id, rightKey: p.rightKey, kind: 'register_extract', ownerNames: p.assignees, reference: `DEMO-${slug.toUpperCase()}-${String(n + 1).padStart(4, '0')}`, asOf: p.ownershipAsOf!, fileId,
      state: 'accepted', submittedBy: by, reviewedBy: reviewer, decidedAt: new Date(Date.now() - 5 * DAY), createdAt: new Date(Date.now() - 6 * DAY),
    }));
    for (let i = 0; i < values.length; i += 100) await tx.insert(ownershipProofs).values(values.slice(i, i + 100));
  }
}

/** An extract to compare for a draft, and a stranger's word about a listing, with a document. */
async function waiting(tx: Tx, w: World, extract: { key: string; sha256: string; size: number }): Promise<void> {
  const jlu = w.people.scopes.get('jlu')!;
  const [draft] = await tx.select({ patent: patents }).from(listings).innerJoin(patents, eq(patents.id, listings.patentId)).where(and(eq(listings.orgId, jlu.orgId), eq(listings.status, 'draft'), eq(patents.legalStatus, 'in_force'))).orderBy(asc(listings.id)).limit(1);
  if (draft) {
    const fileId = await fileRow(tx, jlu.orgId, jlu.userId, 'extract-2026.pdf', extract);
    await tx.update(ownershipProofs).set({ state: 'withdrawn' }).where(eq(ownershipProofs.patentId, draft.patent.id));
    await tx.update(patents).set({ ownership: 'unproven', ownershipAsOf: null }).where(eq(patents.id, draft.patent.id));
    await tx.insert(ownershipProofs).values({
      id: newId('proof'), orgId: jlu.orgId, patentId: draft.patent.id, rightKey: draft.patent.rightKey, kind: 'register_extract', ownerNames: draft.patent.assignees, reference: 'DEMO-2026-0358', asOf: addDays(legalDay(new Date()), -3), fileId, submittedBy: jlu.userId,
    });
  }
  const hht = w.people.orgIds.get('hht')!;
  const [listed] = await tx.select({ id: listings.id, patent: patents }).from(listings).innerJoin(patents, eq(patents.id, listings.patentId)).where(and(eq(listings.orgId, hht), eq(listings.status, 'published'))).orderBy(asc(listings.id)).limit(1);
  if (!listed) return;
  const fileId = await fileRow(tx, 'platform', 'public', 'assignment.pdf', extract);
  await tx.insert(ownershipClaims).values({
    id: newId('claim'), kind: 'statement', rightKey: listed.patent.rightKey, holderOrgId: hht, patentId: listed.patent.id, listingId: listed.id, name: '顾南乔', email: 'gu@former-owner.demo', organisation: '南乔精密仪器厂（虚构）',
    reason: '这件专利两年前已由我厂受让，登记手续合格通知书见附件，请核对专利登记簿。', fileId, locale: 'zh', createdAt: new Date(Date.now() - 2 * DAY),
  });
}
