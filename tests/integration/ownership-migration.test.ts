import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OldDatabase } from '#tests/fixtures/old-database.ts';

/** An installation as it was before evidence was asked for, filled, and then migrated: what it has must go on. */
let old: OldDatabase;
let db: OldDatabase['owner'];

beforeAll(async () => {
  old = await OldDatabase.before('trust_tables');
  db = old.owner;
  await db.unsafe(`
    insert into orgs (id, slug, kind, name_zh, name_en, verified_at) values ('org_u', 'u', 'university', '大学', 'University', now() - interval '2 months'), ('org_old', 'old', 'university', '老大学', 'Old University', now() - interval '3 years'),
      ('org_c', 'c', 'company', '公司', 'Company', null), ('org_o', 'o', 'operator', '平台', 'Platform', now());
    insert into patents (id, org_id, owner_org_id, number, authority, kind) values ('pat_public', 'org_u', 'org_u', 'CN100000001B', 'CN', 'invention'), ('pat_twin', 'org_old', 'org_old', 'CN100000001B', 'CN', 'invention'),
      ('pat_quiet', 'org_u', 'org_u', 'CN100000002B', 'CN', 'invention'), ('pat_sold', 'org_u', 'org_c', 'CN100000003B', 'CN', 'invention'), ('pat_bought', 'org_c', 'org_c', 'CN100000003B', 'CN', 'invention');
    insert into patent_facts (id, org_id, patent_id, fact, value, source, as_of) values ('f1', 'org_c', 'pat_bought', 'owner', '{}', 'deal:deal_1', '2026-02-03');
    insert into listings (id, org_id, patent_id, status) values ('lst_public', 'org_u', 'pat_public', 'published'), ('lst_twin', 'org_old', 'pat_twin', 'published'), ('lst_quiet', 'org_u', 'pat_quiet', 'draft');
  `);
  await old.migrate('ownership_rules');
});
afterAll(async () => { await old.end(); });

describe('an installation from before', () => {
  it('keeps its verified organisations, with a day to renew that leaves time', async () => {
    const rows = await db<{ id: string; state: string; days: number | null }[]>`select id, verification_state as state, verified_until - current_date as days from orgs order by id`;
    const of = (id: string) => rows.find((r) => r.id === id)!;
    expect(of('org_u')).toMatchObject({ state: 'verified' });
    expect(of('org_u').days).toBeGreaterThan(290);
    expect(of('org_old')).toMatchObject({ state: 'verified', days: 30 });
    expect(of('org_c')).toMatchObject({ state: 'unverified', days: null });
    expect(of('org_o')).toMatchObject({ state: 'verified', days: null });
  });

  it('has thirty days for what is public, proof of what its own deals moved, and nothing for the rest', async () => {
    const rows = await db<{ id: string; ownership: string; due: number | null; as_of: string | null }[]>`select id, ownership, ownership_due_on - current_date as due, ownership_as_of::text as as_of from patents order by id`;
    expect(Object.fromEntries(rows.map((r) => [r.id, [r.ownership, r.due, r.as_of]]))).toEqual({
      pat_public: ['unproven', 30, null], pat_twin: ['unproven', 30, null], pat_quiet: ['unproven', null, null], pat_sold: ['passed', null, null], pat_bought: ['proven', null, '2026-02-03'],
    });
  });

  it('goes on even where two offered one right: the keys come later, one row at a time', async () => {
    expect(await db`select id from listings where status = 'published' and right_key = ''`).toHaveLength(2);
  });
});
