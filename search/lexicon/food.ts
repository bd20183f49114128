// Terminology: food, food processing, beverages, tea, tobacco, and household goods, clothing, shoes, furniture, sports, fire fighting.
export const food = `
# field names
食品加工,食品工业,农产品加工,食品制造 | food processing,food industry,agricultural product processing | A23L A23P |  |
农产品初加工,果蔬加工,果蔬分选,果蔬清洗 | fruit and vegetable processing,fruit sorting,vegetable washing | A23N A23B B07C | 食品加工 | 保鲜
# preservation and safety
保鲜,果蔬保鲜,保鲜剂,气调保鲜,贮藏保鲜 | food preservation,fresh-keeping,fruit and vegetable preservation,controlled atmosphere storage | A23B A23L B65D | 食品加工 | 冷链物流,食品包装
冷冻食品,速冻,速冻食品,液氮速冻 | frozen food,quick freezing,quick-frozen food,liquid nitrogen freezing | A23B A23L F25D | 食品加工 | 解冻
解冻,食品解冻,射频解冻 | thawing,food thawing,radio frequency thawing | A23B A23L | 食品加工 | 冷冻食品
冷冻干燥,冻干,真空冷冻干燥,冻干果蔬 | freeze drying,lyophilization,vacuum freeze drying | F26B A23B A23L |  | 干燥设备
食品干燥,果蔬干燥,脱水蔬菜,果干 | food drying,fruit and vegetable drying,dehydrated vegetable,dried fruit | A23B A23L F26B | 食品加工 | 冷冻干燥
食品杀菌,巴氏杀菌,超高压杀菌,超高温瞬时灭菌,UHT | food sterilization,pasteurization,high pressure processing,ultra-high temperature sterilization | A23L A23B A23C | 食品加工 | 灭菌
防腐剂,食品防腐剂,天然防腐剂,抑菌剂 | preservative,food preservative,natural preservative,bacteriostatic agent | A23L A23B | 食品添加剂 |
食品安全检测,食品检测,食品安全,非法添加,掺假鉴别,真伪鉴别 | food safety testing,food inspection,food safety,food adulteration,adulteration identification | G01N A23L C12Q G06V |  | 农药残留
货架期,保质期延长,贮藏品质 | shelf life,shelf-life extension,storage quality | A23B A23L B65D | 保鲜 |
食品包装,可食用膜,食品包装膜,保鲜膜 | food packaging,edible film,food packaging film,cling film | B65D B32B C08J | 包装材料 | 保鲜
# ingredients and additives
食品添加剂,食品配料,食品乳化剂 | food additive,food ingredient,food emulsifier | A23L A23P | 食品加工 | 涂料助剂,乳化剂
甜味剂,甜菊糖,代糖,罗汉果甜苷 | sweetener,stevia,sugar substitute,mogroside | A23L C07H C12P | 食品添加剂 | 功能糖
香精香料,食用香精,香精微胶囊 | flavor and fragrance,food flavoring,perfume,flavor microcapsule | A23L C11B | 食品添加剂 | 香料
调味品,调味料,复合调味料,火锅底料,味精,鸡精 | seasoning,condiment,compound seasoning,hotpot seasoning,monosodium glutamate | A23L | 食品加工 | 酱油
酱油,酿造酱油,豆瓣酱 | soy sauce,fermented soy sauce,bean paste | A23L | 调味品 | 固态发酵
膳食纤维,水溶性膳食纤维,抗性淀粉,菊粉 | dietary fiber,soluble dietary fiber,resistant starch,inulin | A23L C08B | 功能食品 |
功能食品,保健食品,营养强化,特医食品,特殊医学用途配方食品 | functional food,health food,dietary supplement,nutraceutical,food for special medical purposes | A23L A61K | 食品加工 |
益生菌,益生元,低聚果糖 | prebiotics,fructooligosaccharide | A23L A23C C12N A61K | 功能食品 | 肠道菌群
低聚糖,低聚木糖,低聚半乳糖 | oligosaccharide,xylooligosaccharide,galactooligosaccharide | C07H C12P A23L C08B | 功能食品 | 人乳寡糖
植物提取物,天然产物提取,有效成分提取,天然活性成分 | plant extract,natural product extraction,active ingredient extraction,botanical extract | A61K B01D A23L C07D C07H |  | 黄酮,多酚,超临界萃取
多酚,茶多酚,植物多酚,原花青素,白藜芦醇 | polyphenol,tea polyphenol,plant polyphenol,proanthocyanidin,resveratrol | C07D C07C A23L A61K | 植物提取物 |
黄酮,黄酮类化合物,类黄酮,大豆异黄酮 | flavonoid,flavone,soy isoflavone | C07D A61K A23L | 植物提取物 |
多糖,植物多糖,真菌多糖,枸杞多糖 | polysaccharide,plant polysaccharide,fungal polysaccharide | C08B A61K A23L | 植物提取物 |
皂苷,人参皂苷,三七皂苷 | saponin,ginsenoside,notoginsenoside | C07J A61K C07H | 植物提取物 | 人参
生物活性肽,多肽,胶原蛋白肽,小分子肽,大豆肽 | bioactive peptide,polypeptide,collagen peptide,small-molecule peptide,soybean peptide | C07K A23J A23L C12P | 功能食品 | 酶解
植物蛋白,分离蛋白,浓缩蛋白 | plant protein,vegetable protein,protein isolate,protein concentrate | A23J A23L | 食品加工 | 植物肉
大豆蛋白,大豆分离蛋白 | soy protein,soybean protein isolate | A23J A23L | 植物蛋白 | 大豆
豌豆蛋白 | pea protein | A23J A23L | 食品加工 |
乳清蛋白 | whey protein | A23J A23L | 食品加工 | 豌豆蛋白
花生蛋白 | peanut protein | A23J A23L | 食品加工 | 豌豆蛋白
植物肉,人造肉,植物基食品,素肉 | plant-based meat,meat analogue,cell-based meat,plant-based food | A23J A23L C12N | 食品加工 | 大豆蛋白,类器官
维生素,维生素D,维生素E,维生素C,辅酶Q10 | vitamin,vitamin D,vitamin E,vitamin C,coenzyme Q10 | A23L C07D C07C A61K | 功能食品 |
类胡萝卜素,虾青素,番茄红素,胡萝卜素 | carotenoid,astaxanthin,lycopene,carotene | C07C A23L C12P A23K | 功能食品 | 天然色素
氨基酸 | amino acid | C07C C12P A23L |  | 氨基酸发酵,聚谷氨酸
# food categories
肉制品,肉类加工,火腿,香肠,腊肉,卤制品 | meat product,meat processing,cured ham,sausage,cured meat,marinated meat | A23L A22C A23B | 食品加工 | 屠宰
水产品加工,鱼糜,海参,水产品,虾仁加工 | aquatic product processing,surimi,sea cucumber,seafood processing,shrimp peeling | A22C A23L A23B | 食品加工 |
禽蛋,蛋制品,蛋黄,皮蛋,咸蛋,蛋液 | egg product,egg processing,egg yolk,preserved egg,salted egg,liquid egg | A23L A01K A23B | 食品加工 |
乳制品,乳品,牛奶,酸奶,奶酪,奶粉 | dairy product,milk,yogurt,cheese,milk powder | A23C A01J | 食品加工 | 益生菌
婴幼儿配方奶粉,婴儿配方,婴幼儿辅食 | infant formula,infant milk powder,baby food | A23L A23C | 乳制品 |
豆制品,豆腐,豆浆,腐竹,豆干 | soybean product,tofu,soymilk,yuba,bean curd | A23L A23C A47J | 食品加工 | 大豆蛋白
面制品,面条,挂面,方便面,馒头,饺子 | flour product,noodle,dried noodle,instant noodle,steamed bun,dumpling | A23L A21C A21D | 食品加工 |
烘焙食品,面包,糕点,饼干,月饼,烘焙 | bakery product,bread,pastry,biscuit,mooncake,bakery baking | A21D A21B A21C | 食品加工 | 烤箱
制粉,小麦粉,面粉,磨粉机,碾米,碾米机 | flour milling,wheat flour,flour mill,rice milling,rice mill | B02C B02B | 食品加工 |
大米加工,米粉,米制品,方便米饭,留胚米 | rice processing,rice noodle,rice product,instant rice,germ-retained rice | A23L B02B | 食品加工 |
杂粮,燕麦,荞麦,藜麦,青稞 | coarse cereals,oat,buckwheat,quinoa,highland barley | A23L A01H A21D | 食品加工 |
淀粉加工,改性淀粉,变性淀粉,玉米淀粉,马铃薯淀粉 | starch processing,modified starch,corn starch,potato starch | C08B A23L C13K | 食品加工 |
食用油,压榨油,榨油机 | edible oil,pressed oil,oil refining,oil press | C11B A23D B30B | 食品加工 | 油茶,油菜,油脂加工
糖果,巧克力,口香糖,软糖 | confectionery,chocolate,chewing gum,gummy candy | A23G | 食品加工 |
冰淇淋,冷饮,雪糕 | ice cream,frozen dessert | A23G | 食品加工 |
休闲食品,膨化食品,坚果炒货,薯片,瓜子 | snack food,puffed food,roasted nuts,potato chips,sunflower seeds | A23L A23P A23N | 食品加工 |
预制菜,调理食品,方便食品,即食食品,中央厨房 | prepared dish,ready-to-cook food,convenience food,ready-to-eat food,central kitchen | A23L A47J B65B | 食品加工 | 冷冻食品
罐头,罐头食品,软罐头 | canned food,retort pouch food | A23L A23B B65B | 食品加工 |
泡菜,酱腌菜,腌制,榨菜,酸菜 | pickled vegetables,vegetable pickling,preserved mustard | A23B A23L | 食品加工 |
果冻,布丁 | fruit jelly | A23L | 食品加工 |
果酱,果脯,蜜饯 | candied fruit,preserved fruit | A23L A23B A23G | 食品加工 | 农产品初加工
蜂蜜,蜂产品,蜂胶,蜂王浆 | honey,bee product,propolis,royal jelly | A23L A61K A01K | 食品加工 | 蜜蜂养殖
魔芋,魔芋葡甘聚糖,魔芋粉 | konjac,konjac glucomannan | A23L C08B | 食品加工 | 膳食纤维
亲水胶体,食品胶,卡拉胶,果胶,黄原胶 | hydrocolloid,food gum,carrageenan,pectin,xanthan gum | A23L C08B C12P | 食品添加剂 |
食品3D打印,挤压膨化,双螺杆挤压膨化 | food 3D printing,food extrusion,extrusion puffing | A23P A23L | 食品加工 |
食品机械,食品加工设备,去皮机,去核机,切菜机 | food machinery,food processing equipment,peeling machine,pitting machine,vegetable cutter | A23N B26D A47J A23P | 食品加工 |
# beverages, alcohol, tea, tobacco
饮料,果汁,果蔬汁,植物蛋白饮料,功能饮料 | beverage,fruit juice,vegetable juice,plant protein drink,functional beverage | A23L A23C | 食品加工 |
咖啡,咖啡豆,咖啡机,速溶咖啡 | coffee,coffee bean,coffee machine,instant coffee | A23F A47J A23N | 饮料 |
茶叶加工,茶叶,绿茶,红茶,黑茶,普洱茶 | tea processing,green tea,black tea,dark tea,pu-erh tea | A23F A23N | 食品加工 | 茶树,采茶机
茶叶杀青,茶叶揉捻,炒茶机,茶叶萎凋 | tea fixation,tea rolling,tea roasting machine,tea withering | A23F A23N | 茶叶加工 |
黄酒 | yellow rice wine | C12G C12H | 发酵工程 |
保健酒,露酒 | health wine | C12G C12H | 发酵工程 | 黄酒
葡萄酒 | wine,winemaking,grape wine | C12G C12H | 发酵工程 | 葡萄栽培
烟草,烟叶,卷烟,烟叶烘烤,烤烟 | tobacco,tobacco leaf,cigarette,tobacco curing,flue-cured tobacco | A24B A24C A24D |  |
电子烟,加热不燃烧,雾化器,雾化芯,烟油 | electronic cigarette,e-cigarette,heat-not-burn,atomizer,atomizing core,e-liquid | A24F A24B | 烟草 |
卷烟滤嘴,滤棒,烟用接装纸,烟用丝束 | cigarette filter,filter rod,tipping paper,tow for cigarette filter | A24D A24C | 烟草 |
烟草薄片,再造烟叶,烟丝,梗丝 | reconstituted tobacco,tobacco sheet,cut tobacco,cut stem | A24B A24C | 烟草 |
# kitchen and household
厨房电器,小家电,厨电,电饭煲,破壁机,榨汁机 | kitchen appliance,small household appliance,rice cooker,food blender,juicer | A47J H05B | 家用电器 |
家用电器,家电,白色家电 | household appliance,home appliance,white goods | D06F F24C F25D A47L |  | 智能家居
烤箱,蒸烤箱,空气炸锅,电烤箱,电磁炉,电烤炉 | baking oven,steam oven,air fryer,electric oven,induction cooker | F24C A47J A21B H05B | 厨房电器 | 微波炉
微波炉,射频加热 | microwave oven,radio frequency heating | H05B F24C A23L | 厨房电器 | 微波加热
燃气灶,燃气具,灶具,集成灶 | gas stove,gas cooker,integrated stove | F24C H05B F23D | 厨房电器 | 吸油烟机,烤箱
吸油烟机,抽油烟机 | range hood,cooker hood,cooking fume purification,kitchen exhaust | F24C B01D | 厨房电器 | 空气净化,油烟净化
炊具,锅具,不粘锅,压力锅,餐具 | cookware,frying pan,non-stick pan,pressure cooker,tableware | A47J A47G |  |
保温杯,真空保温杯,饮水杯,水壶 | vacuum flask,thermos cup,drinking cup | A47G A47J A45F |  |
扫地机器人,吸尘器,拖地机器人,洗地机 | robot vacuum cleaner,vacuum cleaner,mopping robot,floor scrubber | A47L | 清洁机器人,家用电器 |
清洁机器人,幕墙清洗机器人,擦窗机器人 | cleaning robot,curtain wall cleaning robot,window cleaning robot | A47L B08B B60S | 机器人 | 扫地机器人
洗碗机,餐具清洗 | dishwasher,dishwashing machine | A47L | 家用电器 |
智能马桶,卫浴,马桶盖,卫浴洁具 | smart toilet,bathroom product | E03D A47K |  | 水龙头
家具,实木家具,板式家具,家具制造,定制家居 | furniture,solid wood furniture,panel furniture,custom home furnishing | A47B A47C B27M |  | 木材加工
床垫,智能床,沙发,乳胶床垫 | mattress,smart bed,sofa,latex mattress | A47C | 家具 |
办公椅,座椅家具,升降桌,桌椅 | office chair,height-adjustable desk,desk and chair | A47C A47B | 家具 |
窗帘,电动窗帘 | curtain,motorized curtain,window blind | A47H E06B |  | 卷帘门
货架,展示柜 | display shelf,display cabinet,unmanned vending | A47F A47B G07F |  | 立体仓库,自动售货机
婴童用品,婴儿车,儿童安全座椅,婴儿床 | baby product,baby stroller,child safety seat | B62B B60N A47D |  |
剃须刀,电动剃须刀,理发器,理发剪 | shaver,electric shaver,hair clipper | B26B | 家用电器 |
吹风机,电吹风,卷发器,美发器具 | hair dryer,hair curler,hairdressing tool | A45D | 家用电器 |
刷子,牙刷,电动牙刷,拖把,清洁工具 | cleaning brush,toothbrush,electric toothbrush,cleaning tool | A46B A61C A47L |  |
箱包,行李箱,背包,拉杆箱 | luggage,suitcase,backpack,trolley case | A45C A45F |  |
珠宝首饰,首饰,钟表饰品,玉石加工 | jewelry,jade processing | A44C B44C B28D |  |
拉链,纽扣,魔术贴,服装辅料 | zipper,garment button,hook and loop fastener,garment accessories | A44B | 服装 |
玩具,积木,儿童玩具,智能玩具,游乐设施 | children's toy,smart toy,amusement equipment | A63H A63G |  | 砌块
# clothing and shoes
服装,服装制造,成衣,服装裁剪,服装设计 | garment,clothing manufacture,apparel,garment cutting | A41D A41H |  | 缝纫机
功能服装,防护服,运动服,羽绒服,发热服 | functional clothing,protective clothing,sportswear,down jacket,heated clothing | A41D A62B | 服装 |
口罩,医用口罩,防护口罩,N95口罩,熔喷布口罩 | face mask,medical mask,protective mask,N95 respirator | A41D A62B |  | 熔喷布
内衣,文胸,塑身衣 | underwear,bra,shapewear | A41B A41C | 服装 |
袜子,织袜 | socks,hosiery | A41B D04B | 服装 |
防护手套,劳保手套,乳胶手套,丁腈手套 | protective gloves,work gloves,latex gloves,nitrile gloves | A41D A61B B29C | 个体防护 |
鞋类,运动鞋,制鞋,鞋材,鞋楦,鞋靴 | footwear,shoe,sports shoe,shoemaking,shoe last | A43B A43D B29D |  | 鞋底发泡
鞋底发泡,鞋底,发泡鞋材,EVA发泡,中底材料 | shoe sole,foamed shoe material,EVA foaming,midsole material | A43B C08J B29C | 鞋类 |
安全帽,头盔,防护头盔 | safety helmet,helmet,protective headgear | A42B | 个体防护 |
个体防护,防护用品,劳动防护,防毒面具,呼吸器 | personal protective equipment,labor protection,gas mask,respirator | A62B A41D |  | 功能服装
缝纫机,工业缝纫机,自动缝制,绣花机 | sewing machine,industrial sewing machine,automatic sewing,embroidery machine | D05B D05C | 服装 |
# sports and fire fighting
体育器材,健身器材,跑步机,动感单车,力量训练器 | sports equipment,fitness equipment,treadmill,exercise bike,strength training machine | A63B |  |
球类器材,球拍,高尔夫球杆,羽毛球,乒乓球 | ball game equipment,golf club,badminton shuttlecock,table tennis | A63B | 体育器材 |
滑雪板,冰雪运动,冰雪装备,滑雪鞋 | winter sports,ice and snow equipment,ski boot | A63C A43B | 体育器材 |
人造草坪,塑胶跑道,运动场地 | artificial turf,plastic running track,sports surface | E01C D06N | 体育器材 |
运动监测,运动训练系统,体能训练,体质监测 | sports monitoring,sports training system,physical training | A63B A61B G06Q | 体育器材 |
消防,消防设备,火灾防控,消防器材 | fire fighting,firefighting equipment,fire protection | A62C |  | 火灾报警
自动灭火系统,消防喷淋,细水雾,消防水炮 | automatic fire extinguishing system,fire sprinkler,water mist,fire monitor | A62C | 消防 |
火灾报警,火灾探测器,烟雾报警,烟感 | fire detector,smoke alarm | G08B A62C | 消防 |
消防机器人,消防车,举高消防车,消防无人机 | firefighting robot,fire truck,aerial ladder fire truck,firefighting drone | A62C B60P B25J | 消防 | 特种机器人
应急救援,逃生装置,高楼逃生,救生设备,应急装备 | emergency rescue,escape device,high-rise escape,life-saving equipment | A62B B63C | 消防 |
电池热失控灭火,储能消防,锂电池灭火 | battery thermal runaway fire suppression,energy storage fire protection,lithium battery fire extinguishing | A62C H01M | 消防 | 热失控
蛋白饲料,饲用蛋白 | protein feed,feed protein | A23K | 饲料 |
`;
