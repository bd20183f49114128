// Terminology: casting, powder metallurgy, rolling, forging, stamping, cutting, grinding, EDM, laser, welding, additive manufacturing, robots, tools, micro/nano fabrication.
export const machining = `
# field names
机械加工,金属加工,切削加工,机加工,精密加工 | machining,metalworking,cutting process,precision machining | B23B B23C B23Q |  |
机床,加工中心,五轴加工,五轴机床 | machine tool,machining center,five-axis machining | B23Q B23B B23C G05B | 机械加工 | 数控系统
塑性成形,金属成形,塑性加工,成形工艺 | plastic forming,metal forming,deformation processing | B21D B21J B21B |  | 锻造,冲压
# casting and powder metallurgy
铸造,铸件,砂型铸造,铸造工艺,铸铁件,精密铸造,消失模铸造 | metal casting,foundry,sand casting,casting process,iron casting,casting,lost foam casting | B22D B22C | 金属加工 |
压铸,高压压铸,铝合金压铸,真空压铸,一体化压铸,压铸机,高压铸造,压铸模,半固态成型 | die casting,high pressure die casting,aluminum alloy die casting,vacuum die casting,gigacasting,die casting machine,semi-solid forming | B22D C22C | 铸造 | 模具
低压铸造,重力铸造,挤压铸造,半固态成形 | low pressure casting,gravity casting,squeeze casting | B22D | 铸造 | 压铸
熔模铸造,失蜡铸造 | investment casting,precision casting,lost wax casting | B22C B22D | 铸造 | 高温合金
型砂,砂芯,树脂砂,覆膜砂,铸造粘结剂,铸造涂料 | molding sand,sand core,resin sand,coated sand,foundry binder,foundry coating | B22C | 铸造 |
铸造缺陷,缩孔缩松,气孔缺陷,非金属夹杂,偏析 | casting defect,shrinkage cavity,porosity defect,non-metallic inclusion,alloy segregation | B22D | 铸造 | 缺陷检测
连铸,连铸机,结晶器连铸,保护渣,中间包,连续铸造,连铸保护渣 | continuous casting,continuous caster,mold flux | B22D | 铸造,钢铁冶金 | 转炉炼钢,钢包
离心铸造,双金属复合铸造,复合铸造 | centrifugal casting,bimetal composite casting,compound casting | B22D | 铸造 |
粉末冶金,烧结,粉末压制,MIM工艺,雾化制粉,气雾化,铁基粉末冶金 | powder metallurgy,sintering,powder compaction,MIM process,atomization,gas atomization | B22F C22C | 金属材料 | 热等静压
金属粉末,气雾化粉末,球形粉末,3D打印粉末 | metal powder,powder atomization,gas-atomized powder,spherical powder,3D printing powder | B22F | 粉末冶金 | 增材制造
热等静压,等静压,冷等静压 | hot isostatic pressing,isostatic pressing | B22F B30B C04B | 粉末冶金 | 陶瓷烧结
多孔金属,泡沫金属,泡沫铝,泡沫镍 | porous metal,metal foam,aluminum foam,aluminium foam,nickel foam | B22F C22C | 金属材料 |
# forming
轧制,轧机,冷轧,轧辊,板带轧制,控轧控冷,板形控制,温轧 | metal rolling,rolling mill,cold rolling,mill roll,strip rolling,controlled rolling,strip shape control | B21B C21D | 塑性成形,金属加工 |
钢管轧制,无缝钢管,焊管,穿孔机 | pipe rolling,seamless steel pipe,welded pipe,piercing mill | B21B B21C | 轧制 |
拉拔,拉丝,拉丝机,线材拉拔,拉丝模 | metal drawing,wire drawing,wire drawing machine,drawing die | B21C | 塑性成形 |
铝型材挤压,挤压成形,挤压模具,金属挤压 | aluminum profile extrusion,metal extrusion,metal extrusion die | B21C | 塑性成形 | 铝合金
锻造,锻件,模锻,自由锻,锻压机,等温锻造,冷锻 | forging,die forging,open die forging,forging press,isothermal forging,cold forging | B21J B21K | 塑性成形 |
冲压,冲压模具,冲床,拉深,落料,级进模 | stamping,stamping die,punch press,deep drawing,progressive die | B21D B30B | 塑性成形 | 冲压回弹
钣金,折弯机,折弯,钣金加工,剪板机 | sheet metal,bending machine,sheet bending,sheet metal processing,shearing machine | B21D B23D | 塑性成形 |
热冲压,热成形,热冲压成形钢,超塑成形 | hot stamping,hot forming,press hardening,superplastic forming | B21D C21D | 冲压 | 高强钢
弯管,管材成形,液压胀形,内高压成形,弯管机 | tube bending,tube forming,hydroforming,pipe bender | B21D | 塑性成形 |
旋压,辊压成形,冷弯型钢,滚压成形 | spinning forming,metal spinning,roll forming,cold-formed section | B21D B21H | 塑性成形 |
钢丝,钢丝绳,钢丝网,金属丝网,焊网机,桥梁缆索用钢丝,钢帘线 | steel wire,wire rope,wire mesh,mesh welding machine,steel wire rope,steel cord | B21F D07B B21C C21D | 钢铁材料 |
压力机,液压机,伺服压力机,粉末成型机 | press machine,hydraulic press,servo press,powder forming press | B30B | 塑性成形 |
冲压回弹,回弹控制,起皱开裂,成形缺陷 | springback,springback control,wrinkling and cracking,forming defect | B21D | 冲压 |
模具,精密模具,模具设计,模具制造,压铸模具,模具寿命 | mould tool,forming die,precision mold,mold design,die manufacturing,die casting mold,mold life | B21D B29C B22D |  | 注塑模具
# cutting
车削,车床,数控车床,镗孔 | lathe turning,lathe,CNC lathe,boring machining | B23B | 机械加工 |
铣削,铣床,铣刀,球头铣刀 | milling process,milling cutter,ball end mill | B23C | 机械加工 | 摊铺机
钻孔加工,深孔加工,深孔钻,麻花钻 | hole drilling,deep hole machining,deep hole drill,twist drill | B23B | 机械加工 | 钻头
刀具,切削刀具,硬质合金刀具,涂层刀具,PCD刀具,数控刀片 | cutting tool,carbide tool,coated tool,PCD tool,cutting insert | B23B B23C B23P | 机械加工 | 硬质合金
刀具磨损,刀具状态监测,切削颤振,加工振动 | tool wear,tool condition monitoring,machining chatter,machining vibration | B23Q G05B G01N | 机床 |
螺纹加工,攻丝,丝锥,螺纹刀具,铰孔 | thread machining,thread tapping,screw tap,threading tool,reaming | B23G B23D | 机械加工 |
齿轮加工,滚齿,磨齿,剃齿,插齿,齿轮刀具 | gear machining,gear hobbing,gear grinding,gear shaving,gear shaping,gear cutter | B23F | 机械加工 | 齿轮
锯切,锯床,带锯,圆锯片,切断机,拉削,刨削 | sawing,sawing machine,band saw,circular saw blade,cutting-off machine,broaching | B23D B27B | 机械加工 |
夹具,工装夹具,卡盘,液压夹具,快换夹具,治具 | fixture,jig,clamping fixture,chuck,hydraulic fixture,quick-change fixture | B23Q B25B B23B | 机床 |
机床主轴,电主轴,主轴箱,刀库,换刀机构,转台 | machine tool spindle,motorized spindle,headstock,tool magazine,tool changer,rotary table | B23Q B23B | 机床 |
机床热误差,误差补偿,加工精度,热变形补偿 | thermal error of machine tool,error compensation,machining accuracy,thermal deformation compensation | B23Q G05B | 机床 |
薄壁件加工,难加工材料,钛合金加工,高速切削,超精密加工 | thin-walled part machining,difficult-to-machine material,titanium alloy machining,high speed cutting,ultra-precision machining | B23B B23C B23Q B24B | 机械加工 |
去毛刺,毛刺,倒角,自动去毛刺 | deburring,burr,chamfering,automatic deburring | B23D B24B B23C | 机械加工 |
切屑处理,排屑机,废屑回收 | chip removal,chip conveyor,chip recycling | B23Q B30B | 机床 |
# grinding
磨削,磨床,数控磨床,平面磨床,外圆磨 | grinding process,grinding machine,CNC grinder,surface grinder,cylindrical grinding | B24B | 机械加工 |
砂轮,磨具,磨料,金刚石砂轮,砂带,CBN砂轮,刚玉磨料,碳化硅磨料 | grinding wheel,abrasive tool,abrasive,diamond grinding wheel,abrasive belt,CBN wheel,corundum abrasive | B24D C09K C04B | 磨削 | 抛光粉
抛光,抛光机,研磨抛光,打磨,打磨机器人,镜面抛光 | polishing,polishing machine,grinding robot,mirror polishing | B24B | 磨削 | 去毛刺
化学机械抛光,CMP,抛光垫,晶圆减薄 | chemical mechanical polishing,polishing pad,wafer thinning | B24B C09G H01L | 抛光,半导体 | 晶圆
喷丸,抛丸机,喷砂机,喷砂,激光喷丸,喷丸强化 | shot peening,shot blasting machine,sandblasting machine,laser shock peening | B24C C21D | 表面处理 |
水射流切割,高压水射流,磨料水射流 | waterjet cutting,high-pressure waterjet,abrasive waterjet | B24C B26F | 机械加工 |
# EDM, laser, welding
电火花加工,线切割,电火花线切割,EDM | electrical discharge machining,wire cutting,wire EDM | B23H | 特种加工 |
特种加工,电解加工,电化学加工,超声加工 | non-traditional machining,electrochemical machining,ultrasonic machining | B23H B23P B24B | 机械加工 |
激光加工,激光切割,激光切割机,激光打标,激光雕刻,激光打孔,激光微加工 | laser processing,laser cutting,laser cutting machine,laser marking,laser engraving,laser drilling,laser micromachining | B23K B41J |  | 激光器,光纤激光器
超快激光加工,飞秒激光,皮秒激光 | ultrafast laser processing,femtosecond laser,picosecond laser | B23K H01S | 激光加工 | 微纳加工
激光熔覆,堆焊,激光表面处理,熔覆层,激光表面合金化,再制造修复 | laser cladding,overlay welding,hardfacing,laser surface treatment,cladding layer,surfacing welding,laser alloying | C23C B23K | 表面处理 | 再制造,激光淬火
焊接,焊接工艺,焊接接头,焊缝 | welding,welding process,welded joint,weld seam | B23K |  |
电弧焊,氩弧焊,TIG焊,MIG焊,埋弧焊,气体保护焊 | arc welding,argon arc welding,TIG welding,MIG welding,submerged arc welding,gas shielded welding | B23K | 焊接 |
激光焊接,激光电弧复合焊,电子束焊,激光焊 | laser welding,laser-arc hybrid welding,electron beam welding | B23K | 焊接,激光加工 |
搅拌摩擦焊,摩擦焊,扩散焊,惯性摩擦焊 | friction stir welding,friction welding,diffusion bonding,inertia friction welding | B23K | 焊接 |
电阻焊,点焊,超声波焊接,螺柱焊 | resistance welding,spot welding,ultrasonic welding,stud welding | B23K B29C | 焊接 |
钎焊,焊料,无铅焊料,焊锡膏,回流焊 | brazing,brazing filler metal,lead-free solder,solder paste,reflow soldering | B23K H05K | 焊接 | 钎料
焊接材料,焊丝,焊条,药芯焊丝,焊剂 | welding material,welding wire,welding electrode,flux-cored wire,welding flux,welding consumables | B23K C22C | 焊接 |
焊接机器人,自动焊接,焊缝跟踪,焊缝识别,焊接专机 | welding robot,automatic welding,seam tracking,weld seam recognition,welding machine | B23K B25J | 焊接,工业机器人 | 机器视觉
异种金属焊接,铝钢焊接,铜铝焊接,异种材料连接 | dissimilar metal welding,aluminum-steel welding,copper-aluminum welding,dissimilar material joining | B23K B23P | 焊接 |
焊接变形,焊接残余应力,焊接缺陷,焊接裂纹 | welding deformation,welding residual stress,welding defect,weld crack | B23K | 焊接 | 无损检测
等离子切割 | plasma cutting | B23K |  |
火焰切割 | flame cutting | B23K |  | 等离子切割
数控切割 | CNC cutting | B23K |  | 等离子切割
再制造,零部件修复,表面修复,轧辊修复 | remanufacturing,component repair,surface repair,roll repair | B23P C23C B23K |  | 激光熔覆
机械装配,自动装配,装配线,拧紧机,压装机,装配精度 | mechanical assembly,automatic assembly,assembly line,tightening machine,press-fitting machine,assembly accuracy | B23P B25B | 智能制造 |
# additive manufacturing
增材制造,3D打印,三维打印,快速成型,3D打印机 | additive manufacturing,3D printing,three-dimensional printing,rapid prototyping,3D printer | B33Y B22F B29C |  |
金属3D打印,选区激光熔化,SLM打印,激光粉末床熔融,电子束熔化 | metal 3D printing,selective laser melting,SLM printing,laser powder bed fusion,electron beam melting | B22F B33Y | 增材制造 | 金属粉末
电弧增材制造,定向能量沉积,激光定向沉积 | wire arc additive manufacturing,directed energy deposition,laser metal deposition | B23K B33Y B22F | 增材制造 | 激光熔覆
光固化3D打印,SLA打印,DLP打印,立体光固化 | stereolithography,vat photopolymerization,SLA printing,DLP printing | B29C B33Y | 增材制造 | 光敏树脂
熔融沉积成型,FDM打印,选择性激光烧结,3D打印耗材 | fused deposition modeling,FDM printing,selective laser sintering,3D printing filament | B29C B33Y | 增材制造 |
混凝土3D打印 | concrete 3D printing | B28B B33Y E04G | 增材制造 | 建筑3D打印
4D打印,点阵结构,晶格结构 | 4D printing,lattice structure | B33Y B29C B22F | 增材制造 | 拓扑优化
# robots
机器人,机器人技术,机器人本体 | robot,robotics,robot body | B25J |  |
协作机器人,人机协作,拖动示教 | collaborative robot,cobot,human-robot collaboration,drag teaching | B25J | 工业机器人 |
并联机器人 | parallel robot | B25J | 工业机器人 |
Delta机器人 | delta robot | B25J | 工业机器人 | 并联机器人
SCARA机器人 | SCARA robot | B25J | 工业机器人 | 并联机器人
末端执行器,机械爪,夹爪,柔性夹爪,机器人抓取,真空吸盘 | end effector,gripper,mechanical gripper,soft gripper,robotic grasping,vacuum suction cup | B25J B65G | 机器人 |
软体机器人,气动人工肌肉,柔性驱动器,连续体机器人 | soft robot,pneumatic artificial muscle,soft actuator,continuum robot | B25J F15B | 机器人 | 机器人控制
人形机器人,仿人机器人,足式机器人,双足机器人,机器狗 | humanoid robot,legged robot,biped robot,robot dog | B62D B25J | 机器人 |
特种机器人 | special robot | B25J B62D F16L | 机器人 |
巡检机器人 | inspection robot | B25J B62D F16L | 机器人 | 特种机器人
爬壁机器人 | wall-climbing robot | B25J B62D F16L | 机器人 | 特种机器人
管道机器人 | pipeline robot | B25J B62D F16L | 机器人 | 特种机器人
排爆机器人 | explosive disposal robot | B25J B62D F16L | 机器人 | 特种机器人
服务机器人 | service robot | B25J G05D | 机器人 |
家庭服务机器人 | home service robot | B25J G05D | 机器人 | 服务机器人
陪护机器人 | companion robot | B25J G05D | 机器人 | 服务机器人
送餐机器人 | food delivery robot | B25J G05D | 机器人 | 服务机器人
水下机器人,ROV,AUV,水下航行器,无人潜航器 | underwater robot,underwater vehicle,unmanned underwater vehicle | B63C B63G B25J | 机器人 | 船舶
机器人减速器,关节模组 | robot reducer,harmonic reducer,joint module | F16H B25J | 机器人 | 减速器,减速机
遥操作,遥操作机器人,主从控制,力反馈 | teleoperation,telerobotics,master-slave control,force feedback | B25J G05B | 机器人 |
微操作,微型机器人,微纳机器人,磁控微机器人 | micromanipulation,microrobot,micro-nano robot,magnetic microrobot | B25J B81B A61B | 机器人 |
手套箱,上下料机械手,上下料,自动上料 | glove box,loading and unloading manipulator,automatic feeding,automatic loading | B25J B65G B23Q | 智能制造 |
# tools and cutting of non-metals
电动工具,气动工具,手电钻,冲击扳手,电锤 | power tool,pneumatic tool,electric drill,impact wrench,electric hammer | B25F B25B B25D B23B |  |
手工具,扳手,螺丝刀,扭矩扳手,钳子 | hand tool,wrench,screwdriver,torque wrench,pliers | B25B B25G |  |
五金工具箱,钳工工作台,工具收纳 | tool box,workbench,tool storage | B25H | 手工具 |
切割刀具,剪刀,裁切机,模切机,分切机,刀模 | cutting blade,scissors,cutting machine,die-cutting machine,slitting machine,cutting die | B26D B26F B26B |  | 包装机械
木材加工,木工机械,木地板,实木加工,木材改性,木材干燥 | wood processing,woodworking machinery,wooden floor,solid wood processing,wood modification,wood drying | B27M B27K B27B B27C |  | 人造板
人造板,刨花板,纤维板,胶合板,无醛板,密度板 | wood-based panel,particleboard,fiberboard,plywood,formaldehyde-free board,MDF | B27N B27D | 木材加工 |
竹材加工,竹材,重组竹,竹纤维,竹制品 | bamboo processing,bamboo material,bamboo scrimber,bamboo fiber,bamboo product | B27J B27M B27K | 木材加工 |
石材加工,石材切割,玉石雕刻,硬脆材料切割,金刚石线切割 | stone processing,stone cutting,jade carving,hard and brittle material cutting,diamond wire sawing | B28D | 机械加工 |
制砖机,砖瓦,混凝土预制构件模具,陶瓷成型,注浆成型 | brick making machine,brick and tile,precast concrete mold,ceramic forming,slip casting | B28B |  | 混凝土
# micro and nano
微纳加工,微纳制造,微加工,微结构制造,纳米压印 | micro-nano fabrication,micromachining,microfabrication,microstructure manufacturing,nanoimprint | B81C B82Y G03F |  |
微机电系统,MEMS,MEMS传感器,MEMS器件,MEMS工艺 | microelectromechanical system,MEMS sensor,MEMS device,micro-electro-mechanical system | B81B B81C | 微纳加工 |
纳米材料,纳米技术,纳米颗粒,纳米粒子,纳米粉体 | nanomaterial,nanotechnology,nanoparticle,nanopowder,nano powder | B82Y B82B C01B B22F C01G |  | 纳米线
纳米线,纳米棒,纳米阵列 | nanowire,nanorod,nano array | B82Y B82B C30B | 纳米材料 |
碳纳米管,CNT,多壁碳纳米管,单壁碳纳米管 | carbon nanotube,multi-walled carbon nanotube,single-walled carbon nanotube | C01B B82Y | 纳米材料,碳材料 | 石墨烯,导电剂
量子点,钙钛矿量子点 | quantum dot,perovskite quantum dot | C09K B82Y H10K | 纳米材料 | 碳量子点
石墨烯,氧化石墨烯,石墨烯薄膜,石墨烯复合材料,石墨烯粉体,三维石墨烯 | graphene,graphene oxide,graphene film,graphene composite,three-dimensional graphene | C01B B82Y C30B | 纳米材料,碳材料 | 导热散热膜
仿生表面,超疏水,超疏水表面,微织构 | bionic surface,superhydrophobic,superhydrophobic surface,micro texture | B81C C09D B23K B82Y | 微纳加工 | 自清洁,摩擦学
磁性纳米颗粒,四氧化三铁纳米,磁性微球 | magnetic nanoparticle,iron oxide nanoparticle,magnetic microsphere | H01F B82Y A61K G01N | 纳米材料 |
`;
