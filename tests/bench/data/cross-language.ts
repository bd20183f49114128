import type { CrossPair } from '../matching-cross.ts';

/** Chinese needs and the English patents that answer them: need | title | abstract, by IPC subclass. Written for this benchmark. */
const ZH_TO_EN = `
H01M | 燃料电池金属双极板防腐：电堆双极板在酸性环境里腐蚀快，接触电阻上升，希望找到长寿命的表面镀层 | Carbon-based coating for metallic flow field plates | A thin amorphous carbon layer is sputtered on stainless steel plates of a PEM fuel cell stack. Corrosion current stays below one microampere per square centimetre and interfacial contact resistance remains low after 5000 hours.
H01M | 钠离子电池硬碳负极首次效率低：需要提高首效和循环寿命的负极材料制备工艺 | Method of making hard carbon anodes for sodium-ion batteries | Biomass is pre-oxidised and pyrolysed in two steps to close open pores. First-cycle coulombic efficiency rises to 92 percent.
C02F | 印染废水脱色与回用：水量大、色度高、可生化性差，要求处理成本低于现有芬顿工艺 | Catalytic ozonation of textile dyeing effluent | Effluent from dye houses is passed through a fixed bed of manganese oxide catalyst under ozone. Colour is removed within twenty minutes and the water is returned to the process.
B01D | 烟气低温脱硝催化剂：焦炉烟气温度只有180度，常规催化剂活性不足且易硫中毒 | Low temperature SCR catalyst resistant to sulfur dioxide | A cerium-doped vanadium tungsten catalyst reduces nitrogen oxides in flue gas with ammonia at 160 to 220 degrees Celsius and keeps its activity in the presence of SO2.
B23K | 铝合金车身激光焊接气孔多：薄板对接焊缝强度不足，需要工艺方案 | Oscillating beam laser welding of aluminium sheets | The laser beam is wobbled across the joint to stir the melt pool so that gas escapes; porosity in aluminium alloy car body seams falls below half a percent.
A01G | 温室番茄智能灌溉：按作物需水量自动灌溉施肥，降低用水量 | Automatic fertigation controller for greenhouse vegetables | Soil moisture sensors and a transpiration model decide when and how much water and nutrient solution drip lines deliver to greenhouse tomatoes.
G06T | 布匹表面瑕疵在线检测：织机速度快，人工漏检率高，需要机器视觉系统 | Online fabric defect detection by convolutional neural networks | Line-scan cameras image the running cloth and a lightweight neural network locates broken yarn, holes and stains in real time.
H02J | 园区光伏储能并网调度：峰谷电价下如何优化储能充放电 | Dispatch of battery storage in a photovoltaic microgrid | A model predictive controller schedules charging and discharging of batteries against forecasts of solar power and time-of-use electricity price.
C12N | 耐热植酸酶高产菌株：饲料制粒温度高，酶活损失大 | Thermostable phytase variants | Engineered phytases retain more than 85 percent activity after heating at 90 degrees for pelleting of animal feed and are expressed in Pichia pastoris.
A61K | 复方丹参滴丸类制剂溶出慢：希望提高难溶性中药成分的生物利用度 | Solid dispersion of poorly soluble herbal compounds | Tanshinone is dispersed in a hydrophilic polymer by hot melt extrusion, which raises dissolution rate and oral bioavailability.
E02D | 软土地基快速加固：工期短，沉降要求严 | Vacuum preloading with electro-osmosis for soft clay | Prefabricated drains with electrodes speed up consolidation of soft soil foundations; post-construction settlement is cut by half.
F16C | 高速电主轴轴承发热：转速两万转以上温升大，精度下降 | Hybrid ceramic bearing unit for high-speed motor spindles | Silicon nitride balls and under-race oil-air lubrication keep the temperature rise of spindle bearings under fifteen degrees at 30,000 rpm.
C22C | 高强韧镁合金轮毂：压铸件延伸率低 | Magnesium alloy with rare earth additions for cast wheels | A magnesium alloy containing gadolinium and yttrium combines high strength with an elongation above ten percent in die-cast parts.
C08L | 全生物降解地膜：PBAT膜强度低、保墒差，成本高 | Biodegradable mulch film | A blown film of PBAT, polylactic acid and modified starch with improved tensile strength and water vapour barrier degrades in soil within a season.
G01N | 肉制品中瘦肉精快速检测：现场十分钟出结果 | Lateral flow immunoassay for ractopamine residues | A test strip with gold nanoparticle labels detects beta-agonist residues in pork within eight minutes at parts-per-billion level.
B25J | 柔性易损水果分拣抓手：抓取草莓、桃子不能有压痕 | Soft pneumatic gripper for delicate produce | Silicone fingers with integrated pressure sensing grasp soft fruit of varying size without bruising.
G01M | 风电齿轮箱早期故障诊断：振动信号噪声大，误报多 | Gearbox condition monitoring for wind turbines | Vibration signals are demodulated by order tracking and compared with digital models to reveal early gear and bearing faults.
H04B | 水下无线通信速率低：海洋观测数据回传 | Underwater optical wireless communication system | Blue-green laser diodes and an adaptive modulation scheme transmit data between submerged nodes over fifty metres at one gigabit per second.
A23L | 豆制品去除豆腥味：植物基饮料风味差 | Removing beany off-flavour from soy beverages | Soybeans are blanched under controlled oxygen to inactivate lipoxygenase, and volatiles are stripped under vacuum.
C04B | 工业固废制备免烧砖：利用钢渣、粉煤灰、脱硫石膏 | Unfired bricks from steel slag and fly ash | Steel slag, fly ash and desulfurisation gypsum are alkali activated and pressed into bricks which cure at room temperature.
D06M | 棉织物无氟防水整理：不含全氟化合物，耐水洗 | Fluorine-free durable water repellent finish for cotton | A silicone and wax emulsion is crosslinked on cotton fabrics; repellency survives thirty launderings.
F28D | 低品位余热回收换热器易结垢 | Self-cleaning heat exchanger for waste heat recovery | Fluidised solid particles circulate through the tubes of the exchanger and prevent fouling while heat is recovered from low temperature streams.
H01L | 碳化硅晶圆切割崩边大：良率低 | Stealth laser dicing of silicon carbide wafers | A pulsed laser focused inside the SiC wafer forms a modified layer along which chips separate with chipping under five micrometres.
B29C | 连续碳纤维复合材料3D打印层间结合差 | Additive manufacturing of continuous fibre reinforced thermoplastics | In-nozzle impregnation and laser-assisted heating raise the interlaminar strength of printed carbon fibre composites.
A61B | 便携式心电监测运动伪影：可穿戴设备信号差 | Motion artefact suppression in wearable ECG | Electrode impedance and accelerometer signals are used to cancel motion noise in a wearable electrocardiograph.
C10L | 秸秆成型燃料结渣：锅炉燃烧灰熔点低 | Anti-slagging additive for straw pellets | Kaolin and limestone added to crop straw before pelletising raise the ash fusion temperature of the biomass fuel.
G08G | 路口信号灯自适应配时：早晚高峰拥堵 | Adaptive traffic signal control by reinforcement learning | Queue lengths seen by roadside cameras feed a learning agent which changes green times at intersections to shorten waiting.
E21B | 页岩气井可溶桥塞：压裂后免钻磨 | Dissolvable plug for hydraulic fracturing | A frac plug of degradable magnesium alloy holds pressure during stimulation of shale wells and dissolves in flowback fluid.
C25B | 碱性电解水制氢能耗高：需要低过电位电极 | Nickel-iron electrodes for alkaline water electrolysis | Nickel mesh coated with a nanostructured NiFe layer evolves oxygen at low overpotential, cutting energy use in hydrogen production.
B64U | 植保无人机雾滴漂移：喷洒不均匀 | Spray drone with reduced drift | Electrostatic nozzles below the rotors and flight height control make droplets settle evenly on crops.
F24F | 数据中心机房制冷节能：PUE高 | Indirect evaporative cooling for data centres | A heat-pipe exchanger combined with evaporative cooling lowers the power usage effectiveness of server rooms.
C23C | 刀具涂层高温磨损：切削钛合金寿命短 | Wear resistant nitride coating for cutting tools | A multilayer AlCrSiN coating deposited by arc ion plating keeps hardness at high temperature when milling titanium alloys.
`;

