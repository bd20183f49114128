/** Batteries, fuel cells, hydrogen, supercapacitors, photovoltaics (H01M, H01G, C25B, H02S). */
export const batteriesHydrogen = `
# lithium and other batteries
电池,动力电池,化学电源,蓄电池,二次电池 | battery,power battery,traction battery,secondary battery | H01M |  |
锂离子电池,锂电池,锂电,锂离子动力电池 | lithium-ion battery,li-ion battery,lithium battery | H01M | 电池 | 正极材料,负极材料,电解液,电池隔膜
正极材料,锂电正极材料,三元材料,三元正极,NCM,高镍三元,正极活性材料 | cathode material,positive electrode material,ternary cathode,high-nickel | H01M C01G | 锂离子电池,锂电池材料 | 三元正极材料,磷酸铁锂
磷酸铁锂,LFP,磷酸锰铁锂,LiFePO4,LMFP | lithium iron phosphate,lithium manganese iron phosphate | H01M C01B | 正极材料 | 磷酸铁
钴酸锂,锰酸锂,富锂锰基,镍锰酸锂 | lithium cobalt oxide,lithium manganate,lithium-rich manganese | H01M C01G | 正极材料 |
三元前驱体,正极前驱体,氢氧化镍钴锰 | ternary precursor,nickel cobalt manganese hydroxide | C01G H01M | 正极材料 |
负极材料,锂电负极,石墨负极,人造石墨,锂电负极材料 | anode material,negative electrode material,graphite anode,artificial graphite | H01M C01B | 锂离子电池,锂电池材料 | 石墨化
硅基负极,硅碳负极,硅氧负极,硅碳复合材料,纳米硅 | silicon-based anode,silicon-carbon anode,silicon oxide anode,silicon anode,nano silicon | H01M C01B | 负极材料 |
钛酸锂,钛酸锂负极,锂枝晶 | lithium titanate,lithium dendrite | H01M C01G | 负极材料 | 锂金属负极
电解液,锂电电解液,电解液添加剂,电解质盐 | electrolyte,electrolyte additive | H01M C07F | 锂离子电池 | 六氟磷酸锂
固态电解质,氧化物固态电解质,LLZO | solid electrolyte,garnet electrolyte | H01M C01B C01G | 电解液,锂电池材料 | 固态电池
聚合物电解质 | polymer electrolyte | H01M | 电解液 | 固态电解质
凝胶电解质 | gel electrolyte | H01M | 电解液 | 固态电解质
硫化物电解质 | sulfide electrolyte | H01M | 电解液 | 固态电解质
固态电池,全固态电池,半固态电池,固态锂电池 | solid-state battery,all-solid-state battery,semi-solid battery | H01M | 锂离子电池 | 固态电解质
电池隔膜,锂电隔膜,陶瓷隔膜,隔膜涂覆 | battery separator,lithium battery separator,ceramic-coated separator | H01M C08J B01D | 锂离子电池,锂电池材料 |
导电剂,导电炭黑,碳纳米管导电浆料,粘结剂PVDF,电池粘结剂 | conductive agent,conductive carbon black,carbon nanotube slurry,pvdf binder,CNT slurry,battery binder | H01M H01B C09C C08F | 锂离子电池,锂电池材料 | 碳纳米管
集流体,铜箔,锂电铜箔,铝箔集流体,复合集流体 | current collector,copper foil,electrolytic copper foil,composite current collector | H01M C25D | 锂离子电池 |
电极制备,极片,极片涂布,干法电极,电极浆料 | electrode preparation,electrode sheet,electrode coating,dry electrode,electrode slurry | H01M B05C | 锂离子电池 |
电芯,软包电池,圆柱电池,方形电池,铝塑膜,极耳 | battery cell,pouch cell,cylindrical cell,prismatic cell,aluminium plastic film | H01M | 锂离子电池 |
电池制造设备,锂电设备,卷绕机,叠片机,化成分容,注液机 | battery manufacturing equipment,stacking machine,formation and grading | H01M B65H | 锂离子电池 | 收卷机
锂硫电池,硫正极,多硫化物,金属锂电池 | lithium-sulfur battery,sulfur cathode,polysulfide,lithium metal battery | H01M | 电池 |
钠离子电池,钠电池,钠电,普鲁士蓝正极,钠电正极 | sodium-ion battery,prussian blue cathode | H01M C01B C01C C01G | 电池,锂电池材料 | 硬碳
钾离子电池 | potassium-ion battery | H01M | 电池 |
镁离子电池 | magnesium-ion battery | H01M | 电池 | 钾离子电池
铝离子电池 | aluminium-ion battery | H01M | 电池 | 钾离子电池
锌离子电池,水系锌电池 | zinc-ion battery | H01M | 电池 | 锌空气电池,镁离子电池,铝空气电池
水系锌离子电池 | aqueous zinc battery | H01M | 电池 | 锌离子电池
锌锰电池 | zinc-manganese battery | H01M | 电池 | 锌离子电池
碱性电池 | alkaline battery | H01M | 电池 | 锌离子电池
干电池 | dry cell | H01M | 电池 | 锌离子电池
金属空气电池 | metal-air battery | H01M | 电池 |
锌空气电池 | zinc-air battery | H01M | 电池 | 金属空气电池
铝空气电池 | aluminium-air battery | H01M | 电池 | 金属空气电池
锂空气电池 | lithium-air battery | H01M | 电池 | 金属空气电池
铅酸电池,铅酸蓄电池,铅炭电池,铅蓄电池,板栅 | lead-acid battery,lead-carbon battery,grid plate | H01M | 电池 | 废铅酸电池
镍氢电池,镍镉电池,储氢合金电极 | nickel-metal hydride battery,nickel-cadmium battery | H01M | 电池 | 储氢
液流电池,全钒液流电池,钒电池,铁铬液流电池,钒电解液 | flow battery,vanadium redox flow battery,iron-chromium flow battery,vanadium electrolyte | H01M | 电池 | 储能,离子交换膜
热电池,锂原电池,一次锂电池,锂亚硫酰氯电池 | thermal battery,primary lithium battery,lithium thionyl chloride battery | H01M | 电池 |
电池管理系统,BMS,电池均衡,电池管理 | battery management system,cell balancing | H01M H02J B60L G01R | 电池 | 电池检测
电池热管理,电池冷却,电池包热管理,电池液冷 | battery thermal management,battery cooling | H01M B60L | 电池 | 相变储热,电池包
热失控,电池热失控,电池安全,电池防火,热失控预警 | thermal runaway,battery safety,thermal runaway warning | H01M A62C | 电池 |
电池箱体,电池托盘,电池壳体,电池外壳 | battery box,battery tray,battery housing | H01M B60K | 电池 |
废旧电池回收,锂电池回收,电池回收,废旧锂电池,电池拆解 | spent battery recycling,lithium battery recycling,battery disassembly | H01M C22B B09B |  | 锂回收
锂回收,氢氧化锂,锂提取 | lithium recovery,lithium hydroxide,salt lake lithium extraction | C22B C01D H01M |  | 碳酸锂,盐湖提锂
梯次利用,退役电池,电池梯次利用 | echelon utilization,second-life battery,retired battery | H01M H02J G01R | 废旧电池回收 |
储能,储能系统,电化学储能,储能电池,储能电站 | energy storage,energy storage system,electrochemical energy storage,energy storage station | H02J H01M |  | 储能变流器
# supercapacitors
超级电容器,双电层电容,赝电容,超级电容 | supercapacitor,electric double layer capacitor,pseudocapacitor | H01G | 储能 | 活性炭电极
活性炭电极,超级电容器电极材料,多孔碳,MXene电极 | activated carbon electrode,supercapacitor electrode material,porous carbon,mxene electrode | H01G C01B H01M | 超级电容器 |
锂离子电容器,混合电容器,微型超级电容器 | lithium-ion capacitor,hybrid capacitor,micro-supercapacitor | H01G H01M | 超级电容器 |
# fuel cells
燃料电池,氢燃料电池,燃料电池电堆,燃料电池发动机,电堆 | fuel cell,hydrogen fuel cell,fuel cell stack,fuel cell engine | H01M B60L |  | 双极板,质子交换膜
质子交换膜燃料电池,PEMFC,高温质子交换膜 | proton exchange membrane fuel cell | H01M | 燃料电池 | 质子交换膜
固体氧化物燃料电池,SOFC,固体氧化物电池,氧化物电解质 | solid oxide fuel cell,solid oxide electrolyte | H01M C04B | 燃料电池 | 固体氧化物电解池
直接甲醇燃料电池,甲醇重整燃料电池,DMFC,碱性燃料电池,微生物燃料电池 | direct methanol fuel cell,alkaline fuel cell,microbial fuel cell | H01M C02F | 燃料电池 |
双极板,燃料电池双极板,流场板,金属双极板,石墨双极板 | bipolar plate,flow field plate,metal bipolar plate,graphite bipolar plate | H01M | 燃料电池 | 质子交换膜,气体扩散层
质子交换膜,PEM,全氟磺酸膜 | proton exchange membrane,perfluorosulfonic acid membrane | H01M C08J | 燃料电池,离子交换膜 | 膜电极,电解水制氢,燃料电池催化剂
膜电极,MEA,催化层,催化剂涂覆膜,CCM | membrane electrode assembly,catalyst layer,catalyst-coated membrane | H01M C25B | 燃料电池 | 质子交换膜
气体扩散层,碳纸,GDL,扩散层 | gas diffusion layer,carbon paper | H01M D21H | 燃料电池 |
离子交换膜,阴离子交换膜,AEM,阳离子交换膜,全氟磺酸树脂,双极膜 | ion exchange membrane,anion exchange membrane,cation exchange membrane,perfluorosulfonic acid resin,bipolar membrane | C08J B01D H01M C25B C02F | 高分子材料,膜分离 | 质子交换膜,电渗析
电催化剂,铂碳催化剂,非贵金属催化剂,铂基催化剂 | electrocatalyst,platinum on carbon,oxygen reduction catalyst,non-precious metal catalyst | H01M B01J C25B | 燃料电池,催化剂 | 电解水制氢
燃料电池系统控制,空压机系统,氢气循环泵,燃料电池水热管理 | fuel cell system control,hydrogen circulation pump,fuel cell water and heat management | H01M F04C | 燃料电池 |
# hydrogen
氢能,氢气,绿氢,氢能源 | hydrogen energy,hydrogen,green hydrogen | C01B C25B H01M |  | 制氢
制氢,氢气制备,重整制氢,甲醇制氢,天然气制氢 | hydrogen production,reforming hydrogen,methanol reforming,steam methane reforming | C01B C25B | 氢能 | 储氢
电解水制氢,电解水,水电解,电解槽,碱性电解水,PEM电解水,碱性电解槽 | water electrolysis,electrolyser,alkaline electrolysis,pem electrolysis,alkaline electrolyzer,PEM electrolyzer | C25B | 制氢 | 析氢催化剂,电催化剂
析氢催化剂,析氢反应,析氧反应,电解水催化剂 | hydrogen evolution catalyst,HER,OER | C25B B01J H01M | 电解水制氢,催化剂 | 电催化剂,析氧催化剂
光催化制氢,光解水,光电催化,光电化学电池,光电催化分解水 | photocatalytic hydrogen production,water splitting,photoelectrocatalysis,photoelectrochemical | B01J C01B C25B | 制氢 | 光催化剂
储氢,储氢材料,固态储氢,储氢合金,有机液体储氢,金属氢化物,镁基储氢 | hydrogen storage,hydrogen storage material,solid hydrogen storage,hydrogen storage alloy,liquid organic hydrogen carrier,solid-state hydrogen storage,LOHC | C01B F17C C22C | 氢能,制氢 | 储氢瓶
储氢瓶,高压储氢瓶,车载储氢,IV型储氢瓶,碳纤维缠绕气瓶 | hydrogen storage tank,high-pressure hydrogen cylinder,type iv hydrogen tank | F17C | 储氢 | 压力容器
加氢站,加氢机,氢气加注,加氢枪 | hydrogen refuelling station,hydrogen dispenser,hydrogen filling | F17C | 氢能 | 隔膜压缩机
氢气提纯,氢气纯化,变压吸附提氢,钯膜,氢气分离 | hydrogen purification,psa hydrogen,palladium membrane | C01B B01D | 氢能,制氢 | 分子筛
液氢,液氢储罐,氢气输运 | liquid hydrogen,liquid hydrogen tank,hydrogen transport | F17C F25J | 氢能 |
氨制氢,氨能,合成氨电催化,氨燃料 | ammonia-to-hydrogen,ammonia fuel,electrocatalytic ammonia synthesis | C01B C25B C01C | 氢能 |
二氧化碳电还原,CO2还原,电催化还原二氧化碳,CO2电催化还原,二氧化碳还原 | co2 electroreduction,co2 reduction,carbon dioxide reduction | C25B B01J C07C | 二氧化碳利用 | 电催化剂
# photovoltaics
光伏,太阳能电池,光伏电池,太阳能发电,光伏发电 | photovoltaic,solar cell,solar power generation,PV | H01L H10F H02S |  |
晶硅电池,晶体硅太阳能电池,PERC电池,TOPCon,异质结电池,HJT | crystalline silicon solar cell,PERC,heterojunction solar cell | H01L H10F | 光伏 | 硅片
钙钛矿太阳能电池,钙钛矿电池,叠层电池 | perovskite solar cell,tandem solar cell | H10K H01L H10F | 光伏 |
薄膜太阳能电池,CIGS,碲化镉电池,铜铟镓硒,非晶硅电池 | thin film solar cell,cadmium telluride,amorphous silicon solar cell | H01L H10F | 光伏 |
有机太阳能电池 | organic solar cell | H10K H01G | 光伏 |
染料敏化太阳能电池 | dye-sensitized solar cell | H10K H01G | 光伏 | 有机太阳能电池
聚合物太阳能电池 | polymer solar cell | H10K H01G | 光伏 | 有机太阳能电池
光伏组件,太阳能组件,双面组件,光伏背板,太阳能板 | photovoltaic module,solar module,bifacial module,solar backsheet,solar panel | H01L H02S H10F | 光伏 |
光伏胶膜,EVA胶膜,POE胶膜,封装胶膜 | photovoltaic encapsulant film,eva film,poe film | C09J H01L B32B | 光伏组件 |
光伏玻璃,太阳能玻璃,减反射玻璃,超白玻璃,压花玻璃 | solar glass,photovoltaic glass,anti-reflective glass,ultra-clear glass,patterned glass | C03C C03B H10F H01L | 光伏组件,玻璃 | 减反射膜
光伏银浆,光伏焊带,栅线,太阳能电池浆料 | photovoltaic silver paste,pv ribbon,grid line | H01B H01L H10F | 光伏 | 银浆
光伏支架,光伏跟踪系统,太阳能跟踪器,追日系统 | photovoltaic bracket,solar tracker | H02S F24S | 光伏 |
光伏建筑一体化,BIPV,光伏瓦,光伏幕墙,光伏屋顶 | building integrated photovoltaics,photovoltaic tile,photovoltaic roof | H02S E04D E04F | 光伏 |
光伏清洁,光伏清扫机器人,组件清洗,光伏运维 | photovoltaic cleaning,solar panel cleaning robot,pv operation and maintenance | H02S B08B | 光伏 |
聚光光伏,聚光太阳能,光伏光热一体化,PVT | concentrator photovoltaic,photovoltaic-thermal | H02S F24S H10F | 光伏 |
光伏组件回收,废旧光伏组件,废硅料回收 | photovoltaic module recycling,silicon waste recycling | B09B H10F C01B |  |
农光互补,渔光互补,漂浮光伏,水上光伏 | agrivoltaics,fishery-photovoltaic,floating photovoltaic | H02S A01G | 光伏 |
`;
