export default {
  title: 'API', lead: 'What the pages do, the API does: search, list, demand, offer, deal, pay.', token: 'Get a token',
  tokenText: 'Exchange e-mail and password for a token and send it with every request. A token belongs to one organisation, lasts ninety days, may be limited in scope, and can be revoked any time under Organisation → API tokens.',
  tokenPage: 'Manage tokens', tokenWhere: 'Organisation → API tokens', conventions: 'Conventions',
  rules: [
    'Addresses begin with {{base}}. Bodies are JSON with snake_case fields.',
    'Money is integer minor units: {"currency":"CNY","amount":125000000} is CNY 1,250,000.',
    'Days are YYYY-MM-DD, instants RFC 3339 in UTC.',
    'Lists page with limit and cursor; next_cursor is null on the last page.',
    'A POST may carry an Idempotency-Key: the same key with the same body gets the first answer again, with another body it is refused.',
    'Errors are RFC 9457 problem+json, in the language of Accept-Language.',
  ],
  document: 'OpenAPI 3.1 for machines', endpoints: 'Endpoints', parameters: 'Parameters', body: 'Body', response: 'Answer', field: 'Field',
  type: 'Type', required: 'Required', note: 'Note', access: 'Needs', accessPublic: 'Public', accessUser: 'Any signed-in person',
  accessMember: 'Any member', where: { path: 'path', query: 'query', header: 'header' }, file: 'File', noBody: 'No content', errors: 'Errors',
  errorsText: 'Code, status and meaning of every error.', status: 'Status', code: 'Code', meaning: 'Meaning', contents: 'Contents', oneOf: 'one of',
  orNull: 'or null', items: 'list of', count_one: '{{count}} endpoint', count_other: '{{count}} endpoints',
  tags: {
    Accounts: 'Accounts and organisations', Patents: 'Patents', Listings: 'Listings', Demands: 'Demands and matches', Saved: 'Saved searches',
    Offers: 'Offers', Deals: 'Deals', Payments: 'Payments', Ledger: 'Ledger', Alerts: 'Alerts',
  },
} as const;
