import { createHash } from 'node:crypto';
import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppError } from '#app/core/errors.ts';
import { systemScope } from '#app/core/scope.ts';
import { CONSENT } from '#app/modules/deals/consent.ts';
import { dealEvents } from '#app/modules/deals/deal-events.server.ts';
import { draftContract } from '#app/modules/deals/draft-contract.server.ts';
import { getDeal } from '#app/modules/deals/get-deal.server.ts';
import { getDocument, openDocumentFile } from '#app/modules/deals/get-document.server.ts';
import { listDeals } from '#app/modules/deals/list-deals.server.ts';
import { listMessages, postMessage } from '#app/modules/deals/messages.server.ts';
import { signDocument } from '#app/modules/deals/sign-document.server.ts';
import { transition } from '#app/modules/deals/transition.server.ts';
import { uploadDocument } from '#app/modules/deals/upload-document.server.ts';
import { listQueue } from '#app/modules/operations/list-queue.server.ts';
import { queueDetail } from '#app/modules/operations/queue-item.server.ts';
import { resolveIncident } from '#app/modules/operations/resolve-incident.server.ts';
import { homeFacts } from '#app/modules/stats/home.server.ts';
import { createDiskStore } from '#app/platform/files.disk.server.ts';
import { withRead, withTx } from '#db/tx.ts';
import { checkFiles, checkTexts } from '#workers/invariants-content.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';
import { caller, clearPaperGates, consent, makeMarket, move, openedDeal, pay, pdf, signBoth, type Market } from '#tests/fixtures/deals.ts';
import { pdf as pdfOf } from '#tests/e2e/support/files.ts';
import { testApi, type TestApi } from '#tests/fixtures/http.ts';

let t: TestDatabase;
let api: TestApi;
let owner: postgres.Sql;
const dir = mkdtempSync(join(tmpdir(), 'jingzhe-records-'));
const files = createDiskStore(dir);
const system = systemScope('test');
const rows = <T>(query: ReturnType<typeof sql>) => withRead(t.db, system, async (tx) => [...await tx.execute(query)] as T[]);
beforeAll(async () => {
  t = await testDatabase();
  api = testApi(t);
  owner = postgres(t.ownerUrl, { max: 1, onnotice: () => {} });
});
afterAll(async () => {
  await owner.end();
  api.close();
  await t.close();
  rmSync(dir, { recursive: true, force: true });
});

const contractOf = async (m: Market, dealId: string) => (await getDeal({ db: t.db }, m.company.scope, dealId)).documents.find((d) => d.kind === 'contract' && d.current)!;
/** What somebody with the owner's password could do: the application cannot. */
async function swapText(documentId: string, body: string): Promise<void> {
  await owner.unsafe('alter table deal_documents disable trigger append_only_row');
  await owner`update deal_documents set body = ${body} where id = ${documentId}`;
  await owner.unsafe('alter table deal_documents enable trigger append_only_row');
}
const incidentsOf = (subject: string) => rows<{ kind: string; met_at: string; times: number; resolved: boolean }>(sql`select kind, met_at, times, resolved_at is not null as resolved from incidents where subject = ${subject} order by first_seen_at`);

