import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { like } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixedClock } from '#app/core/clock.ts';
import { systemScope, type OrgScope } from '#app/core/scope.ts';
import { createDemand } from '#app/modules/demands/create-demand.server.ts';
import { publishDemand } from '#app/modules/demands/publish-demand.server.ts';
import { alertLinks, alertToken } from '#app/modules/digests/alert-token.ts';
import { sendSearchDigests } from '#app/modules/digests/send-search-digests.server.ts';
import { hearsOfMatches } from '#app/modules/digests/set-demand-alerts.server.ts';
import { tellNewListings } from '#app/modules/digests/tell-new-listings.server.ts';
import { queueMail } from '#app/modules/notifications/queue-mail.server.ts';
import { sendMail } from '#app/modules/notifications/send-mail.server.ts';
import { createSavedSearch, deleteSavedSearch, listSavedSearches } from '#app/modules/saved/saved-searches.server.ts';
import { createSmtpMailer, unsubscribeHeaders } from '#app/platform/mail/mailer.server.ts';
import { action, loader } from '#app/routes/saved/unsubscribe.ts';
import { mails } from '#db/schema/platform.ts';
import { withTx } from '#db/tx.ts';
import { prepareIndexes } from '#search/client.ts';
import { syncDemands, syncListings } from '#search/sync.server.ts';
import { makeListing, makeParty, makePatent } from '#tests/fixtures/builders.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';
import { testApi, type TestApi } from '#tests/fixtures/http.ts';

let t: TestDatabase;
let api: TestApi;
let buyer: OrgScope;
let sink: { url: string; received: string[]; server: Server };
const s = systemScope('test');
const SECRET = 'a-secret-for-tests-only-0123456789';
const clock = fixedClock(new Date());

/** The least an SMTP client needs to leave a message. */
async function smtpSink() {
  const received: string[] = [];
  const server = createServer((socket) => {
    let body: string | null = null;
    socket.write('220 sink\r\n');
    socket.on('data', (chunk) => {
      for (const line of chunk.toString().split('\r\n').slice(0, -1)) {
        if (body !== null) {
          if (line === '.') { received.push(body); body = null; socket.write('250 kept\r\n'); } else body += `${line}\r\n`;
        } else if (line === 'DATA') { body = ''; socket.write('354 go on\r\n'); } else if (line === 'QUIT') { socket.write('221 bye\r\n'); socket.end(); } else socket.write('250 ok\r\n');
      }
    });
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, received, server };
}

beforeAll(async () => {
  t = await testDatabase();
  api = testApi(t, { PUBLIC_URL: 'https://jingzhe.example' });
  sink = await smtpSink();
  await prepareIndexes(api.services.search);
  buyer = (await makeParty(t.db, 'company')).scope;
  const uni = await makeParty(t.db, 'university');
  const demand = await createDemand({ db: t.db }, buyer, { lang: 'zh', title: '双极板镀层征集', problem: '金属双极板腐蚀。', product: '金属双极板' });
  await publishDemand({ db: t.db }, buyer, demand.id);
  demandId = demand.id;
  searchId = (await createSavedSearch({ db: t.db, clock }, buyer, { name: '双极板日报', query: 'q=双极板', digest: 'daily' })).id;
  const listing = await makeListing(t.db, await makePatent(t.db, uni.org, { titleZh: '金属双极板碳化铬镀层' }), { publishedAt: new Date(Date.now() + 1_000) });
  await Promise.all([syncListings({ db: t.db, search: api.services.search }, [listing.id]), syncDemands({ db: t.db, search: api.services.search }, [demand.id])]);
  const deps = { db: t.db, search: api.services.search, publicUrl: 'https://jingzhe.example', env: { AUTH_SECRET: SECRET } };
  expect(await tellNewListings({ ...deps, clock: fixedClock(new Date()) }, [listing.id])).toBe(1);
  clock.set(new Date(Date.now() + 3 * 86_400_000));
  expect((await sendSearchDigests({ ...deps, clock })).sent).toBe(1);
});
afterAll(async () => {
  await Promise.allSettled((['listings', 'demands'] as const).map((n) => api.services.search.admin.deleteIndexIfExists(api.services.search.uid(n))));
  sink.server.close();
  api.close();
  await t.close();
});
let demandId = '';
let searchId = '';

const mailOf = async (subject: string) => (await withTx(t.db, s, (tx) => tx.select().from(mails).where(like(mails.subject, `%${subject}%`))))[0]!;
const links = (kind: 'search' | 'demand', id: string) => alertLinks({ publicUrl: 'https://jingzhe.example', env: { AUTH_SECRET: SECRET } }, { kind, id });
/** What a mail program sends: the two words, as a form, nothing of a browser's. */
const post = async (url: string, body: string | null = 'List-Unsubscribe=One-Click') => {
  const request = new Request(url, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body });
  const answer = await action({ request, params: { token: new URL(url).pathname.split('/')[2]! }, context: api.context() } as never) as unknown;
  return answer instanceof Response ? answer.status : (answer as { init: { status: number } }).init.status;
};
const frequency = async () => (await listSavedSearches({ db: t.db }, buyer)).items.find((x) => x.id === searchId)?.digest;

