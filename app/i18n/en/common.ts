export default {
  brand: 'Jingzhe', tagline: 'Waking dormant patents', language: '中文', theme: { light: 'Light', dark: 'Dark', toggle: 'Switch light and dark' },
  nav: { search: 'Find technology', demands: 'Demands', deals: 'Deals', offers: 'Offers', portfolio: 'Portfolio', listings: 'Listings', imports: 'Imports', saved: 'Saved', operator: 'Operations', home: 'Home', login: 'Sign in', register: 'Register', logout: 'Sign out', account: 'Account', organisation: 'Organisation', menu: 'Menu', skip: 'Skip to content', mailbox: 'Demo mailbox', notifications: 'Notifications', apiDocs: 'API' },
  action: { save: 'Save', cancel: 'Cancel', back: 'Back', edit: 'Edit', delete: 'Delete', search: 'Search', submit: 'Submit', more: 'More', retry: 'Try again', close: 'Close', print: 'Print', download: 'Download', view: 'View' },
  demo: { ribbon: 'Demo: organisations, people and patents are fictitious.' },
  errorPage: { title: 'Something went wrong', notFound: 'No such page', requestId: 'Request {{id}}', home: 'Back to the start' },
} as const;
