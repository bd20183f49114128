// Textiles (fibres, spinning, weaving, knitting, dyeing, nonwovens, functional fabrics), pulp and paper (IPC D).
// zh forms | en forms | IPC subclasses | broader | related
export const textilesPaper = `
# fibres
纺织,纺织品,纺织材料,纺织面料 | textile,textile material,fabric | D03D D04B D06M D06N |  |
化学纤维,化纤,合成纤维,再生纤维 | chemical fiber,synthetic fiber,regenerated fiber | D01F D01D | 纺织 |
涤纶,聚酯纤维,涤纶长丝,涤纶工业丝,再生涤纶 | polyester fiber,polyester filament,recycled polyester | D01F D01D | 化学纤维 | 聚酯
锦纶,尼龙纤维,聚酰胺纤维,锦纶6 | polyamide fiber,nylon fiber | D01F D01D | 化学纤维 | 尼龙
氨纶,聚氨酯弹性纤维,弹性纤维 | spandex,elastane,elastic fiber | D01F D02G | 化学纤维 | 聚氨酯
腈纶,丙纶,聚丙烯纤维,维纶 | acrylic fiber,polypropylene fiber,vinylon | D01F D01D | 化学纤维 |
粘胶纤维,莱赛尔纤维,天丝,Lyocell,再生纤维素纤维 | viscose fiber,tencel,regenerated cellulose fiber | D01F D01D | 化学纤维 | 纤维素
聚乳酸纤维 | PLA fiber | D01F | 化学纤维 | 聚乳酸
生物基纤维 | bio-based fiber | D01F | 化学纤维 | 聚乳酸纤维
海藻纤维 | alginate fiber | D01F | 化学纤维 | 聚乳酸纤维
壳聚糖纤维 | chitosan fiber | D01F | 化学纤维 | 聚乳酸纤维
棉纤维,棉花加工,皮棉,轧花,棉纺 | cotton fiber,cotton ginning,cotton spinning | D01B D01G D01H | 天然纤维 |
天然纤维,麻纤维,亚麻,苎麻,汉麻,工业大麻纤维 | natural fiber,hemp fiber,flax,ramie,bast fiber | D01B D01C D01F | 纺织 |
羊毛,羊绒,毛纺,毛条,羊毛改性 | cashmere,wool spinning,wool top | D01B D01C D01G D06M | 天然纤维 |
蚕丝,桑蚕丝,缫丝,丝绸,真丝 | silk reeling,mulberry silk | D01B D01C D03D | 天然纤维 | 丝素蛋白
羽绒,羽绒加工,羽绒清洗,羽毛 | down processing,feather,down feather | D06M D01B B68G | 天然纤维 |
功能纤维 | functional fiber | D01F D06M | 化学纤维 |
抗菌纤维 | antibacterial fiber | D01F D06M | 化学纤维 | 功能纤维
阻燃纤维 | flame retardant fiber | D01F D06M | 化学纤维 | 功能纤维
远红外纤维 | far-infrared fiber | D01F D06M | 化学纤维 | 功能纤维
导电纤维 | conductive fiber | D01F D06M | 化学纤维 | 功能纤维
超高分子量聚乙烯纤维,高强聚乙烯纤维,缆绳,渔线 | UHMWPE fiber,high-strength polyethylene fiber | D01F D07B | 高性能纤维 |
中空纤维,异形纤维,复合纤维,海岛纤维,双组分纤维 | hollow fiber,profiled fiber,bicomponent fiber,sea-island fiber | D01D D01F | 化学纤维 |
熔融纺丝,湿法纺丝,干法纺丝,纺丝组件,喷丝板 | melt spinning,wet spinning,dry spinning,spinning pack,spinneret | D01D D01F | 化学纤维 |
化纤油剂,纺丝油剂 | spin finish,fiber finishing oil | D06M C10M | 固色剂 |
# spinning, weaving, knitting
纺纱,环锭纺,转杯纺,细纱机,涡流纺,紧密纺 | ring spinning,rotor spinning,spinning frame,vortex spinning | D01H D01G | 纺织 | 棉纤维
梳棉机,清梳联,并条机,粗纱机,精梳机 | carding machine,blowroom,drawing frame,roving frame | D01G D01H | 纺纱 |
纱线,混纺纱,包芯纱,花式纱,竹节纱,缝纫线 | yarn,blended yarn,core-spun yarn,fancy yarn,sewing thread | D02G D01H | 纺织 |
加弹,捻线机,倍捻机,假捻变形,络筒机 | twisting machine,two-for-one twister | D02G D01H B65H | 纺纱 | 收卷机
织造,织机,喷气织机,喷水织机,剑杆织机,整经机 | weaving,loom,air-jet loom,water-jet loom,rapier loom,warping machine | D03D D03C D02H | 纺织 |
上浆,浆纱,纺织浆料 | warp sizing,textile size | D06B D06M | 织造 |
提花织物,提花机,色织布,小提花 | jacquard fabric,jacquard machine,yarn-dyed fabric | D03C D03D | 织造 |
三维编织,三维机织,立体织物,编织机,经编多轴向 | 3D braiding,3D woven fabric,braiding machine,multiaxial fabric | D03D D04C D04B | 织造 | 纤维增强复合材料
针织,针织物,圆纬机,横机,经编机 | knitting,knitted fabric,circular knitting machine,flat knitting machine,warp knitting machine | D04B | 纺织 |
毛巾,毛毯,家纺,地毯,窗帘布 | home textile,curtain fabric | D03D D05C A47G A47K | 纺织 |
刺绣,刺绣机,绗缝,自动缝纫 | embroidery,quilting | D05C D05B | 纺织 | 服装加工,缝纫机
服装加工,自动裁床,智能吊挂,服装定制 | garment manufacturing,automatic cutting bed,garment hanging system | A41H D06H D05B | 纺织 | 服装
织物疵点检测,验布机,布匹瑕疵检测,断纱检测 | fabric defect detection,fabric inspection machine,yarn breakage detection | D06H G01N G06T D01H | 缺陷检测 |
产业用纺织品,土工布,土工格栅,帆布,输送带织物 | technical textile,geotextile,geogrid | D03D D04H E02D | 纺织 |
绳缆,缆绳制造,绳索,网具 | cordage | D07B D04G A01K |  | 捕捞
编织带,织带,花边,商标带 | webbing,woven tape,braided belt | D03D D04C A44B |  | 拉链
# nonwoven
非织造布,无纺布,无纺织布,无纺材料 | nonwoven,nonwoven fabric | D04H | 纺织 |
熔喷布,纺粘布,SMS无纺布,驻极 | meltblown fabric,spunbond,SMS nonwoven,electret | D04H D01D B01D | 非织造布 | 口罩
水刺布,针刺毡,热风无纺布,湿法非织造 | spunlace,needle-punched felt,air-through nonwoven,wet-laid nonwoven | D04H | 非织造布 |
可降解无纺布,湿巾基材,卫生用无纺布,可冲散湿巾 | biodegradable nonwoven,wipes substrate,hygiene nonwoven,flushable wipes | D04H A61F | 非织造布 |
# dyeing, finishing
印染,染整,染色,纺织印染,染整工艺 | dyeing and finishing,textile dyeing | D06P D06B | 纺织 | 印染废水
无水染色,超临界CO2染色,低温染色,少水染色,溶剂染色 | waterless dyeing,supercritical CO2 dyeing,low-temperature dyeing | D06P D06B | 印染 |
数码印花,数码喷墨印花,转移印花,印花 | inkjet printing on textile,textile printing | D06P B41J B41M | 印染 | 喷墨墨水,热转印,数字印刷
染色机,染缸,定型机,气流染色机,染整设备 | dyeing machine,jet dyeing machine,stenter,dyeing equipment | D06B D06C | 印染 |
退浆,煮练,漂白,织物精练,生物酶前处理 | desizing,bio-scouring | D06L D06M D06B | 印染 |
丝光,磨毛,起毛整理,轧光,预缩 | mercerizing,sueding,preshrinking | D06B D06C | 印染 | 塑料加工
固色剂,匀染剂,印染助剂,纺织助剂,柔软剂 | fixing agent,textile auxiliary | D06P D06M C07C | 精细化工 | 涂料助剂
色差检测,电脑配色,测色,印染配色 | color difference detection,color matching | G01J D06P G01N | 印染 | 色牢度
功能整理,防水整理,拒水拒油,抗皱整理,亲水整理,无氟防水 | functional finishing,water repellent finishing,wrinkle-free,fluorine-free repellent | D06M | 印染 | 疏油
阻燃织物,阻燃整理,阻燃面料,消防服面料 | flame retardant fabric,flame retardant finishing | D06M D03D A62B | 功能面料 | 阻燃剂
抗菌面料,抗菌整理,抗病毒织物,驱蚊织物 | antibacterial fabric,antiviral textile,mosquito-repellent fabric | D06M D03D | 功能面料 | 抗菌剂
功能面料,功能性面料,功能性纺织品 | functional fabric,functional textile | D06M D03D D04B | 纺织 |
防水透湿,防水透湿面料,透气膜,冲锋衣面料,防护服面料 | waterproof breathable fabric,breathable membrane,protective clothing fabric | D06N D06M B32B A41D | 功能面料 |
防晒面料,凉感面料,吸湿排汗,吸湿速干,冰感面料 | sun protection fabric,cooling fabric,moisture wicking,quick-drying | D06M D03D D04B | 功能面料 |
发热面料,电热织物,智能调温,蓄热保暖,远红外发热 | heating fabric,electric heating textile,temperature-regulating textile,thermal insulation fabric | D03D D06M H05B | 功能面料 | 相变材料
智能纺织品,电子织物,可穿戴纺织品,导电织物,织物传感器 | smart textile,e-textile,wearable textile,conductive fabric,textile sensor | D03D D02G D06M A41D | 功能面料 | 可穿戴设备
防辐射织物,电磁屏蔽织物,防静电面料,防静电服 | radiation-proof fabric,EMI shielding fabric,antistatic fabric | D03D D06M H05K | 功能面料 |
涂层织物,复合面料,PU涂层,篷布,层压织物 | coated fabric,laminated fabric,tarpaulin | D06N B32B D06M | 纺织 | 合成革
洗涤整理,衣物护理,水洗牛仔,牛仔布 | laundry,clothes care,denim,denim washing | D06F D06L D06P |  |
废旧纺织品回收,废旧衣物回收,纺织品再生,旧衣再生 | textile recycling,waste textile recycling | D01G D01F C08J B09B | 固废处理 |
# pulp & paper
造纸,制浆造纸,造纸机,纸机 | papermaking,pulp and paper,paper machine | D21F D21H D21C |  |
制浆,化学浆,机械浆,纸浆蒸煮,纸浆 | pulping,chemical pulp,mechanical pulp,paper pulp | D21C D21B | 造纸 |
纸浆漂白,无元素氯漂白,漂白剂,ECF漂白 | pulp bleaching,ECF bleaching | D21C | 制浆 |
制浆黑液,黑液,碱回收,碱回收炉 | black liquor,alkali recovery,recovery boiler | D21C C02F | 造纸 | 木质素
废纸再生,废纸脱墨,脱墨,再生纸,碎浆机 | waste paper recycling,deinking,recycled paper,pulper | D21C D21B D21F | 造纸 |
纸浆模塑,纸塑,植物纤维模塑,可降解餐具,蔗渣餐具 | pulp molding,molded fiber,degradable tableware,bagasse tableware | D21J D21H B65D | 造纸 | 可降解塑料
特种纸,装饰原纸,医用包装纸,过滤纸,绝缘纸板 | specialty paper,decorative paper,medical packaging paper,filter paper | D21H | 造纸 |
包装纸,瓦楞纸,箱板纸,白卡纸,纸板 | packaging paper,corrugated paper,containerboard,paperboard | D21H B31F B32B | 造纸 | 纸包装
生活用纸,卫生纸,擦手纸,面巾纸 | tissue paper,toilet paper,facial tissue | D21H D21F A47K | 造纸 |
防水纸,防油纸,无塑淋膜纸,阻隔纸,涂布纸 | waterproof paper,oil-proof paper,plastic-free coated paper,barrier paper | D21H B32B | 造纸 |
造纸化学品,施胶剂,湿强剂,助留助滤剂 | papermaking chemicals,sizing agent,wet strength agent,retention aid | D21H C08F | 造纸 |
纸张涂布,纸张压光,压光机 | paper coating,calender | D21G D21H D21F | 造纸 | 涂布机
造纸毛毯,造纸网,造纸成形网,盘磨机,打浆 | paper machine felt,forming fabric,disc refiner | D21F D21D D03D | 造纸 |
造纸污泥,造纸废渣,白泥 | paper sludge,papermaking sludge,lime mud | C02F D21C B09B | 造纸 | 造纸废水
`;
