/** Digital applications: city, traffic, farming, logistics, commerce, finance, education, health informatics, safety. */
export const digitalApplications = `
# traffic
智能交通,智慧交通,ITS,交通信息化 | intelligent transportation,smart transport | G08G |  |
交通信号控制,信号灯,红绿灯,信号配时 | traffic signal control,traffic light,signal timing | G08G | 智能交通 |
交通流预测,拥堵预测,交通仿真,交通规划 | traffic flow prediction,congestion prediction,traffic simulation | G08G G06Q | 智能交通 |
车路协同,车联网,V2X,车载终端,车载通信 | vehicle-infrastructure cooperation,internet of vehicles,on-board terminal | G08G H04W | 智能交通 | 自动驾驶
电子收费,ETC,不停车收费,高速公路收费 | electronic toll collection | G07B G08G | 智能交通 |
停车管理,智慧停车,车位检测,停车诱导,停车场系统 | parking management,parking space detection,parking guidance | G08G G07B | 智能交通 |
轨道交通信号,列车运行控制,CBTC,铁路信号 | rail signalling,railway signal | B61L | 智能交通 | 列车控制
车辆调度,公交调度,船舶调度,运输调度 | vehicle dispatching,bus scheduling,ship scheduling | G08G G06Q | 智能交通 |
船舶导航,船舶避碰,智能航运,船舶监控 | ship navigation,ship collision avoidance,smart shipping | G08G B63B G01C |  | 人工智能
空中交通管理,低空管理,无人机管控,低空经济 | air traffic management,low-altitude management,uav surveillance | G08G G01S |  | 反无人机
交通标志,道路标线,反光标识,道路安全设施 | traffic sign,reflective marker | E01F G09F |  |
# city, building, safety
智慧城市,城市大脑,城市管理,数字城市 | smart city,city brain,urban management | G06Q G08G |  |
智慧园区,智慧社区,智慧楼宇,智能建筑 | smart park,smart community,smart building | G06Q G05B | 智慧城市 |
智能家居,家庭自动化,智能家电,全屋智能 | smart home,home automation,smart appliance | H04L G05B |  | 物联网
视频监控,安防监控,安防,监控摄像头 | video surveillance,security monitoring,surveillance camera | H04N G08B |  |
门禁,门禁系统,访客系统 | access control system,visitor system | G07C E05B |  | 智能门锁
考勤,巡检系统,电子巡更,设备点检 | patrol inspection system,equipment inspection | G07C |  |
报警器,烟雾报警器,火灾探测,入侵报警 | fire alarm,smoke detector,fire detection,intrusion alarm | G08B |  | 气体传感器,火灾报警
应急管理,应急指挥,灾害预警,突发事件 | emergency management,emergency command,disaster early warning | G06Q G08B |  | 应急救援
安全生产监测,危险源监控,安全预警,化工园区安全,双重预防 | work safety monitoring,hazard source monitoring,safety early warning,chemical park safety | G08B G06Q G05B |  |
煤矿安全监控,智慧矿山,智能矿山 | coal mine safety monitoring,mine safety,smart mine | E21F G08B |  | 煤矿安全
森林防火监测,森林火灾监测 | forest fire monitoring | G08B G06V | 报警器 |
智慧水利,水文监测,洪水预报,水利信息化,灌区信息化 | smart water conservancy,hydrological monitoring,flood forecasting | G06Q G01W G01F |  |
智慧消防,消防物联网,电气火灾监控 | smart fire protection,fire iot,electrical fire monitoring | A62C G08B |  |
智慧环保,污染源监控,环保大数据,碳排放监测 | smart environmental protection,pollution source monitoring,carbon emission monitoring | G06Q G01N | 环境监测 | 碳核算
能源管理,能耗监测,能源管理系统,EMS能源管理,建筑能耗 | energy management system,energy consumption monitoring,building energy | G06Q H02J G05B |  |
地理信息系统,GIS,空间数据,电子地图,WebGIS | geographic information system,spatial data,electronic map | G06F G09B |  |
城市规划,国土空间规划,土地利用,空间规划 | urban planning,territorial spatial planning,land use planning | G06Q |  |
电梯物联网,电梯监测,特种设备监测 | elevator iot,elevator monitoring,special equipment monitoring | B66B |  |
智慧工地,施工安全监测,塔吊监测,施工管理 | smart construction site,construction safety monitoring,tower crane monitoring | G06Q G08B B66C |  |
# farming
智能灌溉,自动灌溉,滴灌控制,精准灌溉 | smart irrigation,automatic irrigation,precision irrigation | A01G A01C | 智慧农业 | 水肥一体化
智能温室,温室控制 | smart greenhouse,greenhouse control | A01G G05D | 智慧农业 | 温室大棚,植物工厂,设施农业
农机自动导航,农机自动驾驶,无人农机 | agricultural machinery navigation,autonomous tractor | A01B G05D A01C | 智慧农业 | 施肥机
智慧养殖,畜禽监测,智能养殖 | smart livestock farming,livestock monitoring | A01K | 智慧农业 | 饲喂设备,动物识别
智慧渔业,水产养殖监测,智能投饵,养殖水质监测 | smart fishery,aquaculture monitoring,intelligent feeding | A01K G01N | 智慧农业 |
作物估产,产量预测,长势监测,病虫害监测,病虫害预警 | crop yield estimation,yield prediction,growth monitoring,pest monitoring and warning | G06Q G06V A01M | 智慧农业 | 遥感
追溯系统,溯源系统,产品追溯,农产品溯源,质量追溯,食品追溯 | traceability system,food traceability | G06Q G06K |  | 区块链,溯源
# logistics, commerce, finance
智能物流,智慧物流,物流系统,物流自动化 | smart logistics,logistics system,logistics automation | G06Q B65G |  |
智能仓储,自动化立体仓库,立体仓库,仓储管理,WMS,智能货架,堆垛机,穿梭车,仓储货架 | smart warehousing,automated warehouse,AS/RS,warehouse management,stacker crane,shuttle vehicle,storage rack | B65G G06Q | 智能物流 | 移动机器人,智慧物流
快递分拣,包裹分拣,物流分拣,分拣机,交叉带分拣机 | parcel sorting,express sorting,sorting machine,logistics sorting,cross-belt sorter | B07C B65G | 智能物流,输送机 | 智慧物流
供应链管理,供应链,库存管理,采购管理 | supply chain management,inventory management | G06Q |  |
冷链监测,冷链物流,冷链追溯 | cold chain monitoring,cold chain logistics | G06Q B65D G01K | 智能物流 |
末端配送,无人配送,智能快递柜,配送路径优化 | last-mile delivery,unmanned delivery,parcel locker,route optimisation | G06Q A47G G07F | 智能物流 |
电子商务,电商平台,网上交易,跨境电商 | e-commerce,online trading,cross-border e-commerce | G06Q |  |
移动支付,电子支付,数字货币,支付系统 | mobile payment,electronic payment,digital currency | G06Q |  |
金融科技,风险控制,信用评估,反欺诈,风控模型 | fintech,risk control,credit scoring,fraud detection | G06Q |  |
自动售货机,无人零售,自助终端,无人售货 | vending machine,unmanned retail,self-service terminal | G07F |  |
ERP,企业管理软件,企业信息化,办公自动化,OA系统,客户关系管理 | enterprise resource planning,ERP,enterprise management software,office automation,CRM | G06Q |  |
产品全生命周期管理,PLM,质量管理系统,项目管理系统 | product lifecycle management,quality management system software | G06Q |  |
电子政务,政务服务,智慧政务,政务大数据 | e-government,government service platform | G06Q |  |
智慧旅游,旅游信息化,文化旅游,导览系统 | smart tourism,tour guide system | G06Q G09B |  |
文物保护,文物数字化,数字博物馆,文化遗产 | cultural relic protection,cultural heritage digitisation,digital museum | G06T B05D G01N |  |
人力资源管理,招聘系统,智慧法院,法律信息化 | human resource management,recruitment system,legal informatics | G06Q |  |
知识产权服务,专利检索,专利分析,技术交易平台 | patent search,patent analysis,technology transaction platform | G06Q G06F |  |
# education and entertainment
在线教育,智慧教育,教育信息化,远程教学 | online education,smart education,e-learning | G09B G06Q |  |
教学仪器,教具,实训设备,实验教学装置,教学演示 | teaching instrument,teaching aid,training equipment,demonstration apparatus | G09B |  |
模拟训练,驾驶模拟器,飞行模拟器,虚拟实训,手术模拟 | training simulator,driving simulator,flight simulator,virtual training,surgical simulation | G09B |  | 虚拟现实
智慧课堂,电子白板,考试系统,作业批改,学习分析 | smart classroom,electronic whiteboard,examination system,learning analytics | G09B G06Q | 在线教育 |
盲文,助残设备,手语识别,导盲 | braille,assistive device,sign language recognition,guide for the blind | G09B A61F A61H |  |
游戏开发,电子游戏,体感游戏,游戏引擎 | game development,video game,motion sensing game | A63F G06T |  |
# health informatics
医疗信息化,医院信息系统,HIS,电子病历 | medical informatics,hospital information system,electronic medical record | G16H |  | 智慧医疗
远程医疗,远程会诊,互联网医院,远程监护 | telemedicine,remote consultation,internet hospital,remote patient monitoring | G16H A61B | 医疗信息化 |
辅助诊断,临床决策支持,疾病预测,疾病风险预测,智能诊断 | diagnosis assistance,clinical decision support,disease prediction | G16H G06N | 医疗信息化 | 医学影像分析
健康监测,健康管理平台,慢病管理,可穿戴健康监测 | health monitoring,health management,chronic disease management | A61B G16H |  | 生命体征监测
智慧养老,养老监护,老年人照护,居家养老,适老化 | smart elderly care,elderly monitoring,home care for the elderly | G16H A61G G08B |  |
中医智能诊断,舌诊,脉诊,中医四诊 | intelligent tcm diagnosis,tongue diagnosis,pulse diagnosis | A61B G16H | 辅助诊断 |
药物研发信息化,AI制药,虚拟筛选,药物设计,药物重定位 | ai drug discovery,virtual screening,drug design | G16C G16B | 人工智能 |
疫情防控,传染病监测,流行病预测,疫情监测 | epidemic prevention,infectious disease surveillance,epidemic forecasting | G16H |  |
智慧药房,自动发药,药品管理,药品追溯 | smart pharmacy,automatic dispensing,drug management | G16H B65G G07F |  |
溯源 | product traceability,tracing system | G06Q G06K |  |
`;
