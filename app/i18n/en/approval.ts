export default {
  title: 'Approvals', lead: 'What takes two persons. Read what exactly it is; whoever asked, or took the step before, cannot approve it.',
  open: 'Waiting for a second person', ended: 'Decided lately', none: 'Nothing waits for a second person',
  noneText: 'When a colleague signs or pays above the sum for two signatures, for example, it appears here with the exact terms, and happens once you approve.',
  noneOperator: 'When a colleague asks for an override, records a bank transfer or confirms a registration, the second half appears here with exactly what is approved.',
  noneEnded: 'Nothing has been decided yet.', what: 'What exactly', first: 'First person', asked: '{{name}}, {{when}}', until: 'Ends', hash: 'Fingerprint', about: 'About', reason: 'Reason', state: 'Result', by: 'Second person',
  hashHint: 'SHA-256 of exactly these facts: what you approve is what is done.',
  kind: {
    confirm_registration: 'Confirm the registration', confirm_handover: 'Confirm the hand-over', release: 'Release the money', receipt: 'Confirm a bank receipt', payout: 'Confirm a bank payout',
    refund: 'Send money back', override: 'Override the process', correction: 'Take a journal back',
    'offer.make': 'Make an offer', 'offer.counter': 'Make a counter-offer', 'offer.confirm': 'Let an offer bind', 'offer.accept': 'Accept an offer', 'deal.sign': 'Sign a contract', 'deal.pay': 'Pay',
  },
  status: { open: 'open', approved: 'approved and done', refused: 'refused', withdrawn: 'withdrawn', expired: 'expired', overtaken: 'overtaken by events' },
  bars: {
    asked: 'You asked for this. A colleague has to approve it.', earlier_step: 'You took an earlier step of this matter. Another colleague has to approve it.',
    permission: 'Your role does not allow this act. A colleague with the permission has to approve it.',
  },
  act: {
    approve: 'Approve: {{what}}', approveBody: 'This is done at once and cannot be taken back here.', refuse: 'Refuse', refuseReason: 'Why not? {{name}} reads it.', withdraw: 'Take it back', withdrawBody: 'Nothing is done.',
    renew: 'Look again and ask anew', renewHint: 'If the time ran out or something changed since, ask again for what it is now.', open: 'Open it', toQueue: 'Decide it in the queue', toContract: 'Read and sign the contract',
    read_statement: 'You confirm a receipt by reading the statement yourself, in the queue.', sign_yourself: 'The second person signs the contract too: read it and sign there.', grounds: 'Why you approve it',
  },
  done: { approve: 'Approved and done.', refuse: 'Refused. Whoever asked has been told.', withdraw: 'Taken back.', renew: 'Asked anew.' },
  field: {
    deal: 'Deal', patent: 'Patent', buyer: 'Buyer', seller: 'Seller', broker: 'Broker', evidence: 'Evidence', certificate_no: 'Certificate no.', registered_on: 'Registered on', handed_over_on: 'Handed over on', file: 'Certificate file',
    price: 'Price', platform_bps: 'Platform’s commission', broker_bps: 'Broker’s fee', seller_account: 'Seller’s payout account', broker_account: 'Broker’s payout account', contract: 'Contract', from: 'From', to: 'To', held: 'Held',
    payer: 'Back to', reason: 'Reason', payment: 'Payment', amount: 'Amount', record: 'Record of the receipt', slip: 'Bank slip', order: 'Bank order', pays: 'Pays', account: 'Payee’s account', bank: 'Bank', serial: 'Bank’s number',
    sent_on: 'Sent on', advice: 'Bank’s advice', correction: 'Correction', journal: 'Journal', listing: 'Listing', offer: 'Offer', round: 'Round', document: 'Contract document', sha256: 'Contract’s fingerprint', rail: 'By', slip_file_id: 'Bank slip',
    kind: 'Kind', territory: 'Territory', term_months: 'Term (months)', royalty_bps: 'Royalty', equity_share_bps: 'Share', valuation: 'Valuation', field_of_use: 'Field of use', message: 'Message', expires_at: 'Good until', broker_fee_bps: 'Broker’s fee', currency: 'Currency',
  },
  value: { rail: { stripe: 'card', bank: 'bank transfer' }, none: 'none', noAccount: 'not opened yet' },
};
