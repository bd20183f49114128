export default {
  title: 'Side by side', lead: 'Up to four technologies, differences marked. Send the address to a colleague and they see the same table.',
  caption: 'Listings side by side', remove: 'Remove', removeOf: 'Remove “{{title}}” from the comparison', differs: 'differs',
  missing_one: '{{count}} listing is not public and is not shown.', missing_other: '{{count}} listings are not public and are not shown.',
  onlyOne: 'Only one so far: choose more to compare.',
  note: 'Each listing’s own page gives source and date of every fact. Annuities follow the present schedule, without fee reduction.',
  emptyTitle: 'Nothing chosen to compare',
  emptyText: 'Tick “Compare” beside up to four search results. Two coatings for bipolar plates, say: see at a glance which right lives longer and who grants a non-exclusive licence.',
  emptyAction: 'Find technology', notOffered: 'not for transfer', unburdened: 'none registered',
  claims: '{{count}}, of which {{independent}} independent',
  fact: {
    benefit: 'Benefit', problem: 'Problem solved', org: 'Owner', kind: 'Type of right', number: 'Number', status: 'Status', life: 'Remaining life',
    verified: 'Checked by us', trl: 'Readiness', deal_kinds: 'Kinds of deal', ask: 'Asking price', entry_fee: 'Entry fee', royalty: 'Royalty',
    equity: 'Equity valuation', territories: 'Territories', field: 'Field of use', rights: 'Burdens', ipc: 'Classes', claims: 'Claims',
    next_annuity: 'Next annuity', annuities: 'Annuities ahead', granted: 'Granted',
  },
} as const;
