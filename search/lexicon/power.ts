/** Motors, generators, power electronics, grid, switchgear, cables, charging (H01B, H01F, H01H, H01R, H02). */
export const power = `
# machines
电机,电动机,马达,高效电机,节能电机 | electric motor,motor,electric machine | H02K H02P |  |
永磁同步电机,永磁电机,无刷直流电机,BLDC,永磁无刷电机 | permanent magnet synchronous motor,PMSM,brushless dc motor | H02K H02P | 电机 | 永磁材料
异步电机,感应电机,三相异步电动机,鼠笼电机 | induction motor,asynchronous motor | H02K | 电机 |
开关磁阻电机,磁阻电机,同步磁阻电机 | switched reluctance motor,synchronous reluctance motor | H02K H02P | 电机 |
轴向磁通电机,盘式电机,轮毂电机,直驱电机 | axial flux motor,disc motor,hub motor,direct drive motor | H02K B60K | 电机 |
直线电机,音圈电机,平面电机 | linear motor,voice coil actuator,planar motor | H02K | 电机 |
步进电机,伺服电机,微特电机,微电机,空心杯电机 | stepper motor,servo motor,micro motor,coreless motor | H02K H02P | 电机 | 运动控制
超声电机,压电电机,压电马达,静电电机 | ultrasonic motor,piezoelectric motor,electrostatic motor | H02N | 电机 |
高速电机,高速永磁电机,高速主轴电机 | high-speed motor,motorised spindle,electric spindle | H02K B23Q | 电机 | 机床主轴
驱动电机,电驱动系统,新能源汽车电机,电驱动总成,扁线电机,电驱动桥,电机控制器 | traction motor,electric drive system,ev motor,hairpin motor,electric drive axle,motor controller,in-wheel motor | H02K B60L B60K H02P | 电机,新能源汽车 | 轴向磁通电机
定子,转子,电机绕组,定子铁芯,绕线机,嵌线机 | motor winding,stator core | H02K | 电机 | 收卷机
硅钢片,非晶铁芯 | silicon steel sheet,grain-oriented steel | H01F C22C C21D |  | 变压器,硅钢
电机冷却,电机散热,电机温升,电机降噪,转矩脉动 | motor cooling,motor temperature rise,motor noise,torque ripple | H02K | 电机 |
电机控制,电机驱动,矢量控制,变频调速,无位置传感器控制 | motor control,motor drive,vector control,variable frequency drive,sensorless control | H02P | 电机 | 变频器,驱动电机
发电机,同步发电机,柴油发电机组,水轮发电机,双馈发电机 | synchronous generator,diesel generator set,doubly-fed generator | H02K H02P |  |
摩擦纳米发电机,压电发电,能量收集,振动能量收集,俘能器 | triboelectric nanogenerator,piezoelectric energy harvesting,energy harvesting,vibration energy harvester | H02N |  |
磁悬浮,磁力传动,磁耦合器,磁力联轴器,磁齿轮 | magnetic levitation,magnetic transmission,magnetic coupling,magnetic gear | H02N H02K B60L |  |
# converters
电力电子,电力变换,电力电子变换器,电能变换 | power electronics,power conversion,power converter | H02M |  | 功率半导体
变频器,高压变频器,变流器,逆变器,逆变电源 | frequency converter,inverter,frequency converter | H02M H02P | 电力电子 |
光伏逆变器,并网逆变器,微型逆变器,光伏并网 | photovoltaic inverter,grid-connected inverter,microinverter | H02M H02J | 变频器 | 光伏
储能变流器,PCS,双向变换器,双向DC-DC | energy storage converter,bidirectional converter | H02M H02J | 电力电子 | 储能
开关电源,DC-DC变换器,DC/DC,电源模块,电源适配器,LLC谐振 | switching power supply,dc-dc converter,power module supply,power adapter,llc resonant | H02M | 电力电子 |
整流器,功率因数校正,PFC,整流电源,高频电源,脉冲电源 | rectifier,power factor correction,high-frequency power supply,pulse power supply | H02M H03K | 电力电子 |
多电平变换器,模块化多电平,MMC,电力电子变压器,固态变压器 | multilevel converter,modular multilevel converter,solid-state transformer | H02M H02J | 电力电子 |
不间断电源,UPS,应急电源,备用电源,EPS电源 | uninterruptible power supply,emergency power supply,backup power | H02J |  |
# grid
电力系统,电网,电力系统调度,输配电 | power system,power grid,transmission and distribution | H02J |  |
智能电网,智能配电,主动配电网,配电自动化,配电网 | smart grid,distribution network,distribution automation | H02J H02H | 电力系统 |
微电网,直流微网,孤岛运行,分布式发电,虚拟电厂 | microgrid,dc microgrid,islanding,distributed generation,virtual power plant | H02J | 电力系统 | 储能
新能源并网,可再生能源消纳,风光储,风光互补,源网荷储 | renewable integration,renewable accommodation,wind-solar-storage,wind-solar hybrid | H02J | 电力系统 |
功率预测,光伏功率预测,风电功率预测,负荷预测,电力负荷预测 | power forecasting,pv power forecasting,wind power forecasting,load forecasting | H02J G06Q G06N | 电力系统 |
电能质量,谐波治理,谐波抑制,无功补偿,SVG,有源滤波器,APF | power quality,harmonic suppression,reactive power compensation,active power filter | H02J | 电力系统 | 电能质量监测
电力调度,经济调度,调频调峰,一次调频,需求响应 | power dispatching,economic dispatch,frequency regulation,peak shaving,demand response | H02J G06Q | 电力系统 |
高压直流输电,柔性直流输电,特高压,HVDC,换流阀 | high-voltage direct current,flexible dc transmission,ultra-high voltage,converter valve | H02J H02M | 电力系统 |
抽水蓄能,压缩空气储能,重力储能,机械储能 | pumped storage,compressed air energy storage,gravity energy storage | F03B F02C H02J F15B | 储能 |
继电保护,保护装置,短路保护,接地故障,漏电保护,故障定位 | relay protection,short-circuit protection,ground fault,leakage protection,fault location | H02H G01R | 电力系统 |
防雷,避雷器,浪涌保护器,雷电防护,接地装置,过电压保护 | lightning protection,surge arrester,surge protective device,grounding,overvoltage protection | H02H H01T H02G H01C |  |
电力巡检,输电线路巡检,输电线路监测,变电站巡检机器人,无人机巡检,无人机航测,无人机机库 | power inspection,transmission line inspection,substation inspection robot,uav inspection,drone inspection,power line inspection,drone aerial survey,drone hangar | H02G G01R H02J B64U G01C B64C | 无人机 | 无人机控制,全景相机
输电线路,架空线路,覆冰,导线舞动,电力金具,绝缘子,输电铁塔 | transmission line,overhead line,conductor galloping,line fitting,insulator | H02G H01B E04H |  |
带电作业,带电作业机器人,电缆敷设,电缆沟 | live-line working,live working robot,cable laying | H02G B25J E02D |  | 地下管廊
智能电表,电能表,电能计量,用电信息采集,预付费电表 | smart meter,electricity meter,energy metering,power consumption data collection | G01R | 智能电网 |
非侵入式负荷监测,窃电检测,用电行为分析,反窃电 | non-intrusive load monitoring,electricity theft detection,consumption behaviour analysis | G01R G06Q | 智能电网 |
# apparatus
变压器,电力变压器,干式变压器,配电变压器,油浸式变压器 | power transformer,dry-type transformer,distribution transformer | H01F |  | 硅钢片
互感器 | instrument transformer | H01F | 变压器 |
电抗器 | electrical reactor | H01F | 变压器 | 互感器
高频变压器 | high-frequency transformer | H01F | 变压器 | 互感器
非晶变压器 | amorphous transformer | H01F | 变压器 | 互感器
电磁铁,线圈,电磁线圈,充磁,退磁 | electromagnet,electromagnetic coil,magnetizing | H01F |  |
开关柜,高低压成套设备,配电柜,环网柜,配电箱,成套电气 | switchgear,distribution cabinet,ring main unit,distribution box | H02B |  |
断路器,真空断路器,真空灭弧室,塑壳断路器,六氟化硫断路器,固态断路器 | circuit breaker,vacuum circuit breaker,vacuum interrupter,sf6 circuit breaker,solid-state circuit breaker | H01H H02H |  |
接触器,继电器,电触头,触头材料,电接触材料,银合金触点 | contactor,electrical contact,contact material,silver alloy contact | H01H H01R C22C |  |
熔断器,按键开关,隔离开关,低压电器 | key switch,disconnector,low-voltage apparatus | H01H |  |
GIS设备,气体绝缘开关,六氟化硫替代,环保绝缘气体 | gas insulated switchgear,sf6 alternative,eco-friendly insulating gas | H02B H01B | 开关柜 |
连接器,电连接器,接插件,线束,接线端子,插座 | electrical connector,wire harness,terminal block | H01R H01B B60R |  |
电刷,滑环,导电滑环,碳刷,受电弓滑板,受电弓 | slip ring,carbon brush,pantograph strip,pantograph | H01R B60L |  |
# cables and insulation
电线电缆,电缆,电力电缆,高压电缆,海底电缆,特种电缆 | wire and cable,power cable,high-voltage cable,submarine cable | H01B |  |
电缆料,电缆绝缘料,交联聚乙烯,XLPE,低烟无卤电缆料,电缆护套 | cable compound,cable insulation material,crosslinked polyethylene,low smoke halogen-free compound | H01B C08L | 电线电缆 |
漆包线,电磁线,铝导线,铜导体,导线 | enamelled wire,magnet wire,aluminium conductor,copper conductor | H01B | 电线电缆 | 导电材料
电缆附件,电缆接头,电缆终端,电缆故障检测 | cable accessory,cable joint,cable termination,cable fault detection | H02G G01R | 电线电缆 |
电缆桥架,母线槽,母线,线槽 | cable tray,busway,busbar | H02G |  |
# charging and vehicles' electrics
充电桩,充电站,电动汽车充电,充电机,直流快充,充电枪,无线充电汽车,V2G | charging pile,charging station,ev charging,dc fast charging,charging gun,EV wireless charging | B60L H02J | 新能源汽车 | 电池
无线充电,无线电能传输,感应充电,磁共振无线充电 | wireless charging,wireless power transfer,inductive charging,magnetic resonance charging | H02J B60L |  |
换电站,电池更换,换电,车网互动,有序充电 | battery swapping station,battery swapping,vehicle-to-grid,orderly charging | B60L H02J | 充电桩 |
充电器,移动电源,快充,手机充电,车载充电机,OBC | power bank,fast charger,on-board charger | H02J H02M |  |
能量回收,制动能量回收,再生制动,整车能量管理 | energy recovery,regenerative braking,vehicle energy management,braking energy recovery | B60L B60W H02J B60T | 新能源汽车 | 制动系统
牵引供电,接触网,再生制动能量利用,牵引变流器,弓网 | traction power supply,catenary,traction converter,overhead contact line,pantograph-catenary | B60M B60L H02M | 轨道交通 | 电刷
静电除尘电源,高压电源,静电发生器,电晕放电 | electrostatic precipitator power supply,high-voltage power supply,corona discharge | H02M H01T B03C |  |
电子负载,蓄电池充放电,电池充放电设备 | electronic load,battery charge-discharge equipment | G01R H02J |  |
海上风电,海上风力发电 | offshore wind power,offshore wind farm | F03D | 风力发电 |
`;
