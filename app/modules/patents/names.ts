import { tidy } from './text.ts';

/** Who owns and who invented: one cell often names several. Separators differ by script, and a comma may belong to a name. */

/** Legal forms behind a comma belong to the name before it. */
const LEGAL_FORM = /^(?:the|inc|llc|l\.?l\.?c|llp|l\.?p|ltd|limited|co|corp|corporation|company|plc|gmbh(?: ?& ?co\.? ?kg)?|mbh|ag|kg|kgaa|s\.?a|s\.?a\.?s|s\.?r\.?l|s\.?p\.?a|s\.?l|b\.?v|n\.?v|a\.?b|a\/?s|o\.?y|pty|pte|k\.?k|u\.?s\.?a|and company)\.?(?:[\s,].{0,20})?$/i;
const SUFFIX_OF_PERSON = /^(?:jr|sr|ii|iii|iv|ph\.?d|m\.?d|esq|dr|dipl\.?-?ing)\.?$/i;
/** Words that say: this is an organisation, and its name may end here. */
const HAN_ORGANISATION = /(?:公司|大学|大學|学院|學院|研究院|研究所|研究室|研究中心|科学院|工程院|医院|醫院|中心|集团|集團|工厂|厂|廠|局|委员会|學會|学会|协会|協會|基金会|基金|银行|银|院|所|站|社|部|队|店|行|館|馆|学校|中学|合作社|事务所|株式会社|有限会社|機構|法人|研究機構|工业|実業|製作所)(?:[（(][^）)]{1,20}[）)])?$/;
const LATIN_ORGANISATION = /\b(?:univ|university|universit\w+|institut\w*|college|school|hospital|inc|corp|corporation|ltd|llc|gmbh|ag|s\.?a|plc|company|co|bv|nv|kk|laborator\w+|foundation|ministry|council|academy|center|centre|trust|agency|group|holdings?|technologies|systems|industries|department|secretary|regents|board)\b\.?/i;

/** The commonest family names of China, compound ones last: a part that begins with one and is short is a person. */
const SURNAMES = new Set(('王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧萧程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻余潘杜戴夏钟鍾汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万萬段'
  + '雷钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文庞樊兰蘭殷施陶洪翟安颜顏倪严嚴牛温溫芦季俞章鲁魯葛伍韦韋申尤毕畢聂聶丛焦向柳邢路岳齐齊沿梅莫庄莊辛管祝左涂谷祁时時舒耿牟卜詹关關苗凌费費纪紀靳盛童欧歐甄项項曲成游阳陽裴席卫衛查屈鲍鮑位覃霍翁隋植甘景薄单單包司柏宁寧柯阮桂闵閔解强柴华華车車冉房边邊').split(''));
const COMPOUND = ['欧阳', '歐陽', '上官', '司马', '司馬', '诸葛', '諸葛', '皇甫', '尉迟', '公孙', '令狐', '慕容', '宇文', '长孙', '夏侯', '司徒', '东方', '南宫', '端木'];

export interface NameOptions {
  /** Inventors (people) or owners (mostly organisations). */
  people: boolean;
  /** The source is known to separate names by commas (Google Patents writes given name first). */
  commas?: boolean;
}

/** One cell cut into names: semicolons and bars always separate, 、 and commas where both sides are names of their own. */
export function splitNames(text: string | undefined, options: boolean | NameOptions): string[] {
  if (!text) return [];
  const { people, commas = false } = typeof options === 'boolean' ? { people: options } : options;
  const parts = text.split(/[;；|｜\r\n\t]+/).flatMap((part) => splitPart(tidy(part), people, commas));
  return [...new Set(parts.map(cleanName).filter(Boolean))];
}

/** A name without what exports add: `[CN]`, `(2015-06-01)`, a trailing comma. */
export function cleanName(text: string): string {
  const clean = tidy(text);
  if (!/[\])]$|^[,，、]|[,，、]$/.test(clean)) return clean;
  return clean.replace(/\s*\[[A-Z]{2}\]$/, '').replace(/\s*\((?:19|20)\d{2}-\d{2}-\d{2}\)$/, '').replace(/^[,，、\s]+|[,，、\s]+$/g, '');
}

/** A person's name as a key that does not depend on the order of its parts: `Doe, John` is `John Doe`. */
export function personKey(name: string): string {
  return cleanName(name).normalize('NFKC').toLowerCase().replace(/[.,·・‧•]/g, ' ').split(/\s+/).filter(Boolean).sort().join(' ');
}

