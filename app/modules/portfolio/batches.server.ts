import { legalDay, type Clock } from '#app/core/clock.ts';
import { AppError, fieldError } from '#app/core/errors.ts';
import { newId } from '#app/core/ids.ts';
import { parseInput } from '#app/core/input.ts';
import { money, type Currency } from '#app/core/money.ts';
import type { Permission } from '#app/core/permissions.ts';
import { requireMember } from '#app/core/require.ts';
import type { MemberScope, Scope } from '#app/core/scope.ts';
import { openDrafts, withdrawDrafts } from '#app/modules/listings/draft-listings.server.ts';
import { requestBatch } from '#app/modules/valuation/request-batch.server.ts';
import { audit } from '#db/audit.ts';
import type { Db, Tx } from '#db/client.ts';
import { asPlatform, withRead, withTx } from '#db/tx.ts';
import {
  batchListings, colleague, countChosen, groupsOf, insertBatch, insertBatchRows, listBatches, lockBatch, lockRows, markUndone, restoreAssignees, restoreDecided, restoreUndecided, setAssignee, setDecision, type BatchRow,
} from './batch.store.server.ts';
import { BatchInput, MAX_CHOSEN, MAX_DRAFTS, MAX_STEP, type BatchPreview, type BatchResource, type BatchStep, type Selection } from './contract.ts';

interface Deps { db: Db; clock: Clock }

/** Who may take a step: opening drafts is work on listings, valuing is the valuation room's, the rest is the portfolio's own. */
const NEEDS: Record<BatchStep, Permission> = { assign: 'portfolio.write', let_lapse: 'portfolio.write', keep_paying: 'portfolio.write', draft_listings: 'listing.write', value: 'valuation.write' };

async function whomOf(tx: Tx, scope: MemberScope, step: BatchStep, assignee: string | null): Promise<BatchPreview['assignee']> {
  if (step !== 'assign' || assignee === null) return null;
  const name = await colleague(tx, scope.orgId, assignee);
  if (name === undefined) throw fieldError('assignee', 'not_an_option');
  return { id: assignee, name };
}

/**
 * What a step would do to a selection, before anything is written: how many it changes, which it leaves out and why, and the fees it saves.
 * Errors: `forbidden`, `validation`.
 */
export async function previewBatch({ db, clock }: Deps, scope: Scope, input: BatchInput): Promise<BatchPreview> {
  const { step, selection, assignee } = parseInput(BatchInput, input);
  const member = requireMember(scope, NEEDS[step]);
  return withRead(db, member, async (tx) => {
    const whom = await whomOf(tx, member, step, assignee);
    const groups = await groupsOf(tx, member, { step, selection, assignee, day: legalDay(clock.now()) });
    const taken = groups.filter((g) => g.reason === null);
    const all = taken.reduce((sum, g) => sum + g.n, 0);
    const limit = limitOf(step, selection);
    const changes = Math.min(all, limit);
    const left = new Map<NonNullable<(typeof groups)[number]['reason']>, { count: number; examples: string[] }>();
    for (const g of groups) {
      if (g.reason === null) continue;
      const known = left.get(g.reason);
      left.set(g.reason, { count: (known?.count ?? 0) + g.n, examples: [...(known?.examples ?? []), ...g.examples].slice(0, 5) });
    }
    if (all > changes) left.set('over_limit', { count: all - changes, examples: [] });
    return {
      step, changes, examples: taken.flatMap((g) => g.examples).slice(0, 5), left_out: [...left].map(([reason, rest]) => ({ reason, ...rest })), assignee: whom,
      saves: step === 'let_lapse' ? taken.flatMap((g) => (g.currency && g.fees ? [money(Number(g.fees), g.currency as Currency)] : [])) : [],
    };
  });
}

/** Patents a step takes at most. */
function limitOf(step: BatchStep, selection: Selection): number {
  if (step === 'draft_listings') return MAX_DRAFTS;
  if (step === 'value') return wholePortfolio(selection) ? Number.MAX_SAFE_INTEGER : MAX_CHOSEN;
  return MAX_STEP;
}

const wholePortfolio = (selection: Selection) => 'filter' in selection && Object.values(selection.filter).every((v) => v === undefined || v === '');

/**
 * Takes a step over a selection. `expected`: how many the preview promised; when others changed the patents meanwhile and it would be another
 * number, nothing happens (`state_changed`). Returns how many changed, and the batch it can be undone by; a valuation has none.
 */