describe('what was filed', () => {
  it('is not changed or deleted by anybody, and marks that it is superseded only once', async () => {
    const m = await makeMarket(t.db);
    const dealId = await openedDeal(t.db, m, 'transfer');
    const document = await uploadDocument({ db: t.db, files }, m.university.scope, dealId, { kind: 'certificate', title: 'C', fileName: 'c.pdf', bytes: pdf(dealId) });
    await postMessage({ db: t.db }, m.company.scope, dealId, { body: 'x' });
    const app = (statement: string) => withTx(t.db, system, (tx) => tx.execute(sql.raw(statement)));
    for (const [table, column] of [['deal_documents', 'body'], ['deal_documents', 'sha256'], ['deal_documents', 'title'], ['files', 'sha256'], ['files', 'key'], ['deal_messages', 'body'], ['deal_evidence', 'kind'], ['signatures', 'signer_name']] as const) {
      await expect(app(`update ${table} set ${column} = 'zz'`), `${table}.${column}`).rejects.toMatchObject({ cause: { code: '42501' } });
    }
    for (const table of ['deal_documents', 'files', 'deal_messages', 'signatures', 'deals', 'payments']) await expect(app(`delete from ${table}`), table).rejects.toMatchObject({ cause: { code: '42501' } });
    await expect(owner`update files set name = 'zz.pdf'`, 'not even by the owner, without switching the guard off').rejects.toThrow(/append_only/);
    await expect(owner`update deal_documents set body = 'zz' where id = ${document.id}`).rejects.toThrow(/append_only/);
    await app(`update deal_documents set superseded_at = now() where id = '${document.id}'`);
    await expect(app(`update deal_documents set superseded_at = null where id = '${document.id}'`)).rejects.toThrow();
    await expect(app(`insert into deal_documents(id, deal_id, kind, version, title, body, sha256) values ('doc_zz', '${dealId}', 'contract', 99, 't', 'text', '${'a'.repeat(64)}')`), 'a hash of something else').rejects.toThrow();
  });
});

describe('a signature', () => {
  it('keeps the account’s name, organisation and capacity, the consent, the address and device, and the database’s time', async () => {
    const m = await makeMarket(t.db);
    const dealId = await openedDeal(t.db, m, 'transfer');
    const contract = await contractOf(m, dealId);
    const before = Date.now();
    const token = await api.token(m.company.scope);
    const body = { sha256: contract.sha256, consent_version: CONSENT.version, consent_lang: 'en', signer_name: 'Somebody Else' };
    const answer = await api.call(token, 'post', `/deals/${dealId}/documents/${contract.id}/sign`, { body });
    expect(answer.status, answer.text).toBe(200);
    const [kept] = await rows<Record<string, unknown>>(sql`select s.*, u.name as account from signatures s join users u on u.id = s.user_id where s.document_id = ${contract.id}`);
    expect(kept).toMatchObject({
      user_id: m.company.scope.userId, signer_name: kept!.account, org_id: m.company.org.id, org_name_zh: m.company.org.nameZh, org_name_en: m.company.org.nameEn, capacity: 'owner', document_version: 1,
      sha256: contract.sha256, consent_text: CONSENT.text.en, consent_lang: 'en', consent_version: CONSENT.version, consent_hash: createHash('sha256').update(CONSENT.text.en).digest('hex'), client_address: '127.0.0.1',
    });
    expect(Math.abs(new Date(kept!.signed_at as string).getTime() - before)).toBeLessThan(60_000);
    const seen = async (scope: Market['company']['scope']) => (await getDocument({ db: t.db }, scope, dealId, contract.id)).signatures[0]!.record!;
    expect(await seen(m.company.scope)).toMatchObject({ address: '127.0.0.1', capacity: 'owner', version: 1, consent: { lang: 'en', text: CONSENT.text.en } });
    expect(await seen(m.university.scope), 'where it came from is the signer’s own').toMatchObject({ address: null, device: null, consent: { text: CONSENT.text.en } });
    expect(await seen(m.operator.scope)).toMatchObject({ address: '127.0.0.1' });
  });

  it('is not taken without consent to the words that stand, nor from nowhere', async () => {
    const m = await makeMarket(t.db);
    const dealId = await openedDeal(t.db, m, 'transfer');
    const contract = await contractOf(m, dealId);
    const token = await api.token(m.company.scope);
    for (const body of [{ sha256: contract.sha256 }, { sha256: contract.sha256, consent_version: '1999-01-01', consent_lang: 'zh' }, { sha256: contract.sha256, consent_version: CONSENT.version }]) {
      const answer = await api.call(token, 'post', `/deals/${dealId}/documents/${contract.id}/sign`, { body });
      expect([answer.status, [...new Set((answer.body as { errors: { code: string }[] }).errors.map((e) => e.code))]]).toEqual([422, ['consent_required']]);
    }
    await expect(transition({ db: t.db }, m.company.scope, { dealId, name: 'sign_contract', evidence: { document_id: contract.id, sha256: contract.sha256, ...consent } })).rejects.toMatchObject({ code: 'forbidden' });
    expect(await rows(sql`select 1 from signatures where document_id = ${contract.id}`)).toEqual([]);
  });

  it('given before such records were kept stays valid and says so', async () => {
    const m = await makeMarket(t.db);
    const dealId = await openedDeal(t.db, m, 'transfer');
    await pay(t.db, m, dealId);
    await clearPaperGates(t.db, m, dealId);
    const contract = await contractOf(m, dealId);
    await owner.unsafe('alter table signatures disable trigger signature_guard');
    for (const scope of [m.company.scope, m.university.scope]) {
      await owner`insert into signatures(id, deal_id, document_id, org_id, user_id, signer_name, sha256) values (${`sig_old_${scope.orgId}`}, ${dealId}, ${contract.id}, ${scope.orgId}, ${scope.userId}, '旧签名', ${contract.sha256})`;
    }
    await owner.unsafe('alter table signatures enable trigger signature_guard');
    const deal = await getDeal({ db: t.db }, m.company.scope, dealId);
    expect(deal.documents[0]!.signatures.map((s) => [s.signer_name, s.record])).toEqual([['旧签名', null], ['旧签名', null]]);
    expect(await checkTexts({ db: t.db })).toEqual([]);
    const { advanceDeal } = await import('#app/modules/deals/transition.server.ts');
    await advanceDeal({ db: t.db }, dealId);
    expect((await getDeal({ db: t.db }, m.company.scope, dealId)).state).not.toBe('funded');
  });
});

