// Terminology: vehicles, automotive parts, electric vehicles, rail, ships, aircraft, drones, spacecraft, cycles.
export const transport = `
# field names
汽车,整车,乘用车,商用车,机动车 | automobile,passenger car,commercial vehicle,motor vehicle | B60K B62D B60R |  | 汽车零部件
汽车零部件,汽配,汽车配件,车用零部件 | automotive part,auto part,automotive component | B60R B62D B60K F16C | 汽车 |
# electric and intelligent vehicles
新能源汽车,电动汽车,纯电动汽车,BEV | new energy vehicle,electric vehicle,battery electric vehicle | B60L B60K B60W | 汽车 | 动力电池
混合动力汽车,混动,插电混动,PHEV,增程式 | hybrid vehicle,hybrid electric vehicle,plug-in hybrid,range extender | B60W B60K B60L | 新能源汽车 |
电池包,动力电池包 | battery pack,traction battery pack,battery case | H01M B60L B60K | 新能源汽车 | 电池管理系统,电池箱体,换电站
燃料电池汽车,氢燃料汽车,氢能汽车,氢能重卡 | fuel cell vehicle,hydrogen vehicle,hydrogen heavy truck | B60L H01M B60K | 新能源汽车 | 燃料电池,储氢瓶
智能网联汽车,智能座舱 | intelligent connected vehicle,vehicle-road cooperation,smart cockpit | B60W H04W G08G B60K | 汽车 | 车路协同
自动泊车,泊车辅助,全景影像,盲区检测,倒车雷达 | automatic parking,parking assistance,surround view,blind spot detection,reversing radar | B60W B60R G01S B62D | 自动驾驶 |
驾驶员监测,疲劳驾驶,驾驶行为,分心驾驶 | driver monitoring,fatigue driving,driving behavior,distracted driving | B60W G08B G06V A61B | 自动驾驶 |
车载电子,车载雷达,毫米波雷达汽车,行车记录仪 | automotive electronics,vehicle radar,automotive millimeter wave radar,driving recorder | B60R G01S G02B B60K | 汽车零部件 | 抬头显示
汽车线束,高压线束,车载连接器 | automotive wiring harness,high-voltage harness,automotive connector | B60R H01B H01R | 汽车零部件 | 连接器
整车控制,车辆控制器,VCU,域控制器,线控底盘 | vehicle control,vehicle control unit,domain controller,drive-by-wire chassis | B60W B60R B60T | 汽车 |
车辆稳定性控制,扭矩分配,牵引力控制,车辆动力学 | vehicle stability control,torque distribution,traction control,vehicle dynamics | B60W B60T B62D | 整车控制 |
车载网络,汽车诊断,OTA升级 | in-vehicle network,vehicle diagnostics,OTA update | B60R H04L G01M G06F | 车载电子 | 工业无线
# chassis and body
制动系统,刹车,线控制动,ABS防抱死 | braking system,brake-by-wire,anti-lock braking system | B60T F16D | 汽车零部件 | 摩擦材料,制动器
转向系统,电动助力转向,EPS转向,线控转向,方向盘 | steering system,electric power steering,EPS steering,steer-by-wire,steering wheel | B62D | 汽车零部件 |
悬架,空气悬架,悬架系统,主动悬架,稳定杆 | vehicle suspension,air suspension,active suspension,stabilizer bar | B60G F16F | 汽车零部件 | 减振器
车桥,驱动桥,差速器,半轴 | axle,drive axle,propeller shaft,differential gear,half shaft | B60B B60K F16H F16D | 汽车零部件 | 联轴器
变速器,换挡 | vehicle transmission,gear shifting | F16H B60W F16D | 汽车零部件 | 齿轮,离合器,无级变速
车轮,轮毂,铝合金轮毂,汽车轮毂 | vehicle wheel,wheel hub,aluminum alloy wheel,car rim | B60B B22D | 汽车零部件 | 轮胎
轮毂轴承,轮毂单元,车轮轴承 | hub bearing,hub unit,wheel bearing | F16C B60B | 车轮 | 轴承
胎压监测,TPMS,轮胎压力 | tire pressure monitoring,tire pressure | B60C G01L | 轮胎 |
车身,白车身,车身结构,车门,车身轻量化,汽车覆盖件,车架 | car body,body-in-white,body structure,vehicle door,body lightweighting,automotive panel,vehicle frame | B62D B60J | 汽车零部件 | 高强钢,铝合金
保险杠,防撞梁,碰撞吸能,吸能盒,汽车安全,安全气囊 | bumper,anti-collision beam,crash energy absorption,crash box,vehicle safety,airbag | B60R B62D | 汽车零部件 |
安全带,汽车座椅,座椅骨架,座椅调节 | seat belt,car seat,seat frame,seat adjustment | B60N B60R | 汽车零部件 |
汽车内饰,仪表板,汽车顶棚,内饰件,门饰板 | automotive interior,instrument panel,car headliner,interior trim,door trim | B60R B60K B32B | 汽车零部件 |
汽车空调,热管理系统,电动汽车热管理,车用热泵 | automotive air conditioning,thermal management system,EV thermal management,vehicle heat pump | B60H F25B H01M | 新能源汽车 | 热泵,散热器
汽车玻璃,车窗,天窗玻璃,汽车天窗 | automotive glass,vehicle window,sunroof | B60J C03C B32B | 汽车零部件 |
雨刮器,雨刷 | wiper,windshield wiper | B60S | 汽车零部件 |
后视镜,电子后视镜,流媒体后视镜 | rearview mirror,electronic rearview mirror | B60R | 汽车零部件 |
汽车密封条,门窗密封条,橡塑密封条 | automotive sealing strip,weatherstrip,door seal | B60J C08L | 汽车零部件 | 橡胶密封件
NVH,车内噪声,振动噪声控制,车内降噪 | NVH,interior noise,vibration and noise control,cabin noise reduction | B60R G10K F16F | 汽车 | 降噪,剪切增稠液
洗车机,车辆维修,汽车举升,汽车检测 | car washer,vehicle maintenance,car lift,vehicle inspection | B60S G01M B66F | 汽车 |
油箱,燃油箱,尿素箱,车载储罐 | fuel tank,urea tank,vehicle storage tank | B60K B29C | 汽车零部件 |
# trucks, special vehicles, two-wheelers
专用车,特种车辆,改装车,自卸车,冷藏车,环卫车,房车 | special purpose vehicle,special vehicle,modified vehicle,dump truck,refrigerated truck,sanitation vehicle,recreational vehicle | B60P B62D E01H | 汽车 |
挂车,半挂车,牵引车,重型卡车 | trailer,semi-trailer,tractor truck,heavy truck | B62D B60P B60D | 汽车 |
工程机械,泵车 | construction machinery,wheel loader,concrete pump truck | E02F E01C B66C F15B |  | 液压系统
履带车辆,履带底盘,全地形车,行走机构 | tracked vehicle,crawler chassis,all-terrain vehicle,walking mechanism | B62D B60G | 专用车 |
电动自行车,电动两轮车,助力车,电动车防盗 | electric bicycle,e-bike,electric two-wheeler | B62K B62M B62J B60L |  |
摩托车,电动摩托车 | motorcycle,electric motorcycle | B62K B62J |  |
自行车,共享单车,山地车,自行车变速 | bicycle,shared bike,mountain bike,bicycle gear shifting | B62K B62M B62J |  |
平衡车,电动滑板车,代步车 | balance vehicle,self-balancing scooter,electric scooter,mobility scooter | B62K A63C |  |
手推车,搬运车,行李车,购物车 | trolley,hand cart,luggage cart,shopping cart | B62B |  |
# rail
轨道交通,铁路,城市轨道交通,高铁,高速列车,动车组,地铁 | rail transit,railway,urban rail transit,high-speed rail,high-speed train,EMU,metro | B61D B61L B61B |  |
列车,机车车辆,机车,铁路货车,客车车体 | railway train,rolling stock,locomotive,railway wagon,coach body | B61D B61C | 轨道交通 |
转向架,轮对,轮轨,车轮踏面,轮轨磨耗 | bogie,wheelset,wheel-rail,wheel tread,wheel-rail wear | B61F B60B B61K | 轨道交通 |
磁悬浮列车,磁浮,真空管道列车 | maglev train,maglev,vacuum tube train | B60L B61B H02N | 轨道交通 | 磁悬浮
列车控制,列控系统,道岔转辙机 | train control,train control system,point machine | B61L | 轨道交通 |
列车制动,车钩,缓冲器,车端连接,列车空气制动 | train braking,train coupler,draft gear,train air brake | B61H B61G B60T | 列车 |
站台门,屏蔽门,列车车门,安检门 | platform screen door,platform door,train door | B61B E05F B61D | 轨道交通 |
悬挂式单轨,索道,缆车,空轨 | suspended monorail,cableway,ropeway,sky train | B61B | 轨道交通 |
# ships and offshore
船舶,造船,船舶制造,船用设备,船体,游艇 | ship,shipbuilding,marine equipment,ship hull,yacht | B63B |  |
船舶推进,螺旋桨,船用推进器,喷水推进,电力推进,吊舱推进 | ship propulsion,propeller,marine thruster,waterjet propulsion,electric propulsion,podded propulsion | B63H | 船舶 |
船用柴油机,船用发动机,LNG动力船,氨燃料船舶 | marine diesel engine,marine engine,LNG-fueled ship,ammonia-fueled ship | F02B F02M B63H | 船舶 |
无人船,无人艇,水面机器人,智能船舶,船舶自主航行 | unmanned surface vehicle,unmanned boat,surface robot,autonomous navigation ship | B63B G05D B63H | 船舶 |
船舶减阻,船体防污,海生物附着,水动力性能,船型优化 | ship drag reduction,hull antifouling,marine biofouling,hydrodynamic performance,hull form optimization | B63B C09D | 船舶 | 防污涂料
浮标,海洋浮标,浮体,水上浮台,浮动平台 | buoy,ocean buoy,floating body,floating platform,pontoon | B63B G01C | 海洋工程 | 海洋监测
潜艇,潜水器,载人潜水器,深海潜水器,潜水装备,水下作业 | submarine,submersible,manned submersible,deep-sea submersible,diving equipment,underwater operation | B63C B63G | 船舶 | 水下机器人
# aircraft, drones, space
航空航天,飞机,飞行器,民用飞机,航空器,机翼 | aerospace,aircraft,airplane,flight vehicle,civil aircraft,aircraft wing | B64C B64D B64F |  |
无人机,UAV,多旋翼无人机,固定翼无人机,四旋翼,无人飞行器 | unmanned aerial vehicle,drone,multirotor drone,fixed-wing drone,quadrotor | B64U B64C B64D | 航空航天 | 飞行控制
飞行控制,无人机导航,姿态控制,飞行管理 | flight control,flight controller,UAV navigation,attitude control,flight management | G05D B64C B64U | 无人机 |
无人机集群,多机协同,无人机蜂群 | drone swarm,UAV formation,multi-UAV cooperation | G05D B64U G08G | 无人机 | 无人机控制
反无人机,无人机反制,低空监视,低空防御 | counter-drone,anti-UAV,low-altitude surveillance | F41H G01S H04K | 无人机 |
电动垂直起降,eVTOL,飞行汽车,城市空中交通 | electric vertical take-off and landing,low-altitude economy,flying car,urban air mobility | B64C B64U B64D B60F | 航空航天 | 空中交通管理
直升机,旋翼,倾转旋翼,旋翼机 | helicopter,helicopter rotor,tilt-rotor,rotorcraft | B64C | 航空航天 |
起落架,机身结构,飞机蒙皮,航空结构件,飞机装配 | landing gear,fuselage structure,aircraft skin,aerostructure,aircraft assembly | B64C B64F B21J | 航空航天 | 钛合金
飞机除冰,防除冰,结冰防护,机翼结冰 | aircraft deicing,ice protection,wing icing | B64D C09K B64F | 航空航天 | 防覆冰
机场设备,航空地面设备,登机桥,牵引机 | airport equipment,aviation ground equipment,boarding bridge,aircraft tug | B64F | 航空航天 |
航空内饰,航空座椅,机上设备,救生伞,降落伞 | aircraft interior,aircraft seat,onboard equipment,parachute | B64D | 航空航天 |
航天器,卫星,空间站 | spacecraft,artificial satellite,microsatellite,space station | B64G | 航空航天 | 卫星通信,人造卫星
运载火箭,推进剂,固体火箭 | launch vehicle,propellant,solid rocket | F02K B64G C06D | 航空航天 | 火箭发动机
热防护,再入热防护,烧蚀材料,航天热控,防隔热 | thermal protection,reentry thermal protection,ablative material,spacecraft thermal control | B64G C08L C04B B64C | 航天器 |
空间展开机构,太阳翼,可展开天线,空间机械臂,折展机构 | deployable mechanism,solar array wing,deployable antenna,space manipulator,folding mechanism | B64G H01Q B25J | 航天器 |
霍尔推进器,电推进,离子推进器,等离子体推进 | Hall thruster,electric space propulsion,ion thruster,plasma propulsion | F03H B64G | 航天器 |
飞艇,浮空器,系留气球,平流层飞艇 | airship,aerostat,tethered balloon,stratospheric airship | B64B | 航空航天 |
风洞,气动设计,气动优化,翼型 | aerodynamic design,aerodynamic optimization,airfoil | G01M B64C F15D | 航空航天 | 减阻
船体清洗,船舶清洗 | hull cleaning,ship hull cleaning | B63B | 船舶 |
`;
