/** Texts of patents as files carry them: tags, wrapped cells, control characters. */

// eslint-disable-next-line no-control-regex
const UNTIDY = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;
// eslint-disable-next-line no-control-regex
const NEEDS_TIDYING = /[\u0000-\u001f\u007f]|\s\s|^\s|\s$|[^\S ]/;

/** Collapses white space and drops control characters. */
export function tidy(text: string): string {
  // Most cells are tidy; looking is cheaper than writing them anew.
  return NEEDS_TIDYING.test(text) ? text.replace(UNTIDY, '').replace(/\s+/g, ' ').trim() : text;
}

const WIDE = '[\\u2e80-\\u303f\\u3040-\\u30ff\\u3400-\\u9fff\\uf900-\\ufaff\\uff00-\\uffef]';
const BREAK_IN_WIDE = new RegExp(`(?<=${WIDE})[ \\t]*\\r?\\n[ \\t]*(?=${WIDE})`, 'g');

/** A title or name that a cell wrapped over lines: Chinese and Japanese join without a space, other scripts with one. */
export function unwrap(text: string): string { return tidy(text.includes('\n') ? text.replace(BREAK_IN_WIDE, '') : text); }

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
/** Tags that stand for a break; all others are marks inside a word or formula. */
const BREAKS = /<\/?(?:br|p|div|li|tr|para|paragraph)\b[^<>]{0,200}>/gi;
const TAG = /<\/?[a-z][a-z0-9:._-]{0,40}(?:\s[^<>]{0,400})?\/?>/gi;

/** Text without mark-up: `Li<sub>2</sub>O` is Li2O, MathText and MathML leave their characters; a bare `<` stays. */
export function untagged(text: string): string {
  if (!text.includes('<') && !text.includes('&')) return text;
  const once = text.replace(/&lt;(\/?(?:sub|sup|b|i|u|p|br|math|mi|mn|mo|mrow)\b[^&<>]{0,100}\/?)&gt;/gi, '<$1>');
  const bare = once.replace(BREAKS, '\n').replace(TAG, '');
  return bare.replace(/&(#\d{1,6}|#x[0-9a-f]{1,5}|[a-z]{2,6});/gi, (whole, name: string) => {
    if (name[0] !== '#') return Object.hasOwn(ENTITIES, name.toLowerCase()) ? ENTITIES[name.toLowerCase()]! : whole;
    const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 31 && code < 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole;
  });
}

/** Language of a text by its script; Latin letters are told apart by small words. `en` when nothing tells. */
export function languageTag(text: string): string {
  let [latin, kana, han, hangul, cyrillic] = [0, 0, 0, 0, 0];
  // The beginning tells; long texts are not walked through.
  for (let i = 0; i < text.length && i < 600; i++) {
    const c = text.charCodeAt(i);
    if ((c | 32) >= 97 && (c | 32) <= 122) latin += 1;
    else if (c < 0x400) continue;
    else if (c <= 0x4ff) cyrillic += 1;
    else if (c >= 0x3040 && c <= 0x30ff) kana += 1;
    else if ((c >= 0x3400 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff)) han += 1;
    else if (c >= 0xac00 && c <= 0xd7af) hangul += 1;
  }
  if (hangul > 0 && hangul * 4 >= latin) return 'ko';
  if (kana > 0 && (kana + han) * 4 >= latin) return 'ja';
  if (han > 0 && han * 4 >= latin) return 'zh';
  return cyrillic > latin ? 'ru' : latinLanguage(text.slice(0, 600));
}

/** Small and technical words of titles; the first expression holds words of no other language here. */
const WORDS_OF: Record<string, readonly [RegExp, RegExp]> = {
  de: [/\b(?:und|mit|für|zur|zum|verfahren|vorrichtung|sowie)\b|ß/gi, /\b(?:der|das|des|eine[rsmn]?|von|aus)\b/gi],
  fr: [/\b(?:pour|avec|procédé|dispositif|utilisation)(?![\p{L}])/giu, /\b(?:et|une?|des|du|les?|aux?|la)\b/gi],
  es: [/\b(?:para|procedimiento|dispositivo)\b|método|ción\b/gi, /\b(?:con|una?|del|el|los|las)\b/gi],
  pt: [/processo|disposição|ção\b|\bcom\b/gi, /\b(?:para|uma?|d[ao]s?|método)\b/gi],
  it: [/\b(?:procedimento|della|dell|zione|metodo per)\b/gi, /\b(?:per|con|una?|di|del|il)\b/gi],
  nl: [/\b(?:voor|werkwijze|inrichting|met een)\b/gi, /\b(?:een|van|het|met)\b/gi],
};
const ENGLISH = /\b(?:and|for|with|an?|of|the|method|device|apparatus|system|to|in|by|having|using|comprising|process|composition)\b/gi;

function latinLanguage(text: string): string {
  const hits = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const english = hits(ENGLISH);
  const best = Object.entries(WORDS_OF).map(([lang, [own, shared]]) => ({ lang, own: hits(own), all: hits(own) + hits(shared) })).reduce((a, b) => (b.all > a.all ? b : a));
  // Another language must be certain of itself: its small words look like names and foreign words in English titles.
  return best.own > 0 && best.all > english ? best.lang : 'en';
}
