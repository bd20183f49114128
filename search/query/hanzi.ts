import { Converter } from 'opencc-js/t2cn';

/** Traditional characters and the words of Taiwan and Hong Kong as the mainland writes them. Pure. */

const convert = Converter({ from: 'twp', to: 'cn' });
const plain = Converter({ from: 't', to: 'cn' });

/** Characters a simplified text holds too (著名, 乾坤, 瞭望 …): they alone do not make a text traditional. */
const SHARED = new Set('著乾瞭藉徵夥摺麽於餘鐘後裡幺苧甦噹週菸姪濛嚮昇佈佔併傢兇剋別卹吒呎嘆噓埋壎夠婬嫻尅床庄托捲採揹摑撢於昇朴椏榖檯殭汙洩湊滷灕煆燻牠瓠癒盃矽穀筍簷籲糰絃緻罈羡臺艷蒐薑蘋虖蛔衚裊覈諮讅豔貍跡跼踫迴遊遡郟釐鉤鍊閒阨隻雇雲霉面颱餵餽髮鬆鬍鬚鬥鬱');

/** One character a character, so that places stay where they are: what highlights compare with. */
const single = new Map<string, string>();
function simplifiedCharacter(c: string): string {
  let known = single.get(c);
  if (known === undefined) {
    const to = plain(c);
    single.set(c, known = to.length === c.length ? to : c);
  }
  return known;
}

/** Words of Taiwan and Hong Kong that the dictionary has not, or that are written with characters of both scripts. After conversion. */
const WORDS: readonly (readonly [string, string])[] = [
  ['电晶体', '晶体管'], ['闸极', '栅极'], ['汲极', '漏极'], ['镭射', '激光'], ['雷射', '激光'], ['奈米', '纳米'], ['矽', '硅'], ['电浆', '等离子体'], ['积体电路', '集成电路'],
  ['感测器', '传感器'], ['感测', '传感'], ['人工智慧', '人工智能'], ['机器学习演算法', '机器学习算法'], ['演算法', '算法'], ['光碟', '光盘'], ['萤幕', '屏幕'], ['回授', '反馈'],
  ['触媒', '催化剂'], ['马达', '电机'], ['萃取', '萃取'], ['复材', '复合材料'], ['塑胶', '塑料'], ['影像辨识', '图像识别'], ['辨识', '识别'], ['类神经网路', '神经网络'], ['网路', '网络'],
  ['软体机器人', '软体机器人'], ['压克力', '亚克力'], ['电脑', '计算机'], ['数位', '数字'], ['滤波器', '滤波器'], ['机台', '机台'], ['制程', '工艺'],
];
/**
 * Words of patents that the dictionary of regional phrases takes for words of computing (a gene's 序列 would become 串行, a sensor 陣列 数组), or
 * leaves as they are: said here as mainland patents say them, and kept out of its way.
 */
const TRADE = new Map([
  ['序列', '序列'], ['陣列', '阵列'], ['堆疊', '堆叠'], ['物件', '物件'], ['支援', '支援'], ['記憶體', '存储器'], ['光阻劑', '光刻胶'], ['光阻', '光刻胶'], ['光罩', '掩模'], ['醱酵', '发酵'], ['鋁擠型', '铝型材'], ['銲', '焊'],
  ['裝置', '装置'], ['元件', '元件'], ['程序', '程序'], ['執行', '执行'], ['儲存', '存储'], ['整合', '整合'], ['場效電晶體', '场效应晶体管'], ['黏著劑', '粘合剂'], ['接著劑', '粘接剂'], ['閘極', '栅极'], ['流程式', '流程式'], ['過程式', '过程式'], ['工程式', '工程式'],
]);
const TRADE_PATTERN = new RegExp(`(${[...TRADE.keys()].sort((a, b) => b.length - a.length).join('|')})`);

/** Traditional text in mainland terms: the words of the trade by our list, everything between them by the dictionary. */
const toMainland = (text: string): string => text.split(TRADE_PATTERN).map((part, i) => (i % 2 === 1 ? TRADE.get(part)! : convert(part))).join('');

const REGIONAL = new Map(WORDS.filter(([a, b]) => a !== b));
const REGIONAL_PATTERN = new RegExp([...REGIONAL.keys()].sort((a, b) => b.length - a.length).join('|'), 'g');

const HAN_RUN = /[\u3400-\u9fff\uf900-\ufaff]/;
/** Does the text hold a character only traditional texts have? */
export function isTraditional(text: string): boolean {
  for (const c of text) if (c > '\u33ff' && c < '\ufb00' && !SHARED.has(c) && simplifiedCharacter(c) !== c) return true;
  return false;
}

/** The text in simplified characters and mainland terms; unchanged, and at little cost, when it is that already. Its length may change. */
export function simplified(text: string): string {
  if (!HAN_RUN.test(text)) return text;
  return (isTraditional(text) ? toMainland(text) : text).replace(REGIONAL_PATTERN, (word) => REGIONAL.get(word)!);
}

/** The text with each traditional character replaced by its simplified one, places kept. */
export function simplifiedInPlace(text: string): string {
  if (!HAN_RUN.test(text) || !isTraditional(text)) return text;
  let out = '';
  for (const c of text) out += simplifiedCharacter(c);
  return out;
}
