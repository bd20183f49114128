export default {
  title: 'Account', lead: '{{email}}',
  profile: { title: 'About you', name: 'Name', locale: 'Language of mails', zh: '中文', en: 'English', save: 'Save' },
  password: {
    title: 'Password', current: 'Current password', hint: 'Changing it signs out your other devices.', go: 'Change the password',
    done: 'Your password is changed; other devices are signed out.',
  },
  sessions: {
    title: 'Where you are signed in', hint: 'You do not know one of them? End it, then change your password.', caption: 'Sessions in force',
    device: 'Device', address: 'Address', started: 'Since', here: 'This device', end: 'End', endTitle: 'End this session?',
    endBody: 'That device has to sign in again at its next step.', endOthers: 'End all others', endAll: 'Sign out everywhere',
    endAllTitle: 'Sign out on every device?', endAllBody: 'This one too; you will have to sign in again.', unknown: 'Unknown device',
  },
  memberships: {
    title: 'Your organisations', caption: 'Your organisations', org: 'Organisation', role: 'Role', switch: 'Act for this one', current: 'Current',
    none: 'You belong to no organisation yet.',
  },
  notifications: {
    title: 'Notifications', caption: 'Notifications', markRead: 'Mark all as read', none: 'No notifications',
    noneHint: 'When somebody makes an offer, a deal moves or money arrives, you read it here and in your mail.', unread: 'Unread',
  },
  mailbox: {
    title: 'Demo mailbox',
    warning: 'This is the demo’s common mailbox. No mail server is connected, so every mail of the platform is listed here for anybody to read. A real installation has no such page.',
    caption: 'Latest mails', to: 'To', subject: 'Subject', sent: 'Sent', none: 'No mail yet',
    noneHint: 'Register, invite somebody or reset a password, and the mail appears here.', filtered: 'Only {{to}}', all: 'Show all',
  },
  home: {
    title: 'Home', hello: 'Good day, {{name}}', waits: 'Waits for you', nothing: 'Nothing waits for you.',
    nothingHint: 'Offers, deadlines and changes appear here first.', has: 'At a glance', since: 'oldest since {{date}}', due: 'next due {{date}}',
    start: { title: 'One step left: your organisation', lead: 'Register your organisation to begin. If a colleague has done so, ask them to invite {{email}} under “Members”.' },
    next: { university: 'Import patents', company: 'Publish a demand', broker: 'Find technology', operator: 'To operations' },
    figure: {
      offers_waiting: 'Offers awaiting the other side', deals_running: 'Deals under way', listings_live: 'Patents on offer',
      patents: 'Patents in the portfolio', demands_open: 'Open demands', saved: 'Saved', all_deals_running: 'Deals under way, all',
    },
  },
} as const;
