/** Control, automation, computing, data, security, storage, simulation, nuclear (G05, G06F, G11, G21, H04L). */
export const controlComputing = `
# control and automation
自动控制,控制系统,过程控制,工业控制,工控 | automatic control,control system,process control,industrial control | G05B G05D |  |
可编程控制器,PLC,PLC控制,可编程逻辑控制器 | programmable logic controller | G05B | 自动控制 |
分布式控制系统,DCS,集散控制,SCADA,组态软件 | distributed control system,configuration software | G05B | 自动控制 |
先进控制,模型预测控制,MPC,自适应控制,滑模控制 | advanced control,model predictive control,adaptive control,sliding mode control | G05B | 自动控制 |
PID控制 | pid control | G05B | 自动控制 |
模糊控制 | fuzzy control | G05B | 自动控制 | PID控制
鲁棒控制 | robust control | G05B | 自动控制 | PID控制
智能控制 | intelligent control | G05B | 自动控制 | PID控制
数控系统,数控机床,CNC,数控,五轴联动 | numerical control system,cnc machine tool,five-axis | G05B B23Q | 自动控制 |
运动控制,伺服控制,伺服系统,运动控制器,伺服驱动器 | motion control,servo control,servo system,servo driver | G05B H02P G05D | 自动控制 | 步进电机
温度控制,温控器,恒温控制,温控系统 | temperature control,thermostat | G05D | 自动控制 |
流量控制 | flow control device | G05D | 自动控制 |
压力控制 | pressure control | G05D | 自动控制 | 流量控制
液位控制 | liquid level control | G05D | 自动控制 | 流量控制
配比控制 | ratio control | G05D | 自动控制 | 流量控制
自动导航,无人驾驶控制,轨迹跟踪,自主导航,避障 | autonomous navigation,trajectory tracking,obstacle avoidance | G05D G01C |  | 组合导航
移动机器人,AGV,AMR,自动导引车,AMR机器人,机器人导航 | mobile robot,automated guided vehicle,AMR robot,autonomous mobile robot,robot navigation | G05D B25J B65G | 机器人 | 即时定位与地图构建,立体仓库,SLAM,巡检机器人,服务机器人
工业机器人,机械手,机械臂,六轴机器人,关节机器人,桁架机械手 | industrial robot,manipulator,robot arm,robotic arm,six-axis robot,articulated robot,gantry manipulator | B25J G05B | 机器人 | 减速机
无人机控制,飞控,集群控制,无人机编队 | uav control,swarm control,drone formation | G05D B64C B64U |  | 飞行控制
智能制造,智能工厂,数字化工厂,工业4.0,数字化车间,智能车间,自动化生产线 | intelligent manufacturing,smart factory,digital factory,industry 4.0,automated production line,digital workshop | G05B G06Q B23P |  | 工业机器人
工业互联网,工业物联网,设备联网,工业互联网平台 | industrial internet,industrial iot,IIoT | G05B H04L G06Q | 智能制造 |
制造执行系统,MES,生产调度,车间调度,排产,APS | manufacturing execution system,production scheduling | G06Q G05B | 智能制造 |
柔性制造,柔性生产线,自动装配线,自动化装配 | flexible manufacturing,automatic assembly line | B23P G05B B23Q | 智能制造 |
自动上下料,自动分拣,自动检测线,自动化改造 | automatic loading and unloading,automatic sorting,automation retrofit | B23Q B65G B07C | 智能制造 |
人机界面,人机交互,HMI,操作界面 | human-machine interface,human-computer interaction | G06F G05B |  |
远程控制,遥控,远程运维 | remote control,remote operation and maintenance | G08C G05B H04L |  | 遥操作
变电站自动化,楼宇自控,泵站自动化,闸门自动化 | substation automation,building automation,pump station automation | G05B H02J G05D | 自动控制 |
脑机接口,脑电信号,EEG,肌电信号,BCI,神经接口,神经电极 | brain-computer interface,neural interface,neural electrode | A61B G06F A61N | 医疗器械 | 神经调控,肌电
# computing base
计算机,计算机硬件,服务器,工控机,国产计算机 | computer,computer hardware,industrial computer | G06F |  |
处理器,CPU,微处理器,单片机,嵌入式系统,DSP,FPGA | microcontroller,embedded system | G06F G05B |  |
图形处理器,GPU,AI芯片,神经网络处理器,NPU,人工智能芯片 | graphics processor,ai chip,neural processing unit | G06N G06F G06T | 集成电路 | 深度学习
类脑计算,类脑芯片,神经形态计算,存算一体,脉冲神经网络 | neuromorphic computing,brain-inspired chip,in-memory computing,spiking neural network | G06N G11C |  |
量子计算,量子比特,量子计算机,量子算法 | quantum computing,qubit,quantum computer | G06N H10N |  |
高性能计算,并行计算,超级计算,超算 | high performance computing,parallel computing,supercomputing | G06F |  |
操作系统,国产操作系统,实时操作系统,嵌入式操作系统 | operating system,real-time operating system | G06F |  |
软件开发,软件工程,软件测试,低代码,代码生成,程序分析 | software engineering,software testing,low-code,code generation,program analysis | G06F |  |
数据库 | database | G06F |  |
分布式数据库 | distributed database | G06F | 数据库 |
时序数据库 | time series database | G06F | 数据库 |
图数据库 | graph database | G06F | 数据库 |
信息检索,搜索引擎,全文检索,语义检索,向量检索 | information retrieval,search engine,semantic search,vector retrieval | G06F |  |
云计算,云平台,虚拟化,容器云,云服务 | cloud computing,cloud platform,virtualization | G06F H04L |  |
边缘计算,边云协同,边缘智能,雾计算,算力网络 | edge computing,cloud-edge collaboration,edge intelligence,fog computing | H04L G06F | 云计算 |
大数据,大数据分析,数据挖掘,大数据平台,数据分析 | big data,data mining,big data analytics | G06F G06Q |  |
数据治理,数据清洗,数据融合,多源数据融合,数据中台 | data governance,data cleaning,data fusion,multi-source data fusion | G06F | 大数据 |
数据可视化,可视化,三维可视化,大屏可视化 | data visualization,3d visualization | G06F G06T |  |
数据压缩,数据备份,容灾,数据恢复 | data compression,data backup,disaster recovery,data recovery | G06F H03M |  |
数据中心,机房,绿色数据中心,机柜 | data centre,data center,server room | G06F H05K H04L |  | 机房空调
# simulation and twins
数字孪生,数字孪生系统,数字化建模 | digital twin | G06F G05B G06T |  | 仿真
仿真,仿真模拟,数值模拟,建模仿真,虚拟仿真 | simulation,numerical simulation,modelling and simulation,virtual simulation | G06F G09B |  |
有限元分析,有限元仿真,CAE,结构仿真,多物理场仿真 | finite element analysis,FEA,multiphysics simulation | G06F | 仿真 |
计算机辅助设计,CAD,三维设计,参数化设计,工业软件,CAD软件 | computer-aided design,parametric design,industrial software | G06F |  |
拓扑优化,结构优化,多目标优化,优化算法 | topology optimization,structural optimization,multi-objective optimization | G06F G06N |  |
电子设计自动化,EDA,芯片设计软件,版图设计 | electronic design automation,layout design | G06F | 集成电路 |
分子模拟,分子动力学,第一性原理,材料基因组,材料计算 | molecular simulation,molecular dynamics,first-principles | G16C G06F |  | 材料基因
生物信息学,基因数据分析,组学分析,基因组学,蛋白质组学 | bioinformatics,genomic data analysis,omics analysis,genomics,proteomics | G16B C12Q G01N |  |
# security
网络安全,信息安全,网络空间安全,网络攻防 | cybersecurity,network security,information security | H04L G06F |  |
数据安全,数据加密,加密技术,密码技术,国密算法 | data security,data encryption,cryptography | H04L G06F | 网络安全 |
隐私计算,隐私保护,联邦学习,多方安全计算,同态加密,差分隐私 | privacy computing,federated learning,secure multi-party computation,homomorphic encryption,differential privacy | G06F H04L G06N | 数据安全 |
区块链,智能合约,分布式账本,共识算法,联盟链 | blockchain,smart contract,distributed ledger,consensus algorithm | H04L G06Q G06F |  |
身份认证,访问控制,零信任,单点登录,数字证书 | identity authentication,access control,zero trust,digital certificate | H04L G06F | 网络安全 |
入侵检测,恶意代码检测,漏洞挖掘,漏洞检测,异常流量检测,防火墙 | intrusion detection,malware detection,vulnerability detection,abnormal traffic detection,firewall | H04L G06F | 网络安全 |
工控安全,工业控制系统安全,物联网安全,车联网安全 | industrial control security,iot security,vehicle network security | H04L G05B H04W | 网络安全 |
量子通信,量子密钥分发,QKD,量子保密通信,后量子密码 | quantum communication,quantum key distribution,post-quantum cryptography | H04L H04B |  |
可信计算,安全芯片,可信执行环境,物理不可克隆函数 | trusted computing,security chip,trusted execution environment,physical unclonable function | G06F H04L | 网络安全 |
数字水印,电子签名,版权保护,数字版权 | digital watermark,electronic signature,copyright protection | G06T G06F H04L |  |
防伪标签,防伪技术,二维码防伪,防伪溯源 | anti-counterfeit label,qr code anti-counterfeiting | G06K G09F B42D |  | 追溯系统,防伪
射频识别,RFID,电子标签,NFC,RFID标签 | radio frequency identification,electronic tag | G06K H01Q H04B |  | 物联网
条码,二维码,条码识别,扫码,扫描枪 | barcode,qr code,barcode recognition | G06K |  |
智能卡,IC卡,读卡器,金融终端 | smart card,ic card,card reader,payment terminal | G06K G07F |  |
# storage
存储器,存储芯片,半导体存储,内存,DRAM | memory chip,semiconductor memory | G11C H10B | 集成电路 |
闪存,NAND闪存,固态硬盘,SSD,3D NAND | flash memory,nand flash,solid state drive | G11C G06F H10B | 存储器 |
新型存储器,忆阻器,阻变存储器,相变存储器,磁存储器,MRAM,RRAM,铁电存储器 | memristor,resistive memory,phase change memory,ferroelectric memory | G11C H10B H10N | 存储器 |
光存储,磁记录,硬盘,全息存储,光盘 | optical storage,magnetic recording,hard disk,holographic storage | G11B |  |
分布式存储,云存储,数据存储系统,存储系统 | distributed storage,cloud storage,storage system | G06F H04L |  |
# nuclear
核电,核电站,核能,核能发电 | nuclear power,nuclear power plant,nuclear energy | G21C G21D |  |
核反应堆,反应堆,小型堆,高温气冷堆,快堆,熔盐堆 | nuclear reactor,small modular reactor,high-temperature gas-cooled reactor,fast reactor,molten salt reactor | G21C | 核电 |
核燃料,核燃料元件,燃料包壳,锆合金包壳,铀浓缩,乏燃料后处理,铀提取,海水提铀 | nuclear fuel,fuel element,fuel cladding,uranium extraction,spent fuel reprocessing | G21C C22B C01G G21F | 核电 |
放射性废物,核废料处理,核废水,放射性废水,乏燃料,放射性核素去除,核废物处置 | radioactive waste,nuclear waste treatment,radioactive wastewater,spent fuel,radionuclide removal,nuclear waste | G21F C02F B01J | 核电,水处理 |
辐射屏蔽材料,中子屏蔽,防辐射材料,铅衣 | radiation shielding material,neutron shielding | G21F |  |
核聚变,可控核聚变,托卡马克,等离子体约束 | nuclear fusion,tokamak,plasma confinement | G21B H05H |  |
同位素,放射性同位素,医用同位素,加速器,粒子加速器 | radioisotope,medical isotope,particle accelerator | G21G H05H |  |
辐照加工,电子束辐照,辐照灭菌,电子加速器 | irradiation processing,electron beam irradiation,irradiation sterilisation | G21K A61L H05H |  |
等离子体,等离子体发生器,等离子体处理 | plasma,low-temperature plasma,plasma generator | H05H B01J |  | 低温等离子体
`;
