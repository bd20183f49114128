export default {
  title: 'Organisation', tabs: { profile: 'Profile', verification: 'Verification', members: 'Members', tokens: 'API tokens' },
  field: {
    kind: 'Kind', name_zh: 'Name in Chinese', name_en: 'Name in English', about_zh: 'About, in Chinese', about_en: 'About, in English',
    region: 'Region', state_owned: 'A state university, institute or state-owned unit',
    state_owned_hint: 'The rules of publication and reward then apply to its deals. Fixed once registered.',
  },
  kindHint: { university: 'Holds patents: imports, offers, sells and licenses.', company: 'Needs technology: demands, offers, pays.', broker: 'Brings both sides together for an agreed fee.' },
  register: { title: 'Register an organisation', go: 'Register the organisation' },
  profile: {
    title: 'Profile', save: 'Save', verified: 'Verified', unverified: 'Not verified yet',
    renameHint: 'A changed name has to be verified again; until then listings are suspended.', kind: 'Kind', state: 'State-owned',
    fixed: 'fixed once registered',
  },
  second: {
    title: 'Two signatures', none: 'One person is enough, within their own limit.', above: 'Two persons act for sums above', sum: 'Two persons above', save: 'Set the sum',
    hint: 'Above this sum, offers, acceptances, signatures and payments need a colleague with the same permission. The first asks, the second approves exactly that.',
    sumHint: 'Empty: one person is enough. Sums in other currencies then always take two.',
  },
  members: {
    title: 'Members', caption: 'Members of the organisation', name: 'Name', role: 'Role', limit: 'Approval limit', noLimit: 'No limit', you: 'you',
    change: 'Change', changeTitle: 'What {{name}} may do', save: 'Save', remove: 'Remove', removeTitle: 'Remove {{name}}?',
    removeBody: 'Their tokens and sessions end at once, and so do the invitations they sent. What they signed stays on record.', leave: 'Leave',
    leaveTitle: 'Leave this organisation?', leaveBody: 'You lose access to what is the organisation’s at once.',
    limitHint: 'The largest amount this member may decide alone. Empty: no limit.',
    roleHint: {
      owner: 'Everything, members and profile included', manager: 'Accepts offers, signs, pays', member: 'Daily work, no signing',
      viewer: 'Reads only',
    },
  },
  invite: {
    title: 'Invite somebody', hint: 'The link goes to their address, is good for seven days, and works once, for that address only.', email: 'E-mail',
    go: 'Send the invitation', done: 'The invitation is on its way.', open: 'Open invitations', caption: 'Open invitations', expires: 'Good until',
    revoke: 'Withdraw', revokeTitle: 'Withdraw the invitation to {{email}}?', revokeBody: 'The link in the mail stops working at once.',
  },
  tokens: {
    title: 'API tokens', hint: 'For programs that act as you, for ninety days. A token can never do more than you can.', caption: 'Tokens in force',
    name: 'Name', nameHint: 'Where it is used, such as “portfolio sync”.', scopes: 'Permissions',
    scopesHint: 'Choose none for everything you may do.', all: 'Everything you may do', created: 'Made', expires: 'Expires', used: 'Last used',
    never: 'Not yet', create: 'Make a token', shownTitle: 'Shown this once',
    shownHint: 'Copy the token now and keep it safe: it cannot be shown again.', revoke: 'Revoke', revokeTitle: 'Revoke “{{name}}”?',
    revokeBody: 'Programs that use it lose access at once.', none: 'No tokens yet', docs: 'API documentation',
  },
  payout: {
    title: 'Payout account', hint: 'Released money is sent here by the payment provider.', go: 'Complete it at the provider',
    change: 'Use another account', changeTitle: 'Use another payout account?',
    changeBody: 'The present account stays in use until the new one is complete. Then payouts wait for 72 hours, and every owner is told by mail.',
    changeGo: 'Begin at the provider', replacing: 'Another account was begun. It takes this one’s place once it is complete at the provider.',
    resume: 'Go on with the new account', cools: 'The account was changed. Payouts wait until',
    coolsHint: 'If it was not you, tell the platform at once.',
    state: { ready: 'Ready', incomplete: 'Incomplete', none: 'Not opened', unknown: 'Cannot be asked now' },
    say: {
      ready: 'The account is ready; released money arrives by itself.',
      incomplete: 'The provider needs more from you. Until then money waits and is not lost.',
      none: 'Open it before your first payout; money released earlier waits.',
      unknown: 'The payment service cannot be reached. Please look again later.',
    },
  },
} as const;
