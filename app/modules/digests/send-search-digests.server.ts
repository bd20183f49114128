import { newId } from '#app/core/ids.ts';
import { systemScope } from '#app/core/scope.ts';
import { queueMail } from '#app/modules/notifications/queue-mail.server.ts';
import { notifications } from '#db/schema/platform.ts';
import { eachPage } from '#db/each.ts';
import { withRead, withTx } from '#db/tx.ts';
import type { SearchHit } from '#search/query/card.ts';
import { searchListings } from '#search/query/listings.server.ts';
import { parseSearchParams, type SearchParams } from '#search/query/params.ts';
import { alertLinks } from './alert-token.ts';
import type { DigestDeps } from './deps.ts';
import { claimSearchDigest, dueSearches, markSeen, type DueSearch } from './digests.store.server.ts';
import { lastDue, type Due } from './period.ts';

const scope = systemScope('search-digests');

/** Searches read at once, and listings named in one mail; the link leads to the rest. */
const PAGE = 200;
const NAMED = 10;
/** A listing published this moment may not be in the index yet: it is left to the next digest rather than lost between two. */
const SETTLE_MS = 5 * 60_000;
const RESULT_PAGES = 4;
const PAGE_SIZE = 50;

/**
 * Makes the digests of saved searches that have fallen due: for each search and period at most one, of listings published since
 * the last, found by the search page's own path under the public's eyes. Nothing new, nothing sent. Returns how many were sent.
 * A search the engine cannot answer fully now (`reduced`) is left for the next round.
 */
export async function sendSearchDigests(deps: DigestDeps, signal?: AbortSignal): Promise<{ sent: number; quiet: number; postponed: number }> {
  const now = deps.clock.now();
  const tally = { sent: 0, quiet: 0, postponed: 0 };
  for (const frequency of ['daily', 'weekly'] as const) {
    const due = lastDue(now, frequency);
    await eachPage(signal, PAGE, (after) => withRead(deps.db, scope, (tx) => dueSearches(tx, frequency, due, { after, limit: PAGE })), async (search) => {
      tally[await digestOf(deps, search, due, now)] += 1;
    });
  }
  return tally;
}

async function digestOf(deps: DigestDeps, search: DueSearch, due: Due, now: Date): Promise<'sent' | 'quiet' | 'postponed'> {
  const upTo = new Date(now.getTime() - SETTLE_MS);
  const fresh = await newFor(deps, search, upTo);
  if (fresh === null) return 'postponed';
  return withTx(deps.db, scope, async (tx) => {
    if (!await claimSearchDigest(tx, search, due.period, fresh.length)) return 'quiet';
    await markSeen(tx, search.id, upTo, fresh.length > 0 ? now : null);
    if (fresh.length === 0) return 'quiet';
    const href = `/search?${newestFirst(search.query)}`;
    await tx.insert(notifications).values({
      id: newId('notification'), orgId: search.orgId, userId: search.userId, kind: 'search_digest', data: { title_zh: search.name, title_en: search.name, count: fresh.length },
      href, dedupeKey: `search-digest:${search.id}:${due.period}`,
    }).onConflictDoNothing();
    const { locale } = search.reader;
    const alert = alertLinks(deps, { kind: 'search', id: search.id });
    await queueMail(tx, {
      to: search.reader.email, locale, template: 'search_digest', unsubscribeUrl: alert.unsubscribe,
      data: {
        search: search.name, count: fresh.length, more: Math.max(0, fresh.length - NAMED), link: `${deps.publicUrl}${href}`,
        items: fresh.slice(0, NAMED).map((hit) => itemOf(hit, locale, deps.publicUrl)),
        settings: alert.settings,
      },
    });
    return 'sent';
  });
}

/** What the search finds now that was published in (seen, upTo]; null when the engine is away. */
async function newFor(deps: DigestDeps, search: DueSearch, upTo: Date): Promise<SearchHit[] | null> {
  const params = parseSearchParams(new URLSearchParams(search.query));
  const within = (hit: SearchHit) => hit.published_at !== null && new Date(hit.published_at) > search.seenUpTo && new Date(hit.published_at) <= upTo;
  const found: SearchHit[] = [];
  for (let page = 1; page <= RESULT_PAGES; page++) {
    const result = await searchListings(deps, { ...params, sort: 'newest', page, limit: PAGE_SIZE }, search.reader.locale);
    if (result.reduced) return null;
    found.push(...result.items.filter(within));
    const last = result.items.at(-1)?.published_at;
    if (!last || new Date(last) <= search.seenUpTo || result.next_cursor === null) return page === 1 && result.total_estimate === 0 ? looser(deps, params, search, within) : found;
  }
  return found;
}

/** A search whose words are never all found together is answered on its page by dropping words, in order of relevance only: the digest does the same. */
async function looser(deps: DigestDeps, params: SearchParams, search: DueSearch, within: (hit: SearchHit) => boolean): Promise<SearchHit[] | null> {
  if (params.sort !== 'relevance' || !params.q) return [];
  const result = await searchListings(deps, { ...params, page: 1, limit: PAGE_SIZE }, search.reader.locale);
  return result.reduced ? null : result.items.filter(within);
}

function newestFirst(query: string): string {
  const out = new URLSearchParams(query);
  out.set('sort', 'newest');
  return out.toString();
}

function itemOf(hit: SearchHit, locale: 'zh' | 'en', publicUrl: string): { text: string; link: string } {
  const pick = (zh: string, en: string) => (locale === 'zh' ? zh || en : en || zh);
  const [benefit, title] = [pick(hit.benefit_zh, hit.benefit_en), pick(hit.title_zh, hit.title_en)];
  return { text: benefit ? `${benefit}${locale === 'zh' ? '（' : ' ('}${title}${locale === 'zh' ? '）' : ')'}` : title, link: `${publicUrl}/listings/${hit.id}` };
}
