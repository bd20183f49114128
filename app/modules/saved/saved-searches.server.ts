import { AppError } from '#app/core/errors.ts';
import { newId } from '#app/core/ids.ts';
import type { MemberScope } from '#app/core/scope.ts';
import { audit } from '#db/audit.ts';
import { withRead, withTx } from '#db/tx.ts';
import { parseSearchParams, searchParamsToString } from '#search/query/params.ts';
import { MAX_SAVED_SEARCHES, savedSearchInputSchema, type SavedSearch, type SavedSearchInput } from './contract.ts';
import { requirePermission } from '#app/core/require.ts';
import type { SavedDeps } from './deps.ts';
import { parseInput } from '#app/core/input.ts';
import { countSearches, deleteSearch, insertSearch, listSearches } from './saved.store.server.ts';

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
    await audit(tx, scope, { chain: `org:${scope.orgId}`, action: 'saved_search.create', subject: id });
    return savedSearch(row);
  });
}

/** The person's saved searches, oldest first. */
export async function listSavedSearches(deps: SavedDeps, scope: MemberScope): Promise<{ items: SavedSearch[]; next_cursor: null }> {
  return { items: (await withRead(deps.db, scope, (tx) => listSearches(tx, scope))).map(savedSearch), next_cursor: null };
}

/** Removes one of the person's own saved searches. Errors: `forbidden`, `not_found`. */
export async function deleteSavedSearch(deps: SavedDeps, scope: MemberScope, id: string): Promise<void> {
  requirePermission(scope, 'saved.write');
  await withTx(deps.db, scope, async (tx) => {
    if (!await deleteSearch(tx, scope, id)) throw new AppError('not_found', { saved_search_id: id });
    await audit(tx, scope, { chain: `org:${scope.orgId}`, action: 'saved_search.delete', subject: id });
  });
}

function savedSearch(row: { id: string; name: string; query: string; createdAt: Date }): SavedSearch {
  return { id: row.id, name: row.name, query: row.query, created_at: row.createdAt.toISOString() };
}
