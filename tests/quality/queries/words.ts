/** Words, grades, formulas, sizes: query | a piece of the right listing's Chinese title (several: any is right). Blocks are kinds. */
export const keywords = `
双极板 | 双极板
求购双极板 | 双极板
双极板求购 | 双极板
bipolar plate | 双极板
电子皮肤 | 电子皮肤
脱硝 催化剂 | 脱硝催化剂|柴油机低温起动
微针 血糖 | 水凝胶微针葡萄糖
hard carbon anode | 硬炭|硬碳
固态储氢 | 固态储氢
solid oxide fuel cell | 固体氧化物
激光雷达 | 激光雷达
lidar | 激光雷达
质子交换膜 | 质子交换膜
氢气传感器 | 氢传感器
hydrogen sensor | 氢传感器
石墨烯 防腐 | 石墨烯定向排列
wave energy turbine | 波浪能自整流
污泥脱水 | 卧螺离心机
秸秆 纤维素 | 秸秆纤维素
vapor chamber | 均温板
聚乳酸 发泡 | 聚乳酸珠粒
brain stimulation | 脑深部电刺激
疫苗 冷链 | 冷链疫苗
盾构 刀具 磨损 | 盾构滚刀
perovskite tandem solar cell | 全钙钛矿叠层
我们需要气吸式玉米精量排种器及其漏播即时补种方法 | 气吸式玉米精量排种器
基于物联网的联合收割机清选损失在线监测与风机调速方法 | 联合收割机清选损失
我们需要高导热高强氮化硅陶瓷基板的两步气压烧结方法 | 氮化硅陶瓷基板
基于物联网的城市地下光缆分布式声波动监测方法 | 地下光缆
我们需要罐壁外贴兰姆波非侵入液位计 | 液位计
`;
export const grades = `
316L不锈钢阀门 | 316L
316l 不锈钢 | 316L
316L阀门 | 316L
6061 铝合金 | 6061
6061铝合金型材 | 6061
18650 电池 | 18650
18650电芯分选 | 18650
Q235钢板 | Q235
TC4钛合金 | TC4
PA66尼龙 | PA66
H13模具钢 | H13
P91钢管 | P91
2A12铝板 | 2A12
AB5储氢 | 固态储氢
IGBT模块散热 | IGBT
M16 螺栓 | 螺栓预紧力
5G基站滤波器 | 5G
AZ31镁合金板 | AZ31
Cas12f | Cas12f
GH4169高温合金 | GH4169
`;
export const units = `
100kW燃料电池 | 100 kW
100 千瓦 燃料电池 | 100 kW
１００ＫＷ燃料电池 | 100 kW
2.45GHz 微波再生 | 颗粒捕集器微波
220GHz通信 | 太赫兹通信
6.6kW 车载充电 | 车载充电机
0.1mm 导丝力 | 血管介入手术机器人
2.3μm 微胶囊 | 阿维菌素微胶囊
2.3 微米 微胶囊 | 阿维菌素微胶囊
2.3um微胶囊 | 阿维菌素微胶囊
92nm 脂质颗粒 | 肺靶向脂质
92纳米 脂质颗粒 | 肺靶向脂质
1080MPa 钢板 | 中锰钢板
1080兆帕 钢板 | 中锰钢板
1.2MHz 线圈 异物 | 无线充电
23MPa 滑翔机 | 深海滑翔机
23 兆帕 滑翔机 | 深海滑翔机
1500 r/min 密封 | 磁流体冗余
1500转/分 密封 | 磁流体冗余
400-1000nm 成像芯片 | 多光谱成像芯片
`;
export const formulas = `
CO₂ 分离膜 | 二氧化碳分离复合膜
CO2分离膜 | 二氧化碳分离复合膜
CO₂加氢 | 二氧化碳加氢制甲醇
LiFePO4 回收 | 废旧磷酸铁锂
LiFePO₄回收 | 废旧磷酸铁锂
SiC 沟槽 | 碳化硅沟槽
GaN 微显示 | 氮化镓微显示
Ga2O3单晶 | 氧化镓单晶
BaTiO₃ | 钛酸钡
Si3N4基板 | 氮化硅陶瓷基板
H₂O₂ 灭菌 | 过氧化氢灭菌
VO2 热控 | 二氧化钒
10⁸次 铁电 | 铁电晶体管
MgO 耐火 10⁵次 | 10⁵
NOx 氢内燃机 | 直喷氢内燃机
`;
export const negatives = `
热泵 -25℃ | -25 ℃
热泵 −25 ℃ | -25 ℃
零下25摄氏度 热泵 | -25 ℃
-25°C heat pump | -25 ℃
燃料电池 -30℃ 冷启动 | 自加热冷启动
-30 ℃ fuel cell | 自加热冷启动
涡旋压缩机 -25℃ | 涡旋压缩机
-40℃ 制动器 夹紧力 | 电子机械制动器
-196℃ 低温阀 | -196
零下196度 低温阀 | -196
`;
export const traditional = `
蘋果採摘機器人 | 苹果采摘机器人
機器人磨拋 | 机器人磨抛
燃料電池雙極板 | 双极板
電晶體 鐵電 | 铁电晶体管
閘極驅動 隔離 | 栅极驱动
奈米銀燒結 | 纳米银烧结
感測器 觸覺 | 电容式触觉|电子皮肤
雷射除漆 | 激光除漆
雷射雷達 | 激光雷达
網路 時間敏感 乙太網 | 车载以太网
汙泥脫水 | 卧螺离心机
鈣鈦礦疊層電池 | 全钙钛矿叠层
固態電解質 硫化物 | 硫化物固态电解质
矽碳負極 黏結劑 | 硅碳负极
碳纖維 諧波減速器 | 谐波减速器
風電葉片除冰 | 风电叶片前缘
氫氣感測器 | 氢传感器
儲氫瓶內膽 | 四型储氢瓶
鋰電池火災預警 | 火灾预警
聯邦學習 醫院 | 联邦学习
脈衝神經網路 | 脉冲神经网络
無人機 航路衝突 | 无人机冲突
顯示面板缺陷檢測 | 显示面板少样本
語音分離 車內 | 语音分离
廢塑膠分選 | 废塑料
電漿噴塗 熱障塗層 | 热障涂层
觸媒 丙烷脫氫 | 丙烷脱氢
壓電 隔膜泵 | 压电双腔
螺栓預緊力量測 | 螺栓预紧力
農藥殘留檢測 | 农残
超音波 流量計 | 超声流量计
瀝青路面自癒合 | 自愈合沥青
鋼渣透水磚 | 钢渣透水砖
減水劑 抗泥 | 聚羧酸减水剂
氣凝膠 外牆保溫 | 气凝胶—相变
糖尿病足傷口敷料 | 糖尿病足
膠囊胃鏡 | 磁控胶囊胃镜
人工晶狀體 | 人工晶状体
鎂合金骨釘 | 镁合金接骨
光碟 全息波導 眼鏡 | 彩虹抑制
`;
export const slips = `
双级板 | 双极板
质子交换模 | 质子交换膜
机器手 磨抛 | 机器人磨抛
末端执行机 苹果 | 苹果采摘机器人
甲烷裂介制氢 | 甲烷制氢
气凝交毡 | 二氧化硅气凝胶毡
厌氧氨氧花 | 厌氧氨氧化
磁流变减震器 | 磁流变
太阳能吸咐 集水 | 大气集水
固体氧化物电迟 | 固体氧化物
超级电容气 穿梭车 | 四向穿梭车
相变微胶襄 | 相变微胶囊
减水计 聚羧酸 | 聚羧酸减水剂
激光雷答 | 激光雷达
热障图层 | 热障涂层
bipolar plaet | 双极板
bipolr plate | 双极板
fule cell stack cold start | 自加热冷启动
membrane destillation brine | 双疏膜
graphine anticorrosion coating | 石墨烯定向排列
exoskelton glove rehabilitation | 手部康复手套
photocatalitic hydrogen peroxide | 光催化合成过氧化氢
self-heeling polyurethane | 自修复聚氨酯
ultrasonc flow meter hydrogen | 超声流量计
perovskit tandem | 全钙钛矿叠层
anammmox sewage | 厌氧氨氧化
magnetoreological damper | 磁流变
pizoelectric pump | 压电双腔
hydrogell dressing | 糖尿病足
geopolymer superplastisizer | 聚羧酸减水剂
`;
/** Nothing in the corpus is about these: the answer is that nothing fits. */
export const strangers = `
怎么做红烧肉好吃
附近哪里有好吃的火锅店
二手房出售信息
今天股票大盘走势如何
北京到上海的高铁票
考研英语复习资料
世界杯冠军是谁
儿童绘本推荐
离婚财产怎么分割
婚纱摄影价格
明星演唱会门票
小说排行榜
王者荣耀英雄攻略
求一份租房合同范本
公务员考试报名时间
护照怎么办理
如何提高孩子的作文水平
旅游签证要多少钱
古筝入门教学
高血压患者能喝酒吗
怎样炒股赚钱
招聘会计一名
代写论文
家政保姆一个月多少钱
普洱茶收藏价格
足球彩票预测
星座运势
减肥食谱
瑜伽课程
抖音怎么涨粉
电视剧免费观看
学区房排名
信用卡怎么提额
手机套餐资费
社保断缴怎么办
宠物狗美容
相亲网站
葡萄酒品鉴
书法培训班
寻找姓氏家谱
best pizza in town
cheap flights to paris
who won the world cup
how to bake a chocolate cake
used car dealer near me
stock market today
learn spanish online
wedding dress rental
divorce lawyer
football results
celebrity gossip
hotel booking discount
guitar lessons for beginners
how to write a cover letter
mortgage interest rates
horoscope for tomorrow
romantic movies
baby names
tax return deadline
yoga retreat
潜艇鱼雷发射管
天文望远镜赤道仪
香烟滤嘴加香
假发编织机
鼠标滚轮编码结构
乐器调音
牙刷刷毛磨圆
高尔夫球杆头
拉链头自动装配
钢琴击弦机
submarine torpedo tube
cigarette filter flavour
golf club head
zipper slider assembly
piano hammer action
hair wig weaving
toilet paper dispenser
fishing reel drag
umbrella folding frame
firearm suppressor
`;
/** Grades nobody offers: nothing is passed off as them. */
export const absentGrades = `
2205双相钢
Inconel718 涡轮盘
7A85铝合金型材
21700 电池
500kW燃料电池
S32750 管道
TC21钛合金
PA12粉末
-180℃ 热泵
1Cr18Ni9Ti 阀门
`;
