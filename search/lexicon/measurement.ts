/** Measuring and testing: sensors, spectroscopy, non-destructive testing, environment, metering, weighing, surveying (G01). */
export const measurement = `
# sensors
传感器,传感技术,敏感元件,智能传感器 | sensor,sensing,smart sensor | G01D G01N |  |
压力传感器,压力变送器,微压传感器,压阻传感器 | pressure sensor,pressure transmitter,piezoresistive sensor | G01L | 传感器 |
力传感器,称重传感器,六维力传感器,扭矩传感器,应变片 | force sensor,load cell,six-axis force sensor,torque sensor,strain gauge | G01L G01G | 传感器 |
柔性传感器,柔性压力传感器,电子皮肤,应变传感器,可穿戴传感器 | flexible sensor,electronic skin,strain sensor,wearable sensor | G01L G01B A61B | 传感器 | 柔性电子
触觉传感器,触觉传感,力触觉 | tactile sensor,haptic sensing | G01L B25J | 传感器 |
温度传感器,热电偶,热敏电阻,铂电阻,测温 | temperature sensor,thermocouple,thermistor,platinum resistance thermometer | G01K H01C | 传感器 |
红外测温,非接触测温,红外热像,热成像,红外热成像 | infrared thermometry,non-contact temperature measurement,thermal imaging,infrared thermography | G01J H04N |  | 红外成像
湿度传感器,温湿度传感器,露点仪,水分仪,水分测定 | humidity sensor,temperature and humidity sensor,dew point meter,moisture meter | G01N G01D | 传感器 |
气体传感器,气敏传感器,气体检测,气体报警器,电子鼻 | gas sensor,gas detection,gas alarm,electronic nose | G01N G08B | 传感器 |
氢气传感器,甲烷传感器,瓦斯检测,氧传感器,氮氧传感器 | hydrogen sensor,methane sensor,oxygen sensor,nox sensor | G01N | 气体传感器 |
流量计,流量传感器,电磁流量计,涡街流量计,质量流量计 | flowmeter,flow sensor,electromagnetic flowmeter,vortex flowmeter,mass flowmeter | G01F | 传感器 |
超声波流量计,多相流计量,气液两相流,多相流量计 | ultrasonic flowmeter,multiphase flow metering,gas-liquid two-phase flow | G01F G01N | 流量计 |
液位计,液位传感器,料位计,物位测量,雷达液位计 | level gauge,liquid level sensor,material level meter,radar level gauge | G01F | 传感器 |
智能水表,水表,超声波水表,远传水表 | water meter,smart water meter,ultrasonic water meter | G01F | 流量计 |
燃气表,智能燃气表,天然气计量 | gas meter,smart gas meter,natural gas metering | G01F | 流量计 |
位移传感器,角度传感器,编码器,光栅尺,磁栅尺,光电编码器 | displacement sensor,angle sensor,encoder,grating scale,magnetic scale | G01D G01B | 传感器 |
加速度计,加速度传感器,惯性传感器,振动传感器 | accelerometer,inertial sensor,vibration sensor | G01P G01H | 传感器 | 微机电系统
陀螺仪,光纤陀螺,惯性导航,惯导,MEMS陀螺 | gyroscope,fibre optic gyroscope,inertial navigation,mems gyroscope | G01C |  | 组合导航
磁传感器,霍尔传感器,磁阻传感器,TMR传感器,磁力计 | magnetic sensor,hall sensor,magnetoresistive sensor,TMR sensor,magnetometer | G01R H10N | 传感器 |
电流传感器,电流互感器,电压互感器,电压传感器 | current sensor,current transformer,voltage transformer | G01R H01F | 传感器 |
光纤传感器,光纤光栅,光纤传感,分布式光纤传感,布拉格光栅 | fibre optic sensor,fiber bragg grating,distributed fibre sensing,FBG | G01D G01B G01H G02B | 传感器 | 光纤
声表面波,声表面波传感器,SAW传感器,石英晶体微天平 | surface acoustic wave,SAW sensor,quartz crystal microbalance | G01N H03H | 传感器 |
离子选择电极,pH电极,pH计,电导率仪,溶解氧传感器 | ion selective electrode,ph electrode,conductivity meter,dissolved oxygen sensor | G01N | 生物传感器 |
电化学检测,电化学传感,伏安法,阻抗谱 | electrochemical detection,voltammetry,impedance spectroscopy | G01N |  |
荧光探针,荧光传感器,荧光检测,比色检测,量子点荧光,荧光染料,小分子探针 | fluorescent probe,fluorescence detection,colorimetric detection,fluorescent dye | G01N C09K C07D |  | 生物成像
超声波传感器,压电传感器,换能器 | ultrasonic sensor,ultrasonic transducer,piezoelectric sensor | G01N G01S B06B | 传感器 | 压电材料,超声成像
图像传感器,CMOS图像传感器,CCD,光电探测器 | image sensor,cmos image sensor,photodetector | H01L H10F H04N | 传感器 |
扭矩测量,力矩测量,动平衡,动平衡机,不平衡量 | torque measurement,dynamic balancing,balancing machine | G01L G01M |  |
# analysis, spectroscopy
光谱仪,光谱分析,光谱检测,分光光度计 | spectrometer,spectral analysis,spectrophotometer | G01J G01N |  |
近红外光谱,近红外检测,NIR光谱 | near-infrared spectroscopy,NIR | G01N | 光谱仪 |
拉曼光谱,表面增强拉曼,SERS,拉曼检测 | raman spectroscopy,surface-enhanced raman | G01N G01J | 光谱仪 |
高光谱,高光谱成像,多光谱,多光谱成像 | hyperspectral imaging,multispectral imaging | G01N G01J G06V | 光谱仪 | 遥感
太赫兹,太赫兹光谱,太赫兹成像 | terahertz,terahertz spectroscopy,terahertz imaging | G01N H01S G01J |  |
激光诱导击穿光谱,LIBS,原子吸收光谱,ICP光谱,X射线荧光 | laser-induced breakdown spectroscopy,atomic absorption,ICP,x-ray fluorescence,XRF | G01N | 光谱仪 |
可调谐激光吸收光谱,TDLAS,激光气体分析仪,光腔衰荡 | tunable diode laser absorption spectroscopy,laser gas analyser,cavity ring-down | G01N | 光谱仪 | 气体传感器
质谱,质谱仪,飞行时间质谱,离子迁移谱,液质联用 | mass spectrometry,mass spectrometer,time-of-flight,ion mobility,LC-MS | H01J G01N |  |
色谱,液相色谱,气相色谱,HPLC,色谱柱,高效液相色谱 | chromatography,liquid chromatography,gas chromatography,column | G01N B01D |  |
核磁共振,核磁共振谱仪,低场核磁,NMR | nuclear magnetic resonance,low-field NMR | G01R G01N |  |
电子显微镜,扫描电镜,透射电镜,原子力显微镜,扫描探针 | electron microscope,SEM,TEM,atomic force microscope,AFM | H01J G01Q G01N |  |
流式细胞仪,血细胞分析 | flow cytometer,blood cell analysis | G01N |  | 细胞分选
全自动生化分析仪,自动进样器,样品前处理,固相萃取 | automatic biochemical analyser,autosampler,sample pretreatment,solid phase extraction | G01N B01D |  |
农药残留检测,兽药残留检测,重金属检测,毒素检测 | pesticide residue detection,veterinary drug residue detection,heavy metal detection,toxin detection | G01N | 食品安全检测 |
无损检测水果品质,水果品质检测,糖度检测,农产品品质检测 | non-destructive fruit quality detection,brix detection | G01N B07C | 近红外光谱 |
粒度仪,粒度分析,颗粒物检测,浊度仪,激光粒度仪 | particle size analyser,particle counter,turbidimeter | G01N |  |
粘度计,流变仪,密度计,折光仪 | viscometer,rheometer,densimeter,refractometer | G01N |  |
煤质分析,煤质检测,元素分析仪,矿石品位分析 | coal quality analysis,elemental analyser,ore grade analysis | G01N |  |
# environmental monitoring
水质监测,水质检测,COD检测,氨氮检测 | water quality monitoring,water quality analysis,cod detection,ammonia nitrogen detection | G01N | 环境监测 |
大气监测,空气质量监测,PM2.5监测,烟气监测,CEMS | air quality monitoring,pm2.5 monitoring,continuous emission monitoring | G01N G01W | 环境监测 |
VOCs监测,挥发性有机物检测,恶臭监测 | voc monitoring,volatile organic compound detection,odour monitoring | G01N | 环境监测 | 有机废气
气象监测,气象观测,天气预报,测风雷达,降水预报 | meteorological observation,weather forecasting,wind lidar | G01W G01S |  |
土壤检测,土壤传感器,土壤养分检测 | soil testing,soil moisture,soil sensor,soil nutrient detection | G01N A01B | 环境监测 | 智慧农业,土壤墒情
海洋监测,海洋观测,水下探测 | ocean monitoring,marine observation,underwater detection | G01S G01V B63B G01C |  |
# ndt, condition, structural health
无损检测,无损探伤,探伤,无损评价 | non-destructive testing,NDT,flaw detection | G01N |  |
超声检测,超声探伤,相控阵超声,超声波检测,超声导波 | ultrasonic testing,phased array ultrasonic,guided wave | G01N | 无损检测 |
涡流检测,漏磁检测,磁粉探伤,电磁检测 | eddy current testing,magnetic flux leakage,magnetic particle inspection | G01N | 无损检测 |
X射线检测,射线探伤,工业CT,X光检测,异物检测机 | x-ray inspection,radiographic testing,industrial CT,foreign body detector | G01N G01V G06T | 无损检测 |
声发射,声发射检测,声学检测 | acoustic emission | G01N | 无损检测 |
缺陷检测,表面缺陷检测,瑕疵检测,视觉检测,外观检测,AOI | defect detection,surface defect inspection,visual inspection,automated optical inspection | G01N G06T G06V |  | 机器视觉
故障诊断,设备故障诊断,状态监测,预测性维护,故障预警 | fault diagnosis,condition monitoring,predictive maintenance | G01M G05B G06F G01R |  | 剩余寿命预测
剩余寿命预测,寿命预测,健康管理,PHM | remaining useful life prediction,prognostics and health management | G06F G01M G06N | 故障诊断 |
轴承故障诊断,齿轮箱故障诊断,旋转机械故障诊断,振动监测 | bearing fault diagnosis,gearbox fault diagnosis,rotating machinery diagnosis,vibration monitoring | G01M G01H | 故障诊断 |
泄漏检测,检漏,气密性检测,氦质谱检漏 | leak detection,leak testing,helium leak detection | G01M |  |
力学性能测试,材料试验机,疲劳试验机,拉力试验机,硬度计 | mechanical property testing,material testing machine,fatigue testing machine,hardness tester | G01N |  |
环境试验箱,高低温试验箱,盐雾试验,老化试验,可靠性试验 | environmental test chamber,salt spray test,ageing test,reliability test | G01N G01M G01R |  |
风洞试验,振动台,模型试验,道路模拟试验 | wind tunnel,shaking table,model test | G01M |  | 风洞
发动机试验台,台架试验,汽车检测线,测功机 | engine test bench,dynamometer,vehicle inspection line | G01M G01L |  |
# dimension, position, navigation
几何量测量,尺寸测量,三坐标测量,坐标测量机,在线测量 | dimensional measurement,coordinate measuring machine,CMM,online measurement | G01B |  |
三维测量,三维扫描,三维重构测量,结构光,线结构光 | 3d measurement,3d scanning,structured light | G01B G06T |  |
激光测距,激光位移,激光干涉仪,干涉测量 | laser ranging,laser displacement,laser interferometer,interferometry | G01B G01S |  |
测厚仪,厚度测量,膜厚测量,涂层测厚 | thickness gauge,thickness measurement,film thickness measurement | G01B |  |
粗糙度测量,轮廓仪,圆度仪,齿轮测量 | roughness measurement,profilometer,roundness tester,gear measurement | G01B |  |
激光雷达,LiDAR,点云,车载激光雷达 | point cloud | G01S G06T |  | 自动驾驶
雷达,毫米波雷达,合成孔径雷达,相控阵雷达,探地雷达 | radar,millimetre wave radar,synthetic aperture radar,SAR | G01S H01Q G01V |  | 路面病害检测
声呐,水声探测,水下定位,声纳 | sonar,underwater acoustic detection,underwater positioning | G01S H04B |  |
卫星导航,北斗,北斗导航,GNSS,GPS定位,北斗定位,RTK | satellite navigation,beidou,GPS,RTK positioning | G01S G01C |  |
室内定位,超宽带定位,UWB定位,蓝牙定位,定位技术 | indoor positioning,UWB positioning,bluetooth positioning | G01S H04W |  |
组合导航,路径规划,导航地图,视觉导航,高精地图 | integrated navigation,path planning,visual navigation,high-definition map | G01C G05D |  | 即时定位与地图构建
测绘,摄影测量,倾斜摄影,全站仪,水准仪,地形测绘 | surveying and mapping,photogrammetry,oblique photography,total station | G01C G06T |  | 地理信息系统
遥感,卫星遥感,遥感影像,遥感监测,遥感图像 | remote sensing,satellite remote sensing,remote sensing image | G06V G01N G01S G06T |  | 高光谱
地震监测,地震预警,微震监测 | earthquake monitoring,earthquake early warning,microseismic monitoring | G01V |  |
金属探测器,安检,安检机,违禁品检测 | metal detector,security inspection,contraband detection | G01V G06V |  |
# weighing, vibration, radiation, electrical
称重,电子秤,动态称重,皮带秤,配料秤,地磅 | weighing,electronic scale,dynamic weighing,belt scale,batching scale | G01G |  |
噪声监测,声学测量,声学成像,麦克风阵列测量,声相仪 | noise monitoring,acoustic measurement,acoustic camera | G01H |  |
振动测量,激光测振,模态分析 | vibration measurement,laser vibrometer,modal analysis | G01H G01M |  |
核辐射探测,辐射监测,剂量仪,伽马探测 | nuclear radiation detection,radiation monitoring,dosimeter | G01T C09K |  | 上转换发光材料
转速测量,测速,风速仪,流速测量,PIV测速 | rotational speed measurement,anemometer,flow velocity measurement,PIV | G01P |  |
电能质量监测,局部放电检测,局放,绝缘监测,绝缘检测 | power quality monitoring,partial discharge detection,insulation monitoring | G01R |  |
电池检测,电池测试,荷电状态,SOC估计,电池健康状态 | battery testing,state of charge estimation,SOC,state of health,SOH | G01R H01M | 电池管理系统 |
芯片测试,集成电路测试,半导体测试,自动测试设备,探针卡 | chip testing,ic test,semiconductor test,automatic test equipment,probe card | G01R H01L | 集成电路 |
电气测试,示波器,电子测量仪器,信号发生器,万用表,矢量网络分析仪 | electrical test,oscilloscope,electronic measuring instrument,signal generator,vector network analyser | G01R |  |
电磁兼容测试,暗室,天线测试,EMC测试 | emc testing,anechoic chamber,antenna measurement | G01R | 电磁兼容 |
仪器校准,计量校准,计量检定,标准器,标定 | instrument calibration,metrology,calibration | G01D G01R |  |
数据采集,数据采集卡,遥测,远程监测,无线遥测 | data acquisition,telemetry,remote monitoring | G01D G08C G05B |  |
虚拟仪器,检测平台,测控系统 | virtual instrument,measurement and control system | G01D G05B G01R |  |
`;
