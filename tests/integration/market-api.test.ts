import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#app/core/ids.ts';
import { systemScope, type OrgScope } from '#app/core/scope.ts';
import { openApiDocument } from '#app/http/api/openapi.ts';
import { API_V1 } from '#app/routes/api/v1/registry.server.ts';
import { notifications } from '#db/schema/platform.ts';
import { withTx } from '#db/tx.ts';
import { makeListing, makeParty, makePatent } from '#tests/fixtures/builders.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';
import { testApi, type TestApi } from '#tests/fixtures/http.ts';

let t: TestDatabase;
let api: TestApi;
let seller: { token: string; scope: OrgScope; org: Awaited<ReturnType<typeof makeParty>>['org'] };
let buyer: { token: string; scope: OrgScope };
let stranger: string;
beforeAll(async () => {
  t = await testDatabase();
  api = testApi(t);
  const [uni, company, other] = [await makeParty(t.db, 'university'), await makeParty(t.db, 'company'), await makeParty(t.db, 'university')];
  seller = { token: await api.token(uni.scope), scope: uni.scope, org: uni.org };
  buyer = { token: await api.token(company.scope), scope: company.scope };
  stranger = await api.token(other.scope);
});
afterAll(async () => {
  api.close();
  await t.close();
});

type Body = Record<string, unknown> & { id: string; version: number; status: string };
const bodyOf = (answer: { body: unknown }) => answer.body as Body;

describe('listings over the API', () => {
  it('go from a patent’s number to the market and off it again', async () => {
    const patent = await makePatent(t.db, seller.org, { titleZh: '磁控溅射碳镀层双极板', titleEn: 'Sputtered carbon coating for bipolar plates' });
    const made = await api.call(seller.token, 'post', '/listings', { body: { patent_number: patent.number, benefit_zh: '寿命延长三倍', deal_kinds: ['transfer'], territories: ['CN'] } });
    expect(made.status, made.text).toBe(201);
    const { id, version } = bodyOf(made);
    expect(made.body).toMatchObject({ status: 'draft', patent: { number: patent.number }, owner: { missing: ['trl', 'ask'] } });
    expect((await api.call(null, 'get', `/listings/${id}`)).status, 'a draft is nobody’s').toBe(404);

    const early = await api.call(seller.token, 'post', `/listings/${id}/publish`);
    expect(early.status).toBe(422);
    expect((early.body as { errors: { path: string }[] }).errors.map((e) => e.path)).toEqual(['trl', 'ask']);

    const changed = await api.call(seller.token, 'patch', `/listings/${id}`, { body: { version, trl: 6, ask: { currency: 'CNY', amount: 120_000_000 } } });
    expect(changed.status, changed.text).toBe(200);
    expect((await api.call(seller.token, 'patch', `/listings/${id}`, { body: { version, trl: 7 } })).status, 'on an old version').toBe(409);
    expect(bodyOf(await api.call(seller.token, 'post', `/listings/${id}/publish`, { body: {} })).status).toBe('published');

    const seen = await api.call(null, 'get', `/listings/${id}`);
    expect(seen.body).toMatchObject({ status: 'published', ask: { currency: 'CNY', amount: 120_000_000 }, owner: null });
    expect((await api.call(stranger, 'get', `/listings/${id}/matches`)).status).toBe(404);
    const mine = await api.call(seller.token, 'get', '/listings/mine?status=published');
    expect((mine.body as { items: { id: string }[] }).items.map((l) => l.id)).toContain(id);

    expect(bodyOf(await api.call(seller.token, 'post', `/listings/${id}/suspend`)).status).toBe('suspended');
    expect(bodyOf(await api.call(seller.token, 'post', `/listings/${id}/withdraw`)).status).toBe('withdrawn');
    expect((await api.call(seller.token, 'post', `/listings/${id}/publish`, { body: {} })).status).toBe(409);
  });

  it('need a patent, and one of one’s own', async () => {
    expect((await api.call(seller.token, 'post', '/listings', { body: {} })).status).toBe(422);
    const foreign = await makePatent(t.db, (await makeParty(t.db, 'university')).org);
    expect((await api.call(seller.token, 'post', '/listings', { body: { patent_number: foreign.number } })).status).toBe(404);
  });

  it('are searched a page at a time, also while the engine is away', async () => {
    for (let i = 0; i < 3; i += 1) await makeListing(t.db, await makePatent(t.db, seller.org, { titleEn: `Quokkaflow membrane ${i}` }), { status: 'published', benefitEn: `Quokkaflow ${i}` });
    const away = testApi(t, { MEILI_URL: 'http://127.0.0.1:9' });
    type Page = { items: { id: string }[]; next_cursor: string | null };
    const first = await away.call(null, 'get', '/listings?q=quokkaflow&limit=2&deal_kind=nonsense');
    expect(first.status, first.text).toBe(200);
    expect(first.body).toMatchObject({ limit: 2, total_estimate: 3, facets: expect.any(Object), reduced: true });
    const [a, cursor] = [(first.body as Page).items, (first.body as Page).next_cursor];
    const second = (await away.call(null, 'get', `/listings?q=quokkaflow&limit=2&cursor=${encodeURIComponent(cursor!)}`)).body as Page;
    expect(new Set([...a, ...second.items].map((l) => l.id)).size, 'three different ones over two pages').toBe(3);
    expect(second.next_cursor).toBeNull();
    away.close();
    expect((await api.call(null, 'get', '/listings?limit=100')).body).toMatchObject({ limit: 50 });
    expect((await api.call(null, 'get', '/listings?limit=zero')).status).toBe(422);
  });
});

