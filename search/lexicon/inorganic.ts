// Inorganic chemistry, glass, cement, ceramics, refractories, fertilisers, explosives (IPC C01, C03, C04, C05, C06).
// zh forms | en forms | IPC subclasses | broader | related
export const inorganic = `
# acids, alkalis, salts
无机化工,无机化学品,无机盐 | inorganic chemicals,inorganic salt | C01B C01D C01F C01G |  |
硫酸,浓硫酸,硫酸生产,制酸 | sulfuric acid,sulphuric acid | C01B | 无机化工 | 烟气脱硫
盐酸,氯化氢,副产盐酸 | hydrochloric acid,hydrogen chloride | C01B | 无机化工 |
硝酸,浓硝酸,稀硝酸 | nitric acid | C01B | 无机化工 | 氮氧化物
磷酸,湿法磷酸,热法磷酸,工业磷酸 | phosphoric acid,wet-process phosphoric acid | C01B | 无机化工 | 磷石膏,磷肥
氢氟酸,氟化氢,电子级氢氟酸 | hydrofluoric acid,hydrogen fluoride | C01B | 无机化工 | 含氟废水
双氧水,过氧化氢,H2O2 | hydrogen peroxide | C01B | 无机化工 | 高级氧化
氯碱,氯碱工业,离子膜烧碱,电解食盐水 | chlor-alkali,membrane caustic soda | C25B C01D C01B | 无机化工 | 烧碱,离子交换膜
烧碱,氢氧化钠,液碱,片碱 | caustic soda,sodium hydroxide | C01D | 无机化工 | 氯碱
纯碱,碳酸钠,联碱法 | soda ash,sodium carbonate | C01D | 无机化工 |
小苏打,碳酸氢钠 | sodium bicarbonate,baking soda | C01D | 无机化工 |
氯化钾,钾盐,硫酸钾,盐湖提钾 | potassium chloride,potash,potassium sulfate | C01D C05D | 无机化工 | 盐湖提锂,钾肥
元明粉,硫酸钠,芒硝 | sodium sulfate,glauber salt | C01D | 无机化工 | 分盐结晶
工业盐,废盐,副产盐,氯化钠结晶 | industrial salt,waste salt,by-product salt | C01D B09B C02F | 无机化工 | 分盐结晶,高盐废水
盐湖提锂,卤水提锂,吸附法提锂,提锂吸附剂 | lithium extraction from brine,salt lake lithium,lithium adsorbent | C22B C01D B01J |  | 碳酸锂,锂离子筛
锂离子筛,钛系锂吸附剂,锰系锂离子筛 | lithium ion sieve | B01J C22B C01D | 盐湖提锂 |
碳酸锂,电池级碳酸锂,工业级碳酸锂 | lithium carbonate,battery grade lithium carbonate | C01D C22B | 锂盐 | 锂辉石,盐湖提锂
锂盐,氯化锂,单水氢氧化锂 | lithium salt,lithium chloride | C01D | 无机化工 | 碳酸锂,锂回收
液氨,合成氨,氨合成,绿氨 | ammonia synthesis,liquid ammonia,green ammonia | C01C | 无机化工 | 尿素,氨分解制氢
氰化物,氰化钠,氢氰酸 | cyanide,sodium cyanide,hydrogen cyanide | C01C | 无机化工 | 含氰废水
次氯酸钠,次氯酸,二氧化氯,漂白粉 | sodium hypochlorite,hypochlorous acid,chlorine dioxide | C01B A01N C02F | 无机化工 | 饮用水消毒
硫磺 | sulfur | C01B B01D | 无机化工 | 天然气净化
硫磺回收,克劳斯工艺 | sulfur recovery,claus process | C01B B01D | 天然气净化 | 硫磺
# industrial gases
工业气体,特种气体,电子特气,高纯气体 | industrial gas,electronic specialty gas,high-purity gas | C01B F25J B01D |  | 空分
臭氧,臭氧发生器,臭氧发生装置 | ozone,ozone generator | C01B C02F A61L | 工业气体 | 高级氧化
制氧,变压吸附制氧,富氧 | oxygen generation,pressure swing adsorption oxygen,PSA oxygen | C01B B01D F25J | 工业气体 | 分子筛,变压吸附
氦气,氦气提取,提氦,液氦 | helium,helium extraction | C01B F25J | 工业气体 |
三氟化氮,六氟化硫,含氟特气,六氟化钨 | nitrogen trifluoride,sulfur hexafluoride,tungsten hexafluoride | C01B C01G | 工业气体 | 氟化工
# oxides, pigments, powders
钛白粉,二氧化钛,硫酸法钛白,氯化法钛白 | titanium dioxide,titania,titanium white | C01G C09C | 无机颜料 | 光催化剂
氧化锌,纳米氧化锌,活性氧化锌 | zinc oxide,nano zinc oxide | C01G C09C | 无机化工 | 抗菌剂
氧化铝,高纯氧化铝,拟薄水铝石,勃姆石 | alumina,high-purity alumina,pseudo-boehmite,boehmite | C01F | 无机化工 | 氧化铝陶瓷
氢氧化镁,氧化镁,镁砂,轻质碳酸镁 | magnesium hydroxide,magnesia,magnesium oxide | C01F C04B | 无机化工 | 菱镁矿
轻质碳酸钙,纳米碳酸钙,沉淀碳酸钙,重质碳酸钙 | precipitated calcium carbonate,nano calcium carbonate,ground calcium carbonate | C01F C09C | 无机化工 | 填料改性
白炭黑,沉淀法二氧化硅,气相二氧化硅,气相白炭黑 | white carbon black,precipitated silica,fumed silica | C01B C09C | 无机化工 | 橡胶补强
硅溶胶,纳米二氧化硅,球形硅微粉,硅微粉 | silica sol,colloidal silica,spherical silica powder | C01B C09C | 无机化工 |
水玻璃,硅酸钠,泡花碱 | water glass,sodium silicate | C01B | 无机化工 |
分子筛,沸石分子筛,沸石,ZSM-5 | molecular sieve,zeolite | C01B B01J | 吸附材料 | 催化裂化,变压吸附
炭黑,色素炭黑 | carbon black | C09C |  | 橡胶补强,导电剂
磷酸铁,磷酸二氢锂,电池级磷酸铁 | iron phosphate,ferric phosphate | C01B H01M | 无机化工 | 磷酸铁锂
五氧化二钒,钒酸铵,钒渣,提钒 | vanadium pentoxide,vanadium extraction,ammonium metavanadate | C01G C22B | 无机化工 | 全钒液流电池
铬盐,重铬酸钠,氧化铬 | chromium salt,sodium dichromate,chromium oxide | C01G | 无机化工 | 六价铬
硼砂,硼酸,硼酸盐 | borax,boric acid,borate | C01B | 无机化工 |
稀土氧化物,氧化铈,氧化镧,氧化钇 | rare earth oxide,cerium oxide,lanthanum oxide,yttrium oxide | C01F C22B | 稀土 | 抛光粉
无机颜料,氧化铁红,珠光颜料,陶瓷色料 | inorganic pigment,iron oxide red,pearlescent pigment | C09C C09D |  | 钛白粉
高岭土,煤系高岭土,高岭石 | kaolin,kaolinite | C01B C04B C09C | 非金属矿 |
膨润土,蒙脱石,凹凸棒土,凹凸棒石 | bentonite,montmorillonite,attapulgite | C01B B01J | 非金属矿 | 吸附材料
硅藻土,硅藻泥 | diatomite,diatomaceous earth,diatom mud | C04B B01J C01B | 非金属矿 |
非金属矿,石英砂,高纯石英砂,滑石粉,云母 | non-metallic mineral,quartz sand,high-purity quartz,talc,mica | C01B B03B C04B |  | 选矿
# glass
玻璃,玻璃制造,玻璃熔窑,平板玻璃 | glass,glass manufacturing,glass melting furnace,flat glass | C03B C03C |  |
浮法玻璃,锡槽 | float glass,tin bath | C03B | 玻璃 |
钢化玻璃,玻璃钢化炉,玻璃钢化 | tempered glass,toughened glass,glass tempering | C03B C03C | 玻璃 | 夹层玻璃
夹层玻璃,夹胶玻璃,防弹玻璃,防火玻璃 | laminated glass,bulletproof glass,fireproof glass | C03C B32B E06B | 玻璃 |
中空玻璃,真空玻璃,Low-E玻璃,低辐射玻璃 | insulating glass,vacuum glass,low-e glass | E06B C03C | 玻璃 | 建筑节能
微晶玻璃,玻璃陶瓷 | glass ceramic,crystallized glass | C03C C03B | 玻璃 |
光学玻璃,红外硫系玻璃,硫系玻璃,红外玻璃,滤光玻璃 | optical glass,chalcogenide glass,infrared glass | C03C C03B G02B | 玻璃 |
石英玻璃,熔融石英 | quartz glass,fused silica | C03B C03C C30B | 玻璃 | 单晶硅
石英坩埚 | quartz crucible | C03B C30B | 石英玻璃 | 单晶硅
盖板玻璃,超薄玻璃,UTG,柔性玻璃,电子玻璃,玻璃盖板,手机盖板,3D玻璃 | cover glass,ultra-thin glass,flexible glass,3d glass | C03C C03B G09F | 玻璃,显示器 |
药用玻璃,中硼硅玻璃,硼硅玻璃,高硼硅玻璃 | pharmaceutical glass,borosilicate glass | C03C C03B | 玻璃 |
玻璃纤维,玻纤,电子级玻纤布 | glass fiber,fiberglass,glass cloth | C03B C03C D03D |  | 玄武岩纤维,玻璃钢
玻璃棉,岩棉,矿棉,矿渣棉 | glass wool,rock wool,mineral wool | C03B D04H E04B | 保温材料 |
减反射膜,增透膜,减反射涂层 | antireflection film,antireflective coating | C03C G02B |  | 光伏玻璃
# cement, concrete
水泥,水泥熟料,硅酸盐水泥,低碳水泥 | cement,cement clinker,portland cement,low-carbon cement | C04B | 建筑材料 | 混凝土
水泥回转窑,水泥窑,水泥窑炉,分解炉 | cement kiln,precalciner | C04B F27B | 水泥 | 水泥窑协同处置,回转窑
硫铝酸盐水泥,快硬水泥,油井水泥 | sulphoaluminate cement,rapid hardening cement,oil well cement | C04B | 水泥 |
混凝土,商品混凝土,预拌混凝土 | concrete,ready-mixed concrete | C04B B28C E04G | 建筑材料 | 混凝土外加剂
高性能混凝土,UHPC,超高性能混凝土,高强混凝土 | ultra-high performance concrete,high-strength concrete | C04B | 混凝土 | 钢纤维
混凝土外加剂,减水剂,聚羧酸减水剂,速凝剂,缓凝剂 | concrete admixture,water reducer,polycarboxylate superplasticizer,accelerator | C04B C08F | 混凝土 |
再生骨料,再生混凝土,机制砂,砂石骨料 | recycled aggregate,recycled concrete,manufactured sand | C04B B02C B28C | 混凝土 | 建筑垃圾
泡沫混凝土,加气混凝土,蒸压加气混凝土,ALC板 | foam concrete,aerated concrete,autoclaved aerated concrete | C04B B28B E04C | 混凝土 | 建筑材料
地聚物,碱激发胶凝材料,固废胶凝材料 | geopolymer,alkali-activated cementitious material | C04B | 建筑材料 | 高炉渣,粉煤灰
砂浆,干混砂浆,抹灰砂浆,灌浆料 | mortar,dry-mixed mortar,grouting material | C04B | 建筑材料 |
石膏,建筑石膏,脱硫石膏,石膏板 | gypsum,desulfurized gypsum,gypsum board,plasterboard | C04B B28B E04C | 建筑材料 | 磷石膏
石灰,生石灰,氢氧化钙,石灰窑 | lime,quicklime,calcium hydroxide,lime kiln | C04B C01F | 建筑材料 |
自修复混凝土,混凝土裂缝修复,微生物自修复混凝土 | self-healing concrete,concrete crack repair | C04B E04G | 混凝土 |
人造石,人造石材,石英石板材,水磨石 | artificial stone,engineered stone,quartz slab,terrazzo | C04B B29C B28D | 建筑材料 |
# ceramics, refractories
陶瓷材料,先进陶瓷,特种陶瓷,精密陶瓷 | ceramic material,advanced ceramics,technical ceramics | C04B |  |
建筑陶瓷,瓷砖,陶瓷砖,抛釉砖 | building ceramics,ceramic tile,glazed tile | C04B B28B B44C | 陶瓷材料 | 陶瓷釉料
日用陶瓷,骨质瓷,紫砂 | domestic ceramics,bone china,zisha | C04B A47G B28B | 陶瓷材料 |
陶瓷釉料,釉料 | ceramic glaze,glaze | C04B C03C | 陶瓷材料 | 日用陶瓷
氧化铝陶瓷,氧化铝基板 | alumina ceramic,alumina substrate | C04B | 陶瓷材料 |
氧化锆陶瓷,氧化锆,稳定氧化锆 | zirconia ceramic,zirconia,yttria-stabilized zirconia | C04B C01G | 陶瓷材料 | 义齿
氮化硅陶瓷,氮化硅,陶瓷轴承球 | silicon nitride ceramic,silicon nitride | C04B C01B | 陶瓷材料 |
碳化硅陶瓷,反应烧结碳化硅,碳化硅制品 | silicon carbide ceramic,reaction bonded silicon carbide | C04B C01B | 陶瓷材料 | 碳化硅单晶
氮化铝,氮化铝陶瓷基板,陶瓷覆铜板 | aluminum nitride,copper-clad ceramic | C04B C01B H05K H01L | 陶瓷材料 | 导热填料,陶瓷基板
碳化硼,碳化硼陶瓷,防弹陶瓷 | boron carbide,ballistic ceramic | C04B C01B F41H | 陶瓷材料 |
压电陶瓷,PZT,无铅压电陶瓷 | piezoelectric ceramic,lead-free piezoceramic | C04B H10N H01L | 陶瓷材料 | 超声换能器
介电陶瓷,微波介质陶瓷,钛酸钡,LTCC | dielectric ceramic,microwave dielectric ceramic,barium titanate | C04B H01G C01G | 陶瓷材料 | 多层陶瓷电容器
多孔陶瓷,蜂窝陶瓷,泡沫陶瓷,发泡陶瓷 | porous ceramic,honeycomb ceramic,foam ceramic | C04B B01D B01J | 陶瓷材料 | 陶瓷膜
透明陶瓷 | transparent ceramic | C04B C09K | 陶瓷材料 |
荧光陶瓷 | fluorescent ceramic | C04B C09K | 陶瓷材料 | 透明陶瓷
激光陶瓷 | laser ceramic | C04B C09K | 陶瓷材料 | 透明陶瓷
陶瓷基复合材料,碳化硅纤维,CMC,超高温陶瓷 | ceramic matrix composite,silicon carbide fiber,ultra-high temperature ceramic | C04B D01F | 复合材料 | 碳碳复合材料
陶瓷烧结,热压烧结,闪烧,放电等离子烧结 | ceramic sintering,hot pressing,flash sintering,spark plasma sintering | C04B B22F F27B | 陶瓷材料 |
陶瓷3D打印,陶瓷光固化成型,陶瓷增材制造,砂型3D打印,粘结剂喷射 | ceramic 3D printing,ceramic stereolithography,sand mold 3D printing,binder jetting | B28B B33Y C04B B22C | 陶瓷材料,增材制造 | 铸造
耐火材料,耐火砖,浇注料,镁碳砖 | refractory,refractory brick,castable,magnesia carbon brick | C04B F27D | 陶瓷材料 | 钢包
菱镁矿,电熔镁砂,轻烧氧化镁 | magnesite,fused magnesia,light-burned magnesia | C04B C01F C22B | 非金属矿 | 耐火材料
# fertilisers
尿素,尿素肥料,大颗粒尿素 | urea,granular urea | C07C C05C | 肥料 | 液氨
磷肥,磷酸一铵,磷酸二铵,过磷酸钙 | phosphate fertilizer,monoammonium phosphate,diammonium phosphate,superphosphate | C05B C01B | 肥料 | 磷矿
钾肥,硝酸钾 | potash fertilizer,potassium nitrate | C05D C01D | 肥料 |
腐殖酸,黄腐酸,腐植酸肥料 | humic acid,fulvic acid | C05F C05G C07G | 肥料 | 土壤改良剂
土壤改良剂,酸化土壤改良 | soil conditioner | C09K C05G |  | 盐碱地改良
堆肥,好氧堆肥,高温堆肥,堆肥发酵 | composting,aerobic composting | C05F B09B | 固废处理 | 有机肥
# explosives
民爆炸药,乳化炸药,工业炸药,铵油炸药 | industrial explosive,emulsion explosive,ANFO | C06B F42D |  | 爆破
雷管,电子雷管,起爆药,起爆器材 | detonator,electronic detonator,primary explosive | C06B C06C F42B | 民爆炸药 |
含能材料,高能炸药,CL-20,固体推进剂 | energetic material,high explosive,solid propellant | C06B C06D |  |
烟花爆竹,烟花,烟火药 | fireworks,firecracker,pyrotechnic composition | C06B F42B |  |
产气药,气体发生剂,安全气囊气体发生剂 | gas generant,airbag inflator composition | C06D C06B B60R | 含能材料 |
`;