describe('a swapped contract', () => {
  it('is not shown, not signed and moves nothing; the operator, the audit trail and the log know', async () => {
    const m = await makeMarket(t.db);
    const dealId = await openedDeal(t.db, m, 'transfer');
    await pay(t.db, m, dealId);
    await clearPaperGates(t.db, m, dealId);
    const contract = await contractOf(m, dealId);
    await signDocument({ db: t.db }, m.university.scope, dealId, { document_id: contract.id, sha256: contract.sha256, ...consent }, { caller });
    await swapText(contract.id, '价款改为一元。');
    const lines: string[] = [];
    const deps = { db: t.db, log: { error: (facts: Record<string, unknown>, message: string) => { lines.push(`${message} ${String(facts.subject)}`); } } };
    await expect(getDocument(deps, m.company.scope, dealId, contract.id)).rejects.toMatchObject({ code: 'content_altered', status: 409 });
    await expect(signDocument(deps, m.company.scope, dealId, { document_id: contract.id, sha256: contract.sha256, ...consent }, { caller })).rejects.toMatchObject({ code: 'content_altered' });
    const forged = createHash('sha256').update('价款改为一元。').digest('hex');
    await expect(signDocument(deps, m.company.scope, dealId, { document_id: contract.id, sha256: forged, ...consent }, { caller }), 'the new text’s own hash helps nobody').rejects.toMatchObject({ code: 'content_altered' });
    await expect(move(t.db, m.operator.scope, dealId, 'provide_evidence', { gate: 'G8', related: false })).rejects.toMatchObject({ code: 'content_altered' });
    expect((await getDeal({ db: t.db }, m.company.scope, dealId)).documents[0]).toMatchObject({ intact: false });
    expect(await rows(sql`select 1 from signatures where document_id = ${contract.id}`)).toHaveLength(1);
    expect(lines.length).toBe(3);
    expect(await incidentsOf(contract.id)).toMatchObject([{ kind: 'content_differs', times: 4, resolved: false }]);
    expect(await rows(sql`select actor from audit_events where chain = ${`deal:${dealId}`} and action = 'incident.content'`)).toEqual([{ actor: 'system:content' }]);
    expect(await checkTexts({ db: t.db })).toEqual([`altered text: ${contract.id} of ${dealId}`]);

    const item = (await listQueue({ db: t.db }, m.operator.scope, { view: 'trouble' })).items.find((i) => i.kind === 'incident' && i.deal_id === dealId)!;
    expect(await queueDetail({ db: t.db, clock: { now: () => new Date() } }, m.operator.scope, item)).toMatchObject({ type: 'incident', incident: { document_id: contract.id, expected: contract.sha256, found: forged } });
    const incident = { incident_id: item.key.slice('incident:'.length), resolution: '已从备份恢复原文。' };
    await expect(resolveIncident({ db: t.db }, m.company.scope, incident)).rejects.toMatchObject({ code: 'forbidden' });
    await resolveIncident({ db: t.db }, m.operator.scope, incident);
    await expect(resolveIncident({ db: t.db }, m.operator.scope, incident)).rejects.toMatchObject({ code: 'not_found' });
    await expect(getDocument(deps, m.company.scope, dealId, contract.id), 'closing serves nothing').rejects.toMatchObject({ code: 'content_altered' });
    expect((await incidentsOf(contract.id)).map((i) => i.resolved)).toEqual([true, false]);

    // A way on: the parties draw up the contract anew and both sign that.
    await draftContract({ db: t.db }, m.company.scope, dealId, { additional_clauses: '' });
    await signBoth(t.db, m, dealId);
    expect((await getDeal({ db: t.db }, m.company.scope, dealId)).state).not.toBe('funded');
  });
});

