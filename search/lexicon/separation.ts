// Terminology: separation, filtration, air purification, dust removal, mixing, size reduction, sorting, reactors, coating and spraying, cleaning.
export const separation = `
# field names
分离纯化,分离技术,分离提纯,分离工程 | separation and purification,separation technology,separation process | B01D | 化工单元操作 |
化工单元操作,化工设备,化工装备 | chemical unit operation,chemical equipment | B01D B01J B01F |  | 反应釜
过滤,过滤器,过滤设备 | filtration,fluid filter,filtering equipment | B01D | 分离纯化 |
# filtration
袋式除尘器滤料,耐高温滤料,PTFE覆膜滤料 | bag filter media,high-temperature filter material,PTFE membrane filter media | B01D D04H | 滤芯,除尘 |
自清洗过滤器,精密过滤器,真空过滤机,转鼓过滤 | self-cleaning filter,precision filter,vacuum filter,rotary drum filter | B01D | 过滤 |
金属滤芯,烧结滤芯,陶瓷过滤器,泡沫陶瓷过滤 | metal filter element,sintered filter,ceramic filter,ceramic foam filter | B01D B22F C04B | 过滤 | 多孔金属
气液分离,除雾器,气液分离器,汽水分离 | gas-liquid separation,demister,mist eliminator,gas-liquid separator | B01D B04C | 分离纯化 |
沉降,浓缩机,斜板沉淀 | sedimentation,settling tank,thickener tank,inclined plate settler | B01D C02F | 分离纯化 | 絮凝剂,沉淀池
消泡剂,脱泡,真空脱泡 | defoamer,antifoaming agent,vacuum degassing | B01D | 化工单元操作 | 消泡
# membrane separation
中空纤维膜,聚醚砜膜,PVDF膜 | hollow fiber membrane,polyethersulfone membrane,PVDF membrane | B01D D01D D01F | 膜分离 | 超滤膜
膜污染,抗污染膜,膜阻垢剂 | membrane fouling,antifouling membrane,membrane antiscalant | B01D C02F | 膜分离 |
# adsorption, ion exchange, chromatography
色谱分离,制备色谱 | chromatographic separation,preparative chromatography,chromatography medium,chromatography packing | B01D B01J G01N | 分离纯化 | 离心分离提取
重金属吸附,染料吸附,除砷 | heavy metal adsorption,dye adsorption,arsenic removal | B01J C02F | 吸附剂 | 重金属废水,含氟废水
# distillation, extraction, evaporation, crystallisation
塔内件,规整填料,塔板 | column internals,packed column,structured packing,distillation tray | B01J B01D | 精馏 | 酸雾净化
萃取,离心萃取 | centrifugal extraction | B01D C22B | 分离纯化 | 溶剂萃取
超声提取,微波提取,超声波辅助提取 | ultrasonic extraction,microwave extraction,ultrasound-assisted extraction | B01D A61K | 萃取 | 超声波
蒸发浓缩,MVR蒸发器,降膜蒸发 | evaporation concentration,MVR evaporator,mechanical vapor recompression,falling film evaporation | B01D C02F | 分离纯化 | 高盐废水,分盐结晶
结晶,重结晶,晶体形貌 | cooling crystallization,recrystallization | B01D C30B | 分离纯化 | 药物晶型,结晶工艺,分盐结晶
溶剂回收,有机溶剂回收,溶媒回收,冷凝回收 | solvent recovery,organic solvent recovery,condensation recovery | B01D | 分离纯化 | VOCs治理
# centrifuges, cyclones
离心机,离心分离,碟式离心机,卧螺离心机 | centrifuge,centrifugal separation,disc centrifuge,decanter centrifuge | B04B | 分离纯化 |
旋流器,水力旋流器,旋流分离 | hydrocyclone,cyclone,swirl separation | B04C B01D | 分离纯化 | 除尘,旋风分离器
磁分离,磁选机,除铁器 | magnetic separation,magnetic separator,iron remover | B03C | 分离纯化 | 选矿
# air purification and dust
空气净化,新风净化 | air purification | B01D F24F A61L |  | 光催化,空气消毒,活性炭,甲醛去除
空气过滤材料,高效空气过滤器,HEPA,静电纺丝滤膜 | air filter material,high efficiency particulate air filter,electrospun filter membrane | B01D D04H | 空气净化 | 滤芯
袋式除尘器,脉冲除尘器,滤筒除尘 | baghouse,pulse jet dust collector,cartridge dust collector | B01D | 除尘 | 滤芯,粉尘治理
静电除尘,电除尘,湿式电除尘,静电除尘器 | electrostatic precipitation,wet ESP | B03C | 除尘 |
烟气净化,烟气治理,烟气脱硫脱硝 | flue gas purification,flue gas treatment,flue gas desulfurization and denitrification | B01D F23J B01J | 大气污染治理 | 脱硫,脱硝,超低排放,酸雾净化
气体吸收,吸收塔,尾气吸收,气体洗涤,填料吸收 | gas absorption,absorption tower,tail gas absorption,gas scrubbing | B01D | 分离纯化 |
空分,深冷空分,制氮,气体纯化 | air separation,cryogenic air separation,oxygen production,nitrogen generation | F25J B01D C01B | 分离纯化 | 变压吸附,空气分离,制氧,焦炉煤气
# mixing, dispersion, emulsification
混合搅拌,搅拌器,混合机,搅拌机,搅拌桨,混料机 | stirrer,agitator | B01F | 化工单元操作 | 叶轮
乳化机,乳化均质,高压均质,均质机,胶体磨 | emulsifying machine,homogenization,high-pressure homogenizer,homogenizer,colloid mill | B01F A23P B02C | 混合搅拌 |
分散剂,分散技术,纳米分散,超声分散,浆料分散 | dispersant,dispersion technology,nano dispersion,ultrasonic dispersion,slurry dispersion | B01F C09K | 混合搅拌 | 球磨机
静态混合器,微混合器,混合器管道,在线混合 | static mixer,micromixer,inline mixing | B01F | 混合搅拌 | 微反应器
造粒,造粒机,喷雾造粒,流化床造粒,制粒 | granulation,granulator,spray granulation,fluidized bed granulation,particle agglomeration | B01J A61J C05G | 化工单元操作 |
喷雾干燥,喷雾干燥塔,喷雾干燥机,闪蒸干燥,沸腾干燥 | spray drying,spray dryer,spray drying tower,flash drying,fluidized bed drying | B01D F26B B01J | 干燥设备 | 微胶囊
# comminution, sorting
粉碎,粉碎机,颚式破碎机,锤式破碎机,超微粉碎 | pulverizer,jaw crusher,hammer crusher,ultrafine grinding | B02C | 化工单元操作 | 粉体加工,破碎磨矿
球磨机,研磨机,立磨,砂磨机,气流磨,磨矿,行星球磨 | ball mill,grinding mill,vertical mill,sand mill,jet mill,ore grinding,planetary ball milling | B02C | 粉碎 |
撕碎机,废料破碎,废旧轮胎破碎,切碎机 | shredder,waste crushing,waste tire shredding | B02C B29B | 粉碎 | 固废处理
粉体加工,粉体 | powder processing,powder handling,powder surface modification | B02C B01J B65G |  | 球磨机,粉体材料
筛分,振动筛,分级机,气流分级,筛网 | sieving,vibrating screen,powder classifier,air classification,screen mesh | B07B | 分离纯化 | 粉体加工
色选机,智能分选,分拣,光电分选,物料分选 | color sorter,intelligent sorting,material grading,optical sorting,material sorting | B07C B07B |  | 机器视觉,生活垃圾
# spraying, coating, cleaning
喷嘴,雾化喷嘴,喷头,喷枪,超声雾化 | nozzle,atomizing nozzle,spray head,spray gun,ultrasonic atomization | B05B |  | 喷涂
涂布机,涂布,狭缝涂布,点胶,涂胶机 | coating machine,slot die coating,dispensing machine,glue dispensing,gluing machine | B05C B05D |  | 胶粘剂,表面贴装
浸涂,旋涂,匀胶,辊涂,淋涂 | dip coating,spin coating,roller coating,curtain coating | B05D B05C | 涂布机 |
清洗设备,工业清洗,超声波清洗,高压水清洗,喷淋清洗,管道清洗 | cleaning equipment,industrial cleaning,ultrasonic cleaning,high-pressure water cleaning,spray cleaning,pipe cleaning | B08B |  |
激光清洗,干冰清洗,等离子清洗 | laser cleaning,laser rust removal,dry ice cleaning,plasma cleaning | B08B B23K | 清洗设备 |
超声波,功率超声,超声波换能器,超声振动 | ultrasound,power ultrasound,ultrasonic vibration | B06B B01J B08B |  | 超声成像,超声波传感器
光伏板清洁,光伏清洗机器人,光伏除尘 | photovoltaic panel cleaning,PV cleaning robot | B08B H02S | 清洗设备 | 光伏,光伏清洁
气流粉碎 |  | B02C | 粉碎 | 球磨机
磨球,研磨球 | grinding ball,grinding media | B02C |  | 球磨机
`;
