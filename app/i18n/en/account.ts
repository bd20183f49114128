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
  notices: {
    title: 'How you are told', hint: 'Choose how each kind of notice reaches you. All of them stand behind the bell.', save: 'Save', feedName: 'Jingzhe deadlines',
    channel: { mail: 'Mail and here', digest: 'Daily digest and here', app: 'Only here', off: 'Not at all' },
    group: { tasks: 'My turn', progress: 'Progress', money: 'Money', market: 'Market' },
    groupHint: {
      tasks: 'Offers to answer, contracts to sign, evidence to file; no second mail while one of the same thing is unread.', progress: 'How deals and offers go on, with nothing for you to do.',
      money: 'Payments, refunds, payouts and the end of deals.', market: 'New listings and matches; their rhythm is set under Saved and on each demand.',
    },
    legal: 'Deadlines that are near, changes of rights and the safety of accounts are always told by mail.',
    quietFrom: 'Quiet from', quietUntil: 'Quiet until', quietHint: 'Mails of these hours come when they are over; an alarm about a payout account comes at once.', digestHour: 'Digest at',
    timeZone: 'Time zone', timeZoneHint: 'For example Asia/Shanghai, Europe/Berlin',
    feed: 'Calendar of deadlines', feedHint: 'Subscribe to this address in your calendar to see the deadlines of all your organisations. Legal periods end at 24:00 in China.', feedNew: 'Your calendar address',
    feedOnce: 'Copy it now into your calendar’s “subscribe”. It is shown this once; whoever has it can read the deadlines, so renew it when it got out.', feedSince: 'Address made on', feedRead: 'Last read:',
    feedUnread: 'not read yet', feedMake: 'Make a calendar address', feedRenew: 'Renew the address', feedRenewTitle: 'Renew the calendar address?',
    feedRenewBody: 'The old one ends at once; calendars that use it need the new one.', feedEnd: 'Stop',
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
