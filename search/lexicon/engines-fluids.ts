/** Engines, turbines, pumps, valves, pipes, machine elements, hydraulics (F01-F17). */
export const enginesFluids = `
# engines
内燃机,发动机,内燃发动机 | internal combustion engine,engine | F02B F02D F02M |  |
柴油机,柴油发动机,柴油引擎 | diesel engine | F02B F02M F02D | 内燃机 | 共轨喷射,尾气后处理
汽油机,汽油发动机 | gasoline engine,petrol engine | F02B F02D | 内燃机 | 缸内直喷
燃气发动机,天然气发动机,气体机 | gas engine,natural gas engine | F02B F02M F02D | 内燃机 |
甲醇发动机,双燃料发动机 | methanol engine,dual fuel engine | F02B F02D F02M | 内燃机 |
氢内燃机,氢发动机 | hydrogen internal combustion engine | F02B F02M | 内燃机 | 氢能
共轨喷射,高压共轨,电控喷油,喷油器,喷油嘴 | common rail injection,fuel injector,injection nozzle | F02M F02D | 柴油机 |
缸内直喷,汽油直喷,GDI | direct injection | F02B F02M | 汽油机 |
燃油泵,喷油泵,高压油泵 | fuel pump,fuel injection pump | F02M | 内燃机 | 共轨喷射
涡轮增压,涡轮增压器,废气涡轮增压 | turbocharging,turbocharger | F02B F04D F01D | 内燃机 | 叶轮
废气再循环,EGR,EGR阀 | exhaust gas recirculation,egr valve | F02M | 内燃机 | 脱硝
尾气后处理,尾气净化,排气净化,汽车尾气,柴油机颗粒捕集器,DPF | exhaust aftertreatment,exhaust gas purification,automobile exhaust,diesel particulate filter | F01N B01D B01J | 内燃机,大气污染治理 | 三元催化器,颗粒捕集器,脱硝,汽车尾气净化
三元催化器,三元催化剂,催化转化器 | three-way catalyst,catalytic converter | F01N B01J B01D | 尾气后处理 |
颗粒捕集器,柴油颗粒过滤器,GPF | particulate filter | F01N B01D | 尾气后处理 |
尿素喷射,车用尿素,尿素SCR | urea injection,urea scr,diesel exhaust fluid | F01N B01D | 尾气后处理 | 脱硝
消声器,排气消声器,消音器 | silencer,muffler | F01N G10K |  | 降噪
活塞,活塞环,活塞销 | piston,piston ring,piston pin | F02F F16J | 内燃机 | 气缸套
气缸套,缸套,气缸盖,发动机缸体 | cylinder liner,cylinder head,engine block | F02F | 内燃机 |
曲轴,曲轴连杆,发动机连杆 | crankshaft,connecting rod | F16C F02B | 内燃机 |
凸轮轴,气门,可变气门,气门机构,VVT | camshaft,engine valve,variable valve timing | F01L | 内燃机 |
火花塞,点火线圈,点火系统 | spark plug,ignition coil,ignition system | H01T F02P | 汽油机 |
节气门,进气歧管,空气滤清器 | throttle valve,intake manifold,air cleaner | F02D F02M | 内燃机 |
起动机,启动电机,发动机启动 | starter motor,engine starting | F02N | 内燃机 |
斯特林发动机,斯特林机,热气机 | stirling engine | F02G |  | 低温制冷机
航空发动机,喷气发动机,涡扇发动机,涡喷发动机,燃气涡轮,发动机叶片 | aero-engine,jet engine,turbofan,turbofan engine,gas turbine engine,engine blade | F02K F02C F01D B64D | 燃气轮机,航空航天 | 涡轮叶片,高温合金,热障涂层
火箭发动机,推进剂发动机,液体火箭 | rocket engine,liquid rocket | F02K B64G |  |
# turbines
燃气轮机,微型燃气轮机 | gas turbine,micro gas turbine | F02C F01D F23R |  | 涡轮叶片
汽轮机,蒸汽轮机,蒸汽透平 | steam turbine | F01D F01K |  | 余热发电
涡轮叶片,透平叶片,汽轮机叶片 | turbine blade | F01D | 燃气轮机 | 热障涂层
水轮机,水轮发电机组,水力发电 | water turbine,hydraulic turbine,hydropower | F03B |  | 抽水蓄能
潮汐发电,潮流能,波浪能,海洋能,波浪能发电 | tidal power,wave energy,ocean energy | F03B |  |
风力发电,风电,风力发电机,风电机组,风机叶片 | wind power,wind turbine,wind turbine blade | F03D H02K |  | 变桨系统
变桨系统,偏航系统,风电变桨,风机主轴 | pitch system,yaw system,wind turbine main shaft | F03D | 风力发电 |
余热发电,ORC,有机朗肯循环,低温余热发电,螺杆膨胀机 | waste heat power generation,organic rankine cycle,screw expander | F01K F01D F01C | 余热回收 |
地热发电 | geothermal power | F24T F03G F01K |  | 地热井
超临界二氧化碳发电,超临界二氧化碳循环 | supercritical co2 power cycle | F01K F02C |  |
形状记忆驱动器,热驱动,人工肌肉 | shape memory actuator,thermal actuator,artificial muscle | F03G B25J |  |
# pumps, fans, compressors
水泵,离心泵,泵叶轮,离心水泵 | centrifugal pump,water pump | F04D |  | 叶轮
叶轮,叶轮设计,蜗壳 | impeller,volute | F04D |  | 水泵
潜水泵,深井泵,排污泵,潜污泵 | submersible pump,deep well pump,sewage pump | F04D | 水泵 |
计量泵,柱塞泵,往复泵,高压柱塞泵 | metering pump,plunger pump,reciprocating pump | F04B |  |
隔膜泵,气动隔膜泵 | diaphragm pump | F04B |  |
齿轮泵 | gear pump | F04C |  |
叶片泵 | vane pump | F04C |  | 齿轮泵
转子泵 | rotary pump | F04C |  | 齿轮泵
螺杆泵 | screw pump | F04C |  | 齿轮泵
凸轮泵 | lobe pump | F04C |  | 齿轮泵
蠕动泵,软管泵,微量泵 | peristaltic pump,hose pump,micropump | F04B A61M |  |
磁力泵,屏蔽泵,磁力驱动泵 | magnetic drive pump,canned motor pump | F04D | 水泵 |
化工泵,耐腐蚀泵,渣浆泵,泥浆泵 | chemical pump,slurry pump,mud pump | F04D F04B | 水泵 |
真空泵,罗茨泵,干式真空泵,分子泵,水环真空泵 | vacuum pump,roots pump,dry vacuum pump,molecular pump,liquid ring pump | F04C F04D F04B |  |
压缩机,空压机,空气压缩机,无油空压机 | compressor,air compressor,oil-free compressor | F04B F04C F04D |  |
螺杆压缩机,涡旋压缩机,螺杆空压机 | screw compressor,scroll compressor | F04C | 压缩机 |
离心压缩机,轴流压缩机,透平压缩机 | centrifugal compressor,axial compressor | F04D | 压缩机 |
制冷压缩机,线性压缩机,冰箱压缩机,空调压缩机 | refrigeration compressor,linear compressor | F04B F04C F25B | 压缩机 | 制冷
隔膜压缩机,氢气压缩机,氢压机 | diaphragm compressor,hydrogen compressor | F04B | 压缩机 | 氢能
风机,鼓风机,离心风机,轴流风机,通风机 | blower,centrifugal fan,axial fan | F04D |  | 叶轮
罗茨鼓风机,磁悬浮鼓风机,空气悬浮鼓风机 | roots blower,magnetic levitation blower,air suspension blower | F04C F04D | 风机 | 磁悬浮轴承
喷射器,引射器,射流泵 | ejector,jet pump | F04F |  |
# hydraulics and pneumatics
液压系统,液压传动,液压站,液压 | hydraulic system,hydraulic transmission,hydraulics | F15B |  | 液压缸,液压阀
液压缸,油缸,液压油缸,液压支柱 | hydraulic cylinder | F15B | 液压系统 |
液压泵,轴向柱塞泵,液压马达 | hydraulic pump,axial piston pump,hydraulic motor | F04B F03C F15B | 液压系统 |
液压阀,比例阀,伺服阀,电液伺服阀,插装阀 | hydraulic valve,proportional valve,servo valve,cartridge valve | F15B F16K | 液压系统 |
电液伺服,电液控制,电液比例控制 | electro-hydraulic servo,electro-hydraulic control | F15B G05B | 液压系统 |
气缸,气动元件,气动系统,气动执行器,电磁气阀 | pneumatic cylinder,pneumatic component,pneumatic actuator | F15B |  |
蓄能器,液压蓄能器 | hydraulic accumulator | F15B | 液压系统 |
流体力学,计算流体力学,流场仿真,CFD,流场优化 | fluid mechanics,computational fluid dynamics,flow simulation | F15D G06F |  | 有限元分析
减阻,流动控制,湍流减阻 | drag reduction,flow control | F15D B63B |  |
# valves, pipes, vessels
阀门,控制阀,工业阀门 | valve,control valve,industrial valve | F16K |  |
球阀 | ball valve | F16K | 阀门 |
蝶阀 | butterfly valve | F16K | 阀门 | 球阀
闸阀 | gate valve | F16K | 阀门 | 球阀
截止阀 | globe valve | F16K | 阀门 | 球阀
调节阀 | regulating valve | F16K G05D | 阀门 |
减压阀 | pressure reducing valve | F16K G05D | 阀门 | 调节阀
安全阀 | safety valve | F16K G05D | 阀门 | 调节阀
泄压阀 | relief valve | F16K G05D | 阀门 | 调节阀
电磁阀,电动阀,电动执行器,阀门执行器 | solenoid valve,electric valve,valve actuator | F16K H01F | 阀门 |
止回阀,单向阀,逆止阀 | check valve,non-return valve | F16K | 阀门 |
疏水阀,蒸汽疏水器,疏水器 | steam trap | F16T | 阀门 |
水龙头,恒温龙头,节水龙头,角阀,花洒,淋浴器,卫浴五金 | faucet,thermostatic faucet,water tap,shower head,bathroom hardware | F16K E03C A47K B05B | 阀门 |
管件,管接头,管道连接,法兰,快速接头 | pipe fitting,pipe joint,flange,quick coupling | F16L |  |
塑料管,PE管,PVC管,PPR管,塑料管道,复合管 | plastic pipe,pe pipe,pvc pipe,composite pipe | F16L B29C | 管件 |
软管,橡胶软管,金属软管,波纹管,补偿器 | hose,rubber hose,metal hose,bellows | F16L | 管件 | 桥梁支座
管道检测,管道泄漏检测,清管器 | pipeline inspection,pipeline leak detection,pipe robot,pipeline pig | F17D F16L G01M |  | 管道机器人
管道输送,油气管道,长输管道,管道运输 | pipeline transport,oil and gas pipeline | F17D |  |
管道保温,保温管,直埋保温管 | pipe insulation,pre-insulated pipe | F16L |  |
压力容器,高压容器,储气瓶,高压气瓶 | pressure vessel,gas cylinder,high-pressure cylinder | F17C F16J |  | 储氢瓶
液化天然气,LNG,LNG储罐,低温储罐,天然气液化,LNG冷能 | liquefied natural gas,cryogenic tank,natural gas liquefaction | F17C F25J C10L |  |
储罐,储油罐,油气储运,大型储罐 | storage tank,oil tank,oil and gas storage | B65D F17C F17B |  |
# bearings, gears, seals, fasteners
轴承,滚动轴承,滚珠轴承,精密轴承,轴承套圈 | bearing,rolling bearing,ball bearing | F16C |  | 润滑
滑动轴承,轴瓦,自润滑轴承,含油轴承 | plain bearing,sliding bearing,bearing bush,self-lubricating bearing | F16C | 轴承 |
磁悬浮轴承,磁轴承,空气轴承,气浮轴承 | magnetic bearing,air bearing,gas bearing | F16C | 轴承 |
直线导轨,滚珠丝杠,丝杠,直线模组,进给系统,机床导轨 | linear guide,ball screw,linear module,feed system,machine tool guideway | F16C F16H B23Q | 机床 |
齿轮,齿轮传动,斜齿轮,锥齿轮,行星齿轮 | gear,gear transmission,helical gear,bevel gear,planetary gear | F16H |  | 减速机
减速机,减速器,谐波减速器,RV减速器,摆线减速机 | speed reducer,gear reducer,harmonic drive,rv reducer,cycloidal reducer | F16H | 齿轮 | 工业机器人
齿轮箱,风电齿轮箱,变速箱,自动变速器 | gearbox,automatic transmission | F16H | 齿轮 | 变速器
无级变速,CVT,无级变速器 | continuously variable transmission | F16H | 齿轮箱 |
蜗轮蜗杆,蜗杆传动 | worm gear | F16H | 齿轮 |
链条,链传动,链轮,传动带,同步带,皮带传动 | chain drive,sprocket,transmission belt,timing belt,belt drive | F16G F16H |  |
联轴器,万向节,传动轴,万向联轴器 | shaft coupling,universal joint,drive shaft | F16D |  |
离合器,电磁离合器,双离合器 | clutch,electromagnetic clutch,dual clutch | F16D |  |
制动器,刹车片,制动盘,摩擦片,刹车盘 | brake,brake pad,brake disc,friction lining | F16D |  | 耐磨,摩擦材料
弹簧,弹簧钢丝,碟簧,空气弹簧,弹簧制造,卷簧机 | disc spring,air spring,mechanical spring,spring manufacturing,spring coiling machine | F16F B21F |  |
减振器,减震器,隔振器,磁流变阻尼器 | shock absorber,vibration isolator,magnetorheological damper | F16F |  | 减振,桥梁支座
飞轮储能,飞轮 | flywheel energy storage,flywheel | F16F H02J H02K | 储能 |
紧固件,螺栓,高强螺栓,螺母,螺钉,铆钉,冷镦,冷镦机,搓丝,自攻螺钉 | fastener,high-strength bolt,rivet,cold heading,cold heading machine,thread rolling,self-tapping screw,threaded fastener | F16B B21K B21H B21J | 塑性成形 |
密封件,密封圈,油封,O型圈,密封垫片 | sealing ring,oil seal,o-ring,gasket | F16J |  |
机械密封 | mechanical seal | F16J | 密封件 |
干气密封 | dry gas seal | F16J | 密封件 | 机械密封
迷宫密封 | labyrinth seal | F16J | 密封件 | 机械密封
磁流体密封 | ferrofluid seal | F16J | 密封件 | 机械密封
润滑,润滑系统,集中润滑,油气润滑,油雾润滑 | lubrication,lubrication system,centralised lubrication | F16N |  | 润滑油
机械防护,安全联锁,机器安全防护,安全光幕 | machine guarding,safety interlock,light curtain | F16P |  |
云台,显示器支架,设备支架,手持稳定器 | gimbal,monitor arm,stabiliser | F16M |  |
摩擦学,摩擦磨损,表面织构 | tribology,friction and wear,surface texture | F16C G01N |  | 减摩
密封条,密封胶条 | sealing strip | F16J B60J | 密封件 |
`;
