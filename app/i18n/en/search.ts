export default {
  title: 'Find technology', titleFor: 'Results for “{{q}}”', placeholder: 'A problem, keywords or a patent number', filters: 'Filters', apply: 'Apply filters', more: '{{count}} more',
  total_one: '{{total}} technology on offer', total_other: '{{total}} technologies on offer', chosen: 'Chosen filters', remove: 'Remove “{{label}}”', clear: 'Clear all filters',
  keys: 'Press / to search, j and k to move, Enter to open',
  sort: { relevance: 'Most relevant', newest: 'Newest', price_asc: 'Price, low to high', price_desc: 'Price, high to low', life_desc: 'Longest remaining life' },
  facet: {
    ipc_section: 'Field', ipc_class: 'Class', kind: 'Type of right', deal_kind: 'Kind of deal', trl: 'Readiness', price: 'Price',
    life: 'Remaining life', territory: 'Territory', region: 'Region', org: 'University',
  },
  price: {
    under_100k: 'Below CNY 100 K', '100k_500k': 'CNY 100 K – 500 K', '500k_1m': 'CNY 500 K – 1 M', '1m_5m': 'CNY 1 M – 5 M',
    '5m_10m': 'CNY 5 M – 10 M', over_10m: 'CNY 10 M and above', negotiable: 'By negotiation', other_currency: 'Other currency',
  },
  life: { under_3: 'Under 3 years', '3_5': '3 to 5 years', '5_10': '5 to 10 years', '10_15': '10 to 15 years', over_15: '15 years and more' },
  help: 'A whole sentence is fine. A minus before a number is read as written (-25 ℃); there are no other operators.',
  understood: {
    title: 'Looking for', without: 'Search without “{{word}}”', typed: 'for “{{word}}”', ignored: 'Left out: {{words}}', list: ', ', drop: 'Drop “{{word}}”',
    absent: 'No listing mentions {{words}}.', near: 'No listing mentions {{words}}; these have the rest of it.',
  },
  notSearched: {
    short: 'Not fully searched', title: 'We could not search everything just now',
    text: 'The search engine cannot be reached. The database looked at the newest listings by plain matching, so no result does not mean there is none. Try again shortly, or use shorter words:',
  },
  reduced: { title: 'Reduced search.', text: 'The search engine cannot be reached right now. The database answers by plain matching: results may be incomplete and less well ordered.' },
  explore: 'Rarely seen', exploreHint: 'Matches your search and was shown nowhere in the last 30 days', quality: 'How we rank, and how well',
  save: {
    often: { weekly: 'On Mondays', daily: 'Daily', off: 'Never' }, digest: 'Tell me of new listings',
    digestHint: 'Mail only when there is something new; stop whenever you like.', open: 'Save this search', title: 'Save this search',
    hint: 'Keeps the words and filters as they are now. You can run it again from Saved.', name: 'Name', done: 'Saved. See it under Saved',
  },
  examples: ['fuel cell bipolar plate', 'heavy metals in waste water', 'straw return to soil', 'near infrared imaging'],
  empty: {
    title: 'No technology fits these conditions', titleFor: 'Nothing on the market fits “{{q}}”', titleNumber: 'No patent numbered “{{q}}” is listed here',
    alert: 'You can also save this search above and be told when something fits.',
    filtered: 'The conditions may be too narrow. Take one or two away, or try other words:',
    words: 'Try more common words, or fewer of them. You can also start from one of these:',
    number: 'No patent with this number is listed here. Check the number, or use words instead:',
    demand: 'Post a demand and let universities find you',
  },
} as const;
