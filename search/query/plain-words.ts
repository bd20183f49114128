/**
 * What people in companies call things, and what patents call them. A word of the left side is also looked for as those of the right; it is no
 * other name (a lexicon's concept), since it may mean something else elsewhere. Folded forms.
 */
const PAIRS = `
大棚: 温室 | 化肥: 肥料 尿素 | 农药: 杀虫剂 杀菌剂 制剂 | 胶水: 胶粘剂 粘接 | 胶: 胶粘剂 粘结剂 | 黏合剂: 粘结剂 胶粘剂 | 马路: 路面 道路 | 公路: 路面 道路 | 铣刀: 刀具 | 车刀: 刀具 刀片 | 刀口: 刀具 刃口 | 电单车: 自行车 | 自来水: 供水 | 水管: 管网 管道 | 货车: 柴油机 车辆 商用车 | 卡车: 柴油机 车辆
电车: 电动汽车 | 电动车: 电动汽车 | 行车: 起重机 | 吊车: 起重机 | 天车: 起重机 | 轮子: 车轮 轮胎 | 车轮: 轮胎 | 房顶: 屋面 建筑 | 墙: 墙体 墙板 外墙 | 芯片: 晶圆 集成电路 | 屏幕: 显示 面板 | 折叠屏: 柔性显示 | 手表: 可穿戴 | 穿戴: 可穿戴 | 血管: 介入 | 心衰: 心室 | 补牙: 牙科 | 打针: 注射 | 伤口: 创面 敷料 | 抽搐: 肌肉
双氧水: 过氧化氢 | 碳: 二氧化碳 | 天然气: 甲烷 | 温室气体: 二氧化碳 | 竹子: 竹 生物质 | 秸杆: 秸秆 | 垃圾: 废弃物 焚烧 | 煤灰: 粉煤灰 | 烟气: 烟道气 脱硝 脱硫 | 尾气: 排放 催化还原 | 废气: 排放 净化 | 污水: 废水 | 臭味: 除臭 | 噪音: 噪声 | 响声: 噪声 | 防锈: 防腐 | 生锈: 腐蚀 | 发热: 散热 热 | 散热: 导热 | 保温: 隔热 | 结冰: 除冰 覆冰 | 结霜: 除霜
漏水: 泄漏 漏损 | 漏点: 泄漏 漏损 | 裂缝: 裂纹 愈合 | 抖动: 振动 减振 | 晃动: 振动 防摇 | 颠: 减振 悬架 | 变形: 畸变 回弹 | 打磨: 磨抛 磨削 | 抛光: 磨抛 | 点焊: 焊接 | 拧紧: 锁付 预紧力 扭矩 | 螺丝: 螺钉 螺栓 | 夹具: 夹爪 抓手 | 机械手: 机器人 | 机械臂: 机器人 | 小车: 穿梭车 机器人 | 无人飞行器: 无人机 | 飞行器: 无人机 飞机
布: 织物 面料 | 衣服: 织物 面料 | 棉布: 棉织物 | 染布: 染色 | 印染: 染色 | 口罩: 过滤材料 滤材 | 滤材: 过滤 | 塑料袋: 薄膜 | 保鲜: 气调 薄膜 | 保鲜膜: 薄膜 | 饲料: 饲养 | 喂料: 投饲 | 浇水: 灌溉 滴灌 | 种子: 播种 排种 | 播种机: 排种器 | 收割机: 联合收割机 | 摘果: 采摘 | 采果: 采摘
电脑: 计算机 | 摄像头: 视觉 图像 | 相机: 视觉 图像 成像 | 识别: 检测 | 提前知道: 预测 预警 | 预估: 预测 | 提前: 预测 预警 | 寿命: 健康状态 剩余寿命 | 着火: 火灾 | 打滑: 附着系数 滑移 | 犯困: 疲劳 | 瞌睡: 疲劳 | 信号灯: 绿波 车路协同 | 红绿灯: 绿波 车路协同 | 省电: 低功耗 节能 | 省油: 减阻 节能 | 便宜: 低成本 | 结实: 高强度 | 耐用: 长寿命 | 透气: 增透 透湿 | 防水: 疏水
glue: adhesive | car: vehicle automotive | cars: vehicle automotive | truck: vehicle diesel | lorry: vehicle diesel | fertiliser: urea fertilizer | fertilizer: urea | paint: coating | cloth: fabric | clothes: fabric textile | road: pavement | roads: pavement | screen: display | phone: display | sugar: glucose | plane: aircraft wing | ice: icing | noise: acoustic | leak: leakage | leaks: leakage | glasses: augmented-reality
tired: fatigue | sleepy: fatigue | blood pump: ventricular | heart: cardiac | stomach: gastroscope | camera: vision imaging | lung: pulmonary | bones: bone | skin: dermal | cheap: low-cost | sunlight: solar photo | roof: building | sewage: wastewater | drinking: water | fruit: orchard | fruits: orchard | grain: kernel | weeds: weeding | tyre: tire | tire: tyre | predict: prediction estimation | measure: measurement sensor | detect: detection monitoring | glue-free: adhesive
`;

const WORDS = new Map<string, readonly string[]>();
for (const pair of PAIRS.split(/[|\n]/)) {
  const [left, right] = pair.split(':').map((s) => s.trim());
  if (left && right) WORDS.set(left, right.split(/\s+/));
}

/** Words patents use for what a person calls `word`; none when it is not in the list. */
export function patentWords(word: string): readonly string[] { return WORDS.get(word) ?? []; }
