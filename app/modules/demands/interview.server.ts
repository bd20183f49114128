import { publicScope } from '#app/core/scope.ts';
import type { Db } from '#db/client.ts';
import { withRead } from '#db/tx.ts';
import { CONCEPTS, LEXICON } from '#search/lexicon/index.ts';
import { marketSources } from '#search/query/cards.server.ts';
import type { DemandResource } from './contract.ts';
import { questions, type Question } from './interview.ts';
import { saidIn, type FindNotions } from './said.ts';

/** Candidates whose texts are compared, and how much of each text is read: the first lines of an abstract say what it is about. */
const CANDIDATES = 40;
const CHARACTERS = 900;

/** Notions by the field lexicon, under one name whatever the language of the text. */
const find: FindNotions = (folded) => LEXICON.find(folded).flatMap((hit) => {
  const c = CONCEPTS[hit.id];
  return c ? [{ start: hit.start, end: hit.end, zh: c.zh[0]!, en: c.en[0] ?? '' }] : [];
});

/**
 * The interview of an incomplete demand: what it leaves unsaid as questions, the one that separates its present candidates
 * best first, each with the answers the candidates themselves suggest. `listingIds` are the demand's matches, best first;
 * their texts are read under the public's eyes.
 */
export async function interviewOf(deps: { db: Db }, demand: Pick<DemandResource, 'lang' | 'missing'>, listingIds: readonly string[]): Promise<Question[]> {
  if (demand.missing.length === 0) return [];
  const sources = await withRead(deps.db, publicScope, (tx) => marketSources(tx, listingIds.slice(0, CANDIDATES)));
  const candidates = sources.map((s) => {
    const zh = demand.lang === 'zh' ? Boolean(s.titleZh) : !s.titleEn;
    const body = zh ? [s.benefitZh, s.problemZh, s.abstractZh] : [s.benefitEn, s.problemEn, s.abstractEn];
    return { id: s.id, said: saidIn(zh ? s.titleZh : s.titleEn, body.filter(Boolean).join('\n').slice(0, CHARACTERS), demand.lang, find) };
  });
  return questions(candidates, demand.missing);
}
