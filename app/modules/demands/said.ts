import type { Element } from '#app/core/vocabulary.ts';
import type { Said } from './interview.ts';

/**
 * What a text says of each element, by the notions found in it. Pure; the finder of notions is given, because it knows both
 * languages and this does not have to.
 */
export interface Notion { start: number; end: number; zh: string; en: string }
export type FindNotions = (folded: string) => Notion[];

const MATERIAL = /(?:钢|铁|合金|金属|陶瓷|树脂|塑料|橡胶|石墨|石墨烯|碳|氧化物|氮化物|碳化物|硅|钛|铝|铜|镁|锂|镍|锌|纤维|凝胶|粉|泥|土|玻璃|聚[\u4e00-\u9fff]{1,5}|盐|酸|酯|胺|酮|醇|烯|蛋白|多糖|秸秆|木质素|材料|催化剂|吸附剂|溶剂|涂料|薄膜)$/;
/** What is measured or promised of a thing: hardness, noise, a resistance to something. */
const EFFICACY = /(?:性|性能|度|率|比|量|值|寿命|损耗|噪声|噪音|功耗|能耗|阻力|电阻|内阻|误差|延迟|成本|稳定|可靠|安全|精准|均匀|污染|排放|腐蚀|老化|磨损|疲劳|变形|开裂|泄漏|漏液|渗漏)$|^(?:耐|抗|防|降噪|减震|减振|节能|节水|环保|轻量|快速|自动化|低|高(?!分子|炉|压|铁|岭|速公路))/;
const METHOD = /(?:法|工艺|技术|焊接|焊|烧结|沉积|溅射|镀膜|电镀|蒸镀|喷涂|处理|加工|成形|成型|制备|合成|提取|萃取|分离|过滤|吸附|识别|检测|测量|控制|学习|算法|网络|模型|打印|制造|轧制|铸造|锻造|冲压|切削|磨削|抛光|干燥|发酵|培养|育种|转化|催化|电解|蒸馏|结晶|退火|淬火|回收|脱硫|脱硝|优化|仿真|调度|加密|编码|通信|成像|育苗)$/;
/** Words after which a text names what it is used for. */
const USES = /(?:用于|应用于|适用于|应用在|运用于|used (?:for|in)|use in|applied (?:to|in)|suitable for|applications? (?:in|such as)|intended for)\s*/g;
const REACH = 24;
const REACH_EN = 70;
const TITLE_USE = /^(.*?)(?:用的?|\sfor\s)/;

const fold = (text: string) => text.normalize('NFKC').toLowerCase();

/** Elements by the notions of one candidate. Labels come in `lang` where the notion has a name in it. */
export function saidIn(title: string, body: string, lang: 'zh' | 'en', find: FindNotions): Partial<Record<Element, Said[]>> {
  const out: Record<Element, Map<string, Said>> = { material: new Map(), method: new Map(), efficacy: new Map(), product: new Map(), application: new Map() };
  const add = (element: Element, n: Notion) => out[element].set(n.zh, { key: n.zh, label: lang === 'zh' ? n.zh : n.en || n.zh });
  const [head, text] = [fold(title), fold(`${title}\n${body}`)];
  const inTitle = find(head);
  const everywhere = find(text);
  const kindOf = (n: Notion): Element | null => (METHOD.test(n.zh) ? 'method' : EFFICACY.test(n.zh) ? 'efficacy' : MATERIAL.test(n.zh) ? 'material' : null);
  for (const n of everywhere) {
    const kind = kindOf(n);
    if (kind) add(kind, n);
  }
  for (const use of text.matchAll(USES)) {
    const from = use.index + use[0].length;
    const reach = /[a-z]/.test(use[0]) ? REACH_EN : REACH;
    const end = Math.min(from + reach, from + (text.slice(from).search(/[。；;.\n]/) + 1 || reach));
    for (const n of everywhere) if (n.start >= from && n.end <= end && kindOf(n) !== 'efficacy') add('application', n);
  }
  // The thing itself is the last notion of a Chinese title's head and the first run of an English one; what stands before 用 is its use.
  const use = TITLE_USE.exec(head)?.[1]?.length ?? 0;
  const zhTitle = /[\u3400-\u9fff]/.test(head);
  const things = inTitle.filter((n) => kindOf(n) === null);
  const thing = zhTitle ? things.at(-1) : things.find((n) => use === 0 || n.end <= use);
  if (thing) add('product', thing);
  if (zhTitle && use > 0) for (const n of things) if (n.end <= use && n !== thing) add('application', n);
  if (!zhTitle && use > 0) for (const n of things) if (n.start >= use && n !== thing) add('application', n);
  return Object.fromEntries(Object.entries(out).filter(([, values]) => values.size > 0).map(([element, values]) => [element, [...values.values()]]));
}
