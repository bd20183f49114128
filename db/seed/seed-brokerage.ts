import { and, asc, eq, sql } from 'drizzle-orm';
import { addDays, addMonths, legalDay } from '#app/core/clock.ts';
import { systemScope } from '#app/core/scope.ts';
import { decideLicence, submitLicence } from '#app/modules/brokerage/licences.server.ts';
import { moveIntroduction, moveMandate } from '#app/modules/brokerage/move-brokerage.server.ts';
import { proposeIntroduction } from '#app/modules/brokerage/propose-introduction.server.ts';
import { proposeMandate } from '#app/modules/brokerage/propose-mandate.server.ts';
import { acceptOffer } from '#app/modules/deals/accept-offer.server.ts';
import { makeOffer } from '#app/modules/offers/make-offer.server.ts';
import type { FileStore } from '#app/platform/files.ts';
import type { Db } from '#db/client.ts';
import { demands } from '#db/schema/demands.ts';
import { listings } from '#db/schema/listings.ts';
import { withRead } from '#db/tx.ts';
import { demoPdf } from './demo-pdf.ts';
import type { SeededPeople } from './seed-accounts.ts';

interface World { db: Db; files: FileStore; people: SeededPeople }

async function* bytes(line: string): AsyncGenerator<Uint8Array> { yield demoPdf(line); }

/** Published listings of an organisation that may be transferred at a named price, in the order of their ids. */
async function listingsOf(w: World, slug: string, count: number): Promise<string[]> {
  const rows = await withRead(w.db, systemScope('seed'), (tx) => tx.select({ id: listings.id }).from(listings)
    .where(and(eq(listings.orgId, w.people.orgIds.get(slug)!), eq(listings.status, 'published'), sql`'transfer' = any(${listings.dealKinds})`, sql`${listings.askAmount} is not null`,
      sql`not exists (select 1 from offers o where o.listing_id = ${listings.id})`, sql`not exists (select 1 from patent_rights r where r.patent_id = ${listings.patentId})`)).orderBy(asc(listings.id)).limit(count));
  return rows.map((r) => r.id);
}

async function licence(w: World, slug: string, number: string): Promise<string> {
  const stored = await w.files.put(bytes(`Demo licence ${number}`), { maxBytes: 1_000_000 });
  const row = await submitLicence(w, w.people.scopes.get(slug)!, {
    kind: 'technology_broker', number, issuer: '示例技术经纪登记机构（演示）', issued_on: '2024-05-01', expires_on: addMonths(legalDay(new Date()), 20),
  }, { name: 'licence.pdf', key: stored.key, sha256: stored.sha256, size: stored.size, mime: 'application/pdf' });
  return row.id;
}

/**
 * Brokers of the demo world: one with a verified licence, mandates on both sides, introductions at every stage and one it was passed over in; another
 * whose licence waits for an operator. Everything by the use cases, so that it is what people would have made.
 */
export async function seedBrokerage(w: World): Promise<void> {
  const scope = (slug: string) => w.people.scopes.get(slug)!;
  const today = legalDay(new Date());
  await decideLicence(w, w.people.byEmail.get('operator@jingzhe.demo')!, { licence_id: await licence(w, 'alliance', 'DEMO-TB-001'), verdict: 'accept' });
  await licence(w, 'ferry', 'DEMO-TB-002');
  const propose = (principal: string, over: object = {}) => proposeMandate(w, scope('alliance'), {
    principal, side: 'sell', fee_bps: 400, starts_on: today, ends_on: addMonths(today, 12), tail_months: 12, note: '演示委托。', ...over,
  });
  const run = async (principal: string, over: object = {}) => (await moveMandate(w, scope(principal), (await propose(principal, over)).id, { name: 'accept' })).id;
  const jlu = await listingsOf(w, 'jlu', 4);
  const mandate = await run('jlu', { subjects: jlu, exclusive: true });
  const hhtMandate = await run('hht');
  await run('faw', { side: 'buy', fee_bps: 300 });
  await propose('qsa', { fee_bps: 500, ends_on: addDays(today, 180) });
  const ask = (mandateId: string, listingId: string, company: string, reason: string) => proposeIntroduction(w, scope('alliance'), { mandate_id: mandateId, listing_id: listingId, company, reason });
  const both = async (id: string, owner: string, company: string) => {
    await moveIntroduction(w, scope(owner), id, { name: 'owner_consent' });
    await moveIntroduction(w, scope(company), id, { name: 'company_consent' });
  };
  await both((await ask(mandate, jlu[0]!, 'faw', '贵企业的零部件寿命需求与该专利的效果相符，建议双方接洽。')).id, 'jlu', 'faw');
  await ask(mandate, jlu[1]!, 'faw', '该技术可替代现有工艺的关键步骤，建议双方接洽。');
  const declined = await ask(mandate, jlu[2]!, 'lumen', '该材料可用于贵企业的封装产线，建议双方接洽。');
  await moveIntroduction(w, scope('lumen'), declined.id, { name: 'refuse', reason: '产线刚刚更新，三年内没有需求。' });
  const [anonymous] = await withRead(w.db, systemScope('seed'), (tx) => tx.select({ id: demands.id }).from(demands).where(and(eq(demands.status, 'open'), eq(demands.visibility, 'anonymous'))).limit(1));
  if (anonymous) await proposeIntroduction(w, scope('alliance'), { mandate_id: mandate, listing_id: jlu[3]!, demand_id: anonymous.id, reason: '公开需求中的性能要求与该专利逐项对应。' });
  await passedOver(w, hhtMandate, (id) => both(id, 'hht', 'kangbo'), ask);
}

/** Two whom one broker brought together deal with another's name on the offer: the alert follows when the deal has opened. */
async function passedOver(w: World, mandate: string, both: (id: string) => Promise<void>, ask: (mandate: string, listing: string, company: string, reason: string) => Promise<{ id: string }>): Promise<void> {
  const [listing] = await listingsOf(w, 'hht', 1);
  if (!listing) return;
  await both((await ask(mandate, listing, 'kangbo', '该检测方法可用于贵企业的质控流程，建议双方接洽。')).id);
  const offer = await makeOffer(w, w.people.scopes.get('kangbo')!, listing, { kind: 'transfer', price: { currency: 'CNY', amount: 600_000_00 }, territory: 'CN', broker: 'ferry', broker_fee_bps: 100, message: '（演示）' });
  await acceptOffer(w, w.people.scopes.get('hht')!, offer.id);
}
