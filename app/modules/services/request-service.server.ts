import { and, eq, inArray } from 'drizzle-orm';
import { endOfLegalDay, legalDay } from '#app/core/clock.ts';
import { AppError, fieldError } from '#app/core/errors.ts';
import { newId } from '#app/core/ids.ts';
import { parseInput } from '#app/core/input.ts';
import { requireMember } from '#app/core/require.ts';
import { packRef } from '#app/core/rule-pack.ts';
import type { Scope } from '#app/core/scope.ts';
import { assertVerified } from '#app/modules/orgs/guard.server.ts';
import { relatedFacts } from '#app/modules/orgs/related.server.ts';
import { openPlain } from '#app/modules/process/engine/plain-subject.server.ts';
import type { Db } from '#db/client.ts';
import { constraintOf } from '#db/errors.ts';
import { emit } from '#db/outbox.ts';
import { orgs } from '#db/schema/orgs.ts';
import { serviceCases, serviceInvitations, serviceQuotes } from '#db/schema/services.ts';
import { asPlatform, dbNow, withTx } from '#db/tx.ts';
import { zQuoteService, zRequestService, type QuoteServiceInput, type RequestServiceInput } from './contract.ts';
import { service1 } from './definitions.ts';
import { servicePackOn } from './rule-packs/cn.ts';
import { serviceKind, serviceNews } from './service-subject.server.ts';

/**
 * A client asks several agencies for a quote at once. They alone see the request. Agencies tied to the client (`conflict_of_interest`) are
 * refused as a field error. Throws `unverified` for a client whose identity was not checked. Returns the case's id.
 */
export async function requestService(deps: { db: Db }, scope: Scope, raw: RequestServiceInput): Promise<string> {
  const member = requireMember(scope, 'service.order');
  const input = parseInput(zRequestService, raw);
  return withTx(deps.db, member, async (tx) => {
    const now = await dbNow(tx);
    await assertVerified(tx, member.orgId, now);
    if (input.quotes_until < legalDay(now)) throw fieldError('quotes_until', 'in_the_past');
    const slugs = [...new Set(input.agencies)];
    const agencies = await tx.select({ id: orgs.id }).from(orgs).where(and(inArray(orgs.slug, slugs), eq(orgs.kind, 'broker')));
    if (agencies.length < slugs.length) throw fieldError('agencies', 'unknown_organisation');
    const id = newId('service');
    await asPlatform(tx, member, 'open the service case', async () => {
      for (const agency of agencies) if ((await relatedFacts(tx, member.orgId, agency.id, now)).length) throw fieldError('agencies', 'conflict_of_interest');
      await openPlain(tx, serviceKind, { id, now, scope: member, role: 'client', dueAt: () => endOfLegalDay(input.quotes_until) }, async (state) => {
        await tx.insert(serviceCases).values({
          id, kind: input.kind, clientOrgId: member.orgId, patentNumber: input.patent_number, title: input.title, brief: input.brief, quotesUntil: input.quotes_until, rulePack: packRef(servicePackOn(legalDay(now))), state, createdBy: member.userId,
        });
        await tx.insert(serviceInvitations).values(agencies.map((a) => ({ caseId: id, agencyOrgId: a.id })));
      });
      for (const agency of agencies) await emit(tx, 'org.notice', ...serviceNews({ id, title: input.title }, agency.id, 'asked', `/services/${id}`));
    });
    return id;
  });
}

/** An agency that was asked quotes once: price, days from the payment to the delivery, until when it stands. Throws `duplicate`, `conflict` once the request is no longer open, `not_found` for an agency nobody asked. */
export async function quoteService(deps: { db: Db }, scope: Scope, caseId: string, raw: QuoteServiceInput): Promise<string> {
  const member = requireMember(scope, 'service.provide');
  const input = parseInput(zQuoteService, raw);
  return withTx(deps.db, member, async (tx) => {
    const now = await dbNow(tx);
    const [seen] = await tx.select({ id: serviceCases.id, client: serviceCases.clientOrgId }).from(serviceCases).where(eq(serviceCases.id, caseId));
    if (!seen || seen.client === member.orgId) throw new AppError('not_found', { service: caseId });
    await assertVerified(tx, member.orgId, now);
    if (input.valid_until < legalDay(now)) throw fieldError('valid_until', 'in_the_past');
    const id = newId('serviceQuote');
    await asPlatform(tx, member, 'take in a quote', async () => {
      const [row] = await tx.select({ state: serviceCases.state, until: serviceCases.quotesUntil, title: serviceCases.title }).from(serviceCases).where(eq(serviceCases.id, caseId)).for('update');
      if (row!.state !== service1.regions[service1.main]!.states[0] || row!.until < legalDay(now)) throw new AppError('conflict', { service: caseId, reason: 'quotes_closed' });
      await tx.insert(serviceQuotes).values({ id, caseId, agencyOrgId: member.orgId, currency: input.price.currency, amount: input.price.amount, days: input.days, note: input.note, validUntil: input.valid_until, createdBy: member.userId });
      await emit(tx, 'org.notice', ...serviceNews({ id: caseId, title: row!.title }, seen.client, 'quoted', `/services/${caseId}`, id));
    });
    return id;
  }).catch((error: unknown) => {
    if (constraintOf(error) === 'service_quotes_once') throw new AppError('duplicate', { reason: 'quoted_already' });
    throw error;
  });
}
