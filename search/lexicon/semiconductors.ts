/** Semiconductors, chips, packaging, passive parts, circuits, boards, shielding (H01L, H10, H03, H05K). */
export const semiconductors = `
# materials and wafers
半导体,半导体材料,半导体器件 | semiconductor,semiconductor device,semiconductor material | H01L H10D | |
硅片,单晶硅,晶圆,大硅片,硅晶圆,多晶硅 | silicon wafer,monocrystalline silicon,wafer,polysilicon | H01L C30B C01B | 半导体 |
碳化硅,SiC,碳化硅衬底,碳化硅单晶,碳化硅功率器件 | silicon carbide,SiC,silicon carbide substrate,sic power device | H01L C30B H10D C01B | 宽禁带半导体 |
氮化镓,GaN,氮化镓器件,GaN HEMT | gallium nitride,GaN,gan hemt | H01L C30B H10D | 宽禁带半导体 |
宽禁带半导体,第三代半导体,氧化镓,金刚石半导体,氮化铝 | wide bandgap semiconductor,third-generation semiconductor,gallium oxide,diamond semiconductor | H01L H10D C30B | 半导体 |
砷化镓,磷化铟,化合物半导体,III-V族,锑化物 | gallium arsenide,indium phosphide,compound semiconductor,iii-v | H01L C30B H10D | 半导体 |
外延,外延生长,MOCVD,分子束外延,MBE | epitaxy,epitaxial growth,MOCVD,molecular beam epitaxy | C30B C23C H01L | 半导体 |
单晶生长,单晶炉,直拉法,晶体生长炉 | single crystal growth,crystal puller,czochralski | C30B | |
二维材料,二硫化钼,石墨烯器件,黑磷,过渡金属硫化物 | two-dimensional material,molybdenum disulfide,graphene device,transition metal dichalcogenide | H01L C01B C01G | |
有机半导体,有机场效应晶体管,有机电子 | organic semiconductor,organic field-effect transistor,organic electronics | H10K C07D | 半导体 |
柔性电子,印刷电子,可拉伸电子,柔性电路 | flexible electronics,printed electronics,stretchable electronics | H05K H10K H01L | |
自旋电子,磁性薄膜,铁电材料,铁电薄膜,多铁材料 | spintronics,magnetic thin film,ferroelectric material,multiferroic | H10N H01F C04B | |
压电材料,压电陶瓷,PZT,压电器件,压电驱动器 | piezoelectric material,piezoelectric ceramic,PZT,piezoelectric actuator | H10N C04B H02N | |
超导,超导材料,高温超导,超导带材,超导磁体 | superconductor,superconductivity,high-temperature superconductor,superconducting tape,superconducting magnet | H01B H10N H01F | |
电子级化学品,湿电子化学品,电子特气,电子气体,显影液,蚀刻液 | electronic chemicals,wet electronic chemicals,electronic specialty gas,developer,etchant | C09K H01L G03F | 半导体 |
靶材,溅射靶材,高纯金属,高纯靶材 | sputtering target,high-purity metal | C23C C22B | |
# chips
集成电路,芯片,IC芯片,芯片设计,集成电路设计 | integrated circuit,chip,IC,ic design | H01L H10D G06F | 半导体 |
晶体管,MOSFET,场效应晶体管,薄膜晶体管,TFT,FinFET | transistor,MOSFET,field-effect transistor,thin film transistor,TFT,FinFET | H10D H01L | 半导体 |
功率半导体,功率器件,IGBT,IGBT模块,功率模块 | power semiconductor,power device,IGBT,power module | H10D H01L H02M | 半导体 | 电力电子
二极管,肖特基二极管,TVS管,晶闸管,可控硅,整流管 | diode,schottky diode,TVS,thyristor,rectifier diode | H10D H01L | 半导体 |
射频芯片,射频前端,功率放大器,毫米波芯片,微波单片集成电路 | rf chip,rf front end,power amplifier,millimetre wave chip,MMIC | H03F H04B H01L | 集成电路 |
模拟芯片,模数转换器,ADC,数模转换,运算放大器,锁相环 | analog ic,analog-to-digital converter,ADC,operational amplifier,phase-locked loop | H03M H03F H03L | 集成电路 |
电源管理芯片,LDO,电源芯片,基准源 | power management ic,LDO,voltage reference | H02M G05F | 集成电路 |
系统级芯片,SoC,Chiplet,芯粒,异构集成 | system on chip,SoC,chiplet,heterogeneous integration | G06F H01L | 集成电路 |
车规级芯片,汽车芯片,MCU芯片 | automotive chip,automotive grade ic,MCU | G06F H01L | 集成电路 |
微机电系统,MEMS,MEMS器件,MEMS工艺,微纳加工 | micro-electro-mechanical system,MEMS,micro-nano fabrication | B81B B81C | |
# process equipment
半导体设备,刻蚀机,薄膜沉积设备,离子注入机,清洗机台 | semiconductor equipment,etcher,deposition equipment,ion implanter | H01L H01J C23C | 半导体 |
刻蚀,等离子刻蚀,干法刻蚀,湿法刻蚀,蚀刻工艺 | etching,plasma etching,dry etching,wet etching | H01L C23F H01J | 半导体设备 |
原子层沉积,ALD,化学气相沉积,CVD,PECVD | atomic layer deposition,ALD,chemical vapor deposition,CVD,PECVD | C23C H01L | | 物理气相沉积
物理气相沉积,PVD,磁控溅射,真空镀膜,离子镀 | physical vapor deposition,PVD,magnetron sputtering,vacuum coating,ion plating | C23C | | 靶材
化学机械抛光,CMP,抛光液,抛光垫,晶圆减薄 | chemical mechanical polishing,CMP,polishing slurry,polishing pad,wafer thinning | B24B C09G H01L | 半导体 |
晶圆切割,划片机,线切割硅片,金刚线切割,晶圆键合 | wafer dicing,dicing saw,diamond wire slicing,wafer bonding | B28D H01L | 半导体 |
晶圆清洗,半导体清洗,超声清洗硅片,光刻胶剥离 | wafer cleaning,semiconductor cleaning,photoresist stripping | B08B H01L | 半导体 |
晶圆检测,晶圆缺陷检测,芯片外观检测 | wafer inspection,wafer defect detection | H01L G01N | 半导体 | 缺陷检测
晶圆搬运,晶圆传输机械手,静电吸盘,晶圆载具 | wafer handling,wafer transfer robot,electrostatic chuck,wafer carrier | H01L | 半导体设备 |
# packaging
芯片封装,半导体封装,集成电路封装,先进封装,封装测试,封测 | chip packaging,semiconductor packaging,advanced packaging,assembly and test | H01L | 集成电路 |
引线框架,键合丝,引线键合,金线键合,倒装芯片,凸点 | lead frame,bonding wire,wire bonding,flip chip,bump | H01L B23K | 芯片封装 |
环氧塑封料,封装胶,底部填充胶,灌封胶,芯片粘接胶 | epoxy molding compound,encapsulant,underfill,potting compound,die attach adhesive | C08L C09J H01L | 芯片封装 |
陶瓷基板,覆铜陶瓷基板,氮化铝基板,DBC基板,AMB基板,封装基板 | ceramic substrate,direct bonded copper,aluminium nitride substrate,packaging substrate | H01L C04B H05K | 芯片封装 |
硅通孔,TSV,扇出型封装,三维封装,系统级封装,晶圆级封装 | through-silicon via,TSV,fan-out packaging,3d packaging,system in package,wafer-level packaging | H01L | 芯片封装 |
银浆,导电银浆,烧结银,导电胶,电子浆料 | silver paste,conductive paste,sintered silver,conductive adhesive,electronic paste | H01B C09J H01L | |
焊锡,锡膏,焊锡膏,无铅焊料,助焊剂,锡焊 | solder,solder paste,lead-free solder,soldering flux | B23K | |
# leds
发光二极管,LED芯片,LED外延片,LED | light emitting diode,led chip,led epitaxial wafer,LED | H01L H10H | 半导体 | LED照明
LED封装,COB封装,LED支架,倒装LED | led packaging,chip on board,flip-chip led | H01L H10H | 发光二极管 |
荧光粉,发光材料,稀土发光材料,LED荧光粉,荧光陶瓷 | phosphor,luminescent material,rare earth phosphor,fluorescent ceramic | C09K H10H | 发光二极管 |
LED驱动,LED驱动电源,恒流驱动 | led driver,constant current driver | H05B H02M | 发光二极管 |
钙钛矿发光,长余辉材料,上转换发光 | perovskite light emission,long afterglow material,upconversion luminescence | C09K H10K | |
# passives
电容器,陶瓷电容器,MLCC,铝电解电容,薄膜电容,钽电容 | capacitor,ceramic capacitor,MLCC,aluminium electrolytic capacitor,film capacitor,tantalum capacitor | H01G | |
电阻器,压敏电阻,片式电阻,热敏电阻器,厚膜电阻 | resistor,varistor,chip resistor,thick film resistor | H01C | |
电感器,电感,磁芯,软磁材料,铁氧体,非晶合金磁芯,纳米晶 | inductor,magnetic core,soft magnetic material,ferrite,amorphous core,nanocrystalline | H01F C22C | |
永磁材料,钕铁硼,稀土永磁,钐钴,磁钢,磁性材料 | permanent magnet,NdFeB,rare earth magnet,samarium cobalt,magnetic material | H01F C22C B22F | |
滤波器,声表面波滤波器,介质滤波器,BAW滤波器,腔体滤波器 | filter,SAW filter,dielectric filter,BAW filter,cavity filter | H03H H01P | |
晶振,石英晶体谐振器,谐振器,振荡器 | crystal oscillator,quartz resonator,oscillator | H03H H03B | |
微波器件,微波介质陶瓷,环形器,隔离器,微波组件,波导 | microwave device,microwave dielectric ceramic,circulator,isolator,waveguide | H01P C04B | |
真空电子器件,行波管,磁控管,X射线管,场发射 | vacuum electron device,travelling wave tube,magnetron,x-ray tube,field emission | H01J | |
低温共烧陶瓷,LTCC,HTCC,电子陶瓷 | low temperature co-fired ceramic,LTCC,HTCC,electronic ceramic | C04B H05K H01L | |
铝箔腐蚀化成,电极箔,电解电容器纸 | electrode foil,etched foil,capacitor paper | H01G C25D | 电容器 |
# boards
印制电路板,PCB,线路板,电路板,多层板,HDI板 | printed circuit board,PCB,circuit board,HDI | H05K | |
柔性电路板,FPC,软板,软硬结合板 | flexible printed circuit,FPC,rigid-flex board | H05K | 印制电路板 |
覆铜板,CCL,高频覆铜板,铜箔基板,半固化片 | copper clad laminate,CCL,high-frequency laminate,prepreg | H05K B32B C08L | 印制电路板 |
PCB镀铜,孔金属化,化学镀铜,沉铜,电镀填孔,微蚀 | pcb copper plating,through-hole metallization,electroless copper,via filling | H05K C25D C23C | 印制电路板 |
表面贴装,SMT,贴片机,回流焊,波峰焊,点胶机 | surface mount technology,SMT,chip mounter,reflow soldering,wave soldering,dispenser | H05K B23K B05C | 印制电路板 |
废线路板回收,电子废弃物,废电路板,电子垃圾 | waste circuit board recycling,e-waste,electronic waste | B09B C22B B03B | |
电磁兼容,EMC,EMI,电磁干扰,电磁兼容设计 | electromagnetic compatibility,EMC,EMI,electromagnetic interference | H05K H04B | |
吸波材料,电磁屏蔽材料,微波吸收材料,屏蔽膜,导电泡棉 | microwave absorbing material,electromagnetic shielding material,shielding film,conductive foam | H05K C09K H01Q | 电磁兼容 |
静电防护,ESD,静电放电,除静电,离子风机 | electrostatic protection,ESD,electrostatic discharge,ionizer | H05F H01L | |
电子机箱,机柜散热,电子设备外壳,手机外壳,手机中框 | electronic enclosure,cabinet cooling,device housing,phone housing | H05K H04M | |
电子元器件,电子元件,元器件 | electronic component | H01G H01C H01F | |
开关电路,数字电路,逻辑电路,脉冲电路,放大电路 | switching circuit,digital circuit,logic circuit,pulse circuit,amplifier circuit | H03K H03F | |
编码译码,纠错编码,LDPC,极化码,信道编码 | coding and decoding,error correction code,LDPC,polar code | H03M H04L | |
`;
