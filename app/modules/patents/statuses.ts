import type { LegalStatus } from '#app/core/vocabulary.ts';

/** What a status text says. `status` is null for words nobody knows and for words that tell nothing about life. */
export interface StatusReading {
  status: LegalStatus | null;
  /** Somebody has asked for the right to be declared invalid, or opposes it, and that is not over. */
  challenged: boolean;
  /** Parts nobody knows, as written. */
  unread: string[];
}

type Meaning = LegalStatus | 'challenged' | 'restored' | 'silent';

/**
 * Words and events in the order in which they are looked for: negations and partial effects first, endings before the
 * grant they end, the grant before the publication it followed. Chinese, English, Japanese, Korean.
 */
const WORDS: readonly [RegExp, Meaning][] = [
  // Negations: what has not happened. They tell at most that the right is not what the plain word would say.
  [/(?:不再|已非|非)(?:有效|有权)|无权|無權|no longer (?:in force|active|alive|valid)|not (?:in force|active|alive|valid|maintained)/i, 'lapsed'],
  [/不予(?:授权|授予|登记|注册)|不授予|拒绝授权|grant refused|refused grant/i, 'withdrawn'],
  [/(?:未|尚未|没有|未获|待|拟|等待|即将|准备)(?:获得?|被)?(?:授权|授予|颁证)|not (?:yet |been )*(?:granted|issued|registered|patented)|ungranted|未登録|미등록|allowed but not/i, 'silent'],
  [/未(?:失效|终止|届满|过期|撤回|驳回|放弃|无效)|not (?:yet |been )*(?:lapsed|expired|revoked|withdrawn|abandoned|terminated|dead|ceased|invalid)/i, 'silent'],
  [/^PCT.{0,4}有效期满|pct.{0,20}(?:expired|period ended)|国际(?:阶段|公布)(?:期满|届满)/i, 'silent'],
  [/^PCT.{0,4}有效期内|^PCT.{0,4}(?:有效|公布|公开)|not entered|national phase pending/i, 'pending'],
  [/尚未公开|未公开|unpublished|未公開/i, 'pending'],
  // A part falls, the rest stands (Patent Law 47).
  [/部分(?:专利权)?(?:被宣告)?(?:无效|撤销|維持|维持)|部分無效|partial(?:ly)?[\s-]+(?:invalid|revo|cancel|annul)|(?:invalid|revo[ck]|cancel)\w* in part|一部無効|일부\s*무효/i, 'in_force'],
  [/维持(?:专利权|專利權)?(?:继续|部分|全部)?有效|維持.{0,4}有效|在.{0,20}基础上.{0,6}有效|upheld|maintained|維持審決|유지심결|異議.{0,4}維持/i, 'in_force'],
  // A challenge that is over, then one that is not.
  [/(?:无效(?:宣告)?请求|無效宣告請求|异议|異議|撤销请求)(?:的)?(?:视为)?(?:撤回|撤销|驳回|不成立|不予受理|终止|结案|取下)|(?:opposition|invalidation|challenge|petition)[\s\w]{0,20}(?:rejected|withdrawn|dismissed|denied|terminated|inadmissible)|no opposition|opposition (?:period|term)[\s\w]{0,10}(?:expired|over|ended)|异议期(?:限)?(?:满|届满)|宣告无效.{0,4}请求.{0,4}(?:驳回|撤回|不成立)|无效宣告.{0,10}决定.{0,4}维持/i, 'in_force'],
  [/(?:opposition|opposed)[^|;]{0,40}revoked|revoked[^|;]{0,40}opposition/i, 'revoked'],
  [/无效宣告请求|无效宣告(?:程序|审查|受理|案)|无效(?:审查|程序|口审|审理)|無效宣告請求|(?:无效|無效).{0,4}(?:审查中|受理|待审)|异议(?:中|审查|程序)|opposition|opposed|invalidation (?:pending|request|proceeding)|invalidity (?:action|proceeding)|nullity (?:action|proceeding)|re-?examination (?:pending|request|ordered)|inter partes review|post[- ]grant review|challenged|無効審判|異議申立|무효심판|이의신청/i, 'challenged'],
  // Restored: the right is back. A request for it is not.
  [/(?:请求|申请|要求|等待)恢复|恢复(?:权利)?请求(?!.{0,4}(?:批准|同意|准予))|不予恢复|(?:petition|request)\w* (?:for|to) (?:reinstat|restor|reviv)|(?:reinstatement|restoration|revival)[\s\w]{0,20} (?:denied|refused|requested|pending)|not (?:reinstated|restored|revived)/i, 'lapsed'],
  [/恢复|恢復|reinstat|restored|restoration|revived|回復|회복/i, 'restored'],
  // Pending: acts of an examination that name its possible ends.
  [/审查意见|通知书|一通|二通|三通|答复|待审|复审|補正|补正|office action|(?:non[\s-]*)?final (?:action|rejection|office)|examiner'?s? report|advisory action|response to|restriction requirement|allowance|拒絶理由|拒絶査定不服|의견제출|办理登记|登记手续|授权通知|登録査定|등록결정/i, 'pending'],
  [/避免重复授|避重授权/i, 'withdrawn'],
  // Endings, most final first.
  [/(?:全部|整体|宣告).{0,6}(?:无效|無效)|专利权(?:被)?(?:宣告)?无效|专利权全部无效|撤销|撤銷|revo[ck]|invalid|annul|cancel|nullif|全部無効|無効(?:審決|確定)?|取消|무효|취소/i, 'revoked'],
  [/未缴|未繳|欠费|欠費|欠缴|费用?未付|非付|fee related|fail\w* to pay|non-?\s?payment|unpaid|未納|불납|미납|권리소멸|年金不納/i, 'lapsed'],
  [/宽限期(?:届满|已过)/i, 'lapsed'],
  [/届满|屆滿|期满|期滿|过期|過期|expir|lifetime|term ended|満了|만료/i, 'expired'],
  [/放弃专利权|专利权(?:的)?(?:主动|视为)?放弃|surrender|権利放棄|권리포기/i, 'lapsed'],
  [/撤回|驳回|駁回|放弃|放棄|不受理|withdrawn|withdrawal|abandon|reject|refus|discontinu|dismissed|拒絶|取下|取り下げ|却下|거절|취하|포기|각하/i, 'withdrawn'],
  [/滞纳|滯納|宽限|寬限|in[\s_]grace|grace period|surcharge|追納|추납/i, 'in_grace'],
  [/终止|終止|失效|^无效$|^無效$|消灭|消滅|lapsed?|inactive|dead|ceased?|terminat|ended|소멸/i, 'lapsed'],
  // The office announces transfers of applications and of patents under one heading; an application's transfer is no grant.
  [/专利申请权、专利权/, 'silent'],
  [/申请权(?:的)?(?:转移|转让|轉讓)|专利申请权/, 'pending'],
  // The public announcement of a grant begins with the words of the application.
  [/授权|授予|授權|有权|有權|颁证|专利权(?:的)?(?:转移|转让|质押|保全|许可|维持)|granted|patented|issued|in[\s_-]force|\bactive\b|\balive\b|\bvalid\b|\blive\b|登録|등록|특허결정|存続|유지|유효|有効/i, 'in_force'],
  [/审中|審中|实质审查|實質審查|实审|审查|公开|公開|公布|申请中|受理|初审|进入|pending|application|published|publication|examin|filed|allowed|審査|出願|公告|심사|공개|출원|공고/i, 'pending'],
  [/有效|维持|維持|转让|轉讓|许可|許可|质押|質押|grant|registered|maintain|enforced/i, 'in_force'],
  // Changes of names, corrections and notices say nothing about life.
  [/著录|变更|變更|更正|送达|通知|correction|change of|assignment|recorded/i, 'silent'],
];

/** Final states from the least to the most telling: what wins when a cell lists several events in no known order. */
const RANK: readonly LegalStatus[] = ['pending', 'in_force', 'in_grace', 'lapsed', 'withdrawn', 'expired', 'revoked'];
const ALIVE: ReadonlySet<LegalStatus | null> = new Set(['in_force', 'in_grace']);

/** Reads the status a cell states; several events are separated by bars, semicolons or lines. */
export function readStatusText(text: string): StatusReading {
  const events = text.normalize('NFKC').split(/[|;；\r\n]+/).map((part) => part.trim()).filter(Boolean).slice(0, 60);
  const read = events.map((event) => ({ event, meaning: meaningOf(event) }));
  const said = (meaning: Meaning) => read.some((r) => r.meaning === meaning);
  const unread = read.filter((r) => r.meaning === null).map((r) => r.event);
  const states = read.map((r) => (r.meaning === 'challenged' || r.meaning === 'restored' ? 'in_force' : r.meaning)).filter((m): m is LegalStatus => m !== null && m !== 'silent');
  let status = states.reduce<LegalStatus | null>((a, b) => (a === null || RANK.indexOf(b) > RANK.indexOf(a) ? b : a), null);
  // A restored right lives, except where it was declared invalid or its time is over.
  if (said('restored') && status !== 'revoked' && status !== 'expired') status = 'in_force';
  return { status, challenged: said('challenged') && ALIVE.has(status), unread };
}

/** The status a text states, or null for words that do not tell. */
export function readStatus(text: string): LegalStatus | null { return readStatusText(text).status; }

/**
 * Two columns about one right: a short one (`有效`, `失效`) and one of events. They agree on life, and the events say
 * which death it was; where they disagree the short one, made for that purpose, wins.
 */
export function combineStatus(simple: StatusReading | null, detail: StatusReading | null): StatusReading {
  if (!simple || simple.status === null) return detail ?? simple ?? { status: null, challenged: false, unread: [] };
  if (!detail || detail.status === null) return { ...simple, challenged: simple.challenged || (detail?.challenged ?? false) };
  const lives = (s: LegalStatus | null) => ALIVE.has(s);
  const dead = (s: LegalStatus | null) => s !== null && !lives(s) && s !== 'pending';
  const agree = (lives(simple.status) && lives(detail.status)) || (dead(simple.status) && dead(detail.status)) || simple.status === detail.status;
  const status = agree ? detail.status : simple.status;
  return { status, challenged: (simple.challenged || detail.challenged) && lives(status), unread: [...simple.unread, ...detail.unread] };
}

function meaningOf(event: string): Meaning | null { return WORDS.find(([pattern]) => pattern.test(event))?.[1] ?? null; }
