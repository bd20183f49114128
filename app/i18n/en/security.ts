export default {
  tabs: { heading: 'Account', account: 'About you', security: 'Security', notices: 'Notices', data: 'Your data' },
  step: {
    title: 'Second step',
    lead: {
      app: 'Your password is right. Now the code your authenticator app shows.',
      backup: 'Your password is right. Now one of the backup codes you kept; it is used up by this.',
      passkey: 'Your password is right. Now your passkey, or one of the backup codes you kept.',
    },
    code: { app: 'Six-digit code', backup: 'Backup code' }, go: 'Sign in', other: { app: 'Use the code from the app', backup: 'Use a backup code' }, restart: 'Start again',
    lost: 'Lost the app, the passkeys and the backup codes? Nobody here can let you in without them, the operator included: whoever could would be a way around them. Keep the backup codes where you can find them.',
    over: 'The second step took too long or had too many wrong codes. Please sign in again.',
  },
  passkey: {
    title: 'Passkeys',
    hint: 'Your finger, face or PIN on a device of yours, instead of password and code. Nothing to type, nothing to steal by a false page.',
    signIn: 'Sign in with a passkey', use: 'Use a passkey', add: 'Add a passkey', added: 'The passkey is added.',
    count_one: '{{count}} passkey is in use.', count_other: '{{count}} passkeys are in use.', caption: 'Passkeys', name: 'Passkey', created: 'Added',
    removeTitle: 'Remove “{{name}}”?', removeBody: 'It no longer signs you in. Delete it on your device as well.',
    cancelled: 'Nothing happened: the browser’s question was closed. Try again, or use another way.',
    failed: 'The browser could not use a passkey here. Use another way.', noScript: 'Passkeys need scripts, which are switched off in this browser.',
  },
  proof: {
    title: 'Is it you?', lead: 'What comes next needs a proof that it is you at this device. It counts for ten minutes.', byPassword: 'By password', byCode: 'By the app’s code', go: 'Confirm',
    why: 'For this we ask once more who you are: by password, code or passkey. It counts for ten minutes.', link: 'Confirm that it is you',
  },
  factor: {
    title: 'Two-step sign-in', hint: 'With it, a stolen password alone opens nothing.', on: 'On', off: 'Off',
    required: 'Your role signs, pays or accepts, so it cannot be switched off.', app: 'An authenticator app is in use.', setUp: 'Set it up',
    change: 'Add or renew', remove: 'Remove',
    removeAppTitle: 'Remove the authenticator app?',
    removeAppBody: 'Its codes stop working at once. Without a passkey, your password alone will sign you in.',
    proveToRemove: 'Confirm that it is you, to remove something',
    codesLeft_one: '{{count}} backup code left.', codesLeft_other: '{{count}} backup codes left.', last: 'This is your last second factor, and your role must have one. Add another first.',
  },
  enrol: {
    title: 'Two-step sign-in', lead: 'Choose an authenticator app or a passkey; both together are best.',
    due: 'Your role accepts, signs or pays for an organisation, or runs this platform. Set up a second step now: until then nothing else can be reached.',
  },
  app: {
    title: 'Authenticator app', hint: 'Any app for one-time codes will do; it works without a network.', begin: 'Set up an app',
    scan: 'Scan this with your app, then type the code it shows.', qr: 'QR code for the authenticator app', byHand: 'Or type this into the app:',
    code: 'Six-digit code', confirm: 'Switch it on', again: 'Make a new QR code', inUse: 'The app is in use. To move to another one, remove it under Security and set it up again.',
  },
  codes: {
    title: 'Backup codes', shown: 'Two-step sign-in is on. Keep these codes now: they are shown this once.',
    hint: 'Each signs you in once when the app or passkey is not at hand. Print them, or write them down, away from this device.',
    kept: 'I have kept them',
    renew: 'Make new codes', renewTitle: 'Make new backup codes?', renewBody: 'The old ones stop working at once.',
  },
  email: {
    title: 'Sign-in address', hint: 'You sign in with {{email}}.', new: 'New e-mail', go: 'Send the link',
    sent: 'We have sent a link to {{email}}. The address changes when you open it; until then nothing does.',
    confirmTitle: 'Confirm your new address', confirmLead: 'By confirming, this address becomes the one you sign in with. The old one is told.',
    confirm: 'Confirm the address', confirmed: 'You sign in with {{email}} from now on.', toAccount: 'To my account',
  },
  password: { hint: 'Changing it signs out your other devices and ends all your API tokens.' },
  sessions: { tokensToo: 'Ending all others, or signing out everywhere, ends your API tokens too.' },
  devices: {
    title: 'Known devices', hint: 'A sign-in on a device that is not listed here is told to you by mail.', caption: 'Known devices',
    address: 'Last address', first: 'First seen', last: 'Last sign-in', none: 'No device is known yet.', forget: 'Forget',
    forgetTitle: 'Forget this device?', forgetBody: 'Its sessions end, and the next sign-in there is told by mail as a new one.',
  },
  tokens: {
    title: 'Your API tokens', hint: 'In all your organisations. New ones are made under Organisation.', none: 'You have no API tokens.', name: 'Name',
    org: 'Organisation', used: 'Last used', expires: 'Expires', never: 'Not yet', revoke: 'Revoke', revokeTitle: 'Revoke “{{name}}”?',
    revokeBody: 'Programs that use it lose access at once.',
  },
  data: {
    title: 'Your personal data',
    hint: 'Everything held about you: your account, sign-ins, memberships, what you kept, and each act of yours with its place and day. Prices and terms of deals belong to the organisations and are not in it.',
    download: 'Download all of it (JSON)', correct: 'Wrong somewhere? Name, language and address are changed under “About you”. What you signed cannot be changed afterwards.',
  },
  close: {
    title: 'Close the account', hint: 'This cannot be undone.',
    stays: 'You leave every organisation, and your work goes to whoever stands highest there. Name, address, devices, passkeys and mails are erased, all sessions and tokens end. Contracts you signed, the audit trail and the books stay as the law asks: they then lead to a number, not to you; your name stays where you signed with it.',
    sure: 'I understand, and want to close my account for good.', go: 'Close my account', done: 'Your account is closed.', notYet: 'Not possible yet',
    because: 'You are the only owner of {{org}}, and it has {{what}}. Make somebody else an owner, or finish that first.', and: ', ',
    obstacle: {
      members: 'other members', deals: 'deals under way', offers: 'open offers', listings: 'listings', demands: 'open demands',
      payouts: 'payouts not sent', operator: 'this platform to run',
    },
  },
  leave: {
    successor: 'Who takes over', automatic: 'The highest role that has been here longest', saved: 'Saved searches and listings',
    hand_over: 'Hand over', delete: 'Delete', hint: 'Demands and notices go to them. Offers and deals are the organisation’s and go on.',
  },
  demoOff: {
    title: 'The second factor is not asked for here',
    body: 'This is the demo world on this machine only, with published passwords. On any address others can reach, everybody who signs, pays or operates must have a second factor, and nothing switches that off.',
  },
} as const;
