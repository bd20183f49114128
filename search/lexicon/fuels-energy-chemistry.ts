// Fuels, petroleum refining, coal chemistry, biomass energy, hydrogen, battery and electrochemical materials (IPC C10, C25, C01B, H01M).
// zh forms | en forms | IPC subclasses | broader | related
export const fuelsEnergyChemistry = `
# petroleum
石油化工,石化,炼油,石油炼制,炼化 | petrochemical,petroleum refining | C10G C07C |  | 食用油
原油脱水,原油脱盐,电脱盐,原油破乳,破乳剂 | crude oil dehydration,desalting,demulsifier | C10G B01D | 石油化工 | 油水分离
催化裂化,FCC,流化催化裂化,重油催化裂化 | catalytic cracking,fluid catalytic cracking | C10G B01J | 石油化工 | 分子筛催化剂
加氢裂化,加氢精制,加氢脱硫,油品脱硫 | hydrocracking,hydrotreating,hydrodesulfurization | C10G B01J | 石油化工 | 加氢催化剂
渣油加氢,重油加工,劣质重油,减压渣油,悬浮床加氢 | residue hydrogenation,heavy oil upgrading,vacuum residue,slurry-bed hydrogenation | C10G | 石油化工 |
延迟焦化,石油焦 | delayed coking,petroleum coke | C10B C10G | 石油化工 | 石墨电极
针状焦 | needle coke | C10B C10C C01B | 石油化工 | 石墨电极,煤焦油
催化重整,烷基化油,异构化,汽油调和 | catalytic reforming,isomerization,gasoline blending | C10G C10L | 石油化工 |
蒸汽裂解,乙烯裂解炉,裂解炉 | steam cracking,ethylene cracking furnace | C10G C07C | 石油化工 | 烯烃
柴油,汽油,车用燃料,清洁燃料,燃料添加剂 | diesel,gasoline,vehicle fuel,clean fuel,fuel additive | C10L C10G | 石油化工 |
航空煤油,可持续航空燃料,SAF,生物航煤,喷气燃料 | jet fuel,sustainable aviation fuel,bio-jet fuel | C10G C10L | 石油化工 | 加氢脱氧
沥青,石油沥青,改性沥青,SBS改性沥青,乳化沥青 | asphalt,bitumen,modified asphalt,emulsified asphalt | C08L C10C E01C | 石油化工 | 沥青路面
油页岩,页岩油干馏,油砂 | oil shale,shale retorting,oil sand | C10G C10B E21B |  |
天然气净化,天然气脱硫,天然气脱酸,酸性气处理 | natural gas purification,gas sweetening,acid gas treatment | C10L B01D |  | 硫磺回收
胺法脱碳,有机胺吸收,吸收法碳捕集 | amine scrubbing,amine absorption | B01D | 碳捕集 | 天然气净化
液化石油气,LPG,丙烷气 | liquefied petroleum gas | C10L F17C |  |
# coal
煤化工,煤转化,现代煤化工,煤炭清洁利用 | coal chemical,coal conversion,clean coal | C10J C10B C10G |  |
煤气化,气化炉,水煤浆气化,粉煤气化,气流床气化 | coal gasification,gasifier,coal water slurry gasification,entrained flow gasification | C10J | 煤化工 | 合成气
合成气,变换反应,水煤气变换 | syngas,synthesis gas,water-gas shift | C10K C01B C10J | 煤化工 |
费托合成,煤制油,煤间接液化 | fischer-tropsch synthesis,coal to liquids | C10G B01J | 煤化工 | 合成气
煤直接液化,煤液化,煤油共炼 | direct coal liquefaction,coal oil co-processing | C10G | 煤化工 |
炼焦,焦炉,焦化,干熄焦,捣固焦 | coking,coke oven,dry coke quenching | C10B | 煤化工 | 焦炉煤气
焦炉煤气,煤气净化,高炉煤气,煤气脱硫 | coke oven gas,gas purification,blast furnace gas | C10K B01D | 煤化工 |
煤焦油,煤焦油加工,中间相沥青,煤沥青 | coal tar,mesophase pitch,coal tar pitch | C10C C10G D01F | 煤化工 | 针状焦
低阶煤,褐煤提质,煤热解,煤干馏,兰炭 | low-rank coal,lignite upgrading,coal pyrolysis,semi-coke | C10B C10L C10F | 煤化工 |
型煤,水煤浆,洁净型煤,燃煤添加剂 | briquette,coal water slurry,clean briquette | C10L | 煤化工 |
煤制天然气,甲烷化,二氧化碳甲烷化 | coal to natural gas,methanation,CO2 methanation | C10L C07C B01J | 煤化工 |
# biomass
生物质能源,生物质能,生物燃料 | biomass energy,bioenergy,biofuel | C10L C12P C10J |  |
生物质成型燃料,生物质颗粒,生物质燃料,颗粒燃料 | biomass briquette,biomass pellet,pellet fuel | C10L B30B | 生物质能源 | 秸秆
生物质气化,生物质热解,生物油,生物质裂解 | biomass gasification,biomass pyrolysis,bio-oil | C10J C10B C10G | 生物质能源 | 生物炭
生物炭,生物质炭,炭化,炭化炉,秸秆炭化 | biochar,carbonization,carbonization furnace | C10B C01B C05G C09K | 生物质能源 | 土壤改良剂
水热液化,水热炭化,水热处理,亚临界水 | hydrothermal liquefaction,hydrothermal carbonization | C10G C10L C02F B09B | 生物质能源 |
生物质转化,木质纤维素,纤维素水解,生物质精炼,生物质预处理 | biomass conversion,lignocellulose,cellulose hydrolysis,biorefinery | C12P C13K C07C | 生物质能源 | 纤维素酶
生物柴油,脂肪酸甲酯柴油,餐厨废油制生物柴油,地沟油 | biodiesel,waste cooking oil,used cooking oil | C10L C11C C10G | 生物质能源 | 酯化
加氢脱氧,可再生柴油,加氢植物油,HVO | hydrodeoxygenation,renewable diesel,hydrotreated vegetable oil | C10G B01J | 生物质能源 | 航空煤油
燃料乙醇,纤维素乙醇,生物乙醇 | fuel ethanol,cellulosic ethanol,bioethanol | C12P C10L | 生物质能源 | 酒精发酵
沼气,沼气工程,生物天然气,沼气提纯 | biogas,biogas plant,biomethane,biogas upgrading | C12M C02F C10L C12P | 生物质能源 | 厌氧发酵
木炭,机制炭,竹炭,烧烤炭 | charcoal,bamboo charcoal,barbecue charcoal | C10B C10L C01B | 生物炭 |
# hydrogen
固体氧化物电解池,SOEC,高温电解 | solid oxide electrolysis cell | C25B H01M | 制氢 | 固体氧化物燃料电池
甲醇重整制氢,天然气重整制氢,甲烷重整,蒸汽重整 | methanol reforming hydrogen,methane reforming,steam reforming | C01B B01J | 制氢 |
氨分解制氢 | ammonia decomposition hydrogen,ammonia cracking | C01B B01J | 制氢 | 液氨,氨制氢
变压吸附,PSA,变温吸附,PSA制氮,PSA制氧,真空变压吸附 | pressure swing adsorption,temperature swing adsorption,PSA nitrogen generation,PSA oxygen generation,VPSA | B01D C01B | 气体吸附分离,吸附剂 | 分子筛,空分
硼氢化钠,硼氢化物,水解制氢,铝水制氢 | sodium borohydride,borohydride,hydrolysis hydrogen generation | C01B C06B | 制氢 |
# battery chemistry
锂电池材料,锂离子电池材料,电池材料,锂电材料 | lithium battery material,lithium-ion battery material | H01M C01G C01B |  | 锂离子电池
三元正极材料,镍钴锰酸锂 | ternary cathode material,nickel cobalt manganese oxide,high-nickel cathode | H01M C01G | 正极材料 | 三元前驱体
硬碳,硬碳负极,生物质硬碳,软碳 | hard carbon,hard carbon anode,soft carbon | H01M C01B | 负极材料 | 钠离子电池
锂电池电解液,锂离子电池电解液 | lithium battery electrolyte | H01M | 锂电池材料 | 六氟磷酸锂,电解液
锂金属负极 | lithium metal anode | H01M | 锂电池材料 | 锂硫电池,锂空气电池
超级电容器材料,电容炭 | electrode carbon | H01G C01B |  | 活性炭,超级电容器
废旧锂电池回收,动力电池回收,黑粉回收 | spent lithium battery recycling,battery recycling,black mass | H01M C22B B09B |  | 梯次利用,废旧电池回收
电池集流体,电解铜箔 | battery current collector foil | H01M C25D C23C | 锂电池材料 | 集流体
石墨化,石墨化炉,石墨提纯,等静压石墨 | graphitization,graphitization furnace,graphite purification | C01B C04B H05B | 碳材料 | 负极材料
石墨电极 | graphite electrode | H05B C04B C01B | 碳材料 | 针状焦,电炉炼钢
燃料电池催化剂 | fuel cell catalyst,Pt/C catalyst | H01M B01J |  | 质子交换膜,膜电极,电催化剂,气体扩散层
钙钛矿材料,钙钛矿太阳能电池材料,钙钛矿薄膜 | perovskite material,perovskite thin film | H10K C01G C09K |  | 钙钛矿太阳能电池
热电材料,碲化铋,温差发电 | thermoelectric material,bismuth telluride,thermoelectric generation | H10N C01B C22C |  |
# electrochemistry
电解工艺,电化学工程,电解制备 | electrolysis process,electrochemical engineering | C25B C25C |  |
电极材料,DSA电极,钛阳极,涂层电极,金刚石电极 | electrode material,dimensionally stable anode,titanium anode,boron-doped diamond electrode | C25B C02F |  | 电催化氧化
`;
