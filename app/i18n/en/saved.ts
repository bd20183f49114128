export default {
  title: 'Saved', lead: 'Technology you keep an eye on and searches you come back to. Only you see them.',
  searches: 'Saved searches', searchesHint: 'Words and filters are kept; run them again in one step.', run: 'Run again',
  runOf: 'Run “{{name}}” again', remove: 'Delete', removeOf: 'Delete “{{name}}”', since: 'Saved on {{day}}', name: 'Name', what: 'Conditions',
  when: 'Saved on', sort: 'Sorted by: {{sort}}',
  listings: 'Saved technology', gone: 'No longer on the market', goneText: 'Its owner took it down, or it has been sold. Saved on {{day}}.', savedOn: 'Saved on {{day}}',
  digest: { label: 'Tell me of new listings', of: 'News for “{{name}}”', off: 'Never', daily: 'Daily', weekly: 'On Mondays', last: 'Last told {{day}}', saved: 'Changed' },
  alert: {
    title: 'What we send you', search: 'Saved search: {{name}}', demand: 'Matches of your demand: {{name}}',
    on: 'When something new matches, five a week at most',
    hint: 'When nothing is new, no mail is sent. This link only changes what is sent; it signs nobody in and shows nothing else.',
    done: 'Changed to: {{now}}',
  },
  emptySearches: 'No saved searches yet. Set your filters on the search page and choose “Save this search”.', emptyTitle: 'Nothing saved yet',
  emptyText: 'When a technology might be of use, press Save beside it. Changes of price and legal status show here at a glance.',
  emptyAction: 'Find technology',
} as const;
