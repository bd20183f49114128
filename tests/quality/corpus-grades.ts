import type { SeedPatent } from '#db/seed/world/types.ts';

/** Listings of the quality corpus beside the demo world's: fictitious, made so that grades, models, sizes and signs are in texts as sellers write them. */
const lines = `
316L不锈钢阀门的超低温密封面堆焊方法 | Hard-facing of cryogenic sealing faces on 316L stainless steel valves | 在316L不锈钢阀座上堆焊钴基合金，泄漏率降到原来的三分之一。 | F16K 25/00
6061铝合金型材的在线淬火装置 | In-line quenching of 6061 aluminium alloy profiles | 6061铝合金型材出模后分区喷雾，变形量减少一半。 | C21D 1/62
18650电池自动分选与配组设备 | Automatic sorting and matching of 18650 cells | 对18650电芯按内阻和自放电分级，误配率低于千分之二。 | H01M 10/42
Q235钢板的激光清洗除锈方法 | Laser rust removal from Q235 steel plates | 用脉冲激光去除Q235钢板表面锈层，基体不受损伤。 | B08B 7/00
TC4钛合金薄壁件的等温成形工艺 | Isothermal forming of thin-walled TC4 titanium parts | TC4钛合金在900℃成形，壁厚均匀。 | B21D 22/20
PA66尼龙用抗水解母粒 | Hydrolysis-resistant masterbatch for PA66 nylon | 加入后PA66在湿热环境中强度保持率提高。 | C08L 77/06
H13模具钢的表面渗氮方法 | Nitriding of H13 die steel | 经处理的H13模具钢寿命延长一倍。 | C23C 8/24
P91钢管焊缝的局部热处理装置 | Local heat treatment of welds in P91 steel pipes | P91钢管焊后温差小于10℃。 | C21D 9/50
2A12铝板的蠕变时效成形方法 | Creep age forming of 2A12 aluminium plates | 2A12铝板回弹预测误差小。 | B21D 11/20
IGBT模块双面散热封装 | Double-sided cooling package for IGBT modules | IGBT结温下降15℃。 | H01L 23/46
5G基站用陶瓷滤波器的银层制备方法 | Silver layers for ceramic filters of 5G base stations | 5G基站滤波器插损降低。 | H01P 1/20
AZ31镁合金板的温轧方法 | Warm rolling of AZ31 magnesium sheets | AZ31镁合金板边裂减少。 | B21B 3/00
GH4169高温合金盘件的锻造方法 | Forging of GH4169 superalloy discs | GH4169晶粒度达到十级。 | B21J 5/00
100 kW级燃料电池系统的空气供给控制方法 | Air supply control of a 100 kW fuel cell system | 100 kW燃料电池系统动态响应时间缩短。 | H01M 8/04
适用于-25 ℃环境的空气源热泵机组 | Air-source heat pump for -25 ℃ ambient | 环境温度−25 ℃时热泵制热量仍不衰减。 | F25B 30/02
-196℃液氮用低温阀的波纹管密封 | Bellows seal for cryogenic valves at -196 ℃ | 阀门在-196℃下反复启闭无泄漏。 | F16K 41/10
可承受10⁵次热循环的MgO耐火砖 | MgO refractory brick for 10⁵ thermal cycles | 经10⁵次冷热循环无剥落。 | C04B 35/04
`;

export const GRADED: SeedPatent[] = lines.trim().split('\n').map((line) => {
  const [titleZh, titleEn, benefitZh, ipc] = line.split(' | ') as [string, string, string, string];
  return {
    titleZh, titleEn, benefitZh, benefitEn: '', abstractZh: benefitZh, abstractEn: '', claimZh: '', claimEn: '', ipc: [ipc], kind: 'invention', trl: 6, filedYear: 2019, keywordsZh: [], keywordsEn: [],
  };
});
