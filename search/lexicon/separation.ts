// Terminology: separation, filtration, air purification, dust removal, mixing, size reduction, sorting, reactors, coating and spraying, cleaning.
export const separation = `
# field names
分离纯化,分离技术,分离提纯,分离工程 | separation and purification,separation technology,separation process | B01D | 化工单元操作 |
化工单元操作,化工设备,化工装备 | chemical unit operation,chemical equipment | B01D B01J B01F | | 反应釜
过滤,固液分离,过滤器,过滤设备 | filtration,solid-liquid separation,fluid filter,filtering equipment | B01D | 分离纯化 |
# filtration
压滤机,板框压滤,隔膜压滤机,带式压滤机 | filter press,plate and frame filter press,membrane filter press,belt filter press | B01D B30B C02F | 过滤 | 污泥脱水
滤芯,过滤材料,滤料,滤布,滤袋,过滤介质 | filter element,filter medium,filter material,filter cloth,filter bag | B01D | 过滤 |
袋式除尘器滤料,耐高温滤料,PTFE覆膜滤料 | bag filter media,high-temperature filter material,PTFE membrane filter media | B01D D04H | 滤芯,除尘 |
自清洗过滤器,精密过滤器,真空过滤机,转鼓过滤 | self-cleaning filter,precision filter,vacuum filter,rotary drum filter | B01D | 过滤 |
金属滤芯,烧结滤芯,陶瓷过滤器,泡沫陶瓷过滤 | metal filter element,sintered filter,ceramic filter,ceramic foam filter | B01D B22F C04B | 过滤 | 多孔金属
油水分离,含油废水分离,破乳,油水分离膜,聚结分离 | oil-water separation,demulsification,oil-water separation membrane,coalescence separation | B01D C02F C10G | 分离纯化 | 含油废水
气液分离,除雾器,气液分离器,汽水分离 | gas-liquid separation,demister,mist eliminator,gas-liquid separator | B01D B04C | 分离纯化 |
沉降,沉淀池,浓缩机,斜板沉淀 | sedimentation,settling tank,thickener tank,inclined plate settler | B01D C02F | 分离纯化 | 絮凝剂
消泡剂,消泡,脱泡,真空脱泡 | defoamer,antifoaming agent,defoaming,vacuum degassing | B01D | 化工单元操作 |
# membrane separation
膜分离,分离膜,膜分离技术,膜技术,膜材料 | membrane separation,separation membrane,membrane technology,membrane material | B01D C02F | 分离纯化 |
反渗透膜,反渗透,RO膜,RO反渗透 | reverse osmosis membrane,reverse osmosis,RO membrane | B01D C02F | 膜分离 | 海水淡化
纳滤膜,纳滤,NF膜 | nanofiltration membrane,nanofiltration,NF membrane | B01D C02F | 膜分离 |
超滤膜,超滤,微滤膜,微滤,UF膜 | ultrafiltration membrane,ultrafiltration,microfiltration membrane,UF membrane | B01D C02F | 膜分离 | 膜生物反应器
中空纤维膜,聚醚砜膜,PVDF膜 | hollow fiber membrane,polyethersulfone membrane,PVDF membrane | B01D D01D D01F | 膜分离 | 超滤膜
陶瓷膜,无机膜,碳化硅膜 | ceramic membrane,inorganic membrane,silicon carbide membrane | B01D C04B | 膜分离 |
膜污染,膜清洗,抗污染膜,膜阻垢剂 | membrane fouling,membrane cleaning,antifouling membrane,membrane antiscalant | B01D C02F | 膜分离 |
膜蒸馏,渗透汽化,正渗透,渗透蒸发 | membrane distillation,pervaporation,forward osmosis | B01D C02F | 膜分离 |
离子交换膜,双极膜,阴离子交换膜,电渗析 | ion exchange membrane,bipolar membrane,anion exchange membrane,electrodialysis | B01D C08J H01M C02F | 膜分离 |
气体分离膜,混合基质膜,二氧化碳分离膜 | gas separation membrane,mixed matrix membrane,CO2 separation membrane | B01D | 膜分离 | 碳捕集
# adsorption, ion exchange, chromatography
吸附剂,吸附材料,吸附分离,吸附 | adsorbent,adsorption material,adsorptive separation,adsorption | B01J B01D | 分离纯化 | 活性炭,分子筛
变压吸附,PSA制氮,PSA制氧,真空变压吸附 | pressure swing adsorption,PSA nitrogen generation,PSA oxygen generation,VPSA | B01D C01B | 吸附剂 | 空分
离子交换树脂,大孔吸附树脂,离子交换,螯合树脂 | ion exchange resin,macroporous adsorption resin,ion exchange,chelating resin | B01J B01D C08F | 吸附剂 |
色谱分离,制备色谱,模拟移动床,层析介质,层析填料 | chromatographic separation,preparative chromatography,simulated moving bed,chromatography medium,chromatography packing | B01D B01J G01N | 分离纯化 |
重金属吸附,重金属去除,染料吸附,除砷,除氟 | heavy metal adsorption,heavy metal removal,dye adsorption,arsenic removal,fluoride removal | B01J C02F | 吸附剂 | 重金属废水
# distillation, extraction, evaporation, crystallisation
精馏,蒸馏,精馏塔,分子蒸馏,反应精馏,萃取精馏 | distillation,distillation column,molecular distillation,reactive distillation,extractive distillation | B01D | 分离纯化 | 塔内件
塔内件,填料塔,规整填料,塔板 | column internals,packed column,structured packing,distillation tray | B01J B01D | 精馏 |
萃取,溶剂萃取,液液萃取,离心萃取,萃取剂 | solvent extraction,liquid-liquid extraction,centrifugal extraction,extractant | B01D C22B | 分离纯化 |
超临界萃取,超临界CO2,亚临界萃取,超临界流体 | supercritical extraction,supercritical CO2,subcritical extraction,supercritical fluid | B01D C11B | 萃取 | 植物提取物
超声提取,微波提取,超声波辅助提取 | ultrasonic extraction,microwave extraction,ultrasound-assisted extraction | B01D A61K | 萃取 | 超声波
蒸发浓缩,MVR蒸发器,机械蒸汽再压缩,多效蒸发,降膜蒸发 | evaporation concentration,MVR evaporator,mechanical vapor recompression,multi-effect evaporation,falling film evaporation | B01D C02F | 分离纯化 | 高盐废水
结晶,结晶器,冷却结晶,蒸发结晶,重结晶,晶体形貌 | crystallization,crystallizer,cooling crystallization,evaporative crystallization,recrystallization | B01D C30B | 分离纯化 | 药物晶型
溶剂回收,有机溶剂回收,溶媒回收,冷凝回收 | solvent recovery,organic solvent recovery,condensation recovery | B01D | 分离纯化 | VOCs治理
# centrifuges, cyclones
离心机,离心分离,碟式离心机,卧螺离心机 | centrifuge,centrifugal separation,disc centrifuge,decanter centrifuge | B04B | 分离纯化 |
旋流器,旋风分离器,水力旋流器,旋流分离 | hydrocyclone,cyclone separator,cyclone,swirl separation | B04C B01D | 分离纯化 | 除尘
磁分离,磁选机,磁选,除铁器 | magnetic separation,magnetic separator,iron remover | B03C | 分离纯化 | 选矿
选矿,浮选,浮选机,浮选药剂,捕收剂,重选 | mineral processing,ore dressing,flotation,flotation machine,flotation reagent,flotation collector,gravity separation | B03D B03B B03C | 分离纯化 | 尾矿
洗煤,选煤,煤炭洗选,煤泥 | coal washing,coal preparation,coal slime | B03B B03D | 选矿 |
# air purification and dust
空气净化,空气净化器,室内空气净化,除甲醛,新风净化 | air purification,air purifier,indoor air purification,formaldehyde removal | B01D F24F A61L | | 光催化,空气消毒
空气过滤材料,高效空气过滤器,HEPA,静电纺丝滤膜 | air filter material,high efficiency particulate air filter,HEPA,electrospun filter membrane | B01D D04H | 空气净化 | 滤芯
除尘,除尘器,工业除尘,粉尘治理,烟尘 | dust removal,dust collector,industrial dedusting,dust control,soot | B01D B03C | 大气污染治理 |
袋式除尘器,布袋除尘,脉冲除尘器,滤筒除尘 | bag filter,baghouse,pulse jet dust collector,cartridge dust collector | B01D | 除尘 | 滤芯
静电除尘,电除尘,湿式电除尘,静电除尘器 | electrostatic precipitation,electrostatic precipitator,wet ESP | B03C | 除尘 |
抑尘剂,喷雾降尘,雾炮,矿井粉尘 | dust suppressant,spray dust suppression,fog cannon,mine dust | B01D C09K E21F | 除尘 |
烟气净化,烟气治理,烟气脱硫脱硝,超低排放,洗涤塔 | flue gas purification,flue gas treatment,flue gas desulfurization and denitrification,ultra-low emission,scrubber | B01D F23J B01J | 大气污染治理 | 脱硫,脱硝
大气污染治理,大气污染,废气处理,废气净化,工业废气 | air pollution control,waste gas treatment,exhaust gas purification,industrial waste gas | B01D F23G | | 烟气净化,VOCs治理
VOCs治理,VOCs,挥发性有机物,有机废气,VOCs处理 | VOCs treatment,VOCs,volatile organic compound,organic waste gas | B01D F23G B01J | 大气污染治理 | 催化燃烧,活性炭
除臭,恶臭处理,臭气治理,生物除臭,异味去除 | deodorization,odor control,odor treatment,biological deodorization | B01D A61L C02F | 大气污染治理 |
催化燃烧,蓄热燃烧,RTO,RCO,蓄热式焚烧炉 | catalytic combustion,regenerative thermal oxidation,RTO,RCO,regenerative thermal oxidizer | F23G B01D B01J | VOCs治理 |
光催化,光触媒,光催化剂,光催化降解,二氧化钛光催化 | photocatalysis,photocatalyst,photocatalytic degradation,titanium dioxide photocatalyst | B01J C02F B01D | 催化剂 |
尾气净化,汽车尾气,三元催化器,尾气后处理,柴油机颗粒捕集器,DPF | exhaust aftertreatment,automobile exhaust,three-way catalyst,diesel particulate filter,DPF | F01N B01D B01J | 大气污染治理 | 脱硝
脱硝,SCR脱硝,SNCR,脱硝催化剂,氮氧化物,NOx | denitration,denitrification of flue gas,SCR,SNCR,denitration catalyst,nitrogen oxides,NOx | B01D B01J F23J | 烟气净化 |
脱硫,烟气脱硫,石灰石石膏法,氨法脱硫,脱硫剂,二氧化硫 | desulfurization,flue gas desulfurization,FGD,limestone-gypsum process,ammonia desulfurization,desulfurizer | B01D C10L C10G | 烟气净化 | 脱硝
碳捕集,二氧化碳捕集,CO2捕集,CCUS,碳封存,吸收剂捕碳 | carbon capture,CO2 capture,CCUS,carbon sequestration,CO2 absorbent | B01D C01B B01J | | 气体分离膜
气体吸收,吸收塔,尾气吸收,气体洗涤,填料吸收 | gas absorption,absorption tower,tail gas absorption,gas scrubbing | B01D | 分离纯化 |
空分,空气分离,深冷空分,制氧,制氮,气体纯化 | air separation,cryogenic air separation,oxygen production,nitrogen generation,gas purification | F25J B01D C01B | 分离纯化 | 变压吸附
# mixing, dispersion, emulsification
混合搅拌,搅拌器,混合机,搅拌机,搅拌桨,混料机 | mixing,stirrer,mixer,blender,agitator,impeller | B01F | 化工单元操作 |
乳化机,乳化均质,高压均质,均质机,胶体磨 | emulsifying machine,homogenization,high-pressure homogenizer,homogenizer,colloid mill | B01F A23P B02C | 混合搅拌 |
分散剂,分散技术,纳米分散,超声分散,浆料分散 | dispersant,dispersion technology,nano dispersion,ultrasonic dispersion,slurry dispersion | B01F C09K | 混合搅拌 | 球磨机
静态混合器,微混合器,混合器管道,在线混合 | static mixer,micromixer,inline mixing | B01F | 混合搅拌 | 微反应器
微纳米气泡,微气泡,纳米气泡,微纳米曝气 | micro-nano bubble,microbubble,nanobubble,micro-nano aeration | B01F C02F | 混合搅拌 | 增氧机
微反应器,微通道反应器,连续流反应,微化工 | microreactor,microchannel reactor,continuous flow reaction,microchemical technology | B01J | 反应釜 |
反应釜,化学反应器,高压反应釜,固定床反应器,流化床反应器,搪玻璃反应釜 | reaction kettle,chemical reactor,high-pressure reactor,fixed bed reactor,fluidized bed reactor,glass-lined reactor | B01J | 化工单元操作 |
催化剂,催化剂载体,催化剂制备,负载型催化剂,非贵金属催化剂 | catalyst,catalyst carrier,catalyst preparation,supported catalyst,non-noble metal catalyst | B01J | | 分子筛
造粒,造粒机,喷雾造粒,流化床造粒,制粒 | granulation,granulator,spray granulation,fluidized bed granulation,particle agglomeration | B01J A61J C05G | 化工单元操作 |
喷雾干燥,喷雾干燥塔,喷雾干燥机 | spray drying,spray dryer,spray drying tower | B01D F26B B01J | 干燥设备 | 微胶囊
# comminution, sorting
粉碎,粉碎机,破碎机,颚式破碎机,锤式破碎机,超微粉碎 | crushing,pulverizer,crusher,jaw crusher,hammer crusher,ultrafine grinding | B02C | 化工单元操作 | 粉体加工
球磨机,研磨机,立磨,砂磨机,气流磨,磨矿,行星球磨 | ball mill,grinding mill,vertical mill,sand mill,jet mill,ore grinding,planetary ball milling | B02C | 粉碎 |
撕碎机,废料破碎,废旧轮胎破碎,切碎机 | shredder,waste crushing,waste tire shredding | B02C B29B | 粉碎 | 固废处理
粉体加工,粉体,超细粉体,粉体表面改性 | powder processing,powder handling,ultrafine powder,powder surface modification | B02C B01J B65G | | 球磨机
筛分,振动筛,分级机,气流分级,筛网 | sieving,vibrating screen,powder classifier,air classification,screen mesh | B07B | 分离纯化 | 粉体加工
色选机,智能分选,分拣,光电分选,物料分选,垃圾分选 | color sorter,intelligent sorting,material grading,optical sorting,material sorting,waste sorting | B07C B07B | | 机器视觉
# spraying, coating, cleaning
喷涂,自动喷涂,喷涂设备,喷涂机器人,静电喷涂,粉末喷涂 | spray coating,automatic spraying,spraying equipment,painting robot,electrostatic spray coating,powder spraying | B05B B05D B25J | 表面处理 | 涂料
喷嘴,雾化喷嘴,喷头,喷枪,超声雾化 | nozzle,atomizing nozzle,spray head,spray gun,ultrasonic atomization | B05B | | 喷涂
涂布机,涂布,狭缝涂布,点胶机,点胶,涂胶机 | coating machine,slot die coating,dispensing machine,glue dispensing,gluing machine | B05C B05D | | 胶粘剂
浸涂,旋涂,匀胶,辊涂,淋涂 | dip coating,spin coating,roller coating,curtain coating | B05D B05C | 涂布机 |
清洗设备,工业清洗,超声波清洗,高压水清洗,喷淋清洗,管道清洗 | cleaning equipment,industrial cleaning,ultrasonic cleaning,high-pressure water cleaning,spray cleaning,pipe cleaning | B08B | |
激光清洗,激光除锈,干冰清洗,等离子清洗 | laser cleaning,laser rust removal,dry ice cleaning,plasma cleaning | B08B B23K | 清洗设备 |
超声波,功率超声,超声波换能器,超声振动 | ultrasound,power ultrasound,ultrasonic transducer,ultrasonic vibration | B06B B01J B08B | | 超声成像
光伏板清洁,光伏清洗机器人,光伏除尘 | photovoltaic panel cleaning,PV cleaning robot,solar panel cleaning robot | B08B H02S | 清洗设备 | 光伏
`;