describe('a swapped or missing file', () => {
  const read = async (stream: AsyncIterable<Uint8Array>) => { const parts: Uint8Array[] = []; for await (const c of stream) parts.push(c); return Buffer.concat(parts).toString(); };

  it('is not served: other bytes, no bytes, and bytes swapped between the look and the sending', async () => {
    const m = await makeMarket(t.db);
    const dealId = await openedDeal(t.db, m, 'transfer');
    const upload = (text: string) => uploadDocument({ db: t.db, files }, m.university.scope, dealId, { kind: 'evidence', title: text, fileName: 'e.pdf', bytes: pdf(text) });
    const [whole, changed, gone, late] = [await upload(`whole ${dealId}`), await upload(`changed ${dealId}`), await upload(`gone ${dealId}`), await upload(`late ${dealId}`)];
    const open = (id: string, store = files) => openDocumentFile({ db: t.db, files: store }, m.company.scope, dealId, id);
    const pathOf = (sha: string) => join(dir, sha.slice(0, 2), sha);
    expect(await read((await open(whole.id)).stream as AsyncIterable<Uint8Array>)).toContain(`whole ${dealId}`);
    writeFileSync(pathOf(changed.sha256), '%PDF-1.4 something else');
    await expect(open(changed.id)).rejects.toMatchObject({ code: 'content_altered' });
    rmSync(pathOf(gone.sha256));
    await expect(open(gone.id)).rejects.toMatchObject({ code: 'content_altered' });
    let reads = 0;
    const swapping = { ...files, read: async (key: string) => { reads += 1; if (reads === 2) writeFileSync(pathOf(late.sha256), '%PDF-1.4 swapped meanwhile'); return files.read(key); } };
    await expect(read((await open(late.id, swapping)).stream as AsyncIterable<Uint8Array>)).rejects.toMatchObject({ code: 'content_altered' } satisfies Partial<AppError>);
    await expect.poll(async () => (await rows<{ n: number }>(sql`select count(*)::int as n from incidents where deal_id = ${dealId} and met_at = 'download'`))[0]!.n).toBe(3);
    const found = await checkFiles({ db: t.db, files });
    expect(found.filter((f) => f.includes('altered')).length).toBe(2);
    expect(found.filter((f) => f.includes('missing')).length).toBe(1);
    const token = await api.token(m.company.scope);
    const answer = await api.call(token, 'get', `/deals/${dealId}/documents/${changed.id}/file`);
    expect(answer.status).toBe(409);
  });

  it('is compared by the doctor alone when there is a store', async () => { expect(await checkFiles({ db: t.db })).toEqual([]); });

  it('streams a large file in pieces', async () => {
    const big = join(dir, 'big');
    const whole = pdfOf('x'.repeat(3_000_000));
    writeFileSync(big, whole);
    const m = await makeMarket(t.db);
    const dealId = await openedDeal(t.db, m, 'transfer');
    const stored = await uploadDocument({ db: t.db, files }, m.university.scope, dealId, { kind: 'evidence', title: 'big', fileName: 'b.pdf', bytes: createReadStream(big) });
    const opened = await openDocumentFile({ db: t.db, files }, m.company.scope, dealId, stored.id);
    expect((await read(opened.stream as AsyncIterable<Uint8Array>)).length).toBe(whole.length);
  });
});