/** English needs and the Chinese patents that answer them. */
const EN_TO_ZH = `
H01M | Solid-state battery separator: we look for a sulfide electrolyte film that is thin, flexible and stable in dry air | 一种硫化物固态电解质薄膜及其制备方法 | 将硫化物电解质粉体与粘结剂混合后干法辊压成膜，厚度三十微米，离子电导率高，在干燥空气中稳定，用于全固态电池。
C02F | Removing phosphate from municipal wastewater: effluent must stay below 0.3 mg/l without more sludge | 一种负载镧的除磷吸附材料 | 以改性沸石负载氢氧化镧，对污水中磷酸盐具有高吸附容量，出水总磷低于0.2毫克每升，可再生使用。
B01J | Catalyst for carbon dioxide hydrogenation to methanol with long life | 一种二氧化碳加氢制甲醇催化剂 | 铜锌锆复合氧化物催化剂，二氧化碳转化率高，甲醇选择性好，连续运行三千小时活性不下降。
G01N | Fast detection of pesticide residues on vegetables at the market | 果蔬农药残留表面增强拉曼快速检测方法 | 采用银纳米基底增强拉曼信号，五分钟内检出蔬菜表面有机磷农药残留。
A01H | Drought tolerant maize lines: need marker assisted breeding for yield under water stress | 与玉米抗旱性状连锁的分子标记及其应用 | 提供与玉米抗旱相关的SNP分子标记，用于辅助育种，筛选干旱条件下产量稳定的品种。
G06V | Helmet and vest recognition on construction sites from existing cameras | 施工现场安全帽佩戴识别方法 | 基于深度学习目标检测网络，对监控视频中工人是否佩戴安全帽和反光衣进行识别报警。
H02K | Permanent magnet motor with less rare earth for electric vehicles | 少稀土永磁同步电机转子 | 采用铁氧体与钕铁硼混合磁极结构，在减少稀土用量的同时保持电动汽车驱动电机的转矩密度。
C21D | Heat treatment of large gears: distortion after carburizing is too high | 大型齿轮渗碳淬火变形控制方法 | 采用分段加热和可控冷却的热处理工艺，使渗碳齿轮淬火变形量降低百分之六十。
B22F | Powder for additive manufacturing of titanium parts, spherical and low oxygen | 一种3D打印用球形钛合金粉末的制备方法 | 采用等离子旋转电极雾化制备低氧含量的球形钛合金粉，流动性好，适用于激光选区熔化。
A61L | Artificial bone scaffold that grows in: porous and degradable | 一种可降解多孔骨修复支架 | 以镁掺杂磷酸钙和聚己内酯打印多孔支架，孔隙连通，促进成骨并逐步降解。
C08G | Flame retardant epoxy resin without halogen for circuit boards | 无卤阻燃环氧树脂组合物 | 引入含磷氮的固化剂，使环氧树脂达到V-0级阻燃，介电性能好，用于覆铜板。
F03D | Ice on wind turbine blades stops production every winter | 风力发电机叶片防除冰系统 | 在叶片前缘铺设石墨烯电热膜，结合疏水涂层，根据结冰传感器自动除冰。
E01C | Asphalt that repairs its own cracks: road maintenance cost too high | 一种自愈合沥青路面材料 | 在沥青混合料中掺入含再生剂的微胶囊和钢纤维，感应加热后裂缝自愈合，延长路面寿命。
G01S | Low cost millimetre wave radar to detect falls of elderly people at home | 基于毫米波雷达的老人跌倒检测方法 | 利用毫米波雷达点云和时序神经网络识别跌倒动作，无需摄像头，保护隐私。
A23K | Replace antibiotics in piglet feed with probiotics | 一种仔猪用益生菌饲料添加剂 | 含枯草芽孢杆菌和植物乳杆菌的微生态制剂，减少仔猪腹泻，替代饲用抗生素。
C09D | Waterborne anticorrosive coating for steel bridges in marine climate | 海洋环境钢结构水性防腐涂料 | 水性环氧富锌涂料添加石墨烯，耐盐雾三千小时，用于跨海桥梁钢结构防护。
H04L | Protecting industrial control networks from intrusion | 工业控制系统网络入侵检测方法 | 对工控协议流量建模，采用异常检测算法识别攻击行为，适用于电力和石化控制网络。
D01F | Regenerated cellulose fibre by a green solvent process | 离子液体法再生纤维素纤维的制备方法 | 以离子液体溶解木浆粕，干喷湿纺得到再生纤维素纤维，溶剂可回收。
B65G | Sorting parcels automatically: mixed sizes, ten thousand pieces per hour | 快递包裹自动分拣系统 | 交叉带分拣机结合视觉识别条码与体积，每小时处理一万二千件包裹。
C12P | Fermentation of 1,3-propanediol from glycerol with high yield | 一种以甘油发酵生产1,3-丙二醇的方法 | 采用代谢工程改造的克雷伯氏菌，以粗甘油为底物发酵，产物浓度和转化率高。
F25B | High temperature heat pump to make steam from waste heat | 一种高温热泵蒸汽系统 | 采用两级压缩和水蒸气压缩，回收八十度工业余热，制取一百五十度蒸汽。
G02B | Wide angle waveguide for augmented reality glasses | 一种增强现实衍射光波导 | 采用体全息光栅拓展视场角，用于AR眼镜近眼显示，色散低。
H05K | Cooling of high power LED boards and power modules | 高导热金属基线路板 | 采用氮化铝填充绝缘层的铝基板，导热系数高，用于大功率LED和功率模块散热。
A61P | Natural compound against fatty liver disease | 一种具有降脂护肝作用的黄酮提取物 | 从荷叶中提取黄酮类化合物，用于制备治疗非酒精性脂肪肝的药物。
E04B | Prefabricated concrete wall connection that resists earthquakes | 装配式剪力墙竖向连接结构 | 预制混凝土剪力墙采用灌浆套筒与耗能连接件，抗震性能好，施工方便。
C07D | Safer continuous synthesis of pyridine intermediates | 微通道反应器连续合成吡啶类中间体的方法 | 采用微通道反应器进行连续流合成，反应热可控，安全性好，收率提高。
B23Q | Predicting tool wear on CNC machines | 数控机床刀具磨损在线预测方法 | 采集主轴电流和振动信号，采用机器学习模型预测刀具剩余寿命，减少停机。
C05F | Turning kitchen waste into organic fertilizer quickly | 餐厨垃圾快速堆肥制备有机肥的方法 | 接种高温复合菌剂，七天完成餐厨垃圾好氧发酵，得到符合标准的有机肥料。
H01S | Fibre laser with high beam quality for cutting thick steel | 高光束质量高功率光纤激光器 | 采用大模场掺镱光纤和非对称泵浦抑制模式不稳定，输出功率两万瓦，用于厚钢板切割。
G16H | Predicting sepsis early from hospital records | 基于电子病历的脓毒症早期预警方法 | 利用电子病历中生命体征与检验数据训练模型，提前六小时预警脓毒症风险。
B60L | Battery swapping for heavy trucks within five minutes | 电动重卡快速换电装置 | 顶吊式换电机构与自动定位锁止，三分钟完成重型卡车动力电池更换。
A24B | Using tobacco stalk waste to make biochar for soil | 一种烟秆生物炭土壤改良剂 | 将烟草秸秆低温热解制备生物炭，改良酸性土壤，固定重金属。
`;

function pairsOf(block: string, make: (ipc: string, need: string, title: string, abstract: string) => CrossPair): CrossPair[] {
  return block.trim().split('\n').map((line) => {
    const [ipc, need, title, abstract] = line.split(' | ').map((s) => s.trim());
    if (!ipc || !need || !title || !abstract) throw new Error(`cross-language pair is not whole: ${line}`);
    return make(ipc, need, title, abstract);
  });
}

/** Every judged pair of the cross-language set. */
export const crossLanguagePairs: readonly CrossPair[] = [
  ...pairsOf(ZH_TO_EN, (ipc, zhNeed, title, abstract) => ({ ipc, zhNeed, title, abstract })),
  ...pairsOf(EN_TO_ZH, (ipc, enNeed, title, abstract) => ({ ipc, enNeed, title, abstract })),
];