export async function applyBatch(deps: Deps, scope: Scope, input: BatchInput, expected: number): Promise<{ step: BatchStep; changed: number; batch_id: string | null }> {
  const { step, selection, assignee } = parseInput(BatchInput, input);
  const member = requireMember(scope, NEEDS[step]);
  if (step === 'value') return valueThem(deps, member, selection, expected);
  const id = newId('portfolioBatch');
  const day = legalDay(deps.clock.now());
  const changed = await withTx(deps.db, member, async (tx) => {
    await whomOf(tx, member, step, assignee);
    const rows = await lockRows(tx, member, { step, selection, assignee, day, limit: limitOf(step, selection) });
    if (rows.length !== expected) throw new AppError('state_changed', { expected, found: rows.length });
    if (!rows.length) throw fieldError('selection', 'nothing_to_do');
    const total = await countChosen(tx, member, selection);
    const drafts = step === 'draft_listings' ? await openDrafts(tx, member, rows.map((row) => row.id)) : null;
    await insertBatch(tx, { id, orgId: member.orgId, createdBy: member.userId, action: step, assignee: step === 'assign' ? assignee : null, changed: rows.length, leftOut: total - rows.length });
    // Who may and which rows is settled above; the guard of members' columns, asked of each of thousands of rows, would take most of the time.
    await asPlatform(tx, member, 'write a step over many patents', async (platform) => {
      await insertBatchRows(platform, { id, orgId: member.orgId }, rows.map((row) => ({ ...row, ...(drafts ? { listingId: drafts.get(row.id)! } : {}) })));
      if (step === 'assign') await setAssignee(platform, id, assignee);
      if (step === 'let_lapse') await setDecision(platform, id, member.userId);
      if (step === 'keep_paying') await setDecision(platform, id, null);
    });
    await audit(tx, member, { chain: `org:${member.orgId}`, action: `portfolio.${step}`, subject: id, data: { patents: rows.length, left_out: total - rows.length, ...(step === 'assign' ? { assignee } : {}) } });
    return rows.length;
  });
  return { step, changed, batch_id: id };
}

async function valueThem(deps: Deps, member: MemberScope, selection: Selection, expected: number) {
  const ids = wholePortfolio(selection) ? undefined : (await withRead(deps.db, member, (tx) => lockless(tx, member, selection, legalDay(deps.clock.now())))).map((row) => row.id);
  if (ids && ids.length !== expected) throw new AppError('state_changed', { expected, found: ids.length });
  const batch = await requestBatch(deps, member, ids ? { patent_ids: ids } : {});
  return { step: 'value' as const, changed: batch.patents.total, batch_id: null };
}

/** The patents a valuation would take. Nothing of their rows is written, so none is locked. */
const lockless = (tx: Tx, member: MemberScope, selection: Selection, day: string) => lockRows(tx, member, { step: 'value', selection, assignee: null, day, limit: MAX_CHOSEN, lock: false });

/**
 * Takes a step back: what is still as the step left it becomes what it was; what was changed since stays. Errors: `forbidden`, `not_found`,
 * `state_changed` (undone already).
 */
export async function undoBatch({ db }: Pick<Deps, 'db'>, scope: Scope, id: string): Promise<{ restored: number; kept: number }> {
  const member = requireMember(scope, 'patent.read');
  return withTx(db, member, async (tx) => {
    const batch = await lockBatch(tx, member.orgId, id);
    if (!batch) throw new AppError('not_found', { batch_id: id });
    requireMember(scope, NEEDS[batch.action]);
    if (batch.undoneAt) throw new AppError('state_changed', { undone_at: batch.undoneAt.toISOString() });
    const restored = await restore(tx, member, batch);
    const counts = { restored, kept: batch.changed - restored };
    await markUndone(tx, id, member.userId, counts);
    await audit(tx, member, { chain: `org:${member.orgId}`, action: 'portfolio.undo', subject: id, data: { of: batch.action, ...counts } });
    return counts;
  });
}

async function restore(tx: Tx, member: MemberScope, batch: BatchRow): Promise<number> {
  switch (batch.action) {
    case 'draft_listings': return withdrawDrafts(tx, member, await batchListings(tx, batch.id));
    case 'assign': return asPlatform(tx, member, 'undo a step over many patents', (platform) => restoreAssignees(platform, batch));
    case 'let_lapse': return asPlatform(tx, member, 'undo a step over many patents', (platform) => restoreUndecided(platform, batch));
    case 'keep_paying': return asPlatform(tx, member, 'undo a step over many patents', (platform) => restoreDecided(platform, batch, member.userId));
  }
}

/** The organisation's newest steps over its portfolio. */
export async function recentBatches({ db }: Pick<Deps, 'db'>, scope: Scope, limit = 5): Promise<BatchResource[]> {
  const member = requireMember(scope, 'patent.read');
  const rows = await withRead(db, member, (tx) => asPlatform(tx, member, 'name who took a step', (platform) => listBatches(platform, member.orgId, limit)));
  return rows.map(({ batch: b, by, undoer, whom }) => ({
    id: b.id, step: b.action, by, at: b.createdAt.toISOString(), changed: b.changed, left_out: b.leftOut, assignee: whom,
    undone: b.undoneAt ? { by: undoer ?? '', at: b.undoneAt.toISOString(), restored: b.restored!, kept: b.kept! } : null,
  }));
}
