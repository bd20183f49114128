import { AppError } from '#app/core/errors.ts';
import { newId } from '#app/core/ids.ts';
import type { MemberScope } from '#app/core/scope.ts';
import { audit } from '#db/audit.ts';
import { withRead, withTx } from '#db/tx.ts';
import { parseSearchParams, searchParamsToString } from '#search/query/params.ts';
import { MAX_SAVED_SEARCHES, savedSearchInputSchema, savedSearchPatchSchema, type SavedSearch, type SavedSearchInput, type SavedSearchPatch } from './contract.ts';
import { requirePermission } from '#app/core/require.ts';
import { nowOf, type SavedDeps } from './deps.ts';
import { parseInput } from '#app/core/input.ts';
import { countSearches, deleteSearch, insertSearch, listSearches, readSearch, type SearchRow } from './saved.store.server.ts';
import { setSearchDigest } from './set-search-digest.server.ts';

/**
 * Keeps a search under a name, in canonical form and always from its first page. Errors: `forbidden`, `validation` (also when
 * nothing is searched for, or {@link MAX_SAVED_SEARCHES} are kept already).
 */
export async function createSavedSearch(deps: SavedDeps, scope: MemberScope, input: SavedSearchInput): Promise<SavedSearch> {
  requirePermission(scope, 'saved.write');
  const data = parseInput(savedSearchInputSchema, input);
  const query = searchParamsToString({ ...parseSearchParams(new URLSearchParams(data.query)), page: 1, limit: 20 });
  if (!query) throw new AppError('validation', {}, [{ path: 'query', code: 'required' }]);
  const id = newId('savedSearch');
  return withTx(deps.db, scope, async (tx) => {
    if (await countSearches(tx, scope) >= MAX_SAVED_SEARCHES) throw new AppError('validation', { max: MAX_SAVED_SEARCHES }, [{ path: 'name', code: 'too_many' }]);
    const row = await insertSearch(tx, { id, orgId: scope.orgId, userId: scope.userId, name: data.name, query });
    await setSearchDigest(tx, row, data.digest, nowOf(deps));
    await audit(tx, scope, { chain: `org:${scope.orgId}`, action: 'saved_search.create', subject: id, data: { digest: data.digest } });
    return savedSearch({ ...row, digest: data.digest, lastSentAt: null });
  });
}

/** The person's saved searches, oldest first. */
export async function listSavedSearches(deps: SavedDeps, scope: MemberScope): Promise<{ items: SavedSearch[]; next_cursor: null }> {
  return { items: (await withRead(deps.db, scope, (tx) => listSearches(tx, scope))).map(savedSearch), next_cursor: null };
}

/** Sets how often one of the person's own searches tells of what is new. Errors: `forbidden`, `validation`, `not_found`. */
export async function changeSavedSearch(deps: SavedDeps, scope: MemberScope, id: string, input: SavedSearchPatch): Promise<SavedSearch> {
  requirePermission(scope, 'saved.write');
  const { digest } = parseInput(savedSearchPatchSchema, input);
  return withTx(deps.db, scope, async (tx) => {
    const row = await readSearch(tx, scope, id);
    if (!row) throw new AppError('not_found', { saved_search_id: id });
    await setSearchDigest(tx, row, digest, nowOf(deps));
    await audit(tx, scope, { chain: `org:${scope.orgId}`, action: 'saved_search.alert', subject: id, data: { digest } });
    return savedSearch({ ...row, digest });
  });
}

/** Removes one of the person's own saved searches. Errors: `forbidden`, `not_found`. */
export async function deleteSavedSearch(deps: SavedDeps, scope: MemberScope, id: string): Promise<void> {
  requirePermission(scope, 'saved.write');
  await withTx(deps.db, scope, async (tx) => {
    if (!await deleteSearch(tx, scope, id)) throw new AppError('not_found', { saved_search_id: id });
    await audit(tx, scope, { chain: `org:${scope.orgId}`, action: 'saved_search.delete', subject: id });
  });
}

function savedSearch(row: SearchRow): SavedSearch {
  return { id: row.id, name: row.name, query: row.query, digest: row.digest, last_digest_at: row.lastSentAt?.toISOString() ?? null, created_at: row.createdAt.toISOString() };
}
