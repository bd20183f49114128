// Organic chemistry: intermediates, solvents, reactions, catalysts, fine chemicals (IPC C07, C11, C25, B01J).
// zh forms | en forms | IPC subclasses | broader | related
export const organic = `
# general
有机合成,有机化工,有机化学品 | organic synthesis,organic chemicals | C07C C07D C07B |  |
精细化工,精细化学品,专用化学品 | fine chemicals,specialty chemicals | C07C C07D C09K | 有机合成 |
农药中间体,农药原药,农药合成 | pesticide intermediate,pesticide technical,agrochemical synthesis | C07D C07C A01N | 有机合成 | 农药
染料中间体,蒽醌,萘酚 | dye intermediate,anthraquinone,naphthol | C07C C09B | 有机合成 | 染料
# olefins, aromatics
烯烃,乙烯,丙烯,低碳烯烃 | olefin,ethylene,propylene,light olefins | C07C C10G | 石油化工 | 甲醇制烯烃
丙烷脱氢,PDH,异丁烷脱氢 | propane dehydrogenation | C07C B01J | 烯烃 |
甲醇制烯烃,MTO,MTP,煤制烯烃 | methanol to olefins,coal to olefins | C07C B01J | 烯烃,煤化工 | 分子筛
芳烃,纯苯,对二甲苯,PX,甲苯歧化 | aromatics,benzene,para-xylene,toluene disproportionation | C07C C10G | 石油化工 | 芳烃抽提
芳烃抽提,溶剂抽提,环丁砜 | aromatics extraction,sulfolane extraction | C10G C07C | 芳烃 |
丁二烯,异戊二烯,碳四馏分,碳五馏分 | butadiene,isoprene,C4 fraction,C5 fraction | C07C | 石油化工 | 合成橡胶
苯乙烯,乙苯脱氢 | styrene,ethylbenzene dehydrogenation | C07C | 芳烃 | 聚苯乙烯
α-烯烃,线性α烯烃,1-辛烯,乙烯齐聚 | alpha-olefin,1-octene,ethylene oligomerization | C07C B01J | 烯烃 | 聚烯烃弹性体
# alcohols, ethers, acids, esters
甲醇,甲醇合成,绿色甲醇,二氧化碳加氢制甲醇 | methanol,methanol synthesis,green methanol,CO2 hydrogenation to methanol | C07C B01J |  | 合成气
乙二醇,煤制乙二醇,草酸酯加氢 | ethylene glycol,coal to ethylene glycol | C07C | 有机合成 | 聚酯
丁二醇,丙二醇,BDO | butanediol,propanediol,propylene glycol | C07C C12P | 有机合成 |
甘油,丙三醇,粗甘油 | glycerol,glycerin,crude glycerol | C07C C11C | 有机合成 | 生物柴油
多元醇,山梨醇,季戊四醇,新戊二醇 | polyol,sorbitol,pentaerythritol,neopentyl glycol | C07C | 有机合成 |
环氧乙烷 | ethylene oxide | C07D | 有机合成 | 聚醚多元醇
环氧氯丙烷 | epichlorohydrin | C07D | 有机合成 | 环氧树脂
环氧丙烷,HPPO | propylene oxide | C07D | 有机合成 | 聚醚多元醇
甲醛,多聚甲醛,乙醛,丙烯醛 | formaldehyde,paraformaldehyde,acetaldehyde,acrolein | C07C | 有机合成 | 甲醛去除
聚甲氧基二甲醚,二甲醚,DMMn | polyoxymethylene dimethyl ether,dimethyl ether,DME | C07C C10L | 有机合成 |
丙酮,环己酮,丁酮,MIBK | acetone,cyclohexanone,methyl ethyl ketone | C07C | 有机溶剂 |
苯酚,间苯二酚,对苯二酚 | phenol,resorcinol,hydroquinone | C07C | 有机合成 | 酚醛树脂,聚碳酸酯
双酚A,BPA | bisphenol A | C07C | 有机合成 | 聚碳酸酯,环氧树脂
醋酸,乙酸,醋酸乙烯,乙酸酐 | acetic acid,vinyl acetate,acetic anhydride | C07C | 有机合成 |
丙烯酸,丙烯酸酯,甲基丙烯酸甲酯,MMA | acrylic acid,acrylate,methyl methacrylate | C07C | 有机合成 | 丙烯酸树脂
顺酐,马来酸酐,顺丁烯二酸酐,苯酐 | maleic anhydride,phthalic anhydride | C07D C07C | 有机合成 |
对苯二甲酸,PTA,间苯二甲酸,均苯四甲酸二酐 | terephthalic acid,isophthalic acid,pyromellitic dianhydride | C07C C07D | 有机合成 | 聚酯,聚酰亚胺
己二酸,己二腈,己二胺 | adipic acid,adiponitrile,hexamethylenediamine | C07C C07D | 有机合成 | 尼龙
己内酰胺 | caprolactam | C07D C08G | 有机合成 | 尼龙
碳酸酯溶剂,碳酸二甲酯,碳酸乙烯酯,碳酸甲乙酯 | dimethyl carbonate,ethylene carbonate,ethyl methyl carbonate | C07C C07D H01M | 有机溶剂 | 锂电池电解液
呋喃,5-羟甲基糠醛,HMF,糠醛,呋喃二甲酸,FDCA | furan,5-hydroxymethylfurfural,furfural,furandicarboxylic acid | C07D | 生物基化学品 | 生物质转化
增塑剂,邻苯二甲酸酯,DOP,环保增塑剂,环氧大豆油 | plasticizer,phthalate,DOTP,epoxidized soybean oil | C08K C07C | 塑料助剂 | 聚氯乙烯
# nitrogen, sulfur, phosphorus, fluorine, silicon
硝基化合物,硝基苯 | nitro compound,nitrobenzene | C07C B01J | 有机合成 | 连续流反应
硝化反应,连续硝化 | nitration,continuous nitration | C07B C07C B01J | 有机合成 | 连续流反应
芳胺,苯胺,胺类化合物,脂肪胺 | aromatic amine,aniline,fatty amine | C07C | 有机合成 |
腈类,丙烯腈,苯甲腈 | nitrile,acrylonitrile | C07C | 有机合成 | 碳纤维
异氰酸酯,MDI,TDI,HDI,光气法 | isocyanate,phosgenation | C07C C08G | 有机合成 | 聚氨酯
含硫化合物,硫醇,硫醚,二甲基亚砜,DMSO | thiol,thioether,sulfur compound,dimethyl sulfoxide | C07C | 有机合成 |
有机磷,有机磷化合物,磷酸酯,膦配体,亚磷酸酯 | organophosphorus,phosphate ester,phosphine ligand,phosphite | C07F | 有机合成 | 阻燃剂
有机硅单体,硅烷,硅烷偶联剂,氯硅烷 | organosilicon monomer,silane,silane coupling agent,chlorosilane | C07F C08G | 有机合成 | 有机硅
氟化工,含氟化合物,有机氟,含氟中间体 | fluorochemical,organofluorine compound,fluorinated intermediate | C07C C07D C08F | 有机合成 | 含氟聚合物
制冷剂,HFO,第四代制冷剂,R1234yf,环保制冷剂,冷媒,二氧化碳制冷,天然工质 | refrigerant,hydrofluoroolefin,co2 refrigeration,natural refrigerant | C09K C07C F25B | 氟化工,制冷 | 热泵
六氟磷酸锂,双氟磺酰亚胺锂,LiFSI,LiPF6 | lithium hexafluorophosphate,lithium bis(fluorosulfonyl)imide | C01D C01B H01M | 氟化工 | 锂电池电解液
杂环化合物,吡啶,咪唑,吲哚,喹啉,噻唑 | heterocyclic compound,pyridine,imidazole,indole,quinoline,thiazole | C07D | 有机合成 | 医药中间体
吡唑,三唑,嘧啶,三嗪,哒嗪 | pyrazole,triazole,pyrimidine,triazine,pyridazine | C07D A01N | 杂环化合物 |
氨基酸合成,手性氨基酸,非天然氨基酸 | amino acid synthesis,chiral amino acid,unnatural amino acid | C07C C12P | 有机合成 | 氨基酸发酵
核苷,核苷酸,核苷类化合物,NMN | nucleoside,nucleotide,nicotinamide mononucleotide | C07H C12P |  |
甾体,甾体激素,甾体药物中间体,植物甾醇 | steroid,steroid intermediate,phytosterol | C07J C12P | 医药中间体 |
多肽合成,固相多肽合成,环肽 | peptide synthesis,solid-phase peptide synthesis,cyclic peptide | C07K | 有机合成 | 多肽药物
糖类化合物,寡糖,糖苷,糖化学 | saccharide,chitooligosaccharide,glycoside | C07H C08B |  | 壳聚糖,低聚糖
维生素合成,维生素A | vitamin synthesis | C07D C07C C12P | 精细化工 | 维生素,类胡萝卜素
香料,香精,合成香料,萜烯,松节油 | synthetic perfume,terpene,turpentine | C11B C07C | 精细化工 | 精油
松香,松香树脂,松香改性,林产化工 | rosin,rosin resin,forest chemicals | C09F C07C | 精细化工 |
金属有机框架,MOF,共价有机框架,COF | metal-organic framework,covalent organic framework | C07F C08G B01J | 吸附材料 | 气体吸附分离
配位化合物,金属配合物,茂金属,二茂铁 | coordination compound,metal complex,metallocene,ferrocene | C07F B01J | 有机合成 |
离子液体,低共熔溶剂,深共晶溶剂 | ionic liquid,deep eutectic solvent | C07D C07C B01D | 有机溶剂 |
有机溶剂,NMP,N-甲基吡咯烷酮,DMF | organic solvent | C07C C07D B01D |  | 精馏,溶剂回收
液晶材料,液晶单体,液晶化合物 | liquid crystal material,liquid crystal compound | C09K C07C | 精细化工 | 液晶显示
# reactions
加氢反应,催化加氢,选择性加氢 | hydrogenation,catalytic hydrogenation,selective hydrogenation | C07B C07C B01J | 有机合成 | 加氢催化剂
氧化反应,选择性氧化,催化氧化合成 | selective oxidation,oxidation reaction | C07B C07C B01J | 有机合成 |
羰基化,氢甲酰化,羰基合成 | carbonylation,hydroformylation,oxo synthesis | C07C B01J | 有机合成 | 均相催化
烷基化,烷基化反应,酰基化,傅克反应 | alkylation,acylation,friedel-crafts | C07B C07C C10G | 有机合成 |
酯化,酯交换,酯化反应 | esterification,transesterification | C07C C11C | 有机合成 | 生物柴油
氯化反应,卤化,溴化,氟化反应 | chlorination,halogenation,bromination,fluorination | C07B C07C | 有机合成 |
重氮化,偶氮化,重氮盐 | diazotization,diazonium salt | C07C C09B | 有机合成 | 染料
偶联反应,Suzuki偶联,碳氢活化,交叉偶联 | coupling reaction,suzuki coupling,C-H activation | C07B C07C B01J | 有机合成 |
不对称合成,手性合成,手性催化,手性拆分 | asymmetric synthesis,chiral catalysis,chiral resolution | C07B C07C C07D | 有机合成 |
电化学合成,电合成,有机电合成 | electrosynthesis,organic electrochemistry | C25B C07B | 有机合成 | 电解水制氢
光化学合成,光催化合成,光氧化还原催化 | photochemical synthesis,photoredox catalysis | C07B B01J | 有机合成 | 光催化剂
连续流反应,微通道反应器,微反应器,管式反应器,连续化生产,微化工 | continuous flow reaction,microchannel reactor,microreactor,flow chemistry,microchemical technology | B01J C07B | 反应釜 | 硝化反应
反应釜,搅拌反应釜,高压反应釜,化学反应器,流化床反应器,搪玻璃反应釜 | reaction kettle,stirred reactor,autoclave,chemical reactor,high-pressure reactor,fluidized bed reactor,glass-lined reactor | B01J B01F | 化工单元操作 | 固定床反应器
固定床反应器,浆态床,滴流床 | fixed bed reactor,slurry bed,trickle bed | B01J |  |
# catalysts
催化剂,催化材料,催化剂载体,催化剂制备,负载型催化剂 | catalyst,catalytic material,catalyst support,catalyst carrier,catalyst preparation,supported catalyst,non-noble metal catalyst | B01J |  | 分子筛
加氢催化剂,雷尼镍,钯碳催化剂,钯炭 | hydrogenation catalyst,raney nickel,palladium on carbon | B01J | 催化剂 | 贵金属回收
贵金属催化剂 | noble metal catalyst | B01J C07F | 催化剂 | 贵金属回收
铂催化剂 | platinum catalyst | B01J C07F | 催化剂 | 贵金属催化剂
钯催化剂 | palladium catalyst | B01J C07F | 催化剂 | 贵金属催化剂
钌催化剂 | ruthenium catalyst | B01J C07F | 催化剂 | 贵金属催化剂
单原子催化剂,单原子催化,纳米催化剂 | single-atom catalyst,nanocatalyst | B01J H01M | 催化剂 |
析氧催化剂 | oxygen evolution catalyst | B01J C25B H01M | 催化剂 | 电催化剂
氧还原催化剂 | ORR catalyst | B01J C25B H01M | 催化剂 | 电催化剂
光催化剂,光催化,光催化材料,石墨相氮化碳,g-C3N4,光触媒,二氧化钛光催化 | photocatalyst,photocatalysis,graphitic carbon nitride,titanium dioxide photocatalyst | B01J C02F B01D | 催化剂 | 光催化降解
分子筛催化剂,催化裂化催化剂,FCC催化剂 | zeolite catalyst,FCC catalyst | B01J C10G | 催化剂 | 分子筛
均相催化,均相催化剂,相转移催化剂 | homogeneous catalysis,phase transfer catalyst | B01J C07B | 催化剂 |
固体酸催化剂,杂多酸,固体碱催化剂 | solid acid catalyst,heteropolyacid,solid base catalyst | B01J | 催化剂 |
失活催化剂再生,催化剂再生,废催化剂回收,废催化剂 | catalyst regeneration,spent catalyst recovery | B01J C22B | 催化剂 | 贵金属回收
聚烯烃催化剂 | polyolefin catalyst | C08F B01J | 催化剂 | 聚乙烯
茂金属催化剂 | metallocene catalyst | C08F B01J | 催化剂 | 聚烯烃催化剂
齐格勒纳塔催化剂 | ziegler-natta catalyst | C08F B01J | 催化剂 | 聚烯烃催化剂
离子交换树脂,大孔吸附树脂,离子交换 | ion exchange resin,macroporous adsorption resin,ion exchange | B01J C08F C02F B01D | 吸附材料,吸附剂 |
大孔树脂 | macroporous resin | B01J C08F C02F | 吸附材料 | 离子交换树脂
吸附树脂 | adsorption resin | B01J C08F C02F | 吸附材料 | 离子交换树脂
螯合树脂 | chelating resin | B01J C08F C02F | 吸附材料 | 离子交换树脂
吸附材料,吸附剂,多孔材料,吸附分离,吸附 | adsorbent,adsorption material,porous material,adsorptive separation,adsorption | B01J C02F B01D | 分离纯化 | 活性炭,分子筛
生物基化学品,生物基材料,生物基单体 | bio-based chemicals,bio-based material,bio-based monomer | C12P C08G C07C |  | 生物质转化
# separation
精馏,精馏塔,共沸精馏,萃取精馏,隔壁塔,蒸馏,分子蒸馏,反应精馏 | distillation,rectification,distillation column,azeotropic distillation,dividing wall column,molecular distillation,reactive distillation,extractive distillation | B01D C07C | 分离纯化 | 有机溶剂,塔内件
结晶工艺,冷却结晶,结晶器,多晶型 | crystallization,crystallizer | B01D C07B C30B |  |
溶剂萃取,液液萃取,萃取塔,萃取剂 | solvent extraction,liquid-liquid extraction,extractant | B01D C22B |  |
超临界萃取,超临界CO2萃取,亚临界萃取,超临界CO2,超临界流体 | supercritical extraction,supercritical CO2 extraction,subcritical extraction,supercritical CO2,supercritical fluid | B01D C11B | 萃取 | 植物提取物
渗透汽化,渗透汽化膜,分子筛膜,有机物脱水 | pervaporation,pervaporation membrane,zeolite membrane | B01D |  | 膜分离
化工安全,反应热失控,工艺安全,本质安全化工 | chemical process safety,thermal runaway reaction | B01J G01N G08B |  |
`;
