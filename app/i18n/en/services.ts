export default {
  title: 'Services', lead: 'Appraisals, value-adding, searches, fast lanes, contract registration and training: ask several agencies at once. The platform holds the fee until you accept the work.', ask: 'Ask for a service', cases: 'Service cases', none: 'No service cases yet',
  noneText: 'Tell one or several agencies what you need. They quote, and you choose.', noneAgency: 'When a client asks you for a quote, it appears here.', noAgency: 'no agency chosen yet', list: ', ',
  kind: { appraisal: 'Appraisal', value_adding: 'Value-adding (drafting, family filing, proof of concept)', search: 'Search and landscape', fast_track: 'Pre-examination and fast confirmation', contract_registration: 'Technology contract registration', training: 'Training' },
  state: {
    requested: 'Waiting for quotes', ordered: 'Waiting for payment', working: 'At work', delivered: 'Handed in, to be accepted', remedying: 'Being remedied', redelivered: 'Handed in again', contested: 'Contested', for_agency: 'Found for the agency, to be confirmed', for_client: 'Found for the client, to be confirmed',
    accepted: 'Accepted', closed: 'Completed', cancelled: 'Cancelled', lapsed: 'Lapsed: nobody was chosen', refunding: 'Being refunded', failed: 'Ended and refunded',
  },
  quote: { open: 'Open', chosen: 'Chosen', lost: 'Not chosen', withdrawn: 'Withdrawn' },
  step: {
    choose: 'Choose this one', cancel: 'Cancel', deliver: 'Hand in the work', leave_late: 'Late: end it and take the money back', give_up: 'Give up and refund', accept: 'Accept the work', ask_remedy: 'Ask for one remedy', contest: 'Contest', rate: 'Rate and finish',
    find_for_agency: 'Find for the agency', find_for_client: 'Find for the client', reopen_finding: 'Send back', confirm_for_agency: 'Confirm for the agency', confirm_for_client: 'Confirm for the client', override: 'Intervene',
  },
  sure: {
    choose: 'The other quotes are turned down. You pay next, and the platform holds the money.', accept: 'The money goes to the agency at once. This cannot be taken back.', ask_remedy: 'A remedy can be asked for once.', contest: 'Two people of the platform decide.', leave_late: 'The money comes back to you and the case ends.', give_up: 'The money goes back to the client and the case ends.',
    cancel: 'The case ends, and the agencies are told.', confirm_for_agency: 'The money goes to the agency.', confirm_for_client: 'The money goes back to the client.',
  },
  sureAny: 'This cannot be taken back.', later: '{{what}}: not yet ({{why}}).',
  block: { quotes_over: 'the days for quotes have ended', paid_in: 'the fee is not paid in full', nothing_held: 'money is held', money_held: 'no money is held', delivery_overdue: 'its days have not ended', acceptance_overdue: 'its days have not ended', payouts_sent: 'the money has not left yet', another_person: 'somebody else has to do it', version_changed: 'things have changed; look again', wrong_state: 'not at this stage', other: 'a condition is not met' },
  chooseBelow: 'Choose one of the quotes below.',
  next: 'What you can do', waiting: 'Nothing to do for you now. You will be told.', done: 'Done.', due: 'Until', paidBack: 'You are back from the payment page. This page changes once the money has arrived.', payCancelled: 'Not paid. You can pay again.',
  request: 'Request', client: 'Client', agency: 'Agency', asked: 'Agencies asked', patent: 'Patent number', quotesUntil: 'Quotes until', quotesUntilHint: 'Until 24:00 of that day in China; choose by then.', brief: 'What is needed', briefHint: 'Purpose, extent, form of the result, dates. Only the agencies you ask see it.',
  quotes: 'Quotes', noQuotes: 'No quotes yet.', inDays_one: 'within {{count}} day of the payment', inDays_other: 'within {{count}} days of the payment', validUntil: 'Valid until',
  money: 'Money', fee: 'Fee', paid: 'Paid', released: 'Gone to the agency', moneyHint: 'The platform holds it. It goes to the agency when the work is accepted, when the days of acceptance end without objection, or when two people decide; it comes back when the case ends otherwise.',
  deliveries: 'Handed in', rating: 'Rating', stars_one: '{{count}} star', stars_other: '{{count}} stars', starsLabel: 'Rating', wordsLabel: 'In words (optional)', reason: 'Reason',
  askLead: 'Up to ten at once. Agencies never see each other’s quotes.', noAgencies: 'No agency to ask yet', noAgenciesText: 'Verified service agencies appear here.', kindLabel: 'Kind of service', subject: 'Name', subjectHint: 'Such as: appraisal of a bipolar plate patent before its sale',
  agencies: 'Whom to ask', agenciesHint: 'Agencies related to your organisation are refused.', unrated: 'not rated yet', rated_one: '{{stars}} stars ({{count}} case)', rated_other: '{{stars}} stars ({{count}} cases)', send: 'Send the request',
  price: 'Price', days: 'Days of work', daysHint: 'Calendar days from the payment', note: 'Remarks', sendQuote: 'Send the quote', payText: 'The platform holds the money until you accept the work.', pay: 'Pay {{sum}}', file: 'Result', fileHint: 'A PDF or a picture',
};