describe('a broker', () => {
  it('reads no price, message, evidence, document or money of its deal in the database, and still has its own part', async () => {
    const m = await makeMarket(t.db);
    const dealId = await openedDeal(t.db, m, 'transfer', { broker: m.broker.org.slug, broker_fee_bps: 300, message: 'CANARY' });
    await pay(t.db, m, dealId);
    await clearPaperGates(t.db, m, dealId);
    await signBoth(t.db, m, dealId);
    await postMessage({ db: t.db }, m.company.scope, dealId, { body: 'CANARY' });
    await uploadDocument({ db: t.db, files }, m.university.scope, dealId, { kind: 'evidence', title: 'E', fileName: 'e.pdf', bytes: pdf(`broker ${dealId}`) });
    const count = (scope: typeof m.broker.scope, table: string) => withRead(t.db, scope, async (tx) => (await tx.execute<{ n: number }>(sql.raw(`select count(*)::int as n from ${table}`)))[0]!.n);
    const tables = ['deals', 'offers', 'offer_rounds', 'case_moves', 'deal_gates', 'deal_evidence', 'case_timers', 'deal_documents', 'signatures', 'deal_messages', 'deal_royalties', 'files', 'payments', 'payouts', 'ledger_journals', 'ledger_entries', 'ledger_accounts'];
    for (const table of tables) expect(await count(m.broker.scope, table), table).toBe(0);
    for (const table of tables.filter((x) => !['deal_royalties', 'payouts'].includes(x))) expect(await count(m.university.scope, table) + await count(m.company.scope, table), `${table} of the parties`).toBeGreaterThan(0);
    expect(await withRead(t.db, m.broker.scope, (tx) => tx.execute(sql`select 1 from audit_events where chain = ${`deal:${dealId}`}`))).toHaveLength(0);

    expect(await getDeal({ db: t.db }, m.broker.scope, dealId)).toMatchObject({ my_role: 'broker', terms: null, documents: [], split: { seller: null, broker: { amount: 30_000_00 } } });
    expect((await listDeals({ db: t.db }, m.broker.scope)).items).toMatchObject([{ id: dealId, my_role: 'broker', price: null }]);
    const events = await dealEvents({ db: t.db }, m.broker.scope, dealId);
    expect(events.items.length).toBeGreaterThan(0);
    expect(events.items.every((e) => e.reason === '' && e.actor_user_id === null)).toBe(true);
    expect((await homeFacts({ db: t.db }, m.broker.scope)).has.find((h) => h.figure === 'deals_running')).toMatchObject({ count: 1 });
    await expect(listMessages({ db: t.db }, m.broker.scope, dealId)).rejects.toMatchObject({ code: 'forbidden' });
    expect(JSON.stringify([await getDeal({ db: t.db }, m.broker.scope, dealId), events])).not.toContain('CANARY');
    expect((await listMessages({ db: t.db }, m.university.scope, dealId)).items[0]).toMatchObject({ body: 'CANARY', author: expect.stringContaining('Person') });
  });
});