describe('demands over the API', () => {
  it('are written, opened, matched, judged and closed', async () => {
    const listing = await makeListing(t.db, await makePatent(t.db, seller.org, { titleZh: '污泥低温干化的热泵除湿装置', titleEn: 'Heat-pump dehumidifier for low-temperature sludge drying' }), { status: 'published', benefitZh: '污泥低温干化能耗下降四成' });
    const made = await api.call(buyer.token, 'post', '/demands', { body: { lang: 'zh', title: '污泥低温干化', problem: '污泥干化能耗过高，希望低温干化。', product: '污泥低温干化的热泵除湿装置' } });
    expect(made.status, made.text).toBe(201);
    const { id, version } = bodyOf(made);
    expect(made.body).toMatchObject({ status: 'draft', mine: true, missing: ['application', 'efficacy', 'material', 'method'] });
    expect((await api.call(seller.token, 'get', `/demands/${id}`)).status).toBe(404);
    expect(bodyOf(await api.call(buyer.token, 'patch', `/demands/${id}`, { body: { version, application: '城镇污水厂', visibility: 'anonymous' } })).missing).toEqual(['efficacy', 'material', 'method']);
    expect(bodyOf(await api.call(buyer.token, 'post', `/demands/${id}/publish`)).status).toBe('open');

    const open = (await api.call(seller.token, 'get', '/demands/open')).body as { items: (Body & { org: unknown })[] };
    expect(open.items.find((d) => d.id === id), 'an anonymous company is not named').toMatchObject({ org: null, mine: false });

    const matches = await api.call(buyer.token, 'get', `/demands/${id}/matches`);
    expect(matches.status, matches.text).toBe(200);
    const match = (matches.body as { items: (Record<string, unknown> & { listing_id: string })[] }).items.find((m) => m.listing_id === listing.id)!;
    expect(match).toMatchObject({ patent_number: expect.any(String), score: expect.any(Number), rank: expect.any(Number), missing: expect.any(Array), my_feedback: null });
    expect(match.reasons).toContainEqual(expect.objectContaining({ element: 'product', text: '污泥低温干化的热泵除湿装置', evidence: expect.objectContaining({ sentence: expect.stringContaining('干化') }) }));
    expect(match.constraints).toContainEqual({ code: 'live', met: true, detail: expect.objectContaining({ code: expect.any(String) }) });

    const at = `/demands/${id}/matches/${listing.id}/feedback`;
    expect((await api.call(buyer.token, 'post', at, { body: { verdict: 'pass' } })).status, 'a pass says why').toBe(422);
    expect((await api.call(buyer.token, 'post', at, { body: { verdict: 'pass', reason: 'price' } })).body).toMatchObject({ verdict: 'pass', reason: 'price' });
    expect((await api.call(seller.token, 'post', at, { body: { verdict: 'interested' } })).status).toBe(404);

    expect(bodyOf(await api.call(buyer.token, 'post', `/demands/${id}/pause`)).status).toBe('paused');
    expect(bodyOf(await api.call(buyer.token, 'post', `/demands/${id}/close`)).status).toBe('closed');
    expect((await api.call(buyer.token, 'post', `/demands/${id}/publish`)).status).toBe(409);
  });
});

describe('saved things over the API', () => {
  it('are kept once, listed, and let go', async () => {
    const listing = await makeListing(t.db, await makePatent(t.db, seller.org), { status: 'published' });
    const at = `/saved-listings/${listing.id}`;
    for (let i = 0; i < 2; i += 1) expect((await api.call(buyer.token, 'post', at)).body).toEqual({ saved: true });
    const kept = (await api.call(buyer.token, 'get', '/saved-listings')).body as { items: { listing_id: string; card: { id: string } | null }[] };
    expect(kept.items).toEqual([expect.objectContaining({ listing_id: listing.id, card: expect.objectContaining({ id: listing.id }) })]);
    expect((await api.call(buyer.token, 'delete', at)).status).toBe(204);
    expect((await api.call(buyer.token, 'delete', at)).status).toBe(404);

    const search = await api.call(buyer.token, 'post', '/saved-searches', { body: { name: 'Membranes', query: 'page=3&q=membrane&trl=6' } });
    expect(search.status, search.text).toBe(201);
    expect(search.body).toMatchObject({ name: 'Membranes', query: 'q=membrane&trl=6' });
    expect((await api.call(buyer.token, 'delete', `/saved-searches/${bodyOf(search).id}`)).status).toBe(204);
    expect((await api.call(buyer.token, 'get', '/saved-searches')).body).toEqual({ items: [], next_cursor: null });
  });
});

