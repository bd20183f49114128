/** Semiconductors, chips, packaging, passive parts, circuits, boards, shielding (H01L, H10, H03, H05K). */
export const semiconductors = `
# materials and wafers
半导体,半导体器件 | semiconductor,semiconductor device | H01L H10D |  | 半导体材料
碳化硅,SiC,碳化硅功率器件 | silicon carbide,silicon carbide substrate,sic power device | H01L C30B H10D C01B | 宽禁带半导体 | 碳化硅单晶
外延 | epitaxy | C30B C23C H01L | 半导体 | 半导体材料,化学气相沉积
单晶生长,直拉法,晶体生长炉 | single crystal growth,crystal puller,czochralski | C30B |  | 单晶硅
有机半导体,有机场效应晶体管,有机电子 | organic semiconductor,organic field-effect transistor,organic electronics | H10K C07D | 半导体 |
柔性电子,可拉伸电子,柔性电路 | flexible electronics,stretchable electronics | H05K H10K H01L |  |
自旋电子,磁性薄膜,铁电薄膜,多铁材料 | spintronics,magnetic thin film,multiferroic | H10N H01F C04B |  | 铁电材料
压电材料,压电器件,压电驱动器 | piezoelectric material,piezoelectric actuator | H10N C04B H02N |  | 压电陶瓷
超导,高温超导,超导带材,超导磁体 | superconductor,superconductivity,high-temperature superconductor,superconducting tape,superconducting magnet | H01B H10N H01F |  | 超导材料
电子级化学品,电子气体 | electronic chemicals,wet electronic chemicals | C09K H01L G03F | 半导体 | 工业气体
靶材 | sputter target material | C23C C22B |  | 溅射靶材,高纯金属
# chips
集成电路,芯片,IC芯片,芯片设计,集成电路设计 | integrated circuit,chip,IC,ic design | H01L H10D G06F | 半导体 |
晶体管,MOSFET,场效应晶体管,薄膜晶体管,TFT,FinFET | transistor,field-effect transistor,thin film transistor | H10D H01L | 半导体 |
功率半导体,功率器件,IGBT,IGBT模块,功率模块 | power semiconductor,power device,power module | H10D H01L H02M | 半导体 | 电力电子
二极管,肖特基二极管,TVS管,晶闸管,可控硅,整流管 | diode,schottky diode,TVS,thyristor,rectifier diode | H10D H01L | 半导体 |
射频芯片,射频前端,功率放大器,毫米波芯片,微波单片集成电路 | rf chip,rf front end,power amplifier,millimetre wave chip,MMIC | H03F H04B H01L | 集成电路 |
模拟芯片,模数转换器,ADC,数模转换,运算放大器,锁相环 | analog ic,analog-to-digital converter,operational amplifier,phase-locked loop | H03M H03F H03L | 集成电路 |
电源管理芯片,LDO,电源芯片,基准源 | power management ic,voltage reference | H02M G05F | 集成电路 |
系统级芯片,Chiplet,芯粒,异构集成 | system on chip,heterogeneous integration | G06F H01L | 集成电路 | 电池检测
车规级芯片,汽车芯片,MCU芯片 | automotive chip,automotive grade ic,MCU | G06F H01L | 集成电路 |
# process equipment
半导体设备,刻蚀机,薄膜沉积设备,离子注入机,清洗机台 | semiconductor equipment,etcher,deposition equipment,ion implanter | H01L H01J C23C | 半导体 |
刻蚀,等离子刻蚀,干法刻蚀,湿法刻蚀,蚀刻工艺 | etching,plasma etching,dry etching,wet etching | H01L C23F H01J | 半导体设备 |
晶圆切割,划片机,线切割硅片,晶圆键合 | wafer dicing,dicing saw,diamond wire slicing,wafer bonding | B28D H01L | 半导体 | 硅片
晶圆清洗,半导体清洗,超声清洗硅片,光刻胶剥离 | wafer cleaning,semiconductor cleaning,photoresist stripping | B08B H01L | 半导体 |
晶圆检测,晶圆缺陷检测,芯片外观检测 | wafer inspection,wafer defect detection | H01L G01N | 半导体 | 缺陷检测
晶圆搬运,晶圆传输机械手,静电吸盘,晶圆载具 | wafer handling,wafer transfer robot,electrostatic chuck,wafer carrier | H01L | 半导体设备 |
# packaging
芯片封装,半导体封装,集成电路封装,先进封装,封装测试,封测 | chip packaging,semiconductor packaging,advanced packaging,assembly and test | H01L | 集成电路 |
引线框架,键合丝,引线键合,金线键合,倒装芯片,凸点 | lead frame,bonding wire,wire bonding,flip chip | H01L B23K | 芯片封装 |
环氧塑封料,封装胶,芯片粘接胶 | epoxy molding compound,encapsulant,die attach adhesive | C08L C09J H01L | 芯片封装 | 结构胶
陶瓷基板,覆铜陶瓷基板,氮化铝基板,DBC基板,AMB基板,封装基板 | ceramic substrate,direct bonded copper,aluminium nitride substrate | H01L C04B H05K | 芯片封装 | 电子封装材料
硅通孔,TSV,扇出型封装,三维封装,系统级封装,晶圆级封装 | through-silicon via,fan-out packaging,3d packaging,system in package,wafer-level packaging | H01L | 芯片封装 |
焊锡,助焊剂,锡焊 | soldering flux | B23K |  | 钎焊
# leds
发光二极管,LED芯片,LED外延片,LED | light emitting diode,led chip,led epitaxial wafer | H01L H10H | 半导体 | LED照明
LED封装,COB封装,LED支架,倒装LED | led packaging,chip on board,flip-chip led | H01L H10H | 发光二极管 |
荧光粉,LED荧光粉 | phosphor,rare earth phosphor | C09K H10H | 发光二极管 | 上转换发光材料,荧光陶瓷
LED驱动,LED驱动电源,恒流驱动 | led driver,constant current driver | H05B H02M | 发光二极管 |
钙钛矿发光,上转换发光 | perovskite light emission,long afterglow material,upconversion luminescence | C09K H10K |  | 荧光材料
# passives
电容器,陶瓷电容器,MLCC,铝电解电容,薄膜电容,钽电容 | capacitor,ceramic capacitor,aluminium electrolytic capacitor,film capacitor,tantalum capacitor | H01G |  |
电阻器,压敏电阻,片式电阻,热敏电阻器,厚膜电阻 | resistor,varistor,chip resistor,thick film resistor | H01C |  |
电感器,电感,磁芯,非晶合金磁芯,纳米晶 | inductor,magnetic core,amorphous core,nanocrystalline | H01F C22C |  | 软磁材料,磁性材料
滤波器 | electronic filter | H03H H01P |  |
声表面波滤波器 | SAW filter | H03H H01P | 滤波器 |
介质滤波器 | dielectric filter | H03H H01P | 滤波器 |
BAW滤波器 | BAW filter | H03H H01P | 滤波器 |
腔体滤波器 | cavity filter | H03H H01P | 滤波器 |
晶振,石英晶体谐振器,谐振器,振荡器 | crystal oscillator,quartz resonator,oscillator | H03H H03B |  |
微波器件,环形器,隔离器,微波组件,波导 | microwave device,waveguide | H01P C04B |  | 介电陶瓷
真空电子器件,行波管,磁控管,X射线管,场发射 | vacuum electron device,travelling wave tube,magnetron,x-ray tube,field emission | H01J |  |
低温共烧陶瓷,HTCC,电子陶瓷 | low temperature co-fired ceramic,electronic ceramic | C04B H05K H01L |  | 介电陶瓷
铝箔腐蚀化成,电极箔,电解电容器纸 | electrode foil,etched foil,capacitor paper | H01G C25D | 电容器 |
# boards
印制电路板,PCB,线路板,电路板,多层板,HDI板 | printed circuit board,circuit board | H05K |  | 异氰酸酯
柔性电路板,FPC,软板,软硬结合板 | flexible printed circuit,rigid-flex board | H05K | 印制电路板 |
PCB镀铜,孔金属化,沉铜,电镀填孔,微蚀 | pcb copper plating,through-hole metallization,via filling | H05K C25D C23C | 印制电路板 | 化学镀
表面贴装,SMT,贴片机,波峰焊,点胶机 | surface mount technology,chip mounter,wave soldering,dispenser | H05K B23K B05C | 印制电路板 | 钎焊
废线路板回收,废电路板 | waste circuit board recycling | B09B C22B B03B |  | 电子废弃物
电磁兼容,EMC,EMI,电磁干扰,电磁兼容设计 | electromagnetic compatibility,electromagnetic interference | H05K H04B |  |
静电防护,ESD,静电放电,除静电,离子风机 | electrostatic protection,electrostatic discharge,ionizer | H05F H01L |  |
电子机箱,机柜散热,电子设备外壳,手机中框 | electronic enclosure,cabinet cooling,device housing,phone housing | H05K H04M |  | 3C产品外壳
电子元器件,电子元件,元器件 | electronic component | H01G H01C H01F |  |
开关电路 | switching circuit | H03K H03F |  |
数字电路 | digital circuit | H03K H03F |  | 开关电路
逻辑电路 | logic circuit | H03K H03F |  | 开关电路
脉冲电路 | pulse circuit | H03K H03F |  | 开关电路
放大电路 | amplifier circuit | H03K H03F |  | 开关电路
编码译码,纠错编码,LDPC,极化码,信道编码 | coding and decoding,error correction code,polar code | H03M H04L |  |
电子封装,电子器件封装 | electronic packaging,electronics encapsulation | H01L H05K |  |
多层陶瓷电容器,片式多层陶瓷电容器 | multilayer ceramic capacitor | H01G | 电容器 |
光刻 | lithography process,photolithography process | G03F H01L |  | 光刻机
`;
