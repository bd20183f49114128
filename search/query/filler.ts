/**
 * What people say around what they look for. It is taken out before a query is weighed: every demand says "we need", and a word
 * every question holds finds everything. Phrases first, then single words. Folded forms.
 */
const PHRASES_ZH = [
  '我们(?:公司|单位|企业|厂|工厂|团队|这边|学校)?', '我(?:公司|司|厂|单位)', '本(?:公司|单位|企业|厂)', '贵(?:校|单位|公司)', '(?:急需|急求|急寻|诚征|诚求|求购|求助|求|征集|征求|采购|收购|购买|寻求|寻找|找寻|寻|想找|想要找|想要|想买|想购买|想了解|想问一下|请问)(?:一种|一个|一项|一套|一款|一些|几种)?',
  '(?:现|目前|正在|迫切|亟)?(?:需要|亟需|需求|希望|期望|打算|准备|计划|拟|欲)(?:寻找|寻求|引进|采购|购买|开发|研发|得到|获得|解决|找到|找|有|能)?(?:一种|一个|一项|一套|一款|一些)?', '有没有(?:什么)?(?:办法|方法|技术|专利)?', '是否有', '有(?:什么|哪些|哪种)(?:办法|方法|技术|专利)?',
  '(?:怎么|怎样|如何|怎么样)(?:才能|可以|能够|能|去)?', '为什么', '哪里(?:有|能)', '谁(?:有|能|会)', '能不能', '可不可以', '可否', '能否', '帮忙', '帮我', '麻烦', '谢谢', '您好', '你好', '大家好', '各位', '老师',
  '(?:相关|有关|类似|这方面|方面|领域|之类)(?:的)?(?:技术|专利|成果|产品)?', '(?:的)?(?:技术|专利|成果)(?:转让|许可|合作|引进)', '技术难题', '技术需求', '解决方案', '最好(?:是|能)?', '要求(?:是|能)?', '可以', '能够', '用来', '用于', '适用于', '针对', '基于', '关于', '有关于', '采用', '利用',
  '一种|一个|一项|一套|一款|一类|这种|那种|某种|各种', '问题(?:是)?', '并且|而且|以及|或者|还有|同时|另外|因为|所以|但是|不过|如果|的话|时候|情况下|条件下|过程中|中的|里面|上面|目前|现在|比较|非常|特别|十分|更加|尽量|尽可能',
  '老是|总是|经常|容易|不太|太|吗|呢|吧|啊|呀|嘛|什么|哪些|哪个|东西|办法|做法',
];
const PHRASES_EN = [
  'how (?:can|do|could|should|would) (?:we|i|you|one)(?: to)?', 'how to', 'is there (?:a|an|any)(?: way to)?', 'are there any', '(?:we|i) (?:are|am) (?:looking|searching) for', '(?:looking|searching) for', '(?:we|i) (?:need|want|require|would like|are seeking)(?: to)?(?: find| buy| license| have)?',
  'in search of', '(?:a|any|some) (?:way|method|technology|technique|solution|process|patent)s? (?:to|for|of|that|which)', 'what is the best way to', 'do you have(?: any)?', 'please', 'thank you', 'thanks', 'hello', '(?:can|could) you help(?: us| me)?(?: to)?', 'that (?:can|could|will|would)', 'which (?:can|could|will|would)', 'our (?:company|factory|plant|team)', 'patents? (?:on|about|for)', 'technolog(?:y|ies) (?:for|to)',
];
const ZH = new RegExp(PHRASES_ZH.join('|'), 'g');
const EN = new RegExp(`(?<![a-z0-9])(?:${PHRASES_EN.join('|')})(?![a-z0-9])`, 'g');

/** Words that may stay in the way when the phrases are out. */
const WORDS = new Set(('能 会 可 使 使用 应用 实现 进行 具有 具备 带有 做 做成 弄 搞 让 给 就 都 还 再 不 没 没有 很 更 最 大 小 多 少 好 坏 中 上 下 里 内 外 时 后 前 间 等 及 其 该 此 它 他 我 你 我们 你们 他们 公司 企业 工厂 技术 专利 成果 方案 方法 产品 项目 '
  + 'there any some way ways get make made help can could would like want need how what why who where when which that this these those our we us i me my you your it its is are was be been do does did have has had find buy sell looking seeking search best good better new technology technologies technique techniques patent patents solution solutions about very more less too so please').split(' '));

/** A folded query without what only asks, each place taken out replaced by a space, so that what stood apart stays apart. */
export function withoutFiller(folded: string): string {
  const out = folded.replace(EN, ' ').replace(ZH, (m, at: number, whole: string) => (keeps(m, at, whole) ? m : ' ')).replace(/\s+/g, ' ').trim();
  return out || folded;
}

/** Does this word ask rather than say? */
export function isFiller(word: string): boolean { return WORDS.has(word); }

/** A short filler inside a longer word of matter is none: 求 in 需求侧响应, 太 in 太阳能, 寻 in 寻优. */
const MATTER = /太阳|太赫兹|钛|需求(?:侧|响应|预测|分析)|供求|寻优|寻迹|寻的|循|追求|请求|希望小|要求书|容易氧|计划(?:排|调度)|可以|拟合|拟南芥|拟人|虚拟|模拟|拟态|征兆|特征|求解|求取|吗啡|酰吗|吗啉|吧台|呢绒|毛呢|欲|采购管理|问题(?:识别|生成)|寻址|能有/;
function keeps(match: string, at: number, whole: string): boolean {
  const around = whole.slice(Math.max(0, at - 2), at + match.length + 2);
  return match.length <= 2 && MATTER.test(around);
}
