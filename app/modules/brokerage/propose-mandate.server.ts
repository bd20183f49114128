import { and, eq, inArray } from 'drizzle-orm';
import { addMonths, legalDay, legalDeadline } from '#app/core/clock.ts';
import { AppError, fieldError } from '#app/core/errors.ts';
import { newId } from '#app/core/ids.ts';
import { parseInput } from '#app/core/input.ts';
import { requireMember } from '#app/core/require.ts';
import type { Scope } from '#app/core/scope.ts';
import { assertVerified } from '#app/modules/orgs/guard.server.ts';
import { openPlain } from '#app/modules/process/engine/plain-subject.server.ts';
import type { Db, Tx } from '#db/client.ts';
import { mandates, mandateSubjects } from '#db/schema/brokerage.ts';
import { demands } from '#db/schema/demands.ts';
import { listings } from '#db/schema/listings.ts';
import { orgs } from '#db/schema/orgs.ts';
import { asPlatform, dbNow, withTx } from '#db/tx.ts';
import { mandateById, mandateResource } from './brokerage.store.server.ts';
import { zProposeMandate, type MandateResource, type ProposeMandateInput } from './contract.ts';
import { brokeragePackOn } from './rule-packs/cn.ts';
import { brokerLicensed, mandateKind } from './subjects.server.ts';

/**
 * A broker proposes to act for an organisation: for a seller's listings or a company's demands, some of them or all. It binds nobody until the
 * principal accepts. Throws `unverified` for a broker without a check of its identity, `conflict` (`broker_unlicensed`) without a licence that
 * counts today, and field errors: `unknown_organisation`, `wrong_kind` (who sells has listings, who buys demands), `not_of_principal`.
 */
export async function proposeMandate(deps: { db: Db }, scope: Scope, raw: ProposeMandateInput): Promise<MandateResource> {
  const member = requireMember(scope, 'brokerage.write');
  const input = parseInput(zProposeMandate, raw);
  return withTx(deps.db, member, async (tx) => {
    const now = await dbNow(tx);
    const today = legalDay(now);
    const pack = brokeragePackOn(today).values;
    await assertVerified(tx, member.orgId, now);
    if (!(await brokerLicensed(tx, member.orgId, today))) throw new AppError('conflict', { reason: 'broker_unlicensed' });
    if (input.ends_on < today) throw fieldError('ends_on', 'in_the_past');
    if (input.ends_on > addMonths(input.starts_on < today ? today : input.starts_on, pack.maxMandateMonths.value)) throw fieldError('ends_on', 'term_too_long');
    if (input.tail_months > pack.maxTailMonths.value) throw fieldError('tail_months', 'tail_too_long');
    const [principal] = await tx.select({ id: orgs.id, kind: orgs.kind }).from(orgs).where(eq(orgs.slug, input.principal));
    if (!principal) throw fieldError('principal', 'unknown_organisation');
    if (principal.kind === 'broker' || principal.kind === 'operator' || (input.side === 'buy' && principal.kind !== 'company')) throw fieldError('principal', 'wrong_kind');
    const id = newId('mandate');
    return asPlatform(tx, member, 'open the mandate', async () => {
      await assertTheirs(tx, principal.id, input.side, input.subjects);
      const row = { id, brokerOrgId: member.orgId, principalOrgId: principal.id, side: input.side, startsOn: input.starts_on, endsOn: input.ends_on, exclusive: input.exclusive };
      await openPlain(tx, mandateKind, { id, now, scope: member, role: 'broker', dueAt: () => legalDeadline(now, { days: pack.mandateAnswerDays.value }) }, async (state) => {
        await tx.insert(mandates).values({ ...row, scope: input.subjects.length ? 'some' : 'all', feeBps: input.fee_bps, tailMonths: input.tail_months, note: input.note, state, createdBy: member.userId });
        await tx.insert(mandateSubjects).values((input.subjects.length ? [...new Set(input.subjects)] : ['*']).map((subject) => ({
          mandateId: id, subject, principalOrgId: principal.id, side: input.side, exclusive: input.exclusive, startsOn: input.starts_on, endsOn: input.ends_on,
        })));
      });
      return mandateResource(tx, member, await mandateById(tx, id));
    });
  });
}

/** What a mandate names is the principal's own and public: a broker learns of nothing else by naming it. Platform scope. */
async function assertTheirs(tx: Tx, principal: string, side: 'sell' | 'buy', subjects: readonly string[]): Promise<void> {
  if (subjects.length === 0) return;
  const ids = [...new Set(subjects)];
  const found = side === 'sell'
    ? await tx.select({ id: listings.id }).from(listings).where(and(inArray(listings.id, ids), eq(listings.orgId, principal), inArray(listings.status, ['published', 'under_offer'])))
    : await tx.select({ id: demands.id }).from(demands).where(and(inArray(demands.id, ids), eq(demands.orgId, principal), eq(demands.status, 'open'), eq(demands.visibility, 'named')));
  if (found.length < ids.length) throw fieldError('subjects', 'not_of_principal');
}
