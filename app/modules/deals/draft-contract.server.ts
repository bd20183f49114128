import { AppError } from '#app/core/errors.ts';
import type { Scope } from '#app/core/scope.ts';
import { requireMember } from '#app/core/require.ts';
import { parseInput } from '#app/core/input.ts';
import { audit } from '#db/audit.ts';
import type { Db } from '#db/client.ts';
import { asPlatform, withTx } from '#db/tx.ts';
import { edgeNamed } from '#app/modules/process/definition/step.ts';
import { actorOf } from '#app/modules/process/engine/subject.ts';
import { loadContext, roleIn } from './context.server.ts';
import { writeContractVersion } from './contract-version.server.ts';
import { zDraftContract, type DocumentDetail, type DraftContractInput } from './contract.ts';
import { dealFacts } from './deal-facts.server.ts';
import { lockDeal } from './deal.store.server.ts';
import { documentDetail } from './documents-of.ts';
import { writeGates } from './gates/write-gates.server.ts';

/**
 * A new version of the contract: generated from the deal's terms with the parties' own clauses, or a text of their own. Voids
 * the signatures given so far, so it is possible only while the contract is still to be signed (`conflict` afterwards).
 * The lint's findings come with the answer and keep gate G11 open until they are gone.
 */
export async function draftContract(deps: { db: Db }, scope: Scope, dealId: string, raw: DraftContractInput): Promise<DocumentDetail> {
  const member = requireMember(scope, 'deal.act');
  const input = parseInput(zDraftContract, raw);
  return withTx(deps.db, member, async (tx) => {
    const deal = await lockDeal(tx, dealId);
    const role = roleIn(deal, member);
    if (role !== 'seller' && role !== 'buyer') throw new AppError('forbidden', { reason: 'parties_only' });
    return asPlatform(tx, member, 'write the contract', async () => {
      const ctx = await loadContext(tx, deal.id);
      if (!edgeNamed(ctx.process, 'sign_contract', ctx.case.standing, dealFacts(ctx, actorOf(member)))) throw new AppError('conflict', { deal: dealId, state: deal.state, reason: 'contract_is_fixed' });
      const row = await writeContractVersion(tx, ctx, { orgId: member.orgId, userId: member.userId }, { additionalClauses: input.additional_clauses, body: input.body });
      await audit(tx, member, {
        chain: `deal:${dealId}`, action: 'deal.contract', subject: row.id, data: { version: row.version, sha256: row.sha256, voided: ctx.contract?.signatures.length ?? 0 },
      });
      const after = await loadContext(tx, dealId);
      await writeGates(tx, after);
      return documentDetail({ ...after, viewer: member }, after.contract!.document);
    });
  });
}
