/** Lighting, boilers, combustion, heating, refrigeration, drying, furnaces, heat exchange (F21-F28). */
export const thermal = `
# lighting
照明,照明灯具,灯具,室内照明 | lighting,luminaire,light fixture | F21S F21V |  | 发光二极管
LED照明,LED灯,LED灯具,半导体照明,LED灯管 | led lighting,led lamp,solid-state lighting | F21S F21V F21K H05B | 照明 | 发光二极管
路灯,太阳能路灯,智慧路灯,智慧灯杆,LED路灯 | street lamp,solar street light,smart street light,smart pole | F21S H05B F21V | 照明 |
应急照明,消防应急灯,防爆灯,矿灯 | emergency lighting,explosion-proof lamp,miner lamp | F21S F21L | 照明 |
车灯,汽车前照灯,大灯,激光大灯,汽车照明,前照灯,矩阵大灯,尾灯 | vehicle headlamp,headlight,laser headlight,vehicle lamp,automotive lighting,headlamp,matrix headlight,tail lamp | F21S F21W B60Q F21V | 照明,汽车零部件 |
无影灯,手术无影灯 | shadowless lamp,surgical light | F21V F21S A61B | 照明 |
灯具散热,LED散热器 | led heat sink,lamp heat dissipation | F21V | LED照明 | 散热器
调光,智能照明,照明控制,调色温 | dimming,smart lighting,lighting control,colour temperature tuning | H05B F21V | 照明 |
配光,二次光学,光导照明,导光管 | light distribution,secondary optics,light pipe | F21V F21S G02B | 照明 |
紫外灯,紫外线杀菌灯,深紫外LED,UVC | ultraviolet lamp,uv germicidal lamp,deep uv led | A61L H01L H01J |  | 紫外消毒
# steam, combustion
锅炉,蒸汽锅炉,工业锅炉,燃煤锅炉 | boiler,steam boiler,industrial boiler,coal-fired boiler | F22B F23C F24H |  | 低氮燃烧
循环流化床锅炉,流化床锅炉,CFB锅炉 | circulating fluidized bed boiler,CFB boiler | F23C F22B | 锅炉 |
余热锅炉,余热蒸汽 | waste heat boiler,heat recovery steam generator | F22B F27D | 锅炉 | 余热回收
生物质锅炉,生物质燃烧,生物质燃烧器 | biomass boiler,biomass combustion | F23B F24H F22B | 锅炉 | 生物质颗粒
燃气锅炉,冷凝锅炉,壁挂炉,真空锅炉 | gas boiler,condensing boiler,wall-hung boiler | F24H F22B | 锅炉 |
电锅炉,蓄热电锅炉,电极锅炉,蒸汽发生器 | electric boiler,electrode boiler,steam generator | F22B F24H | 锅炉 | 蓄热
锅炉清灰,吹灰器,锅炉结焦,锅炉除垢 | boiler soot blowing,slagging,boiler descaling | F28G F22B F23J | 锅炉 |
锅炉给水,除氧器,省煤器,过热器,空预器 | boiler feedwater,deaerator,economizer,superheater,air preheater | F22D F22G F23L | 锅炉 |
燃烧器,燃烧机,烧嘴 | burner | F23D |  | 低氮燃烧,氮氧化物
低氮燃烧,低氮改造,分级燃烧,富氧燃烧,烟气再循环 | low-nox combustion,staged combustion,oxy-fuel combustion,flue gas recirculation | F23C F23D F23L |  | 脱硝
煤粉燃烧,劣质煤燃烧,水煤浆燃烧 | pulverised coal combustion,low-rank coal combustion | F23C F23K | 锅炉 |
燃烧控制,燃烧优化,火焰检测,点火装置 | combustion control,combustion optimisation,flame detection,igniter | F23N F23Q |  |
烟气余热,烟气处理,烟气换热 | flue gas heat recovery | F23J F28D B01D | 余热回收 | 烟气净化
微型燃烧室,燃烧室,旋流燃烧 | combustor,combustion chamber,swirl combustion | F23R F23C | 燃气轮机 |
# domestic heating, cooking, hvac
炉灶,节能灶,商用灶具 | cooking stove | F24C |  | 燃气灶
油烟机,油烟净化器,厨房油烟 | cooking fume purifier,kitchen fume | F24C B01D B03C |  | 吸油烟机
采暖,供暖,清洁供暖,地暖,电采暖 | space heating,clean heating,underfloor heating,electric heating | F24D F24H |  | 热泵
集中供热,区域供热,供热管网,热网,换热站 | district heating,heating network,heat exchange station | F24D | 采暖 |
热水器,燃气热水器,电热水器,即热式热水器 | water heater,gas water heater,electric water heater | F24H |  |
太阳能热水器,太阳能集热器,真空集热管,光热 | solar water heater,solar collector,evacuated tube,solar thermal | F24S |  | 光热发电
光热发电,太阳能热发电,塔式光热,槽式光热,定日镜 | concentrated solar power,CSP,solar tower,parabolic trough,heliostat | F24S F03G |  | 熔盐储热
空调,空调器,家用空调,中央空调,变频空调,多联机 | air conditioner,air conditioning,central air conditioning,VRF | F24F F25B |  | 制冷,热泵
新风系统,新风机,全热交换器,室内通风 | fresh air system,ventilator,energy recovery ventilator | F24F | 暖通空调 |
暖通空调,HVAC,通风空调 | heating ventilation and air conditioning | F24F |  | 空调
除湿,除湿机,转轮除湿,溶液除湿,抽湿机 | dehumidification,dehumidifier,desiccant wheel,liquid desiccant | F24F B01D | 暖通空调 | 干燥剂
加湿器,加湿,恒温恒湿 | humidifier,humidification,constant temperature and humidity | F24F | 暖通空调 |
洁净室,无尘车间,洁净车间,净化车间 | clean room,cleanroom | F24F E04H | 暖通空调 |
机房空调,数据中心冷却,液冷服务器,浸没式液冷,机房节能 | data centre cooling,liquid cooled server,immersion cooling | H05K F24F G06F |  | 数据中心
# refrigeration
制冷,制冷系统,制冷机组,冷水机组 | refrigeration,refrigerating system,chiller | F25B |  | 制冷剂
热泵,空气源热泵,空气能,高温热泵 | heat pump,air source heat pump,high-temperature heat pump | F25B F24H F24D |  | 采暖
地源热泵 | ground source heat pump | F25B F24T F24D | 热泵 |
水源热泵,污水源热泵 | water source heat pump | F25B F24T F24D | 热泵 | 地源热泵
吸收式制冷,溴化锂机组,吸附式制冷,溴化锂 | absorption refrigeration,lithium bromide chiller,adsorption refrigeration | F25B | 制冷 |
半导体制冷,热电制冷,帕尔贴 | thermoelectric cooling,peltier | H10N F25B |  | 热电材料
辐射制冷,辐射降温材料,日间辐射制冷 | radiative cooling,daytime radiative cooling | F25B C09D |  |
磁制冷,电卡制冷,固态制冷 | magnetic refrigeration,electrocaloric cooling,solid-state cooling | F25B | 制冷 |
低温制冷机,脉管制冷机,超低温,深冷,低温工程 | cryocooler,pulse tube refrigerator,cryogenics | F25B F25D | 制冷 |
冰箱,冰柜,冷柜,电冰箱,冷藏柜 | refrigerator,freezer,refrigerated cabinet | F25D | 制冷 |
冷库,冷链,冷藏运输,速冻机,预冷 | cold storage,cold chain,refrigerated transport,precooling | F25D A23L B60P | 制冷 | 冷冻食品
制冰机,冰浆,造雪机 | ice maker,ice slurry,snow maker | F25C | 制冷 |
除霜,化霜,抑霜,防结霜 | defrosting,frost suppression | F25D F25B | 制冷 |
空气分离,制氮机 | oxygen generator,nitrogen generator | F25J C01B B01D |  | 制氧机,制氧
气体液化,氢液化,氦气回收 | gas liquefaction,hydrogen liquefaction,helium recovery | F25J F17C |  | 液化天然气
# drying
干燥设备,干燥机,烘干机,烘干,热风干燥 | drying equipment,hot air drying | F26B |  |
真空干燥,冻干机 | vacuum drying,freeze dryer | F26B A23L | 干燥设备 | 冷冻干燥
热泵干燥,热泵烘干,太阳能干燥 | heat pump drying,solar drying | F26B F25B | 干燥设备 | 热泵
微波干燥 | microwave drying | F26B H05B | 干燥设备 |
红外干燥 | infrared drying | F26B H05B | 干燥设备 | 微波干燥
射频干燥 | radio frequency drying | F26B H05B | 干燥设备 | 微波干燥
污泥干化,污泥脱水干化,煤泥干燥 | sludge drying,coal slime drying | C02F F26B | 干燥设备 |
# furnaces
工业炉,工业窑炉,炉窑,加热炉 | industrial furnace,industrial kiln,heating furnace | F27B F27D |  | 耐火材料
电弧炉 | arc furnace | F27B H05B C21C | 工业炉 |
感应炉 | induction furnace | F27B H05B C21C | 工业炉 | 电弧炉
中频炉 | medium frequency furnace | F27B H05B C21C | 工业炉 | 电弧炉
熔炼炉 | melting furnace for metals | F27B H05B C21C | 工业炉 | 电弧炉
回转窑 | rotary kiln | F27B | 工业炉 |
隧道窑 | tunnel kiln | F27B | 工业炉 | 回转窑
辊道窑 | roller kiln | F27B | 工业炉 | 回转窑
梭式窑 | shuttle kiln | F27B | 工业炉 | 回转窑
真空炉,气氛炉 | vacuum furnace | F27B C21D B22F | 工业炉 |
热处理炉,退火炉 | heat treatment furnace,annealing furnace | F27B C21D B22F | 工业炉 | 真空炉
烧结炉 | sintering furnace | F27B C21D B22F | 工业炉 | 真空炉
炉温控制,炉膛温度,窑炉节能,炉衬 | furnace temperature control,kiln energy saving,furnace lining | F27D G05D | 工业炉 |
电加热,电热膜,红外加热,石墨烯电热膜,加热元件,发热体 | electric heating element,heating film,infrared heating | H05B |  |
微波加热,感应加热,高频加热 | microwave heating,induction heating | H05B |  |
# heat exchange and storage
换热器,热交换器,换热设备 | heat exchanger | F28D F28F |  | 强化传热
板式换热器,管壳式换热器,翅片管,微通道换热器,螺旋板换热器 | plate heat exchanger,shell and tube heat exchanger,finned tube,microchannel heat exchanger | F28D F28F | 换热器 |
强化传热,强化换热,传热强化,传热传质 | heat transfer enhancement,heat and mass transfer | F28F F28D | 换热器 |
热管,回路热管,重力热管,VC均热板 | heat pipe,vapor chamber,loop heat pipe | F28D H05K H01L | 换热器 | 电子散热,导热散热膜
散热器,散热片,热沉,液冷板,冷板 | heat sink,cold plate,liquid cooling plate | F28D H01L H05K |  | 电子散热
电子散热,芯片散热,电子设备冷却,微通道冷却 | electronics cooling,chip cooling,microchannel cooling | H05K H01L |  | 热管,导热材料
导热材料 | thermally conductive material | C09K H01L C08K |  | 电子散热,热界面材料,导热高分子
冷却塔,凉水塔,蒸发冷却,空冷岛,直接空冷 | cooling tower,evaporative cooling,air-cooled condenser | F28C F28B F24F |  |
冷凝器,蒸发器,凝汽器,降膜蒸发器 | falling film evaporator | F28B F25B B01D | 换热器 |
蓄热,储热,蓄冷,冰蓄冷,储热系统 | heat storage,thermal energy storage,cold storage medium,ice storage | F28D F24D F24F | 储能 |
熔盐储热,熔融盐,熔盐储能,固体蓄热 | molten salt heat storage,molten salt,solid heat storage | F28D C09K F24S | 蓄热 | 光热发电
余热回收,余热利用,废热回收,余压余热 | waste heat recovery,waste heat utilisation | F28D F27D F01K F22B |  | 余热发电
换热管清洗,在线清洗,结垢,胶球清洗 | heat exchanger cleaning,online cleaning,fouling | F28G F28F C02F | 换热器 | 阻垢
热电联产,冷热电三联供,分布式能源,综合能源系统 | combined heat and power,CHP,trigeneration,distributed energy,integrated energy system | F01K F02C H02J |  |
供热计量,热计量,热量表 | heat metering,heat meter | G01K F24D | 采暖 |
`;
