import { eq } from 'drizzle-orm';
import { newId } from '#app/core/ids.ts';
import { nameSkeleton } from '#app/core/names.ts';
import type { OperatorScope } from '#app/core/scope.ts';
import type { Tx } from '#db/client.ts';
import { orgs } from '#db/schema/orgs.ts';
import { orgAliases } from '#db/schema/ownership.ts';

/** Skeletons of every name an organisation is known by: its own two and the aliases an operator approved. Platform scope. */
export async function knownNames(tx: Tx, orgId: string): Promise<Set<string>> {
  const [org] = await tx.select({ zh: orgs.nameZh, en: orgs.nameEn }).from(orgs).where(eq(orgs.id, orgId));
  const aliases = await tx.select({ skeleton: orgAliases.skeleton }).from(orgAliases).where(eq(orgAliases.orgId, orgId));
  return new Set([nameSkeleton(org?.zh ?? ''), nameSkeleton(org?.en ?? ''), ...aliases.map((a) => a.skeleton)].filter(Boolean));
}

/** Approves a further name of an organisation; one it has already is the same name. */
export async function approveAlias(tx: Tx, me: OperatorScope, orgId: string, name: string, source: string): Promise<void> {
  const skeleton = nameSkeleton(name);
  if (!skeleton || (await knownNames(tx, orgId)).has(skeleton)) return;
  await tx.insert(orgAliases).values({ id: newId('alias'), orgId, name, skeleton, source, approvedBy: me.userId }).onConflictDoNothing();
}
