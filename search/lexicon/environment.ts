// Water and wastewater treatment, waste gas, solid waste, soil remediation, desulphurisation/denitrification, VOCs, carbon capture (IPC C02F, B01D, B09, F23).
// zh forms | en forms | IPC subclasses | broader | related
export const environment = `
# water
水处理,水处理技术,水处理剂,净水 | water treatment,water treatment agent,water purification | C02F |  |
污水处理,废水处理,生活污水,城镇污水,污水厂 | wastewater treatment,sewage treatment,domestic sewage,sewage plant | C02F | 水处理 |
工业废水,工业废水处理,难降解废水,难降解有机物 | industrial wastewater,refractory wastewater,refractory organics | C02F | 污水处理 | 高级氧化
农村污水,分散式污水处理,一体化污水处理设备,农村生活污水 | rural sewage,decentralized wastewater treatment,packaged sewage treatment | C02F | 污水处理 | 人工湿地
活性污泥,活性污泥法,A2O,AAO工艺,SBR | activated sludge,A2O process | C02F | 污水处理 |
膜生物反应器,MBR,平板膜,MBR膜 | membrane bioreactor | C02F B01D | 污水处理 | 膜污染控制
移动床生物膜反应器,MBBR,生物膜,生物滤池,曝气生物滤池 | moving bed biofilm reactor,biofilm,biological aerated filter | C02F | 污水处理 |
好氧颗粒污泥,颗粒污泥,好氧颗粒 | aerobic granular sludge,granular sludge | C02F | 污水处理 |
脱氮除磷,生物脱氮,反硝化,总氮去除,除磷 | nitrogen and phosphorus removal,biological nitrogen removal,phosphorus removal | C02F C12N | 污水处理 | 脱硝
厌氧氨氧化,短程硝化,ANAMMOX | partial nitrification | C02F | 脱氮除磷 |
氨氮废水,氨氮去除,高氨氮废水,吹脱 | ammonia nitrogen wastewater,ammonia removal,ammonia stripping | C02F | 工业废水 |
厌氧发酵,厌氧消化,厌氧反应器,UASB,IC反应器 | anaerobic fermentation,anaerobic digestion,anaerobic reactor | C02F C12M C12P | 污水处理 | 沼气
人工湿地,生态浮床,生态沟渠,水生植物净化 | constructed wetland,ecological floating bed,aquatic plant purification | C02F A01G | 污水处理 |
高级氧化,芬顿氧化,Fenton,过硫酸盐活化,臭氧催化氧化 | advanced oxidation,fenton oxidation,persulfate activation,catalytic ozonation | C02F B01J | 水处理 | 臭氧
光催化降解,光催化降解污染物,紫外光催化 | photocatalytic degradation,UV photocatalysis | C02F B01J | 高级氧化 | 光催化剂
电催化氧化,电化学水处理,电絮凝,电化学氧化 | electrocatalytic oxidation,electrochemical water treatment,electrocoagulation,electrochemical oxidation | C02F C25B | 高级氧化 | 电极材料
湿式氧化,超临界水氧化,催化湿式氧化 | wet air oxidation,supercritical water oxidation,catalytic wet oxidation | C02F | 高级氧化 |
铁碳微电解,零价铁,微电解 | iron-carbon micro-electrolysis,zero-valent iron,micro-electrolysis | C02F B09C | 水处理 |
絮凝剂,混凝剂,聚合氯化铝,PAC混凝剂,聚合硫酸铁 | flocculant,coagulant,polyaluminium chloride,polyferric sulfate | C02F C01F | 水处理 | 聚丙烯酰胺
高盐废水,浓盐水,废水零排放,近零排放 | high-salinity wastewater,zero liquid discharge,ZLD | C02F B01D | 工业废水 | 分盐结晶,零排放
分盐结晶,蒸发结晶,MVR蒸发,多效蒸发,机械蒸汽再压缩 | salt separation crystallization,evaporative crystallization,MVR evaporation,multi-effect evaporation | B01D C02F C01D | 高盐废水 |
海水淡化,苦咸水淡化,反渗透海水淡化,太阳能海水淡化,太阳能界面蒸发 | seawater desalination,brackish water desalination,solar interfacial evaporation | C02F B01D | 水处理 | 反渗透膜
饮用水消毒,饮用水处理,自来水处理,紫外线消毒,消毒副产物 | drinking water disinfection,drinking water treatment,tap water,UV disinfection,disinfection by-products | C02F | 水处理 |
净水器,净水机,家用净水,直饮水,软水机 | water purifier,household water purification,direct drinking water,water softener | C02F B01D | 水处理 | 反渗透膜
循环冷却水,循环水处理,锅炉水处理 | circulating cooling water,boiler water treatment | C02F F28C | 水处理 | 缓蚀剂,冷却塔
超纯水,纯水制备,去离子水,EDI | ultrapure water,deionized water,electrodeionization | C02F B01D | 水处理 |
重金属废水,重金属去除,含重金属废水 | heavy metal wastewater,heavy metal removal | C02F B01J | 工业废水 | 重金属污染
六价铬 | hexavalent chromium | C02F B09C | 重金属污染 | 重金属废水
含氟废水,除氟剂,氟离子去除,除氟 | fluoride wastewater,defluorination,fluoride removal | C02F | 工业废水 |
含油废水,乳化油废水,隔油,气浮 | oily wastewater,emulsified oil,oil trap,air flotation | C02F B01D | 工业废水 |
油水分离,油水分离膜,含油废水分离,破乳,聚结分离 | oil-water separation,oil-water separation membrane,demulsification,coalescence separation | B01D C02F C10G | 分离纯化 | 含油废水
印染废水,染料废水,印染污水 | dyeing wastewater,textile wastewater | C02F | 工业废水 | 印染
制药废水,抗生素废水,抗生素抗性基因,医药废水 | pharmaceutical wastewater,antibiotic wastewater,antibiotic resistance genes | C02F | 工业废水 |
造纸废水 | papermaking wastewater | C02F | 工业废水 |
食品加工废水,屠宰废水 | food processing wastewater,slaughterhouse wastewater | C02F | 工业废水 | 造纸废水
酿酒废水 | brewery wastewater | C02F | 工业废水 | 造纸废水
制革废水 | tannery wastewater | C02F | 工业废水 | 制革
电镀废水,酸洗废液,废酸回收,蚀刻废液,废酸 | electroplating wastewater,pickling waste liquor,waste acid recovery,etching waste | C02F C23G C25D | 工业废水 |
煤化工废水,焦化废水,酚氰废水,含酚废水 | coal chemical wastewater,coking wastewater,phenol cyanide wastewater | C02F | 工业废水 | 煤化工
含氰废水,破氰,氰化物处理 | cyanide wastewater,cyanide destruction | C02F C22B | 工业废水 |
垃圾渗滤液,渗滤液处理,渗滤液 | landfill leachate,leachate treatment | C02F B09B | 污水处理 |
养殖废水,畜禽养殖废水,水产养殖尾水 | aquaculture wastewater,livestock wastewater,aquaculture tail water | C02F A01K | 污水处理 | 循环水养殖
矿井水,酸性矿山废水,矿井水处理 | mine water,acid mine drainage | C02F E21F | 污水处理 |
新污染物,全氟化合物,PFAS,微塑料,内分泌干扰物 | emerging contaminants,microplastics,endocrine disruptor | C02F G01N B01J | 水处理 |
黑臭水体,河湖治理,水体修复,蓝藻治理,富营养化,水华 | black and odorous water,river and lake restoration,cyanobacteria control,eutrophication,algal bloom | C02F E02B | 水处理 |
底泥处理,底泥修复,河道底泥,淤泥固化 | sediment treatment,sediment remediation,sludge solidification | C02F E02D E02F B09B |  | 疏浚
污泥处理,污泥脱水,污泥焚烧,剩余污泥 | sludge treatment,sludge dewatering,sludge incineration,excess sludge | C02F F26B | 固废处理 | 污泥干化
中水回用,再生水,污水回用,水资源循环 | reclaimed water,wastewater reuse,water recycling | C02F E03B | 污水处理 |
曝气,曝气装置,微孔曝气,鼓风曝气,精确曝气 | aeration,fine bubble aeration,aeration control | C02F B01F | 污水处理 | 纳米气泡,增氧机
磁混凝,磁分离水处理,磁性吸附剂,高密度沉淀池 | magnetic coagulation,magnetic separation water treatment,magnetic adsorbent,high-density sedimentation | C02F B03C B01J | 水处理 |
污水处理智能控制,精准加药,水质在线监测 | intelligent wastewater control,precise dosing,online water quality monitoring | C02F G01N G05B | 污水处理 | 水质监测
压滤机,板框压滤机,带式压滤,脱水机,固液分离,板框压滤,隔膜压滤机,带式压滤机 | filter press,plate and frame filter press,belt filter press,dewatering machine,solid-liquid separation,membrane filter press | B01D C02F B30B | 过滤 | 污泥处理,污泥脱水
沉淀池,格栅除污机,气浮机,刮泥机,砂滤 | sedimentation tank,bar screen,sludge scraper,sand filter | B01D C02F E03F | 水处理 | 选矿
船舶压载水,压载水处理,船舶污染,船舶脱硫 | ballast water,ballast water treatment,ship ballast water,ship pollution,marine scrubber | B63B C02F B63J B01D | 水处理,船舶 |
抑藻,除藻,灭藻剂 | algae inhibition,algae removal,algicide | C02F A01N | 水处理 |
# air
大气污染治理,废气处理,废气治理,尾气处理,大气污染,废气净化,工业废气 | air pollution control,waste gas treatment,exhaust gas treatment,industrial waste gas | B01D F23J F23G |  | 烟气净化,VOCs治理
烟气脱硫,脱硫,湿法脱硫,石灰石石膏法,半干法脱硫,FGD,氨法脱硫,脱硫剂,二氧化硫 | flue gas desulfurization,desulfurization,wet FGD,limestone gypsum,semi-dry FGD,limestone-gypsum process,ammonia desulfurization,desulfurizer | B01D C01F C10L C10G | 大气污染治理,烟气净化 | 石膏,脱硝
脱硝,烟气脱硝,SCR,SCR脱硝,SNCR,选择性催化还原,NOx | denitrification,flue gas denitration,selective catalytic reduction,denitration,denitrification of flue gas,denitration catalyst | B01D B01J F23J | 大气污染治理,烟气净化 | 氮氧化物
脱硝催化剂,SCR催化剂,低温脱硝催化剂,钒钛催化剂 | SCR catalyst,low-temperature SCR catalyst | B01J B01D | 脱硝 |
氮氧化物,低氮燃烧器 | nitrogen oxides,low-NOx burner | F23D B01D F23C | 大气污染治理 | 脱硝,低氮燃烧
超低排放,多污染物协同治理,烧结烟气治理,同时脱硫脱硝 | ultra-low emission,multi-pollutant control,sintering flue gas treatment,simultaneous desulfurization and denitrification | B01D F23J | 大气污染治理 |
VOCs,VOC,挥发性有机物,有机废气,VOCs治理,VOCs处理 | volatile organic compounds,organic waste gas,VOCs treatment | B01D F23G B01J | 大气污染治理 | 催化燃烧,活性炭
催化燃烧,RCO,RTO,蓄热式焚烧,蓄热燃烧,蓄热式焚烧炉,蓄热式热氧化 | catalytic combustion,regenerative thermal oxidizer,regenerative thermal oxidation | F23G B01D B01J | VOCs,VOCs治理 | 有机废气
沸石转轮,吸附浓缩,转轮浓缩,活性炭吸附脱附 | zeolite rotor,adsorption concentration,rotor concentrator,activated carbon adsorption | B01D B01J | VOCs |
油气回收,油气冷凝,加油站油气 | oil vapor recovery,vapor recovery | B01D B67D | VOCs |
涂装废气,喷漆废气,漆雾处理,印刷废气 | painting exhaust,spray booth exhaust,paint mist | B01D B05B F23G | VOCs | 喷涂
除臭,恶臭治理,生物除臭,异味治理,臭气处理,恶臭处理,臭气治理,异味去除,去异味,除味,脱臭 | deodorization,odor control,biological deodorization,odor treatment,odour removal | B01D A61L C12N C02F | 大气污染治理 |
甲醛去除,室内空气净化,空气净化器,除甲醛 | formaldehyde removal,indoor air purification,air purifier | B01D A61L F24F |  | 光催化剂
粉尘治理,布袋除尘,湿式除尘 | bag filter,electrostatic precipitator,wet scrubber | B01D B03C | 大气污染治理 | 抑尘剂,静电除尘
除尘,除尘器,工业除尘,烟尘,防尘,防粉尘 | dust removal,dust collector,industrial dedusting,dust control,soot,dustproof | B01D B03C | 大气污染治理 | 粉尘治理
旋风分离器,高温烟气过滤,高温除尘,陶瓷滤管 | cyclone separator,high-temperature gas filtration,ceramic filter tube | B01D B04C | 除尘 |
油烟净化,餐饮油烟,厨房油烟净化器 | oil fume purification,cooking fume,kitchen fume purifier | B01D F24C B03C | 大气污染治理 |
焊接烟尘,焊烟净化,烟尘收集 | welding fume,fume extraction | B01D B08B B23K | 除尘 |
汽车尾气净化,三元催化,柴油机尾气 | automobile exhaust purification,diesel exhaust | B01D B01J F01N | 大气污染治理 | 颗粒捕集器,三元催化器
汞脱除,二噁英,烟气脱汞,二恶英,重金属烟气 | mercury removal,dioxin,flue gas mercury | B01D F23J | 大气污染治理 | 垃圾焚烧
酸雾净化,洗涤塔,喷淋塔,填料塔,酸性废气 | acid mist purification,scrubber,spray tower,packed tower | B01D | 大气污染治理 |
低温等离子体,等离子体净化,介质阻挡放电,DBD | non-thermal plasma,dielectric barrier discharge | H05H B01D B01J |  |
碳捕集,二氧化碳捕集,CCUS,CCS,碳捕获,CO2捕集,吸收剂捕碳 | carbon capture,CO2 capture,CO2 absorbent | B01D C01B B01J | 双碳 | 胺法脱碳,气体分离膜
双碳,碳中和,碳达峰,节能减排,减污降碳 | carbon neutrality,carbon peak,decarbonization,energy saving and emission reduction | B01D F23J G06Q |  |
直接空气捕集,DAC,空气捕碳,吸附法碳捕集 | direct air capture,adsorption carbon capture | B01D B01J | 碳捕集 |
二氧化碳利用,碳利用,CO2资源化,二氧化碳转化 | carbon dioxide utilization,CO2 utilization,CO2 conversion | C07C C01B B01J | 双碳 | 二氧化碳电还原
碳封存,二氧化碳封存,二氧化碳矿化,碳酸化固碳 | carbon sequestration,CO2 storage,CO2 mineralization | E21B B01D C01F C04B | 碳捕集 |
碳核算,碳足迹,碳排放核算,碳交易 | carbon accounting,carbon footprint,carbon trading | G06Q G01N | 双碳 |
甲烷减排,一氧化二氮,N2O减排,温室气体 | methane abatement,nitrous oxide abatement,greenhouse gas | B01D B01J F23G | 双碳 |
噪声控制,噪声治理,减振降噪 | noise control | G10K F01N E04B |  | 声屏障,消声器,降噪
# solid waste
固废处理,固体废物,固废资源化,工业固废,大宗固废 | solid waste treatment,solid waste recycling,industrial solid waste,bulk solid waste | B09B C04B |  |
危险废物,危废处置,危废焚烧,固化稳定化 | hazardous waste,hazardous waste disposal,solidification stabilization | B09B F23G A62D | 固废处理 |
生活垃圾,垃圾分类,垃圾分选,智能垃圾桶 | municipal solid waste,garbage classification,waste sorting,smart trash bin | B09B B07B B65F | 固废处理 |
垃圾焚烧,焚烧炉,垃圾焚烧发电,炉排炉,流化床焚烧,固废焚烧,焚烧 | waste incineration,incinerator,waste-to-energy,grate furnace,hazardous waste incineration | F23G | 固废处理 | 飞灰处理,飞灰,二噁英,危险废物
飞灰处理,垃圾焚烧飞灰,飞灰水洗,飞灰固化,飞灰熔融 | fly ash treatment,fly ash washing,fly ash vitrification | B09B C04B C03B | 固废处理 | 飞灰
餐厨垃圾,厨余垃圾,餐厨废弃物,有机垃圾处理 | food waste,kitchen waste,organic waste treatment | B09B C05F C12P | 固废处理 | 厌氧发酵
填埋场,垃圾填埋,填埋场防渗,陈腐垃圾,填埋气 | landfill,landfill liner,aged refuse,landfill gas | B09B B09C E02D | 固废处理 | 垃圾渗滤液
建筑垃圾,建筑固废,渣土,建筑垃圾资源化,工程渣土 | construction waste,construction and demolition waste,engineering muck | B09B C04B B02C | 固废处理 | 再生骨料
粉煤灰,炉渣,粉煤灰利用,炉底渣,煤灰 | fly ash,coal ash,bottom ash,fly ash utilization | C04B B09B C01F | 固废处理 |
煤矸石,煤矸石利用,矸石 | coal gangue,coal gangue utilization | C04B B09B E21F | 固废处理 |
高炉渣,钢渣,矿渣微粉,钢渣处理,矿渣 | blast furnace slag,steel slag,slag powder,slag treatment | C21B C04B B09B | 固废处理 |
磷石膏,磷石膏利用,磷石膏综合利用 | phosphogypsum,phosphogypsum utilization | C04B C01F B09B | 固废处理 | 石膏
赤泥,赤泥利用,赤泥综合利用 | red mud,red mud utilization | B09B C01F C04B C22B | 固废处理 |
电解锰渣,锰渣,铬渣,砷渣,电石渣,碱渣 | electrolytic manganese slag,chromium slag,arsenic slag,calcium carbide slag | B09B C22B C04B | 固废处理 |
电子废弃物,废旧电路板,废旧家电拆解,电子垃圾 | electronic waste,e-waste,waste circuit board,appliance dismantling | B09B C22B | 固废处理 | 贵金属回收
废旧光伏组件回收,退役风机叶片,风电叶片回收 | wind turbine blade recycling | B09B C22B C08J H01L | 固废处理 | 光伏组件回收
废铅酸电池,废干电池,废铅膏 | spent lead-acid battery,waste battery recycling,lead paste | H01M C22B B09B | 固废处理 | 废旧电池回收
含油污泥,油泥处理,罐底油泥 | oily sludge,oil sludge treatment | C02F B09B E21B C10G | 危险废物 |
废弃钻井液,油基岩屑,钻井固废 | waste drilling fluid,oil-based cuttings | E21B B09B C02F | 危险废物 | 钻井液
医疗废物,医疗垃圾,医疗废物处置,医疗废弃物处理 | medical waste,medical waste disposal,medical waste treatment | B09B A61L F23G | 危险废物 | 固废处理
废盐处理,化工残渣,精馏残渣,高盐固废 | waste salt treatment,chemical residue,distillation residue | B09B C01D C02F | 危险废物 | 工业盐
水泥窑协同处置,协同处置,固废协同利用 | cement kiln co-processing,co-disposal | C04B F23G B09B | 固废处理 |
抗生素菌渣,菌渣,中药渣,发酵残渣 | antibiotic residue,mycelial residue,herbal residue,fermentation residue | B09B C05F C12N | 固废处理 | 药渣
等离子体气化,热解气化,垃圾热解,固废热解 | plasma gasification,pyrolysis gasification,waste pyrolysis | C10J B09B F23G C10B | 固废处理 |
# soil & ecology
土壤修复,污染土壤修复,场地修复,污染场地 | soil remediation,contaminated soil,contaminated site | B09C |  |
重金属污染,土壤重金属,重金属钝化,镉污染,降镉,土壤钝化剂 | heavy metal pollution,soil heavy metals,cadmium immobilization,soil passivator | B09C C09K | 土壤修复 |
有机污染土壤,石油污染土壤,多环芳烃,热脱附,化学氧化修复 | organic contaminated soil,petroleum contaminated soil,PAHs,thermal desorption,chemical oxidation remediation | B09C | 土壤修复 |
土壤淋洗,电动修复,原位修复,异位修复,气相抽提 | soil washing,electrokinetic remediation,in-situ remediation,soil vapor extraction | B09C | 土壤修复 |
生物修复,植物修复,微生物修复,超富集植物 | bioremediation,phytoremediation,microbial remediation,hyperaccumulator | B09C C02F C12N | 土壤修复 | 降解菌
地下水修复,地下水污染,可渗透反应墙,PRB | groundwater remediation,groundwater pollution,permeable reactive barrier | C02F B09C | 土壤修复 |
盐碱地改良,盐渍化,土壤盐碱化治理 | saline-alkali land improvement,soil salinization | C09K B09C A01B E02B | 土壤修复 | 土壤改良剂
生态修复,生态治理,水土保持 | ecological restoration,soil and water conservation | E02D A01G B09C |  |
溢油处理,海洋溢油,吸油材料,吸油棉 | oil spill treatment,marine oil spill,oil absorbing material | C02F E02B B01J C08J |  | 油水分离
环境监测,颗粒物监测,污染源监测,环境在线监测,生态环境监测 | environmental monitoring,air monitoring,particulate monitoring,online environmental monitoring | G01N G08B G01D G08C |  |
环境应急,泄漏应急处置,危化品泄漏,泄漏堵漏 | environmental emergency,leak emergency response,hazardous chemical leakage | A62D C02F G08B |  |
磷矿,磷矿石 | phosphate ore,phosphate rock | B03D C01B C05B | 采矿 | 磷肥
铜矿 | copper ore | C22B B03D | 采矿 | 有色金属冶炼
金矿 | gold ore | C22B B03D | 采矿 | 铜矿
铅锌矿 | lead-zinc ore | C22B B03D | 采矿 | 铜矿
萤石,萤石矿 | fluorite,fluorspar | C01F B03D | 采矿 | 氟化工
智能停车,立体车库,停车设备 | stereo garage,mechanical parking,parking equipment | E04H G08G |  |
防火门,防火卷帘 | fire door,fire shutter | E06B A62C | 门窗 |
废切削液,废乳化液 | waste cutting fluid,spent emulsion | C02F C10M |  | 切削液
飞灰 | incineration fly ash,MSWI fly ash | B09B |  | 垃圾焚烧
紫外消毒,紫外线杀菌 | ultraviolet disinfection | C02F A61L |  | 紫外灯,饮用水消毒
`;
