/** Questions in English: question | a piece of the right listing's Chinese title. */
export const sentencesEn = `
how can we pick fruit with a robot without bruising it | 苹果采摘机器人
we need a seeder that notices gaps and fills them while driving | 气吸式玉米精量排种器
looking for a way to measure grain loss on a harvester while it works | 联合收割机清选损失
how to store daytime warmth in a greenhouse wall for cold nights | 日光温室
feeding fish by listening to them eat | 循环水养殖投饲
turning food waste into insect protein | 黑水虻
slow release pesticide capsules that resist sunlight | 阿维菌素微胶囊
biological control of scab in wheat with living bacteria | 贝莱斯芽孢杆菌
how to make bread without wheat protein softer | 无麸质面包
fibrous plant based meat from pea, extruder outlet design | 豌豆蛋白素肉
blood pressure without a cuff using light | 无袖带血压
continuous glucose measurement with painless needles | 水凝胶微针葡萄糖
how to see the whole stomach with a swallowed camera | 磁控胶囊胃镜
surgeon feels no resistance of the wire during remote catheter procedures | 血管介入手术机器人
screws for broken bones that dissolve in the body | 镁合金接骨螺钉
wheelchair that can climb stairs | 爬楼轮椅
deliver messenger rna to the lung | 肺靶向脂质
weekly patch for dementia patients | 多奈哌齐
contrast agent for mri without gadolinium | 大环锰配合物
dental filling that shrinks less | 牙科复合树脂
wound dressing for diabetic patients that reacts to sugar | 糖尿病足
sterilise long narrow endoscope channels | 过氧化氢灭菌
blood pump for heart failure with a levitated rotor | 左心室辅助泵
car body parts with soft and hard areas from one press | 分区控温热冲压
detect pores during metal 3d printing and repair them | 熔池双波段测温
stop chatter of long slender boring tools | 长悬伸镗杆
cutting cover glass without edge chips | 贝塞尔光束
predict when a milling cutter wears out | 刀具剩余寿命
when to stop polishing copper on a wafer | 铜互连化学机械抛光
gripper that switches between soft and stiff | 层干扰变刚度|气动软体
robot hand should notice an object slipping before it falls | 电子皮肤
capturing co2 with a solvent that separates into two layers | 低水相变吸收剂
thin film to separate co2 from flue gas | 二氧化碳分离复合膜
extract lithium from salt lake brine with granules | 盐湖提锂
make methanol out of carbon dioxide | 二氧化碳加氢制甲醇
produce hydrogen peroxide with sunlight | 光催化合成过氧化氢
safer continuous nitration in small channels | 微通道反应器
keep ice off surfaces using sunlight and a coating that heals | 光热自修复防覆冰
sort mixed plastic waste | 废塑料高光谱
remove paint from aircraft without chemicals | 激光除漆
tyre that never goes flat | 非充气轮胎
find coins on a wireless charging pad for cars | 无线充电
crane load swings when the rope length changes | 桥式起重机
ships save fuel with bubbles under the hull | 船底气层减阻
drone that takes off vertically and flies like a plane | 倾转涵道
packaging that keeps fresh meat longer and rots away | 鲜肉保鲜膜
halogen free flame retardant hardener for circuit boards | 阻燃固化剂
antibiotic resistant hospital bacteria new peptide | 抗菌肽
plastic that heals itself and can be recycled | 自修复聚氨酯
clear yellow-free film for folding phones | 聚酰亚胺薄膜
recycle coloured polyester clothes into monomer | 涤纶织物
gene editing tool small enough for one virus | Cas12f
hydrogen from natural gas without co2 emissions | 甲烷制氢
anode for sodium batteries made from bamboo | 竹基闭孔硬炭|生物质硬碳
nitrogen removal from city sewage with little carbon | 厌氧氨氧化
cement with less clinker but strong after one day | 低碳水泥
fertiliser that releases nutrients slowly | 控释尿素
paint that cools a roof in the sun | 辐射制冷
glue that sets under water | 水下固化环氧
iron making with hydrogen instead of coke | 氢基竖炉
recover lithium from old lfp batteries | 废旧磷酸铁锂
castings for car bodies that need no heat treatment | 免热处理
face mask filter with low resistance | 驻极体
water repellent cotton without fluorine | 无氟超疏水
dye cotton without salt | 无盐活性染色
road that repairs its own cracks | 自愈合沥青
locate leaks in drinking water pipes | 漏损定位
drinking water from desert air | 大气集水
cold start emissions of diesel trucks | 柴油机低温起动
liner of hydrogen tank buckles when emptied fast | 四型储氢瓶
hospitals train a model together without sharing patient data | 联邦学习
detect tired drivers without contact | 疲劳
warn of fire in battery storage early | 火灾预警
how to reduce contact resistance of stainless bipolar plates | 非晶碳—铬
starting a fuel cell at freezing temperatures | 自加热冷启动
measure how tight a bolt is | 螺栓预紧力
rapid test for pesticide on fruit | 农残
motor without rare earth magnets | 同步磁阻电机
binder for silicon anodes that swells with them | 硅碳负极
thin membrane for vanadium batteries | 全钒液流
`;
