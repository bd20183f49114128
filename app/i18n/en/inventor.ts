export default {
  patent: 'Patent', filed: 'Filed', legal: 'Legal status', market: 'Market', questions: 'Your questionnaire', notListed: 'Not listed', answered: '{{done}} of {{all}} answered', allAnswered: 'All answered',
  stands: 'Where it stands', holder: 'Holder', inventors: 'Inventors', expires: 'Expires', deals: 'Deals', noDeals: 'No deal yet', separator: ', ',
  askYou: 'Questions for you', askHint: 'Only an inventor can answer these. Your answers carry your name; you can renew them at any time, and earlier ones are kept.',
  mine: {
    title: 'My inventions', hello: 'Hello, {{name}}', lead: 'Patents of {{org}} that you are confirmed to have invented.', patents: 'My patents', privacy: 'You see how things stand, but neither prices nor the other party.',
    none: 'No patent is linked to you yet', noneHint: 'Patents appear here as soon as the technology transfer office has confirmed them.',
  },
  link: { invited: 'Invited', linked: 'Linked', lapsed: 'Invitation ran out', ended: 'Ended' },
  manage: {
    title: 'Inventors', crumb: 'Portfolio', lead: 'Invite inventors to see their patents and answer the questionnaire. They see nothing else of your organisation.', find: 'Find patents by name',
    findHint: 'Write the name as the patents do. Two people may share a name: check before you invite.', name: 'Name of the inventor', look: 'Find', matches: 'Patents that name {{name}} as inventor',
    matchesHint: 'By inviting you confirm that this person is an inventor of the chosen patents. Who confirmed and when is kept.', choose: 'Choose patents', chooseOne: 'Choose at least one patent.',
    noMatch: 'No patent carries this name', noMatchHint: 'Try another spelling, such as the Chinese or the English name.', email: 'Address of the inventor', emailHint: 'The invitation goes to this address and is good for seven days.', invite: 'Confirm and invite',
    invitedNow: 'Invited {{email}}. Patents linked: {{count}}; they show once the invitation is accepted.', linkedNow: '{{email}} is a member already. Patents linked at once: {{count}}.', links: 'Linked and invited', linksHint: 'The newest 200.',
    person: 'Inventor', state: 'State', confirmed: 'Confirmed', end: 'End', endTitle: 'End this link?', endBody: 'The person will not see this patent any more. Answers they gave are kept.', none: 'No inventors yet', noneHint: 'Find patents by name first, then invite.',
  },
} as const;
