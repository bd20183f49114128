/** The walls of the house: who may import whom (docs/architecture.md). */
const only = (name, from, allowed, comment) => ({
  name, severity: 'error', comment,
  from: { path: from, pathNot: '\\.test\\.tsx?$' },
  to: { path: '^(app|db|search|workers|tests)/', pathNot: allowed },
});

/** Rooms of app/modules that may import one another, downstream to upstream. `notifications` (queue-mail) and `audit` are open to all. */
const upstream = {
  process: [],
  obligations: [],
  identity: ['notifications'],
  orgs: ['identity', 'notifications'],
  approvals: ['orgs', 'notifications'],
  patents: ['orgs', 'notifications'],
  listings: ['orgs', 'patents', 'notifications'],
  demands: ['orgs', 'patents', 'notifications'],
  documents: ['orgs', 'patents'],
  saved: ['orgs', 'listings'],
  valuation: ['patents'],
  matching: ['listings', 'demands', 'valuation', 'patents'],
  digests: ['saved', 'matching', 'listings', 'demands', 'orgs', 'notifications'],
  brokerage: ['process', 'obligations', 'matching', 'listings', 'demands', 'patents', 'orgs', 'notifications'],
  offers: ['approvals', 'brokerage', 'listings', 'demands', 'orgs', 'patents'],
  payments: ['approvals', 'orgs', 'notifications', 'obligations'],
  deals: ['process', 'approvals', 'offers', 'payments', 'obligations', 'documents', 'listings', 'patents', 'orgs'],
  sales: ['process', 'approvals', 'deals', 'offers', 'payments', 'obligations', 'listings', 'patents', 'orgs'],
  operations: ['process', 'sales', 'brokerage', 'services', 'approvals', 'deals', 'payments', 'obligations', 'orgs', 'offers', 'patents', 'identity'],
  portfolio: ['listings', 'valuation', 'patents', 'orgs'],
  inventors: ['valuation', 'patents', 'orgs', 'identity', 'notifications'],
  services: ['process', 'approvals', 'documents', 'obligations', 'payments', 'brokerage', 'orgs', 'notifications'],
  events: ['process', 'brokerage', 'matching', 'listings', 'demands', 'orgs', 'notifications'],
  notifications: [],
  stats: ['listings', 'orgs'],
  tasks: ['process', 'deals', 'sales', 'services', 'events', 'brokerage', 'offers', 'approvals', 'operations', 'obligations', 'portfolio', 'patents', 'listings', 'demands', 'orgs'],
};

module.exports = {
  forbidden: [
    { name: 'no-circle', severity: 'error', comment: 'A circle has no ground floor.', from: { path: '^(app|db|search|workers)/' }, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'nobody-imports-routes-workers-tests', severity: 'error', from: { path: '^(app|db|search)/', pathNot: ['\\.test\\.tsx?$', '^app/routes(\\.ts|/)', '^app/(application\\.server|heavy-thread)\\.ts$'] }, to: { path: '^(app/routes/|workers/|tests/)' } },
    { name: 'workers-not-from-tests', severity: 'error', from: { path: '^workers/', pathNot: '\\.test\\.tsx?$' }, to: { path: '^(tests/|app/routes/|app/ui/|app/http/)' } },
    only('core-imports-nothing', '^app/core/', '^app/core/', 'The ground floor stands on nothing.'),
    only('platform-imports-core', '^app/platform/', '^app/(platform|core)/', 'Adapters know the outside, not the domain.'),
    only('db-imports-core', '^db/(?!seed/)', '^(db|app/core)/', 'The seed alone may call use cases.'),
    only('search-imports-db-core', '^search/', '^(search|db|app/core|app/platform)/', 'Search is a projection of the database.'),
    only('modules-directions', '^app/modules/', '^(app/(modules|platform|core)/|db/|search/)', 'The domain does not know the web.'),
    only('ui-directions', '^app/ui/', '^(app/(ui|core|i18n)/|app/modules/[^/]+/(contract|rules|.*\\.pure)|app/http/(paths|viewer)|app/root|search/query/params)', 'Components receive data.'),
    only('http-directions', '^app/http/', '^(app/(http|platform|core|i18n)/|app/modules/(identity|orgs|payments|notifications)/|db/|search/)', 'The seam knows who asks, not what they want.'),
    ...Object.entries(upstream).map(([room, allowed]) => ({
      name: `module-${room}`, severity: 'error', comment: 'Upstream news travels as outbox events.',
      from: { path: `^app/modules/${room}/`, pathNot: '\\.test\\.tsx?$' },
      to: { path: '^app/modules/', pathNot: `^app/modules/(${[room, ...allowed].join('|')})/` },
    })),
    { name: 'server-only', severity: 'error', comment: 'A component must not pull server code into the browser.', from: { path: '^app/ui/' }, to: { path: '\\.server\\.tsx?$', dependencyTypesNot: ['type-only'] } },
    { name: 'no-dev-dependency-in-product', severity: 'error', from: { path: '^(app|db|search|workers)/', pathNot: '\\.test\\.tsx?$' }, to: { dependencyTypes: ['npm-dev'], pathNot: ['node_modules/(vite|@types|@react-router/dev|typescript)'] } },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: 'specify',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['\\+types/', '^build/', '^\\.react-router/'] },
    enhancedResolveOptions: { conditionNames: ['import', 'node', 'default', 'types'], extensions: ['.ts', '.tsx', '.js', '.css'] },
  },
};
