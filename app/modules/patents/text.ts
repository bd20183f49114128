/** Texts of patents as files carry them: tags, wrapped cells, control characters. */

/** Collapses white space and drops control characters. */
export function tidy(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '').replace(/\s+/g, ' ').trim();
}

const WIDE = '[\\u2e80-\\u303f\\u3040-\\u30ff\\u3400-\\u9fff\\uf900-\\ufaff\\uff00-\\uffef]';
const BREAK_IN_WIDE = new RegExp(`(?<=${WIDE})[ \\t]*\\r?\\n[ \\t]*(?=${WIDE})`, 'g');

/** A title or name that a cell wrapped over lines: Chinese and Japanese join without a space, other scripts with one. */
export function unwrap(text: string): string { return tidy(text.replace(BREAK_IN_WIDE, '')); }

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
    if (name[0] !== '#') return ENTITIES[name.toLowerCase()] ?? whole;
    const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 31 && code < 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole;
  });
}

/** Language of a text by its script; Latin letters are told apart by small words. `en` when nothing tells. */
export function languageTag(text: string): string {
  const sample = text.slice(0, 600);
  const count = (script: RegExp) => sample.match(script)?.length ?? 0;
  const latin = count(/[a-z]/gi);
  const kana = count(/[\u3040-\u30ff]/g);
  const han = count(/[\u3400-\u9fff\uf900-\ufaff]/g);
  const hangul = count(/[\uac00-\ud7af]/g);
  if (hangul > 0 && hangul * 4 >= latin) return 'ko';
  if (kana > 0 && (kana + han) * 4 >= latin) return 'ja';
  if (han > 0 && han * 4 >= latin) return 'zh';
  if (count(/[\u0400-\u04ff]/g) > latin) return 'ru';
  return latinLanguage(sample);
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