/** Does every name of a cell end like an organisation's? */
export function looksLikeOrganisation(text: string): boolean { return splitNames(text, false).every((n) => HAN_ORGANISATION.test(n) || (n.length < 120 && LATIN_ORGANISATION.test(n) && !/[.!?]\s/.test(n))); }

/** Is every name of a cell a person's, by family name (Chinese) or by shape (`Roe, Jane`)? */
export function looksLikePerson(text: string): boolean {
  return splitNames(text, true).every((n) => isHanPerson(n) || /^\p{Lu}[\p{L}'-]+,? (?:\p{Lu}[\p{L}.'-]*\s?){1,3}$/u.test(n));
}

function splitPart(part: string, people: boolean, commas: boolean): string[] {
  if (!part) return [];
  const isHan = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(part);
  if (!isHan) return people ? latinPeople(part, commas) : commas ? latinOwners(part) : [part];
  const pieces = part.split(/[、，,]+/).map((p) => p.trim()).filter(Boolean);
  if (people) return pieces.flatMap(spacedPeople);
  return pieces.length > 1 && joined(pieces).every(standsAlone) ? joined(pieces) : [part];
}

/** Puts a legal form back to the name before it (`示例株式会社, Ltd.`). */
function joined(pieces: string[]): string[] {
  const names: string[] = [];
  for (const piece of pieces) {
    if (names.length && LEGAL_FORM.test(piece)) names.push(`${names.pop()!}, ${piece}`);
    else names.push(piece);
  }
  return names;
}

/** Is this piece of a list of owners a whole name? An organisation by its last word, or a person by the family name. */
function standsAlone(piece: string): boolean {
  if (HAN_ORGANISATION.test(piece)) return true;
  if (!/\p{Script=Han}|\p{Script=Hangul}|[\u3040-\u30ff]/u.test(piece)) return LATIN_ORGANISATION.test(piece) || /^\S+\s\S+/.test(piece);
  if (/^株式会社|^국립|(?:주식회사|대학교|산학협력단|연구원|재단)/.test(piece)) return true;
  return isHanPerson(piece) || /^[\p{Script=Han}]{1,6}[·・‧•][\p{Script=Han}·・‧•]{1,20}$/u.test(piece) || /^[\p{Script=Han}\u3040-\u30ff]{1,4}[\s　][\p{Script=Han}\u3040-\u30ff]{1,5}$/u.test(piece);
}

function isHanPerson(piece: string): boolean {
  if (!/^\p{Script=Han}{2,4}$/u.test(piece)) return false;
  return piece.length <= 3 && SURNAMES.has(piece[0]!) || COMPOUND.some((c) => piece.startsWith(c));
}

/** `张三 李四 王五`: spaces separate when every word is a whole Chinese name; `例示 太郎` is one Japanese name. */
function spacedPeople(piece: string): string[] {
  const words = piece.split(/[\s　]+/);
  return words.length > 1 && words.every(isHanPerson) ? words : [piece];
}

/** `Doe, John` is one name; `Ann Smith, Bo Li` are two; `Doe, John, Roe, Ann` are two in reversed order. */
function latinPeople(part: string, commas: boolean): string[] {
  const pieces = part.split(/\s*,\s*/).filter(Boolean);
  if (pieces.length < 2) return [part];
  const names: string[] = [];
  for (const piece of pieces) {
    if (names.length && SUFFIX_OF_PERSON.test(piece)) names.push(`${names.pop()!}, ${piece}`);
    else names.push(piece);
  }
  if (names.length < 2 || commas) return names;
  const words = names.map((n) => n.replace(/,.*/, '').split(/\s+/).length);
  if (words.every((w) => w > 1)) return names;
  const isReversed = names.length > 2 && names.length % 2 === 0 && words.every((w, i) => (i % 2 ? w <= 3 : w === 1));
  return isReversed ? Array.from({ length: names.length / 2 }, (_, i) => `${names[i * 2]}, ${names[i * 2 + 1]}`) : [part];
}

/** Companies at commas, only where every piece with its legal form is an organisation of its own. */
function latinOwners(part: string): string[] {
  const names = joined(part.split(/\s*,\s+/).filter(Boolean));
  return names.length > 1 && names.every((n) => LATIN_ORGANISATION.test(n)) ? names : [part];
}
