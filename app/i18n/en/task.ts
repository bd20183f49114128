export default {
  mine: 'For you to do', colleagues: 'For your colleagues', colleaguesHint: 'By role, by assignment or because a second person is asked for.', none: 'Nothing waits for you', noneHint: 'Offers, deadlines and your turns appear here first.',
  onlyColleagues: 'You have nothing to do.', due: 'Due {{when}}', overdue: 'Was due {{when}}', since: 'Since {{day}}', more: 'All {{count}}', fewer: 'Only the next',
  late: 'Overdue', soon: 'Due soon',
  badge_one: '{{count}} task', badge_other: '{{count}} tasks', badge: '{{count}} tasks', feed: 'Add deadlines to your calendar', caption: 'Tasks',
  area: {
    deals: 'Deal', offers: 'Offer', approvals: 'Approval', sales: 'Bidding', services: 'Service', events: 'Event', brokerage: 'Brokerage', listings: 'Listing', portfolio: 'Patent', imports: 'Import', demands: 'Demand',
    organisation: 'Organisation', queue: 'Queue',
  },
  what: {
    deal: {
      gate: 'File evidence: {{gate}}', review: 'Review evidence: {{gate}}', sign: 'Read and sign the contract', contract: 'See to the contract: {{why}}', pay: 'Pay {{amount}}', report: 'File the royalty report ({{period}})', move: '{{move}}',
    },
    offer: { answer: 'Answer the offer' },
    approval: { decide: 'Approve as the second person: {{kind}}', wait: 'Awaits a second person: {{kind}} (asked by {{by}})' },
    sale: { move: '{{move}}' }, mandate: { move: '{{move}}' }, introduction: { move: '{{move}}' }, fee_claim: { move: '{{move}}' },
    service: { move: '{{move}}', quote: 'Quote for the service', pay: 'Pay the service fee of {{amount}}' },
    event: { announce: 'Announce the event', plan: 'Plan the talks and publish them', verdict_one: 'Say what came of {{count}} talk', verdict_other: 'Say what came of {{count}} talks', verdict: 'Say what came of {{count}} talks' },
    rights: { proof: 'Hand in proof of ownership', claim: 'Somebody claims this patent: hand in your proof' },
    verification: { unverified: 'Have your organisation verified', refused: 'Verification was refused: correct it and hand it in again', renewal_due: 'Renew your organisation’s verification', expired: 'Verification has ended: have it done again' },
    patent: { fee: 'Pay the annuity {{amount}}', fees_one: '{{count}} more annuity falls due', fees_other: '{{count}} more annuities fall due', fees: '{{count}} more annuities fall due' },
    draft: {
      suspended_one: '{{count}} listing is suspended', suspended_other: '{{count}} listings are suspended', suspended: '{{count}} listings are suspended',
      listing_one: '{{count}} listing is still a draft', listing_other: '{{count}} listings are still drafts', listing: '{{count}} listings are still drafts',
      import_one: '{{count}} import waits to be confirmed', import_other: '{{count}} imports wait to be confirmed', import: '{{count}} imports wait to be confirmed',
      demand_one: '{{count}} demand is still a draft', demand_other: '{{count}} demands are still drafts', demand: '{{count}} demands are still drafts',
    },
    queue: { item: '{{kind}}' },
  },
} as const;
