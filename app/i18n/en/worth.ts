export default {
  title: 'Valuation', band: 'Valuation range', score: 'Score', scoreOf: '{{score}} of 100', asOf: 'as of {{day}}, method {{version}}',
  shown: 'shown by the owner’s choice', asserted: 'Some figures are the seller’s word without a document.',
  estimate: 'A reasoned estimate, not an appraisal by a licensed valuer.',
  far_above: 'The ask is {{rate}} above the top of the range. Check what it rests on before you offer.',
  far_below: 'The ask is {{rate}} below the bottom of the range. Check for burdens that are not stated.',
  far_title: 'The ask lies far outside the range', far_any: 'The ask lies far outside the valuation range.', above: 'ask a little above the range',
  below: 'ask a little below the range', inside: 'ask within the range',
  strip: {
    title: 'Portfolio value', base: 'Base {{base}}', range: 'range {{low}} to {{high}}', floor: 'cost floor {{base}}',
    counts: '{{valued}} valued, {{unvalued}} not yet', open: 'Valuation and totals', none: 'No patent has been valued yet.',
  },
  patent: { open: 'Valuation' },
} as const;
