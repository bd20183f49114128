// Crystal growth, nano materials, carbon materials, superhard, magnetic, semiconductor and functional materials, membranes (IPC C30, B82, C01B, H01F, B01D).
// zh forms | en forms | IPC subclasses | broader | related
export const materials = `
# crystal growth & semiconductor materials
晶体生长,晶体材料 | crystal growth,artificial crystal | C30B |  | 单晶生长,人工晶状体
单晶硅,硅单晶,直拉单晶,单晶炉,拉晶 | monocrystalline silicon,czochralski silicon,single crystal furnace,crystal pulling | C30B H01L | 晶体生长 | 石英坩埚
多晶硅,改良西门子法,颗粒硅,电子级多晶硅 | polysilicon,siemens process,granular silicon,electronic grade polysilicon | C01B C30B |  | 单晶硅
硅片,硅片切割,金刚线切割,硅晶圆,晶圆,大硅片 | silicon wafer,wafer slicing,wafer | B28D H01L C30B C01B | 单晶硅,半导体 | 多晶硅,石材加工
碳化硅单晶,碳化硅衬底,SiC衬底,PVT法 | silicon carbide single crystal,SiC substrate,physical vapor transport | C30B H01L | 晶体生长 | 第三代半导体
氮化镓,氮化镓外延,氮化镓衬底,氮化镓器件,GaN HEMT | gallium nitride,GaN epitaxy | C30B H01L H10D | 第三代半导体,宽禁带半导体 | 生成对抗网络
第三代半导体,宽禁带半导体,氧化镓,Ga2O3,超宽禁带,金刚石半导体 | third-generation semiconductor,wide bandgap semiconductor,gallium oxide,diamond semiconductor | H01L C30B H10D | 半导体材料,半导体 | 氮化铝
蓝宝石晶体,蓝宝石衬底 | sapphire crystal,sapphire substrate | C30B C04B H01L | 晶体生长 | 蓝宝石
砷化镓,磷化铟,锑化镓,化合物半导体,III-V族,锑化物 | gallium arsenide,indium phosphide,compound semiconductor,iii-v | C30B H01L H10D | 半导体材料,半导体 |
半导体材料,外延片,外延生长,分子束外延,MBE | semiconductor material,epitaxial wafer,epitaxial growth,molecular beam epitaxy | C30B H01L |  |
激光晶体,非线性光学晶体,YAG晶体,铌酸锂,LBO晶体 | laser crystal,nonlinear optical crystal,YAG crystal,lithium niobate | C30B G02F H01S | 晶体生长 |
压电晶体,石英晶体,铌酸锂晶体,弛豫铁电单晶 | piezoelectric crystal,quartz crystal,relaxor ferroelectric crystal | C30B H03H H10N | 晶体生长 |
红外晶体,锗单晶,硒化锌,碲镉汞,红外光学材料 | infrared crystal,germanium single crystal,zinc selenide,mercury cadmium telluride | C30B G02B C01B | 晶体生长 |
二维材料,二硫化钼薄膜,过渡金属硫化物,黑磷,六方氮化硼,MXene,石墨烯器件 | two-dimensional material,MoS2 film,black phosphorus,hexagonal boron nitride,graphene device,transition metal dichalcogenide | C01B C30B H01L B82Y C01G | 纳米材料 | 石墨烯,固体润滑
# nano
纳米金属粉,纳米银,银纳米线,纳米铜,纳米金 | metal nanoparticles,nano silver,silver nanowire,nano copper,gold nanoparticle | B22F B82Y H01B | 纳米材料 |
量子点材料,硫化镉 | quantum dot material | C09K B82Y H10K | 纳米材料 | 荧光材料,量子点,量子点显示
纳米纤维,电纺纳米纤维 | nanofiber | D01D D04H B82Y | 纳米材料 | 非织造布,静电纺丝
核壳结构,介孔材料,介孔二氧化硅,空心微球,微球 | core-shell structure,mesoporous material,mesoporous silica,hollow microsphere,microsphere | C01B B01J C08J | 纳米材料 |
溶胶凝胶法,水热法,共沉淀法,微波合成 | sol-gel method,hydrothermal synthesis,coprecipitation,microwave synthesis | C01G C01B B01J B82Y | 纳米材料 |
粉体材料,超细粉体,粉体分级,粉体表面改性,球形化 | powder material,ultrafine powder,powder classification,spheroidization | B02C B22F C09C C01B |  | 气流粉碎
纳米气泡,微纳米气泡,微纳米气泡发生器,微气泡,微纳米曝气 | nanobubble,micro-nano bubble,microbubble generator,microbubble,micro-nano aeration | B01F C02F A01G | 混合搅拌 | 曝气,增氧机
# carbon materials
碳材料,炭材料,炭素,碳素制品 | carbon material,carbon product | C01B C04B D01F |  |
碳纤维,聚丙烯腈基碳纤维,PAN原丝,高模量碳纤维 | carbon fiber,PAN precursor,high-modulus carbon fiber | D01F C08K | 碳材料 | 碳纤维复合材料
活性炭,煤质活性炭,果壳活性炭,活性炭再生,活性炭纤维 | activated carbon,coal-based activated carbon,activated carbon regeneration,activated carbon fiber | C01B B01J | 碳材料 | 吸附材料
碳碳复合材料,碳/碳复合材料,碳陶复合材料,碳陶刹车盘 | carbon/carbon composite,carbon ceramic composite,carbon ceramic brake disc | C04B F16D | 复合材料 |
石墨,高纯石墨,膨胀石墨,石墨提纯工艺,柔性石墨,石墨矿 | graphite,high-purity graphite,expanded graphite,flexible graphite,graphite ore | C01B C04B | 碳材料 | 石墨化
富勒烯,碳化物衍生碳,碳微球 | fullerene,carbide-derived carbon,carbon microsphere | C01B B82Y | 碳材料 |
碳分子筛,变压吸附制氮 | carbon molecular sieve,PSA nitrogen | C01B B01J B01D | 碳材料 | 变压吸附
导热散热膜,石墨散热片,散热材料,石墨膜,均热板 | heat dissipation film,graphite sheet,heat dissipation material | C01B H05K C09K F28D |  | 热界面材料
# superhard
超硬材料,人造金刚石,立方氮化硼,CBN | superhard material,synthetic diamond,cubic boron nitride | B01J B24D C01B C30B |  |
聚晶金刚石,PCD | polycrystalline diamond | B24D C22C B01J E21B | 超硬材料 | 钻头
培育钻石,CVD金刚石,单晶金刚石,高温高压合成 | lab-grown diamond,CVD diamond,single crystal diamond,HPHT synthesis | C30B C01B B01J | 超硬材料 |
金刚石工具,金刚石锯片,金刚石线锯 | diamond tool,diamond saw blade,diamond wire | B24D B28D B23D | 超硬材料 | 硅片,砂轮
硬质合金,钨钢,WC-Co,金属陶瓷 | cemented carbide,tungsten carbide,cermet | C22C B22F | 超硬材料 | 刀具
# magnetic, electric
稀土永磁,钕铁硼,永磁材料,钐钴,烧结钕铁硼,磁钢 | rare earth permanent magnet,NdFeB,neodymium magnet,samarium cobalt,permanent magnet,rare earth magnet | H01F C22C B22F | 磁性材料 | 晶界扩散
磁性材料,铁氧体 | magnetic material,ferrite | H01F C04B C22C |  |
软磁材料,软磁复合材料 | soft magnetic material,soft magnetic composite | H01F C22C | 磁性材料 | 硅钢
晶界扩散,重稀土扩散,磁体回收,钕铁硼回收 | grain boundary diffusion,magnet recycling | H01F C22B | 稀土永磁 |
超导材料,高温超导带材,YBCO,超导线材,MgB2 | superconducting material,high-temperature superconducting tape,superconducting wire | H01B H10N C04B C01G |  |
导电材料,铜线,铜包铝,铜镁合金接触线,高导电铜 | conductive material,copper wire,copper-clad aluminium,contact wire | H01B C22C | 金属材料 |
绝缘材料,绝缘纸,绝缘漆,云母带,耐电晕,聚酰亚胺薄膜,绝缘子材料 | insulating material,insulating paper,insulating varnish,mica tape,corona resistance,polyimide film | H01B C08L C09D D21H C08J |  |
电子浆料,银浆,厚膜电阻浆料,烧结银,导电胶 | electronic paste,thick film paste,conductive paste,sintered silver,conductive adhesive | H01B H01C C09J H01L | 导电材料 | 光伏银浆,喷墨墨水
电子封装材料,封装基板材料,环氧模塑料 | electronic packaging material,packaging substrate | H01L C08L H05K |  | 电子封装,环氧塑封料
覆铜板,高频覆铜板,CCL,柔性覆铜板,铜箔基板,半固化片 | copper clad laminate,high-frequency CCL,flexible copper clad laminate,high-frequency laminate | H05K B32B C08J C08L | 电子材料,印制电路板 | 预浸料
电子材料,电子专用材料,电子级材料 | electronic material,electronic grade material | H01L H05K C09K |  |
透明导电膜,ITO薄膜,透明电极,AZO薄膜,ITO,氧化铟锡 | transparent conductive film,ITO film,transparent electrode,indium tin oxide | H01B C23C H01L | 薄膜材料 | 纳米金属粉
薄膜材料,功能涂层薄膜,薄膜制备 | thin film material,thin film preparation,optical film | C23C G02B B32B |  | 光学薄膜
铁电材料,介电薄膜,储能电介质,弛豫铁电,电容膜 | ferroelectric material,dielectric film,energy storage dielectric,capacitor film | C04B C08J H01G H10N |  |
气敏材料 | gas-sensitive material | G01N C04B H01C |  | 气体传感器
湿敏材料 | humidity-sensitive material | G01N C04B H01C |  | 气敏材料
热敏材料 | thermistor material | G01N C04B H01C |  | 气敏材料
变色材料,电致变色,调光玻璃,智能窗,PDLC | electrochromic material,switchable glass | G02F C09K C03C |  | 智能调光
超材料 | metamaterial | H01Q G10K G02B |  | 吸波材料
电磁超材料 | electromagnetic metamaterial | H01Q G10K G02B |  | 超材料
声学超材料 | acoustic metamaterial | H01Q G10K G02B |  | 超材料
隐身材料 | stealth material | H01Q G10K G02B |  | 超材料
# structural functional
复合材料,先进复合材料 | composite material,advanced composite | C08J B32B C04B C22C |  |
玄武岩纤维,连续玄武岩纤维,玄武岩 | basalt fiber,continuous basalt fiber | C03C C03B D01F | 高性能纤维 | 玻璃纤维
芳纶,对位芳纶,间位芳纶,芳纶纸,凯夫拉 | aramid,para-aramid,meta-aramid,aramid paper | D01F C08G D21H | 高性能纤维 | 防弹材料
高性能纤维,PBO纤维,聚酰亚胺纤维,特种纤维 | high-performance fiber,PBO fiber,polyimide fiber | D01F |  |
防弹材料,防弹衣,防刺材料,抗冲击材料 | ballistic material,bulletproof vest,stab-resistant material,impact-resistant material | F41H D03D B32B |  | 碳化硼
剪切增稠液,阻尼材料,减振材料,隔音材料,吸声材料 | shear thickening fluid,damping material,vibration damping material,sound insulation material,sound absorption material | C08L G10K E04B F16F |  |
保温材料,隔热材料,绝热材料,真空绝热板 | thermal insulation material,vacuum insulation panel,heat insulation | E04B F16L C04B C08J |  | 气凝胶
摩擦材料,刹车片材料,摩阻材料,粉末冶金摩擦材料,碳陶制动盘 | friction material,brake lining,brake pad material,powder metallurgy friction material | F16D C09K C08L C04B C22C | 制动系统 | 碳碳复合材料
密封材料,石墨密封,柔性密封垫,膨体四氟 | sealing material,graphite sealing,gasket material | F16J C08L |  | 机械密封
压敏材料,压阻材料,柔性传感材料,柔性电子材料 | piezoresistive material,flexible sensing material,flexible electronic material | H01B G01L C08L |  | 柔性传感器
自修复材料,仿生材料,智能材料 | self-healing material,biomimetic material,smart material | C08L C09K |  | 超疏水材料
辐射防护材料,中子屏蔽材料,铅硼聚乙烯 | neutron shielding material | G21F C08K |  | 辐射屏蔽材料
材料基因,第一性原理计算,材料数据库 | materials genome,computational materials,first-principles calculation | G16C G06F |  |
# membranes
膜分离,分离膜,膜材料,膜技术,膜分离技术 | membrane separation,separation membrane,membrane technology,membrane material | B01D C02F | 分离纯化 |
反渗透膜,反渗透,RO膜,RO反渗透 | reverse osmosis membrane,reverse osmosis,RO membrane | B01D C02F | 膜分离 | 海水淡化
纳滤膜,纳滤,NF膜 | nanofiltration membrane,nanofiltration,NF membrane | B01D C02F | 膜分离 |
超滤膜,超滤,微滤膜,微滤,UF膜 | ultrafiltration membrane,ultrafiltration,microfiltration membrane,UF membrane | B01D C02F | 膜分离 | 膜生物反应器
陶瓷膜,无机膜,碳化硅膜,管式陶瓷膜 | ceramic membrane,inorganic membrane,silicon carbide membrane | B01D C04B | 膜分离 | 多孔陶瓷
气体分离膜,富氧膜,混合基质膜,炭膜,二氧化碳分离膜 | gas separation membrane,oxygen-enriching membrane,mixed matrix membrane,CO2 separation membrane | B01D | 膜分离 | 碳捕集
电渗析,双极膜电渗析,倒极电渗析 | electrodialysis,bipolar membrane electrodialysis | B01D C02F C25B | 膜分离 | 离子交换膜
正渗透,膜蒸馏,膜接触器,渗透蒸发 | forward osmosis,membrane distillation,membrane contactor | B01D C02F | 膜分离 | 渗透汽化
膜污染控制,膜清洗 | membrane fouling control,membrane cleaning | B01D C02F | 膜分离 | 膜生物反应器,膜污染
过滤材料,滤料,滤布,滤芯,滤袋,过滤介质 | filter material,filter cloth,air filtration material,filter cartridge,filter element,filter medium,filter bag | B01D D04H | 过滤 | 熔喷布,空气过滤材料
气体吸附分离,CO2吸附,气体吸附,气体净化 | gas adsorption separation,CO2 adsorption | B01D B01J | 吸附材料 | 碳捕集,焦炉煤气
`;
