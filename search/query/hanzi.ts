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
  return (isTraditional(text) ? convert(text) : text).replace(REGIONAL_PATTERN, (word) => REGIONAL.get(word)!);
}

/** The text with each traditional character replaced by its simplified one, places kept. */
export function simplifiedInPlace(text: string): string {
  if (!HAN_RUN.test(text) || !isTraditional(text)) return text;
  let out = '';
  for (const c of text) out += simplifiedCharacter(c);
  return out;
}
