import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OrgScope } from '#app/core/scope.ts';
import { makePatent } from '#tests/fixtures/builders.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';
import { testApi, type TestApi } from '#tests/fixtures/http.ts';
import { fingerprint } from './fingerprint.ts';
import { apiEntries, pageEntries, type Entry } from './registry.ts';
import { buildWorld, CANARY, type World } from './world.ts';

/**
 * Things of others that a form or a body names while its address is the sender's own, or names nothing. Which fields name something is
 * read from the schemas: a new one that is not filled in here fails.
 */
let t: TestDatabase;
let api: TestApi;
let world: World;
let entries: Entry[];
beforeAll(async () => {
  t = await testDatabase();
  api = testApi(t);
  world = await buildWorld(t);
  entries = [...await pageEntries(api, world), ...apiEntries(api, world)].filter((e) => e.write && e.names.length > 0);
});
afterAll(async () => { api.close(); await t.close(); });

/** A private thing of somebody else for every field that names one; `id` by what the form is about. */
function foreign(entry: Entry, name: string): string | string[] | undefined {
  const { ids, university } = world;
  const of: Record<string, string | string[]> = {
    link_id: ids.link, guest_id: 'evr_0ghost0', host_id: 'evr_0ghost0', talk_id: 'evm_0ghost0', member_id: ids.member, successor_id: university.userId, invitation_id: ids.invitation, token_id: ids.token, claim_id: ids.claim, valuation_id: ids.valuation, document_id: ids.document, listing_id: ids.listing,
    patent_id: ids.patent, patent_number: ids.number, number: ids.number, patent_ids: [ids.patent], slip_file_id: ids.file, advice_file_id: ids.file, session_id: ids.session, batch_id: 'pbt_0ghost0', view_id: 'pvw_0ghost0', device_id: 'dev_0ghost0', passkey_id: 'key_0ghost0', org_id: ids.org, person_id: university.userId,
    price_id: 'ppr_0ghost0', deal_id: ids.deal, payment_id: ids.payment, obligation_id: ids.obligation, incident_id: 'inc_0ghost0', verification_id: 'ver_0ghost0', proof_id: 'prf_0ghost0', payout_id: 'pyo_0ghost0', command_id: 'cmd_0ghost0', order_id: 'bor_0ghost0', approval_id: 'apr_0ghost0', licence_id: 'lic_0ghost0', mandate_id: ids.mandate, quote_id: 'sqt_0ghost0', demand_id: ids.demand, line_id: 'bsl_0ghost0', journal_id: 'jrn_0ghost0',
  };
  return name === 'id' ? (entry.key.startsWith('POST /saved') ? ids.saved : ids.payment) : of[name];
}

describe('a thing of somebody else, named in a form or a body', () => {
  it('has an example for every field that names one', () => {
    expect(entries.flatMap((e) => e.names.filter((name) => foreign(e, name) === undefined).map((name) => `${e.key}: ${name}`))).toEqual([]);
    expect(entries.length).toBeGreaterThan(35);
  });

  it.each(['university', 'company', 'broker'] as const)('is not the %s’s to use: nothing is shown and nothing changes, at the address of its own things too', async (kind) => {
    const scope: OrgScope = world.strangers[kind];
    const own = await makePatent(t.db, { id: scope.orgId });
    await entries.find((e) => e.kind === 'api')!.ask({ scope }, { real: false, filled: true }); // makes its token, which is written down
    for (const entry of entries) {
      const body = Object.fromEntries(entry.names.map((name) => [name, foreign(entry, name)]));
      for (const at of (entry.about ? [{}, { number: own.number }] : [{}]) as Record<string, string>[]) {
        const before = await fingerprint(t);
        const answer = await entry.ask({ scope }, { real: true, filled: true, at, body });
        const what = `${entry.kind} ${entry.key} ${JSON.stringify({ ...at, ...body })} as a foreign ${kind} answered ${answer.status} ${answer.text.slice(0, 300)}`;
        expect(answer.text, what).not.toContain(CANARY);
        expect(answer.status, what).toBeLessThan(500);
        expect(await fingerprint(t), what).toEqual(before);
      }
    }
  });
});