describe('notifications over the API', () => {
  it('are read one by one, by those they were told to', async () => {
    const demand = bodyOf(await api.call(buyer.token, 'post', '/demands', { body: { lang: 'en', title: 'x', problem: 'y' } }));
    expect(demand.id).toMatch(/^dem_/);
    const ids = [newId('notification'), newId('notification', Date.now() + 5_000)];
    await withTx(t.db, systemScope('test'), (tx) => tx.insert(notifications).values(ids.map((id) => ({ id, orgId: seller.scope.orgId, kind: 'offer_made', data: { title_zh: '专利', title_en: 'Patent' }, href: '/offers', dedupeKey: id }))));
    const first = (await api.call(seller.token, 'get', '/notifications?limit=1')).body as { items: { id: string; read: boolean }[]; next_cursor: string };
    expect(first.items).toEqual([expect.objectContaining({ id: ids[1], read: false })]);
    const second = (await api.call(seller.token, 'get', `/notifications?limit=1&cursor=${encodeURIComponent(first.next_cursor)}`)).body as { items: { id: string }[]; next_cursor: null };
    expect(second).toMatchObject({ items: [{ id: ids[0] }], next_cursor: null });
    expect((await api.call(buyer.token, 'post', `/notifications/${ids[1]}/read`)).status).toBe(404);
    for (let i = 0; i < 2; i += 1) expect((await api.call(seller.token, 'post', `/notifications/${ids[1]}/read`)).status).toBe(204);
    const after = (await api.call(seller.token, 'get', '/notifications')).body as { items: { id: string; read: boolean }[] };
    expect(after.items.map((n) => [n.id, n.read])).toEqual([[ids[1], true], [ids[0], false]]);
  });
});

describe('the description of the API', () => {
  it('documents every endpoint from its own contract', async () => {
    const { paths } = openApiDocument(API_V1, 'http://localhost');
    for (const path of ['/listings', '/listings/{id}/matches', '/demands/{id}/matches/{listing_id}/feedback', '/saved-listings/{listing_id}', '/notifications/{id}/read']) expect(paths, path).toHaveProperty([path]);
    expect(JSON.stringify(paths['/demands/{id}/matches'])).toContain('missing_elements');
  });

  it('names the Idempotency-Key wherever the handler takes one', () => {
    const { paths } = openApiDocument(API_V1, 'http://localhost') as { paths: Record<string, Record<string, { parameters: { name: string }[] }>> };
    const takes = (path: string, method: string) => paths[path]![method]!.parameters.some((p) => p.name === 'Idempotency-Key');
    for (const path of ['/deals/{id}/transitions', '/deals/{id}/documents/{document_id}/sign', '/listings', '/offers/{id}/accept']) expect(takes(path, 'post'), path).toBe(true);
    expect([takes('/tokens', 'post'), takes('/deals', 'get'), takes('/deals/{id}/documents', 'post')]).toEqual([false, false, false]);
  });

  it('and the handler refuses a broken one there', async () => {
    const answer = await api.call(seller.token, 'post', '/deals/deal_000/transitions', { body: { name: 'propose_cancel' }, key: 'k'.repeat(201) });
    expect(answer.status, answer.text).toBe(422);
    expect(answer.body).toMatchObject({ errors: [{ path: 'Idempotency-Key' }] });
  });
});

describe('what is wrong with a request', () => {
  it('is told in codes of ours and in the reader’s words, missing or of the wrong kind', async () => {
    const answer = await api.call(seller.token, 'post', '/listings', { body: { patent_number: 7, benefit_zh: null, deal_kinds: ['gift'], trl: 'six' } });
    expect(answer.status).toBe(422);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    const errors = Object.fromEntries((answer.body as { errors: { path: string; code: string; message: string }[] }).errors.map((e) => [e.path, e]));
    expect(errors.patent_number).toMatchObject({ code: 'invalid', message: 'Not in the right form.' });
    expect(errors['deal_kinds.0']).toMatchObject({ code: 'not_an_option', message: 'Choose one of the options given.' });
    for (const e of Object.values(errors)) expect(e.code, e.path).not.toMatch(/^(invalid_type|invalid_value|too_big|custom)$/);
    const missing = await api.call(seller.token, 'post', '/listings', { body: {} });
    expect((missing.body as { errors: { code: string; message: string }[] }).errors).toContainEqual(expect.objectContaining({ code: 'required', message: 'Required.' }));
    const query = await api.call(seller.token, 'get', '/deals?open=perhaps&limit=1000');
    expect((query.body as { errors: { path: string; code: string }[] }).errors.map((e) => [e.path, e.code])).toEqual([['limit', 'too_large'], ['open', 'invalid_flag']]);
  });
});
