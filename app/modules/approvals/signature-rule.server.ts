import { eq, sql } from 'drizzle-orm';
import { parseInput } from '#app/core/input.ts';
import { requireMember } from '#app/core/require.ts';
import type { Scope } from '#app/core/scope.ts';
import { audit } from '#db/audit.ts';
import type { Db } from '#db/client.ts';
import { orgSignatureRules } from '#db/schema/approvals.ts';
import { asPlatform, withRead, withTx } from '#db/tx.ts';
import { zSignatureRule, type SignatureRule } from './contract.ts';

const shown = (above: number | null | undefined): SignatureRule => ({ second_above: above === null || above === undefined ? null : { currency: 'CNY', amount: above } });

/** From which sum on the organisation binds itself by two persons; null = it does not ask for two. */
export async function readSignatureRule(deps: { db: Db }, scope: Scope): Promise<SignatureRule> {
  const member = requireMember(scope, 'org.read');
  const [row] = await withRead(deps.db, member, (tx) => tx.select().from(orgSignatureRules).where(eq(orgSignatureRules.orgId, member.orgId)));
  return shown(row?.secondAbove);
}

/** An owner sets the sum, or takes the rule away. The page has asked again who is at the keyboard. */
export async function setSignatureRule(deps: { db: Db }, scope: Scope, raw: SignatureRule): Promise<SignatureRule> {
  const member = requireMember(scope, 'org.manage');
  const input = parseInput(zSignatureRule, raw);
  const above = input.second_above?.amount ?? null;
  return withTx(deps.db, member, (tx) => asPlatform(tx, member, 'set the rule of two signatures', async () => {
    const [before] = await tx.select().from(orgSignatureRules).where(eq(orgSignatureRules.orgId, member.orgId)).for('update');
    await tx.insert(orgSignatureRules).values({ orgId: member.orgId, secondAbove: above, setBy: member.userId })
      .onConflictDoUpdate({ target: orgSignatureRules.orgId, set: { secondAbove: above, setBy: member.userId, setAt: sql`now()` } });
    await audit(tx, member, { chain: `org:${member.orgId}`, action: 'org.signature_rule', subject: member.orgId, data: { from: before?.secondAbove ?? null, to: above, currency: 'CNY' } });
    return shown(above);
  }));
}
