/** English words that carry no matter: function words and those of every patent text. */
const STOP_WORDS = new Set(('a an and are as at be been being but by can could do does for from had has have if in into is it its may more most must no not of on or our shall '
  + 'should so such than that the their them then there these they this those to under up upon was we were what when where which while who will with would you your '
  + 'need needs needed want wants require requires required using used use provide provides providing include includes including comprise comprises comprising wherein said '
  + 'method system apparatus device invention present relates disclosed embodiment according between at least one two first second').split(' '));

/** Is this English word (lower case) worth nothing for telling texts apart? */
export function isStopWord(word: string): boolean { return STOP_WORDS.has(word); }

/** A light stem: plurals and the commonest verb endings; two words of one family meet, two of different families do not. */
export function stem(word: string): string {
  if (word.length <= 3) return word;
  let known = stems.get(word);
  if (known === undefined) {
    if (stems.size === MOST_STEMS) stems.clear();
    stems.set(word, known = worked(word));
  }
  return known;
}

/** Stems worked out so far: a corpus has far fewer words than texts. */
const stems = new Map<string, string>();
const MOST_STEMS = 100_000;

function worked(word: string): string {
  let w = word.replace(/ies$/, 'y').replace(/(ss|sh|ch|x|z)es$/, '$1').replace(/([^su])s$/, '$1');
  if (w.length > 5) w = w.replace(/(?:ation|ating|ated)$/, 'ate').replace(/([a-z]{3})ing$/, '$1').replace(/([a-z]{3})ed$/, '$1').replace(/([bdgmnprt])\1$/, '$1');
  // British and American spellings meet, and a final e lost to -ing is lost everywhere.
  return w.replace(/isation$/, 'ization').replace(/ise$/, 'ize').replace(/our$/, 'or').replace(/fibre$/, 'fiber').replace(/(?<=[a-z]{3})e$/, '');
}

/** The stems of a phrase with one space between them: the key English names of a concept are found by. */
export function phraseKey(phrase: string): string {
  return (phrase.toLowerCase().match(/[a-z0-9]+/g) ?? []).map(stem).join(' ');
}
