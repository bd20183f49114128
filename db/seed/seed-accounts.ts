import { hash } from '@node-rs/argon2';
import { newId } from '#app/core/ids.ts';
import type { Role } from '#app/core/permissions.ts';
import { systemScope, type MemberScope, type OrgKind } from '#app/core/scope.ts';
import type { Db, Tx } from '#db/client.ts';
import { accounts, users } from '#db/schema/identity.ts';
import { members, orgs } from '#db/schema/orgs.ts';
import { withTx } from '#db/tx.ts';
import { DEMO_ACCOUNTS, DEMO_ORGS, DEMO_PASSWORD } from './accounts.ts';

/** Same parameters as the login library is given (argon2id, 19 MiB, two passes). */
const hashPassword = (password: string) => hash(password, { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 });

export interface SeededPeople {
  /** Scope of the first account of each organisation, by slug. */
  scopes: Map<string, MemberScope>;
  /** Scope by e-mail address. */
  byEmail: Map<string, MemberScope>;
  orgIds: Map<string, string>;
}

async function addPerson(tx: Tx, person: { id: string; email: string; name: string; passwordHash: string; locale?: 'zh' | 'en' }): Promise<void> {
  await tx.insert(users).values({ id: person.id, email: person.email, name: person.name, emailVerified: true, locale: person.locale ?? 'zh' });
  await tx.insert(accounts).values({ id: crypto.randomUUID(), accountId: person.id, providerId: 'credential', userId: person.id, password: person.passwordHash });
}

function memberScope(userId: string, orgId: string, kind: OrgKind, role: Role): MemberScope {
  return kind === 'operator' ? { kind: 'operator', userId, orgId, orgKind: 'operator', role } : { kind: 'org', userId, orgId, orgKind: kind, role };
}

/** Creates the demo's organisations and accounts. One password hash serves all: they share the published demo password. */
export async function seedAccounts(db: Db): Promise<SeededPeople> {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const people: SeededPeople = { scopes: new Map(), byEmail: new Map(), orgIds: new Map() };
  await withTx(db, systemScope('seed'), async (tx) => {
    for (const org of DEMO_ORGS) {
      const id = newId('org');
      people.orgIds.set(org.slug, id);
      await tx.insert(orgs).values({ id, ...org, demo: true, verifiedAt: new Date(), verificationState: 'verified', verificationStateAt: new Date() });
    }
    const extra = DEMO_ORGS.filter((o) => !DEMO_ACCOUNTS.some((a) => a.orgSlug === o.slug))
      .map((o) => ({ email: `team@${o.slug}.demo`, name: o.nameZh.replace('（演示）', '') + '联系人', orgSlug: o.slug, role: 'owner' as const, approvalLimitYuan: undefined }));
    for (const account of [...DEMO_ACCOUNTS, ...extra]) {
      const org = DEMO_ORGS.find((o) => o.slug === account.orgSlug)!;
      const orgId = people.orgIds.get(org.slug)!;
      const userId = newId('user');
      await addPerson(tx, { id: userId, email: account.email, name: account.name, passwordHash });
      await tx.insert(members).values({ id: newId('member'), orgId, userId, role: account.role, approvalLimit: account.approvalLimitYuan ? account.approvalLimitYuan * 100 : null });
      const scope = memberScope(userId, orgId, org.kind, account.role);
      people.byEmail.set(account.email, scope);
      if (!people.scopes.has(org.slug)) people.scopes.set(org.slug, scope);
    }
  });
  return people;
}

/** An installation without demo data starts with one operator, who invites everybody else. */
export async function seedFirstOperator(db: Db, account: { email: string; password: string }): Promise<void> {
  const passwordHash = await hashPassword(account.password);
  await withTx(db, systemScope('seed'), async (tx) => {
    const orgId = newId('org');
    const userId = newId('user');
    await tx.insert(orgs).values({ id: orgId, slug: 'jingzhe', kind: 'operator', nameZh: '惊蛰平台运营', nameEn: 'Jingzhe Operations', verifiedAt: new Date(), verificationState: 'verified', verificationStateAt: new Date() });
    await addPerson(tx, { id: userId, email: account.email, name: 'Operator', passwordHash });
    await tx.insert(members).values({ id: newId('member'), orgId, userId, role: 'owner' });
  });
}
