export default {
  brand: 'Jingzhe', tagline: 'Waking dormant patents', language: '中文', theme: { light: 'Light', dark: 'Dark', toggle: 'Switch light and dark', toLight: 'Switch to light', toDark: 'Switch to dark' },
  nav: {
    inventions: 'My inventions',
    tasks_one: '{{count}} task', tasks_other: '{{count}} tasks',
    brokerage: 'Brokers', events: 'Events', services: 'Services', approvals: 'Approvals',
    primary: 'Main', search: 'Find technology', demands: 'Demands', deals: 'Deals', sales: 'Sales', offers: 'Offers', portfolio: 'Portfolio', listings: 'Listings',
    imports: 'Imports', saved: 'Saved', operator: 'Operations', home: 'Home', login: 'Sign in', register: 'Register', logout: 'Sign out',
    account: 'Account', organisation: 'Organisation', members: 'Members', tokens: 'API tokens', menu: 'Menu', skip: 'Skip to content',
    mailbox: 'Demo mailbox', notifications: 'Notifications', notificationsUnread: 'Notifications, {{count}} unread', apiDocs: 'API',
    switchOrg: 'Switch organisation', switchLanguage: '切换到中文', userMenu: 'Menu of {{name}}', toStart: 'Jingzhe, start page',
  },
  search: { find: 'Id, mail, serial, name…', label: 'Search patents and technology', placeholder: 'A problem, keywords or a patent number' },
  action: {
    save: 'Save', cancel: 'Cancel', back: 'Back', edit: 'Edit', delete: 'Delete', search: 'Search', submit: 'Submit', more: 'More',
    retry: 'Try again', close: 'Close', print: 'Print', download: 'Download', view: 'View',
  },
  demo: {
    label: 'About this demo', ribbon: 'Demo: organisations, people and patents are fictitious.', mailbox: 'Open the demo mailbox',
    sandbox: 'Payments use the built-in sandbox; no money moves.',
  },
  footer: {
    quality: 'Search quality', about: 'Jingzhe brings patents that sleep in universities to the companies that need them.', product: 'Product',
    work: 'Work', help: 'Help', principles: 'Every price, right and step can be asked where it comes from.', licence: 'Open source under Apache-2.0.',
  },
  errorPage: {
    title: 'Something went wrong', notFound: 'No such page', forbidden: 'Not allowed', badAddress: 'This address does not work',
    tooLarge: 'Too much at once', notTaken: 'This was not taken', tooMany: 'Too many requests', requestId: 'Request {{id}}',
    home: 'Back to the start', notFoundHelp: 'The address may be mistyped, or the page is no longer public. You can look again from the start page.',
    help: 'Whatever you submitted is kept. If this happens again, tell us the request number.', retry: 'Reload',
  },
} as const;
