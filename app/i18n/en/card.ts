/** What a listing shows in any list; apart from its own page, so that the search page carries no more texts than it shows. */
export default {
  sale: { posted: '{{amount}}, yours at once', post: 'Posted prices', announced: 'This right is to be sold by competitive bidding.', open: 'Bidding for this right is open.', go: 'See the sale', start: 'Sell by bidding' },
  list: ', ',
  price: {
    ask: 'Ask', entryFee: 'Entry fee', royalty: 'Royalty', plusRoyalty: 'plus {{rate}} royalty', open: 'By negotiation',
    equity: 'Valuation for equity', title: 'Price', none: 'The owner has not named a price. Offers are welcome.',
    royaltyBase: '{{rate}} of net sales',
  },
  stamp: {
    live: 'Right alive', grace: 'In grace period', verified: 'Checked by the platform', checked: 'Last checked by the platform: {{day}}',
    unchecked: 'Not yet checked by the platform', source: 'Register: {{status}}, {{source}}, {{day}}', readingUnknown: 'Register: {{status}}',
  },
  compare: {
    tick: 'Compare', tickOf: 'Compare “{{title}}”', full: 'At most {{max}} side by side', plain: 'Tick 2 to {{max}} to see them side by side.',
    go: 'Compare what is ticked', goCount: 'Compare {{count}}', tray: 'Chosen to compare', removeOf: 'Do not compare “{{title}}”',
    more: 'Choose one more to compare', clear: 'Clear',
  },
  save: { on: 'Saved', off: 'Save' },
} as const;