describe('news by mail', () => {
  it('names where one request ends it, in the headers a mail program reads', async () => {
    const mailer = createSmtpMailer({ url: sink.url, from: 'Jingzhe <no-reply@jingzhe.example>' });
    for (const [subject, url] of [['双极板日报', links('search', searchId).unsubscribe], ['能回应您的需求', links('demand', demandId).unsubscribe]] as const) {
      const mail = await mailOf(subject);
      expect(mail.unsubscribeUrl).toBe(url);
      await sendMail({ db: t.db, mailer }, mail.id);
      const [head] = sink.received.at(-1)!.split('\r\n\r\n');
      const unfolded = head!.replace(/\r\n\s+/g, ' ').replace(/<\s+/g, '<');
      expect(unfolded).toContain(`List-Unsubscribe: <${url}>`);
      expect(unfolded).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    }
  });

  it('and what is not news has no such headers', async () => {
    const id = await withTx(t.db, s, (tx) => queueMail(tx, { to: 'a@test.example', locale: 'zh', template: 'password_reset', data: { name: 'A', link: 'https://jingzhe.example/reset' } }));
    await sendMail({ db: t.db, mailer: createSmtpMailer({ url: sink.url, from: 'no-reply@jingzhe.example' }) }, id);
    expect(sink.received.at(-1)).not.toMatch(/List-Unsubscribe/i);
    expect(unsubscribeHeaders(null)).toEqual({});
    expect(unsubscribeHeaders('http://localhost:3000/alerts/x/unsubscribe')).toEqual({ 'List-Unsubscribe': '<http://localhost:3000/alerts/x/unsubscribe>' });
  });

  it('ends by that request, and again without harm; opening the address ends nothing', async () => {
    const { unsubscribe } = links('search', searchId);
    const opened = await loader({ request: new Request(unsubscribe), params: { token: new URL(unsubscribe).pathname.split('/')[2]! }, context: api.context() } as never).then(() => null, (e: unknown) => e as Response);
    expect([opened?.status, opened?.headers.get('location')]).toEqual([302, new URL(links('search', searchId).settings).pathname]);
    expect(await frequency()).toBe('daily');
    expect(await post(unsubscribe)).toBe(200);
    expect(await frequency()).toBe('off');
    expect(await post(unsubscribe)).toBe(200);
    expect(await post(links('demand', demandId).unsubscribe)).toBe(200);
    expect(await hearsOfMatches({ db: t.db }, buyer, demandId)).toBe(false);
    await deleteSavedSearch({ db: t.db }, buyer, searchId);
    expect(await post(unsubscribe), 'gone: nothing is sent any more, which is what was asked').toBe(200);
  });

  it('takes nothing else: other words, a forged link', async () => {
    const other = (await createSavedSearch({ db: t.db, clock }, buyer, { name: '另一份', query: 'q=镀层', digest: 'weekly' })).id;
    const url = links('search', other).unsubscribe;
    for (const body of ['', 'List-Unsubscribe=yes', 'frequency=off']) expect(await post(url, body)).toBe(422);
    const token = alertToken(SECRET, { kind: 'search', id: other });
    expect(await post(`https://jingzhe.example/alerts/${token.slice(0, -2)}xx/unsubscribe`)).toBe(404);
    expect((await listSavedSearches({ db: t.db }, buyer)).items.find((x) => x.id === other)?.digest).toBe('weekly');
  });
});
