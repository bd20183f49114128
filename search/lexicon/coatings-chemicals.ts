// Paints, coatings, inks, dyes, adhesives, lubricants, oils and fats, detergents, surfactants, functional chemicals, leather (IPC C09, C10M, C11, C14).
// zh forms | en forms | IPC subclasses | broader | related
export const coatingsChemicals = `
# coatings
涂料,油漆,工业涂料,涂料配方 | coating composition,paint,industrial coating | C09D |  |
水性涂料,水性漆,水性工业漆 | waterborne coating,water-based paint | C09D | 涂料 | 水性聚氨酯
粉末涂料,静电粉末喷涂,喷粉 | powder coating,electrostatic powder spraying | C09D B05D B05B | 涂料 |
防腐涂料,重防腐涂料,环氧富锌底漆,海洋防腐涂料 | anticorrosive coating,heavy-duty anticorrosion coating,zinc-rich primer | C09D | 涂料 | 腐蚀防护
防火涂料,钢结构防火涂料,膨胀型防火涂料 | fireproof coating,intumescent coating | C09D | 涂料 | 阻燃剂
建筑涂料,外墙涂料,乳胶漆,真石漆,内墙涂料 | architectural coating,exterior wall paint,latex paint | C09D | 涂料 |
防水涂料,聚氨酯防水涂料,聚脲,喷涂聚脲 | waterproof coating,polyurea,spray polyurea | C09D C08G E04D | 涂料 | 防水卷材
隔热涂料,辐射制冷涂料,反射隔热涂料 | thermal insulation coating,radiative cooling coating,reflective coating | C09D F25B C09K | 涂料 | 建筑节能,辐射制冷
UV固化涂料,紫外光固化涂料,光引发剂,UV固化 | UV-curable coating,photoinitiator,UV curing | C09D C08F B05D | 涂料 | 光敏树脂
防污涂料,海洋防污,船舶防污漆,防附着涂层 | antifouling coating,marine antifouling | C09D B63B | 涂料 | 船体清洗
汽车涂料,电泳漆,阴极电泳,汽车修补漆 | automotive coating,electrophoretic paint,cathodic electrodeposition | C09D C25D B05D | 涂料 |
木器漆,家具漆,木蜡油 | wood coating,furniture lacquer,wood wax oil | C09D B05D | 涂料 |
防覆冰,防结冰涂层,疏冰涂层,除冰涂层 | anti-icing,anti-icing coating,icephobic coating | C09D C09K B64D | 涂料 | 超疏水材料
耐高温涂料 | heat-resistant coating | C09D | 涂料 |
陶瓷涂料 | ceramic coating | C09D | 涂料 | 耐高温涂料
防静电涂料 | antistatic coating | C09D | 涂料 | 耐高温涂料
导电涂料 | conductive coating | C09D | 涂料 | 耐高温涂料
耐磨地坪,环氧地坪,地坪漆,地坪涂料 | floor coating,epoxy floor | C09D E04F | 涂料 |
涂料助剂,流平剂,增稠剂,润湿剂 | coating additive,leveling agent,thickener | C09D C09K | 涂料 | 表面活性剂,分散剂,消泡剂
喷涂,喷涂机器人,自动喷涂,静电喷涂,喷涂设备,粉末喷涂 | painting robot,spray coating,automatic spraying,spraying equipment,electrostatic spray coating,powder spraying,spray painting | B05B B05D B25J | 表面处理 | 涂装废气,涂料,喷雾机
# inks, dyes, pigments
油墨,印刷油墨,水性油墨,UV油墨,凹印油墨 | printing ink,water-based ink,UV ink,gravure ink | C09D B41M |  |
喷墨墨水,数码印花墨水,导电油墨,导电银浆,导电浆料 | inkjet ink,digital printing ink,conductive ink,silver paste | C09D H01B B41M | 油墨 | 印刷电子
防伪油墨,变色油墨,热致变色材料,光致变色 | anti-counterfeiting ink,thermochromic material,photochromic | C09D C09K B41M | 油墨 |
染料 | dye | C09B D06P |  | 印染
活性染料 | reactive dye | C09B D06P | 染料 |
分散染料 | disperse dye | C09B D06P | 染料 |
酸性染料 | acid dye | C09B D06P | 染料 |
还原染料 | vat dye | C09B D06P | 染料 |
有机颜料,偶氮颜料,酞菁,颜料分散 | organic pigment,azo pigment,phthalocyanine | C09B C09D |  | 油墨
天然色素,天然染料,植物染料,花青素,靛蓝,食用色素,叶黄素,红曲红 | natural pigment,natural dye,anthocyanin,indigo,food colorant,lutein,monascus red | C09B A23L D06P C07D | 染料,食品添加剂 | 植物提取物
# adhesives
胶黏剂,胶粘剂,粘合剂,粘接剂,胶水 | adhesive,glue | C09J |  |
热熔胶,反应型热熔胶,PUR热熔胶 | hot melt adhesive,reactive hot melt | C09J | 胶黏剂 |
压敏胶,胶带,双面胶,胶粘带,OCA光学胶 | pressure sensitive adhesive,adhesive tape,optically clear adhesive | C09J | 胶黏剂 |
结构胶,环氧胶,电子胶,灌封胶,底部填充胶 | structural adhesive,epoxy adhesive,potting compound,underfill | C09J C08G C08L | 胶黏剂 | 电子封装
密封胶,硅酮密封胶,聚氨酯密封胶,硅酮胶,防水密封胶 | sealant,silicone sealant,polyurethane sealant | C09K C09J C08L | 胶黏剂 | 有机硅
木材胶黏剂,人造板胶黏剂,无醛胶,大豆胶,生物质胶黏剂 | wood adhesive,formaldehyde-free adhesive,soy adhesive | C09J B27N | 胶黏剂 | 人造板
水性胶黏剂,白乳胶,复膜胶,鞋用胶 | water-based adhesive,white latex glue,laminating adhesive | C09J | 胶黏剂 |
厌氧胶,瞬干胶,氰基丙烯酸酯,UV胶 | anaerobic adhesive,cyanoacrylate,UV adhesive | C09J C08F | 胶黏剂 |
热界面材料,导热凝胶,导热胶 | thermal interface material,thermal gel,thermally conductive adhesive | C09K C09J H01L |  | 导热高分子
# lubricants
润滑油,润滑剂,发动机油,齿轮油,基础油 | lubricating oil,lubricant,engine oil,gear oil,base oil | C10M C10N |  |
润滑脂,锂基润滑脂,高温润滑脂 | grease,lithium grease,high-temperature grease | C10M C10N | 润滑油 |
切削液,金属加工液,乳化液,轧制液,冲压油,微量润滑,冷却润滑,低温切削 | cutting fluid,metalworking fluid,emulsion coolant,rolling oil,minimum quantity lubrication,MQL,cryogenic cutting | C10M C10N B23Q | 润滑油,机械加工 | 废切削液
固体润滑,固体润滑涂层,二硫化钼,石墨润滑,自润滑 | solid lubricant,molybdenum disulfide,self-lubricating coating | C10M C23C | 润滑油 | 自润滑轴承
润滑油添加剂,抗磨剂,极压添加剂,减摩剂 | lubricant additive,antiwear additive,extreme pressure additive,friction modifier | C10M C10N | 润滑油 |
废润滑油再生,废油再生,废矿物油 | waste oil re-refining,used lubricating oil recovery | C10M C10G | 润滑油 | 危险废物
变压器油,绝缘油,植物绝缘油,合成酯 | transformer oil,insulating oil,natural ester | H01B C10M | 变压器 |
液压油,抗磨液压油,难燃液压液 | hydraulic oil,fire-resistant hydraulic fluid | C10M C10N | 润滑油 |
脱模剂,离型剂,离型膜 | release agent,mold release agent,release film | B29C C10M C09D C09J |  |
防锈油,防锈剂,气相防锈 | rust preventive oil,rust inhibitor,volatile corrosion inhibitor | C10M C23F |  | 缓蚀剂
# oils & fats, detergents, surfactants
油脂加工,植物油,食用油精炼,油脂精炼,榨油 | oil and fat processing,vegetable oil,edible oil refining | C11B A23D |  |
脂肪酸,不饱和脂肪酸,脂肪酸甲酯,硬脂酸 | fatty acid,unsaturated fatty acid,fatty acid methyl ester,stearic acid | C11C C07C | 油脂加工 | 生物柴油
鱼油,DHA,EPA,藻油,亚麻籽油,多不饱和脂肪酸 | fish oil,algal oil,polyunsaturated fatty acid | C11B C12P A23D A23L A61K | 油脂加工,功能食品 | 微藻
茶油,山茶油,油茶籽油,橄榄油,核桃油 | camellia oil,olive oil,walnut oil | C11B A23D | 油脂加工 | 油茶
米糠油,棉籽油,菜籽油,油料作物加工 | rice bran oil,cottonseed oil,rapeseed oil | C11B A23D | 油脂加工 |
精油,植物精油,精油提取,挥发油,芳香精油 | essential oil,plant essential oil,aromatic oil | C11B A61Q A61K | 植物提取物 | 香料,香精香料
洗涤剂,洗衣液,清洗剂,洗洁精,洗衣凝珠 | detergent,laundry liquid,cleaning agent,dishwashing liquid | C11D | 日用化学品 | 表面活性剂
工业清洗剂,金属清洗剂,水基清洗剂,半导体清洗液 | industrial cleaner,metal cleaning agent,water-based cleaner,semiconductor cleaning solution | C11D C23G | 洗涤剂 |
肥皂,香皂,皂基 | soap,toilet soap | C11D | 洗涤剂 |
日用化学品,日化产品,洗护用品 | household chemicals,personal care products | C11D A61Q A61K |  | 化妆品
表面活性剂 | surfactant | C09K C11D C07C | 精细化工 |
阴离子表面活性剂 | anionic surfactant | C09K C11D C07C | 表面活性剂 |
非离子表面活性剂 | nonionic surfactant | C09K C11D C07C | 表面活性剂 |
生物表面活性剂 | biosurfactant | C09K C11D C07C | 表面活性剂 |
乳化剂,乳化技术,微乳液,Pickering乳液 | emulsifier,emulsification,microemulsion,pickering emulsion | C09K B01F | 精细化工 |
蜡烛,石蜡,蜂蜡,蜡制品 | candle,paraffin wax,beeswax | C11C C10G |  |
# functional chemicals
相变材料,相变储能材料,相变储热,储热材料,相变蓄热,PCM | phase change material,thermal storage material,phase change heat storage | C09K F28D | 蓄热 | 储热
荧光材料,发光材料,长余辉材料 | fluorescent material,luminescent material | C09K H01L |  | 荧光粉,量子点
碳量子点,碳点,荧光碳点 | carbon quantum dot,carbon dots | C09K C01B G01N | 荧光材料 |
上转换发光材料,稀土发光材料,闪烁体,闪烁晶体 | upconversion material,rare earth luminescent material,scintillator | C09K C30B G01T | 荧光材料 | 稀土
缓蚀剂,阻垢剂,缓蚀阻垢剂 | corrosion inhibitor,scale inhibitor | C23F C02F |  | 循环冷却水
阻垢,除垢,防垢,除垢剂 | anti-scaling,descaling,scale removal | C02F F28G C23G |  | 缓蚀剂
灭火剂,泡沫灭火剂,干粉灭火剂,全氟己酮,灭火器,水系灭火剂,气溶胶灭火 | fire extinguishing agent,foam extinguishing agent,perfluorohexanone,fire extinguisher,aerosol fire suppression | A62D A62C | 消防 |
抛光液,化学机械抛光液,CMP抛光液,研磨液 | polishing slurry,CMP slurry,grinding fluid | C09G C09K H01L |  | 化学机械抛光
抛光粉,稀土抛光粉 | polishing powder,ceria polishing powder | C09G C09K C01F | 抛光液 | 稀土氧化物
蚀刻液,刻蚀液,剥离液,显影液,电子化学品,湿电子化学品 | etchant,stripping solution | C09K C23F G03F | 精细化工 | 电子级化学品
防冻液,冷却液,导热油,载冷剂 | antifreeze,heat transfer oil,secondary refrigerant | C09K |  |
浸没式冷却液,氟化冷却液,电子氟化液 | immersion coolant,fluorinated coolant | C09K H05K C07C | 防冻液 | 数据中心冷却
除湿剂,干燥剂,吸湿材料 | desiccant,moisture absorbent | B01D B01J C09K | 吸附材料 | 除湿
抑尘剂,抑尘,防尘剂,扬尘治理,喷雾降尘,雾炮,矿井粉尘 | dust suppressant,dust suppression,spray dust suppression,fog cannon,mine dust | C09K B01D E21F | 除尘 |
融雪剂,除冰剂,环保融雪剂 | snow melting agent,deicer | C09K E01H |  |
气凝胶,二氧化硅气凝胶,气凝胶毡,碳气凝胶 | aerogel,silica aerogel,aerogel felt,carbon aerogel | C01B C08J C04B B01J | 保温材料 |
微胶囊,微胶囊技术,微胶囊包埋,缓释微胶囊,微囊化,食品包埋,油脂粉末 | microcapsule,microencapsulation,powdered oil | B01J A61K A23P |  | 喷雾干燥
# leather
制革,皮革加工,鞣制,皮革鞣剂,无铬鞣 | leather making,tanning,tanning agent,chrome-free tanning | C14C C14B |  | 制革废水
皮革涂饰,皮革化学品,皮革整理,加脂剂 | leather finishing,leather chemicals,fatliquor | C14C C14B D06N | 制革 |
合成革,人造革,超纤革,PU革,生物基合成革 | synthetic leather,artificial leather,microfiber leather,PU leather | D06N C08G B32B |  | 水性聚氨酯
毛皮加工,裘皮,毛皮鞣制 | fur processing,fur tanning | C14C C14B | 制革 |
`;
