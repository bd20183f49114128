/** Communications: radio, optical, satellite, networks, IoT, antennas, audio and video (H01Q, H04). */
export const communications = `
# radio
无线通信,移动通信,无线传输,无线网络 | wireless communication,mobile communication,wireless network | H04W H04B |  |
5G,5G通信,第五代移动通信,5G基站,6G | 5G,fifth-generation mobile communication,5g base station | H04W H04B H04L | 无线通信 |
基站,通信基站,小基站,基站天线,射频拉远 | base station,small cell,base station antenna,remote radio unit | H04W H01Q H04B | 无线通信 |
大规模MIMO,MIMO,多天线,波束赋形,波束成形 | massive mimo,multi-antenna,beamforming | H04B H04L H01Q | 无线通信 |
智能超表面,可重构智能表面,RIS | reconfigurable intelligent surface | H04B H01Q H04W | 无线通信 | 超表面
毫米波通信,太赫兹通信,微波通信,微波传输 | millimetre wave communication,terahertz communication,microwave communication | H04B | 无线通信 |
通感一体化,信道估计,OFDM,调制解调,非正交多址,信道均衡 | integrated sensing and communication,channel estimation,modulation and demodulation,NOMA | H04L H04B H04W | 无线通信 |
认知无线电,频谱感知,频谱监测,无线电监测,动态频谱 | cognitive radio,spectrum sensing,spectrum monitoring,radio monitoring | H04B H04W | 无线通信 |
资源分配,无线资源管理,任务卸载,移动边缘计算,网络切片 | resource allocation,radio resource management,task offloading,mobile edge computing,network slicing | H04W H04L | 无线通信 |
软件无线电,射频收发机,射频电路,射频模块 | software defined radio,rf transceiver,rf circuit,rf module | H04B | 无线通信 |
信号处理,信号去噪,小波变换,自适应滤波,压缩感知 | signal processing,signal denoising,wavelet transform,adaptive filtering,compressed sensing | H03H H04B G06F |  |
通信干扰,抗干扰通信,扩频通信,跳频,电子对抗 | communication jamming,anti-jamming communication,spread spectrum,frequency hopping | H04K H04B |  |
物理层安全,保密通信,隐蔽通信,混沌保密通信 | physical layer security,secure communication,covert communication,chaotic communication | H04L H04K | 无线通信 |
无线自组网,自组织网络,Mesh网络,应急通信,专网通信 | ad hoc network,self-organizing network,mesh network,emergency communication,private network | H04W H04L | 无线通信 |
对讲机,集群通信,调度通信,矿用通信 | walkie-talkie,trunked communication,dispatch communication,mine communication | H04W H04B | 无线通信 |
水声通信,水下通信,水下无线通信,水下网络 | underwater acoustic communication,underwater communication | H04B |  |
可见光通信,LiFi,无线光通信,自由空间光通信,激光通信 | visible light communication,free-space optical communication,laser communication | H04B |  |
近场通信,蓝牙,超宽带,UWB,ZigBee,短距离通信,WiFi | near field communication,bluetooth,ultra-wideband,short-range communication | H04W H04B | 无线通信 |
人体通信,体域网,植入式通信 | body channel communication,body area network | H04B A61B |  |
电磁场仿真,电波传播,信道建模 | electromagnetic simulation,radio propagation,channel modelling | H04B G06F |  |
# iot
物联网,IoT,物联网平台,物联网终端,万物互联 | internet of things,iot platform | H04L H04W G16Y |  | 传感器
窄带物联网,NB-IoT,LoRa,低功耗广域网,LPWAN | narrowband iot,low-power wide-area network | H04W H04L | 物联网 |
无线传感器网络,传感网,WSN,传感器节点,无源物联网 | wireless sensor network,sensor node,passive iot | H04W G08C | 物联网 |
物联网网关,智能网关,协议转换,边缘网关 | iot gateway,smart gateway,protocol conversion | H04L | 物联网 |
工业无线,时间敏感网络,TSN,工业以太网,现场总线,CAN总线 | industrial wireless,time-sensitive networking,industrial ethernet,fieldbus,can bus | H04L G05B |  |
# satellite
卫星通信,卫星互联网,低轨卫星,星地通信,卫星终端 | satellite communication,satellite internet,low earth orbit satellite,satellite terminal | H04B H04W H01Q |  |
卫星天线,动中通,卫星地面站,相控阵终端 | satellite antenna,satcom on the move,satellite ground station | H01Q H04B | 卫星通信 |
人造卫星,微小卫星,卫星平台,卫星载荷 | satellite,small satellite,satellite platform | B64G |  |
空天地一体化,无人机通信,无人机中继,数据链,高空平台 | space-air-ground integrated network,uav communication,uav relay,data link | H04B H04W |  |
# optical fibre
光通信,光纤通信,光传输,光网络,光传送网 | optical communication,fibre optic communication,optical transmission,optical network | H04B H04J |  |
光纤,光缆,光纤光缆,特种光纤,保偏光纤,海缆 | optical fibre,optical cable,specialty fibre,polarization maintaining fibre | G02B C03B | 光通信 |
光纤预制棒,光棒,光纤拉丝,光纤涂料 | optical fibre preform,fibre drawing,fibre coating material,optical fiber preform,fiber drawing | C03B C03C G02B | 光纤,玻璃 |
光纤连接器,光纤适配器,光纤熔接,光分路器,光跳线 | fibre connector,fibre adapter,fusion splicing,optical splitter,patch cord | G02B | 光纤 |
光模块,光收发模块,高速光模块,光器件,共封装光学 | optical module,optical transceiver,optical device,co-packaged optics | H04B G02B H01S | 光通信 |
光放大器,掺铒光纤放大器,EDFA,拉曼放大器 | optical amplifier,raman amplifier | H01S H04B | 光通信 |
波分复用,WDM,光复用,相干光通信,模分复用 | wavelength division multiplexing,coherent optical communication,mode division multiplexing | H04J H04B G02B | 光通信 |
无源光网络,PON,光纤到户,FTTH,光猫 | passive optical network,fibre to the home | H04B H04Q | 光通信 |
微波光子,光生微波,光子雷达,光载无线 | microwave photonics,photonic microwave generation,radio over fibre | H04B G02F | 光通信 |
光交换,光交叉,光开关阵列,配线架,光纤配线 | optical switching,optical cross-connect,fibre distribution frame | H04Q G02B | 光通信 |
# networks
计算机网络,网络通信,交换机,路由器,以太网 | computer network,router,ethernet | H04L |  |
软件定义网络,SDN,网络功能虚拟化,NFV,网络编排 | software defined networking,network function virtualization | H04L | 计算机网络 |
路由算法,流量调度,拥塞控制,网络优化,负载均衡 | routing algorithm,traffic scheduling,congestion control,network optimisation,load balancing | H04L H04W | 计算机网络 |
网络监测,网络运维,网络故障诊断,流量分析 | network monitoring,network operation and maintenance,traffic analysis | H04L H04W | 计算机网络 |
电力线通信,电力线载波,PLC载波,HPLC载波 | power line communication,power line carrier | H04B |  |
区块链网络,点对点网络,内容分发网络,CDN | peer-to-peer network,content delivery network | H04L | 计算机网络 |
即时通信,视频会议,融合通信,呼叫中心,网络电话 | instant messaging,video conference,unified communication,call centre,voip | H04L H04M H04N |  |
手机,智能手机,移动终端,智能终端 | mobile phone,smartphone,mobile terminal | H04M H04W G06F |  |
# antennas
天线,微带天线,贴片天线,宽带天线 | antenna,microstrip antenna,patch antenna,wideband antenna | H01Q |  |
阵列天线 | array antenna | H01Q | 天线 |
相控阵天线 | phased array antenna | H01Q | 天线 | 阵列天线
多波束天线 | multibeam antenna | H01Q | 天线 | 阵列天线
智能天线 | smart antenna | H01Q | 天线 | 阵列天线
手机天线,终端天线,5G天线,LCP天线,MIMO天线 | mobile phone antenna,terminal antenna,5g antenna,lcp antenna | H01Q | 天线 |
反射面天线,透镜天线,龙伯透镜,缝隙天线,喇叭天线 | reflector antenna,lens antenna,luneburg lens,slot antenna,horn antenna | H01Q | 天线 |
天线罩,雷达罩,透波材料,频率选择表面 | radome,wave-transparent material,frequency selective surface | H01Q | 天线 |
射频连接器,同轴电缆,馈线,射频线缆,泄漏电缆 | rf connector,coaxial cable,leaky cable | H01R H01B H01P H01Q |  |
# audio and video
扬声器,音箱,扬声器单元,微型扬声器,音响 | loudspeaker,sound box,micro speaker | H04R |  |
耳机,蓝牙耳机,骨传导,TWS耳机 | earphone,bluetooth headset,bone conduction | H04R A61F |  | 助听器
麦克风,传声器,MEMS麦克风,麦克风阵列 | microphone,mems microphone,microphone array | H04R |  |
音响系统,声学系统,立体声,空间音频,扩声系统 | acoustic system,spatial audio,sound reinforcement | H04S H04R |  |
视频编码,视频压缩,图像压缩,HEVC,编解码,超高清视频 | video coding,video compression,image compression,codec,ultra-high-definition video | H04N |  |
流媒体,视频直播,视频传输,图像传输,图传 | streaming media,live video,video transmission,image transmission | H04N H04L |  |
数字电视,广播电视,机顶盒,智能电视 | digital television,broadcasting,set-top box,smart tv | H04N H04H |  |
数字广播,应急广播,调频广播 | digital broadcasting,emergency broadcast,fm broadcasting | H04H |  |
可穿戴设备,智能手表,智能手环,智能眼镜,智能穿戴,智能服装 | wearable device,smart watch,smart bracelet,smart glasses,smart clothing | G06F A61B G04G H04M A41D |  | 柔性传感器
`;
