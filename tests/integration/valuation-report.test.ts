import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '#app/core/clock.ts';
import { publishValuation } from '#app/modules/valuation/publish-valuation.server.ts';
import { reportSource } from '#app/modules/valuation/report.server.ts';
import { requestValuation } from '#app/modules/valuation/request-valuation.server.ts';
import { verifyReport } from '#app/modules/valuation/verify-report.server.ts';
import { makeParty, makePatent } from '#tests/fixtures/builders.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';

let t: TestDatabase;
beforeAll(async () => { t = await testDatabase(); });
afterAll(() => t.close());

const yuan = (n: number) => ({ currency: 'CNY' as const, amount: n * 100 });
const address = (hash: string, number: string) => `https://example.org/verify/valuation/${hash}?number=${number}`;

async function valued() {
  const deps = { db: t.db, clock: systemClock };
  const { org, scope } = await makeParty(t.db, 'university');
  const patent = await makePatent(t.db, org);
  const valuation = await requestValuation(deps, scope, patent.number, { revenue: { years: [yuan(3_000_000), yuan(3_600_000)] } });
  return { deps, scope, patent, valuation };
}

describe('verifying a report', () => {
  it('confirms the number printed on it, and refuses another', async () => {
    const { deps, patent, valuation } = await valued();
    expect(await verifyReport(deps, valuation.results_hash, patent.number)).toMatchObject({ state: 'match', patent_number: patent.number, valued_on: valuation.valued_on, band: null, score: null });
    expect(await verifyReport(deps, valuation.results_hash, 'CN100000001B')).toMatchObject({ state: 'mismatch', patent_number: null, band: null });
    expect(await verifyReport(deps, '0'.repeat(64), patent.number)).toMatchObject({ state: 'unknown' });
    expect(await verifyReport(deps, 'not-a-hash', null)).toMatchObject({ state: 'unknown' });
  });

  it('never gives the number away to whoever knows the fingerprint alone', async () => {
    const { deps, patent, valuation } = await valued();
    const answer = await verifyReport(deps, valuation.results_hash, null);
    expect(answer).toMatchObject({ state: 'known', method_version: valuation.method.version });
    expect(JSON.stringify(answer)).not.toContain(patent.number);
  });

  it('tells the amount once its owner shows it, and no longer when it is taken back', async () => {
    const { deps, scope, patent, valuation } = await valued();
    await publishValuation(deps, scope, valuation.id, { show: 'band' });
    expect(await verifyReport(deps, valuation.results_hash, patent.number)).toMatchObject({ band: { base: valuation.combined!.base }, score: null });
    await publishValuation(deps, scope, valuation.id, { show: 'nothing' });
    expect(await verifyReport(deps, valuation.results_hash, patent.number)).toMatchObject({ state: 'match', band: null, score: null });
  });
});

describe('a report', () => {
  it('is of the organisation’s own snapshot only, and names where to verify it', async () => {
    const { deps, scope, patent, valuation } = await valued();
    const source = await reportSource(deps, scope, valuation.id, address);
    expect(source).toMatchObject({ valuation: { id: valuation.id }, verifyUrl: address(valuation.results_hash, patent.number) });
    const { scope: stranger } = await makeParty(t.db, 'company');
    await expect(reportSource(deps, stranger, valuation.id, address)).rejects.toMatchObject({ code: 'not_found' });
  });
});
