import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemScope, type OperatorScope } from '#app/core/scope.ts';
import { directory, organisationFile, personFile } from '#app/modules/operations/directory.server.ts';
import { findAnything } from '#app/modules/operations/find.server.ts';
import { remarkCode } from '#app/modules/payments/contract-statements.ts';
import type { SeededPeople } from '#db/seed/seed-accounts.ts';
import { withRead } from '#db/tx.ts';
import type { TestDatabase } from '#tests/fixtures/database.ts';
import { demoWorld } from '#tests/fixtures/demo-world.ts';
import type { TestApi } from '#tests/fixtures/http.ts';

let t: TestDatabase;
let api: TestApi;
let people: SeededPeople;
let operator: OperatorScope;
beforeAll(async () => {
  ({ t, api, people } = await demoWorld());
  operator = people.byEmail.get('operator@jingzhe.demo') as OperatorScope;
});
afterAll(async () => { api.close(); await t.close(); });

const one = async (query: string): Promise<string> => (await withRead(t.db, systemScope('test'), (tx) => tx.execute<{ x: string }>(sql.raw(`select (${query}) as x`))))[0]!.x;
const find = async (q: string) => (await findAnything(t, operator, { q })).map((f) => `${f.kind} ${f.id} ${f.href}`);

describe('the operator’s box', () => {
  it('tells what any id is and where it opens', async () => {
    for (const [kind, table, page] of [['deal', 'deals', '/deals/'], ['listing', 'listings', '/listings/'], ['offer', 'offers', '/offers/'], ['demand', 'demands', '/demands/'], ['sale', 'sales', '/sales/'], ['service', 'service_cases', '/services/'],
      ['mandate', 'mandates', '/mandates/'], ['introduction', 'introductions', '/introductions/'], ['org', 'orgs', '/operator/organisations/'], ['person', 'users', '/operator/persons/']] as const) {
      const id = await one(`select id from ${table} order by id limit 1`);
      expect(await find(id), kind).toEqual([`${kind} ${id} ${page}${id}`]);
    }
    const approval = await one('select id from approvals where org_id is null order by id limit 1');
    expect(await find(approval)).toEqual([`approval ${approval} /approvals?item=${approval}`]);
    const payment = await one('select id from payments order by id limit 1');
    expect(await find(payment)).toEqual([`payment ${payment} /operator/ledger/deals/${await one(`select deal_id from payments where id = '${payment}'`)}`]);
    const journal = await one('select id from ledger_journals where deal_id is not null order by id limit 1');
    expect((await find(journal))[0]).toMatch(new RegExp(`^journal ${journal} /operator/ledger/deals/`));
  });

  it('knows numbers in any spelling, mail addresses, serials, remark codes, hashes and names', async () => {
    const number = await one('select number from patents where removed_at is null order by id limit 1');
    for (const spelled of [number, number.toLowerCase(), `${number.slice(0, 2)} ${number.slice(2)}`]) expect((await find(spelled)).some((f) => f.startsWith('patent ') && f.endsWith(`/patents/${number}`)), spelled).toBe(true);
    expect((await find('tto@jlu.demo'))[0]).toMatch(/^person usr_/);
    const deal = await one('select id from deals order by id limit 1');
    expect(await find(remarkCode(deal))).toEqual([`deal ${deal} /deals/${deal}`]);
    const sha = await one('select sha256 from deal_documents order by id limit 1');
    expect((await find(sha)).some((f) => f.startsWith('document '))).toBe(true);
    const serial = await one('select bank_serial from payments where bank_serial is not null order by id limit 1');
    expect((await find(serial)).some((f) => f.startsWith('payment '))).toBe(true);
    const name = await one('select name_zh from orgs where kind = \'company\' order by id limit 1');
    expect((await find(name.slice(0, 3))).some((f) => f.startsWith('org '))).toBe(true);
    // What a pattern would mean to the database means nothing here.
    expect(await find('%%')).toEqual([]);
    expect(await find('deal_nobody0has0this')).toEqual([]);
  });

  it('is the operator’s alone, and keeps directories with a history', async () => {
    const officer = people.byEmail.get('tto@jlu.demo')!;
    await expect(findAnything(t, officer, { q: 'tto@jlu.demo' })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(directory(t, officer)).rejects.toMatchObject({ code: 'forbidden' });
    const lists = await directory(t, operator);
    expect(lists.orgs.length).toBeGreaterThan(3);
    expect(lists.people.find((p) => p.email === 'tto@jlu.demo')).toMatchObject({ orgs: [expect.objectContaining({ left: false })] });
    const orgId = await one('select seller_org_id from deals order by id limit 1');
    const file = await organisationFile(t, operator, orgId);
    expect(file.org.deals).toBe(Number(await one(`select count(*)::text from deals where '${orgId}' in (seller_org_id, buyer_org_id, broker_org_id)`)));
    expect(file.history.length).toBeGreaterThan(0);
    const person = lists.people.find((p) => p.email === 'tto@jlu.demo')!;
    expect((await personFile(t, operator, person.id)).history.some((h) => h.action === 'person.found')).toBe(true);
    await expect(personFile(t, operator, 'usr_nobody')).rejects.toMatchObject({ code: 'not_found' });
  });
});
