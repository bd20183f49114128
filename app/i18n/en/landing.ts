export default {
  title: 'Waking dormant patents', heading: 'The technology you lack may be asleep in a university',
  lead: 'Say your problem in a sentence. Jingzhe holds it against university patents that are in force and truly for sale or licence, and carries the deal from offer and contract to the register.',
  search: { label: 'What do you need to solve?', placeholder: 'e.g. lower the contact resistance of fuel cell bipolar plates', go: 'Find technology', try: 'Try' },
  example: { one: 'corrosion resistant bipolar plate', two: 'adhesive that cures fast at low temperature', three: 'biodegradable packaging from straw' },
  woke: {
    title: 'What woke this week', none: 'Nothing new this week', hint: 'The newest patents on offer, each with the day it was verified.',
    all: 'See all on offer', by: '{{org}}, on offer since {{date}}', verified: 'Verified in force',
  },
  doors: {
    title: 'Where to begin',
    university: {
      title: 'I hold patents', text: 'Import the whole portfolio, see remaining life and annuities, find what to wake first, and put it on offer.',
      go: 'Register a university',
    },
    company: {
      title: 'I need technology', text: 'Describe a demand or just search; see why a patent matches and what is missing; offer, sign and pay online.',
      go: 'Register a company',
    },
    broker: {
      title: 'I mediate', text: 'Introductions are on record, the fee is a line of the deal, and it is paid out with it.', go: 'Register as a broker',
    },
  },
  proof: {
    title: 'In figures, now', live: 'Patents on offer', live_def: 'open to offers at this moment', universities: 'Suppliers',
    universities_def: 'universities and institutes with at least one patent on offer', woken: 'New in seven days',
    woken_def: 'first put on offer within the last seven days', transferred: 'Transferred',
    transferred_def: 'patents whose transfer went through to the register', demands: 'Open demands',
    demands_def: 'company demands looking for technology', at: 'Counted {{at}} by the definitions above; anyone can check them on the public pages.',
  },
} as const;
