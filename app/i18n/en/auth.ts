export default {
  field: {
    email: 'E-mail', password: 'Password', newPassword: 'New password', again: 'Once more', name: 'Name',
    nameHint: 'Your real name: it signs contracts.', passwordHint: 'At least 12 characters. A long sentence is easiest to keep and hardest to guess.',
  },
  login: {
    title: 'Sign in', go: 'Sign in', forgot: 'Forgotten the password?', noAccount: 'No account yet?', register: 'Register',
    confirmNotice: 'Sign in once with the password you chose; that confirms your address.',
    resetDone: 'Your password is changed and every other device signed out. Please sign in with the new one.', signedOut: 'You have signed out.',
    demoTitle: 'Demo accounts', demoHint: 'Pick one to fill it in; the password of all is {{password}}.',
  },
  register: {
    title: 'Register', lead: 'An account for you first; then register your organisation or accept an invitation.', go: 'Register',
    have: 'You have an account?', login: 'Sign in', invited: 'You are invited to {{org}} as {{role}}.', sentTitle: 'Look into your mail',
    sent: 'We have sent a mail to {{email}}. Open the link in it to go on. Nothing there? Look into the spam folder, or register again in a moment.',
    mailbox: 'Open the demo mailbox',
  },
  forgot: {
    title: 'Choose a new password', lead: 'Give the address you registered with and we will send you a link.', go: 'Send the link',
    sentTitle: 'Look into your mail', sent: 'If {{email}} has an account, the link is on its way. It is good for an hour.',
  },
  reset: { title: 'Choose a new password', go: 'Save the new password', lead: 'Saving signs out every device.' },
  invitation: {
    title: 'Join {{org}}', lead: 'You are invited as {{role}}.', for: 'The invitation went to {{email}} and is good until {{date}}.',
    accept: 'Accept the invitation', other: 'You are signed in as {{email}}. Only {{invited}} can accept this invitation.',
    signOut: 'Sign out and use another account', register: 'Register and join', login: 'I have an account: sign in and join',
    gone: {
      accepted: 'This invitation has been accepted.', revoked: 'This invitation was withdrawn.',
      expired: 'This invitation has expired. Ask for a new one.',
    },
    goHome: 'To my home page',
  },
  refused: { not_found: 'There is no such invitation.', forbidden: 'This invitation was not made for your address.' },
} as const;
