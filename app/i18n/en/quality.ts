export default {
  box: {
    title: 'The search box', caption: 'The search box on queries of our own', system: 'System', success: 'Answer among the first five',
    outside: '“Nothing fits” where nothing does', tuning: 'Half used for tuning',
    text: '{{queries}} queries of our own (sentences in both languages, grades, formulas, units, traditional characters, typos, numbers, temperatures below zero, '
      + 'questions from outside) over {{documents}} fictitious listings. Thresholds were chosen on one half; the table shows the other ({{half}} queries).',
  },
  title: 'How good are search and matching', lead: 'These figures were written by the benchmark’s last run, not typed by anybody. The code is open: run it again yourself.',
  measured: 'Measured', model: 'ranking model {{model}}', sizes: '{{queries}} queries, {{documents}} documents.', validation: 'Validation: {{how}}.',
  interval: 'The lead is ours less theirs, with its 95% interval from a paired bootstrap: only an interval wholly above zero is a lead.',
  chance: 'p is how likely it is that ours is not better (one-sided, paired).', resamples: 'Drawn from {{resamples}} resamples over queries.',
  range: '{{low}}–{{high}}', between: ' ', ahead: 'ahead by {{difference}} ({{low}} to {{high}})',
  behind: 'behind by {{difference}} ({{low}} to {{high}})',
  notYet: {
    title: 'Not measured yet',
    text: 'This build carries no benchmark report. Once the benchmark has run, its figures stand here beside the methods they are compared with. Until then we write no numbers.',
  },
  coverage: {
    title: 'Does every listing get seen?', text: 'Share of the listings on offer that appeared on a page at least once in the last {{days}} days.',
    countValue: '{{shown}} of {{live}}.', at: 'Counted',
    rule: 'Search results, demand matches, similar technology and the start page all count; only how often, never who looked. When a search has more than one page, the first ends with one more listing that matches but was shown to nobody in the last 30 days, marked “rarely seen”. Never when sorting by price or date, and never when looking up a number.',
  },
  ads: {
    title: 'No paid ranking',
    text: 'Places are not for sale, and no payment changes the order of a search or a match. Should paid display ever come, each item will be marked “Ad” and kept apart from matches.',
  },
  method: {
    title: 'How it is measured',
    texts: [
      'The benchmark takes the product’s own path: documents are loaded as listings and needs as demands into a fresh database and index, and the code behind these pages answers. The answers are compared with judgments made by hand.',
      'The methods it is compared with answer in the same run over the same documents: BM25 on pairs of Chinese characters, Meilisearch’s keyword search, Postgres full text search. Whatever is trained is cross-validated over needs: it has not seen the need it is measured on.',
      'nDCG@10 asks how well the order of the first ten agrees with the judgments; recall@50, how much of what should be found is among the first fifty. Both run from 0 to 1; more is better.',
    ],
  },
  limits: {
    title: 'Limits',
    texts: [
      'The number of judged needs is small, so the ranges are not narrow: read the range, not one figure.',
      'Judgments cover inventions with Chinese abstracts; designs, very short abstracts and rare fields are under-represented.',
      '“Answers the need” means the text says so. It does not mean the technology works for you, and it is neither legal nor commercial advice.',
      'The order changes with what companies tell us; the figures of one version speak for that version only.',
    ],
  },
  col: { system: 'Method', value: 'Value', p: 'Lead of ours and p' },
  system: {
    jingzhe: 'Jingzhe', bm25_bigrams: 'BM25 (character pairs)', bm25: 'BM25', meilisearch: 'Meilisearch keywords',
    meilisearch_keywords: 'Meilisearch keywords', postgres: 'Postgres full text', postgres_fts: 'Postgres full text',
    meilisearch_hybrid: 'Meilisearch hybrid, our vectors', lsa: 'Latent semantic vectors',
  },
  metric: {
    ndcg10: { name: 'nDCG@10', text: 'order of the first ten' }, ndcg_10: { name: 'nDCG@10', text: 'order of the first ten' },
    recall50: { name: 'recall@50', text: 'share found among the first fifty' },
    recall_50: { name: 'recall@50', text: 'share found among the first fifty' },
    recall10: { name: 'recall@10', text: 'share found among the first ten' },
    recall_10: { name: 'recall@10', text: 'share found among the first ten' }, mrr: { name: 'MRR', text: 'mean of one over the right item’s place' },
    hit1: { name: 'hit@1', text: 'share where the right item is first' },
  },
  task: {
    needs_pool: { title: 'Need to technology: ranking a pool', text: 'Orders only the candidates that were judged.' },
    needs_full: { title: 'Need to technology: whole corpus', text: 'Searches everything: is it found, and near the top?' },
    known_item_title: { title: 'Known item: title to abstract', text: 'Finds an abstract by its own title.' },
    known_item_halves: { title: 'Known item: half to half', text: 'Finds the second half of a text by its first.' },
    cross_language: { title: 'Across languages', text: 'Chinese needs to English patents and back.' },
  },
  split: { dev: 'Development split.', held_out: 'Held-out split, never used before.', all: 'All of it.' },
  how: { '5-fold, over needs, twice': 'five-fold cross-validation over needs, twice; no need is ranked by weights that have seen it' },
} as const;
