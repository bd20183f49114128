import { and, eq, isNull } from 'drizzle-orm';
import type { Clock } from '#app/core/clock.ts';
import { AppError } from '#app/core/errors.ts';
import { newId } from '#app/core/ids.ts';
import { parseInput } from '#app/core/input.ts';
import { requireMember } from '#app/core/require.ts';
import type { Scope } from '#app/core/scope.ts';
import type { Locale } from '#app/core/vocabulary.ts';
import { sendInvitation } from '#app/modules/orgs/invite-member.server.ts';
import { audit } from '#db/audit.ts';
import type { Db, Tx } from '#db/client.ts';
import { patentInventors } from '#db/schema/inventors.ts';
import { asPlatform, withTx } from '#db/tx.ts';
import { InviteInventorInput } from './contract.ts';
import { memberOf, nameKey, ownPatents } from './inventor.store.server.ts';

export interface Invited { links: number; already: number; /** The address belongs to a member: the patents are theirs to see at once, no mail went out. */ atOnce: boolean }

/**
 * Links a person to patents as their inventor. The officer who does it confirms that they are; the audit trail keeps who and when. Somebody who
 * is no member yet is invited by mail as inventor, and the links wait for them; inviting an address again sends a new link for everything it
 * waits for. Patents linked already are left alone. Errors: `forbidden`, `not_found` (a patent that is not the organisation's), and those of
 * an invitation.
 */
export async function inviteInventor(deps: { db: Db; clock: Clock; publicUrl: string }, asked: Scope, input: InviteInventorInput, words: { locale: Locale; roleName: string }): Promise<Invited> {
  const scope = requireMember(asked, 'inventor.manage');
  const { email, name, patent_ids } = parseInput(InviteInventorInput, input);
  const ids = [...new Set(patent_ids)];
  return withTx(deps.db, scope, async (tx) => {
    const found = await ownPatents(tx, scope.orgId, ids);
    if (found.length !== ids.length) throw new AppError('not_found');
    const userId = await memberOf(tx, scope.orgId, email);
    const invitationId = userId ? null : await sendInvitation(tx, deps, scope, { email, role: 'inventor', limit: null }, words);
    const done = await asPlatform(tx, scope, 'link an inventor to patents', async (platform) => {
      const waiting = await livingLinks(platform, scope.orgId, email);
      // A new link by mail stands for what the address waits for already.
      const again = userId ? [] : waiting.filter((w) => !ids.includes(w.patentId) && w.userId === null);
      const replaced = userId ? [] : waiting.filter((w) => w.userId === null);
      for (const old of replaced) await platform.update(patentInventors).set({ endedAt: deps.clock.now(), endedBy: scope.userId }).where(eq(patentInventors.id, old.id));
      const known = new Set(waiting.filter((w) => !replaced.includes(w)).map((w) => w.patentId));
      const fresh = found.filter((p) => !known.has(p.id));
      const rows = [...fresh.map((p) => ({ patentId: p.id, nameOnPatent: p.inventors.find((n) => nameKey(n) === nameKey(name)) ?? '' })), ...again.map((w) => ({ patentId: w.patentId, nameOnPatent: w.nameOnPatent }))];
      if (rows.length) await platform.insert(patentInventors).values(rows.map((row) => ({ id: newId('patentInventor'), orgId: scope.orgId, email, invitationId, userId, confirmedBy: scope.userId, ...row })));
      return { links: fresh.length, already: found.length - fresh.length };
    });
    await audit(tx, scope, { chain: `org:${scope.orgId}`, action: 'inventor.link', subject: userId ?? invitationId!, data: { patents: ids, links: done.links } });
    return { ...done, atOnce: userId !== null };
  });
}

async function livingLinks(tx: Tx, orgId: string, email: string) {
  return tx.select().from(patentInventors).where(and(eq(patentInventors.orgId, orgId), eq(patentInventors.email, email), isNull(patentInventors.endedAt))).for('update');
}

/** Ends a link: the person sees the patent no more. What they answered stays, as theirs. Errors: `forbidden`, `not_found`, `state_changed` (it has ended). */
export async function endLink(deps: { db: Db; clock: Clock }, asked: Scope, linkId: string): Promise<void> {
  const scope = requireMember(asked, 'inventor.manage');
  await withTx(deps.db, scope, async (tx) => {
    const [link] = await tx.select({ id: patentInventors.id, patentId: patentInventors.patentId, endedAt: patentInventors.endedAt }).from(patentInventors).where(and(eq(patentInventors.id, linkId), eq(patentInventors.orgId, scope.orgId)));
    if (!link) throw new AppError('not_found');
    if (link.endedAt) throw new AppError('state_changed', { ended_at: link.endedAt.toISOString() });
    await asPlatform(tx, scope, 'end an inventor’s link', (platform) => platform.update(patentInventors).set({ endedAt: deps.clock.now(), endedBy: scope.userId }).where(and(eq(patentInventors.id, linkId), isNull(patentInventors.endedAt))));
    await audit(tx, scope, { chain: `org:${scope.orgId}`, action: 'inventor.unlink', subject: linkId, data: { patent: link.patentId } });
  });
}

