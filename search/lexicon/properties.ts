/** Efficacies and properties a need asks for; same columns as the concept files, the IPC column may be empty. */
export const properties = `
# resistance to surroundings
耐腐蚀,抗腐蚀,耐腐蚀性,耐蚀,耐蚀性 | corrosion resistance,corrosion resistant,anticorrosion | C23F |  | 防锈,耐酸碱,腐蚀防护
防锈,防锈性能,抗锈蚀 | rust prevention,rustproof,anti-rust | C23F |  | 耐腐蚀
耐酸碱,耐酸,耐碱,耐酸碱性 | acid and alkali resistance,acid resistant,alkali resistant |  | 耐腐蚀 |
耐高温,耐热,耐热性,高温稳定性,耐高温性能 | high temperature resistance,heat resistant,heat resistance |  |  | 热稳定性
耐低温,抗低温,耐寒,低温性能 | low temperature resistance,cold resistant,low-temperature performance |  |  | 抗冻,抗逆性
抗冻,抗冻性,防冻,防冻裂 | frost resistance,freeze resistant |  |  | 耐低温,防冻液
热稳定性,耐热稳定性 | thermal stability,thermally stable |  |  | 耐高温
抗热震,抗热震性,耐热冲击,热震稳定性 | thermal shock resistance |  |  | 耐高温
耐候性,耐候,耐老化,抗老化,防老化 | weatherability,weather resistance,ageing resistance,aging resistance |  |  | 抗紫外
抗紫外,防紫外线,耐紫外,抗紫外线 | uv resistance,ultraviolet protection,anti-uv |  |  | 耐候性
抗氧化,抗氧化性,耐氧化,防氧化 | oxidation resistance,anti-oxidation |  |  | 抗氧剂
耐磨,耐磨性,抗磨损,耐磨损,抗磨 | wear resistance,wear resistant,abrasion resistance,anti-wear |  |  | 减摩
减摩,低摩擦,低摩擦系数,自润滑性 | friction reduction,low friction,self-lubricating | F16C C10M |  | 耐磨,固体润滑
耐刮擦,抗划伤,耐刮,抗刮花 | scratch resistance,scratch resistant,mar resistance |  |  | 耐磨
耐水性,耐水,抗水性,耐水解 | water resistance,hydrolysis resistance |  |  | 防水
防水,防水性,防水性能,防渗漏 | waterproof,waterproofing,water-tight |  |  | 防潮
防潮,抗潮,耐湿,耐湿热,防潮性 | moisture resistance,moisture-proof,damp-proof,humidity resistance |  |  | 防水
疏水,疏水性,憎水,拒水 | hydrophobic,water repellent |  |  | 自清洁,仿生表面
亲水,亲水性,超亲水 | hydrophilic,superhydrophilic,hydrophilicity |  |  |
疏油,拒油,防油,耐油,耐油性 | oil repellent,oleophobic,oil resistance |  |  |
自清洁,防污,抗污,易清洁,防污性 | self-cleaning,antifouling,stain resistance,easy to clean |  |  | 疏水
防雾,防结雾 | anti-fog,antifogging |  |  |
防冰,防结冰,除冰,抗结冰 | de-icing,ice-phobic |  |  | 疏水,防覆冰
防霉,抗霉,防霉变,防霉性 | mildew proof,anti-mould,fungus resistance |  |  | 抗菌
抗菌,抑菌,杀菌,抗菌性,抑菌性 | antibacterial,antimicrobial,bactericidal,bacteriostatic | A01N |  | 防霉,灭菌
抗病毒,灭活病毒 | antiviral,virus inactivation | A61P |  | 抗菌
防静电,抗静电 | antistatic,anti-static |  |  | 导电
防辐射,抗辐射,耐辐照,辐射屏蔽 | radiation resistance,radiation protection,radiation hardening | G21F |  |
阻燃,阻燃性,难燃,防火阻燃,阻燃性能 | flame retardancy,fire retardant | C09K C08K |  | 防火,阻燃剂
防火,耐火,不燃,耐火性 | fireproof,fire resistance,non-combustible |  |  | 阻燃
防爆,防爆性能,本质安全,本安 | explosion-proof,explosion protection,intrinsically safe |  |  |
耐压,耐高压,抗压能力,承压 | pressure resistance,high pressure resistant |  |  |
耐溶剂,耐溶剂性,耐化学品,耐化学性 | solvent resistance,chemical resistance |  |  | 耐腐蚀
抗盐,耐盐碱,抗盐碱,耐盐性 | salt tolerance,salt resistant,saline-alkali tolerance |  |  |
抗旱,耐旱,抗旱性 | drought resistance,drought tolerant | A01H |  |
抗病,抗病性,抗病虫 | disease resistance,pest resistance | A01H |  |
抗倒伏,抗倒 | lodging resistance | A01H |  |
# mechanics
高强度,强度高,高强,超高强度,提高强度 | high strength,ultra-high strength |  |  | 高韧性
抗拉强度,拉伸强度 | tensile strength |  | 高强度 |
抗压强度,压缩强度 | compressive strength |  | 高强度 |
抗弯强度,弯曲强度,抗折强度 | flexural strength,bending strength |  | 高强度 |
高韧性,韧性,增韧,抗冲击韧性 | toughness,high toughness |  |  | 高强度,塑料改性
抗冲击,耐冲击,冲击强度,抗冲击性 | impact resistance,impact strength |  |  | 高韧性
高硬度,硬度,表面硬度,超硬 | high hardness,superhard |  |  | 耐磨
高刚度,刚性,刚度,高模量,弹性模量 | high modulus,elastic modulus |  |  |
高弹性,弹性回复,回弹性 | high elasticity,elastic recovery |  |  |
柔韧性,柔软性,可弯曲 | bendability,pliability |  |  |
延展性,塑性,断裂伸长率,延伸率 | ductility,elongation at break |  |  |
抗疲劳,疲劳强度,疲劳寿命,耐疲劳 | fatigue resistance,fatigue strength,fatigue life |  |  | 使用寿命
抗蠕变,蠕变性能,耐蠕变 | creep resistance |  |  |
抗裂,防开裂,抗裂性,裂纹控制 | crack resistance,anti-cracking |  |  |
抗变形,防变形,尺寸稳定性,变形小,低翘曲 | dimensional stability,deformation resistance,low warpage |  |  |
收缩率,低收缩,缩水率 | low shrinkage |  |  |
轻量化,重量轻,轻质,减重,轻质高强 | lightweight,light weight,weight reduction |  |  | 高强度
附着力,粘结强度,结合力,结合强度,粘接强度,剥离强度 | bond strength,peel strength,adhesive strength |  |  |
密封性,气密性,密封性能,防泄漏,零泄漏 | sealing performance,airtightness,leak tightness,leak-proof | F16J |  |
减振,减震,隔振,抗振,防震,振动小 | vibration damping,vibration reduction,shock absorption,vibration isolation | F16F |  | 降噪
抗震,抗震性,抗震性能 | seismic resistance | E04H |  | 建筑抗震
降噪,噪音低,低噪声,低噪音,静音 | noise reduction,low noise | G10K |  | 吸声
吸声,吸音,隔音,隔声 | sound absorption,sound insulation,acoustic insulation | G10K E04B |  | 降噪
防滑,止滑 | anti-slip,non-slip,skid resistance |  |  |
防松,防松脱 | anti-loosening,loosening prevention | F16B |  |
# heat, electricity, light, magnetism
导热,导热性,高导热,热导率,导热系数,传热性能 | thermal conductivity,thermally conductive,heat conduction |  |  | 散热
散热,散热性,热管理,散热性能 | heat dissipation,thermal management,cooling performance | H05K F28D |  | 导热
隔热,保温,绝热,隔热性,保温性 | thermal insulation,heat preservation | F16L E04B |  | 保温材料
热膨胀系数,低膨胀,热膨胀 | coefficient of thermal expansion,low thermal expansion |  |  |
绝缘,绝缘性,电绝缘,绝缘性能 | electrical insulation,dielectric strength | H01B |  |
导电,导电性,高导电,电导率 | electrical conductivity | H01B |  |
介电性能,介电常数,低介电,低介电损耗 | dielectric properties,dielectric constant,low dielectric loss |  |  |
电磁屏蔽,电磁屏蔽性能,屏蔽效能 | electromagnetic shielding,shielding effectiveness | H05K |  |
抗干扰,抗电磁干扰,抗干扰能力 | anti-interference,interference immunity |  |  | 电磁屏蔽
透光率,高透明,透明度,透明性,光学透过率 | light transmittance,high transparency |  |  |
防眩光,防眩,抗反射,减反射 | anti-glare,anti-reflection,antireflective | G02B |  |
显色性,显色指数,高显色 | colour rendering,color rendering index |  |  |
亮度,高亮度,发光效率,光效 | luminous efficacy |  |  |
磁性能,高磁导率,矫顽力,磁能积 | magnetic properties,coercivity,energy product | H01F |  |
# effect on people, nature, safety
无毒,低毒,无毒害,安全无毒 | non-toxic,low toxicity |  |  | 环保型
环保型,环境友好,绿色环保,无污染,清洁生产 | environmentally friendly,eco-friendly,pollution-free,cleaner production |  |  |
低VOC,无VOC,无溶剂,低气味,无甲醛 | low voc,solvent-free,low odour,formaldehyde-free |  | 环保型 |
无卤,无卤素,低烟无卤 | halogen-free,low smoke zero halogen |  | 阻燃 |
无铅,无铅化 | lead-free |  | 环保型 |
无氰,无铬,无磷 | cyanide-free,chromium-free,phosphorus-free |  | 环保型 |
可降解,生物可降解,全降解,可堆肥 | biodegradable,compostable |  | 环保型 |
可回收,可再生利用,循环利用,回收利用,再利用 | recyclable,recycling |  | 环保型 |
零排放,低排放,达标排放,减排 | zero discharge,low emission,emission reduction |  | 环保型 | 超低排放
低碳,碳减排,降碳 | low carbon,carbon reduction,carbon neutral |  |  | 节能,双碳
生物相容性,相容性好,组织相容性 | biocompatibility,biocompatible | A61L |  |
可穿戴,便携,便携式,手持式 |  |  |  |
安全性,安全可靠,安全防护,本体安全 | operational safety,safety protection |  |  |
舒适性,舒适度,人体工学 | ergonomic |  |  |
透气性,透气,透湿 | air permeability,breathable,moisture permeability |  |  | 防水透湿
保鲜期,保质期,延长保质期 | freshness keeping | A23L A23B |  | 货架期
口感,风味,适口性 | mouthfeel,palatability | A23L |  |
营养价值,营养成分 | nutritional value,nutrient enrichment | A23L |  | 功能食品
药效,疗效,治疗效果 | drug efficacy,therapeutic effect,curative effect | A61P |  |
副作用,低副作用,不良反应 | side effects,adverse reactions | A61P |  |
生物利用度,吸收率 | bioavailability,absorption rate | A61K |  |
缓释性,缓释,控释,长效 | sustained release,controlled release,long-acting | A61K |  |
微创,无创,非侵入 | minimally invasive,non-invasive | A61B |  |
# processing behaviour
流动性,流动性好,流平性,流变性 | flowability,fluidity,levelling,rheology |  |  |
高粘度,低粘度,粘度控制 | high viscosity,low viscosity |  |  |
分散性,均匀分散,防团聚,分散稳定性 | dispersibility,uniform dispersion,anti-agglomeration |  |  |
均匀性,均匀度,一致性好,产品一致性 | homogeneity |  |  |
储存稳定性,贮存稳定性,稳定性好 | storage stability |  |  |
溶解性,水溶性,溶解度 | solubility,water-soluble |  |  |
可焊性,焊接性能 | weldability,solderability | B23K |  |
易加工,加工性能,成型性,可成型性 | processability,formability,machinability |  |  |
快速固化,低温固化,常温固化,固化速度 | fast curing,low-temperature curing,room-temperature curing |  |  |
表面光洁度,表面粗糙度,表面质量,光洁度 | surface finish,surface roughness,surface quality |  |  |
色牢度,不褪色,耐晒牢度 | colour fastness,fade resistance,light fastness | D06P |  |
染色均匀,色差,颜色均匀 | colour difference,uniform dyeing,colour uniformity |  |  |
粒径分布,粒径控制,粒度均匀,粒度分布 | particle size distribution,particle size control |  |  |
比表面积,高比表面积,孔隙率,孔径 | specific surface area,pore size |  |  |
高纯度,纯度,提纯,超高纯 | high purity,purification,ultrapure |  |  |
杂质含量,除杂,低杂质 | impurity content,impurity removal |  |  | 高纯度
收率,产率,得率,转化率,提取率 | conversion rate,extraction yield |  |  |
选择性,高选择性,催化活性 | catalytic activity | B01J |  |
吸附容量,吸附性能,去除率,脱除率 | adsorption capacity,removal rate,removal efficiency |  |  |
防堵塞,防堵,抗堵塞,防结垢 | anti-clogging,clogging prevention,scale inhibition |  |  | 阻垢
防结块,抗结块 | anti-caking |  |  |
消泡,抑泡,低泡 | defoaming,foam suppression,low foam |  |  |
# economy and operation
节能,能效,高能效,节电,能源节约,节能降耗 | energy saving,energy efficiency,energy conservation |  |  | 低能耗
低能耗,降低能耗,能耗低,低功耗,功耗低,省电 | low energy consumption,low power consumption |  |  | 节能
节水,节水型,水耗低 | water saving,water conservation |  |  |
节材,省料,材料利用率,原料利用率 | material saving,material utilization rate |  |  |
成本低,低成本,降低成本,降本,经济性 | low cost,cost reduction,cost-effective |  |  |
国产化,进口替代,替代进口,国产替代,自主可控 | localization,import substitution,domestic substitution |  |  |
使用寿命,长寿命,寿命长,延长寿命,循环寿命,耐用 | service life,long life,durability,cycle life |  |  | 可靠性
可靠性,高可靠,故障率,低故障率,平均无故障时间 | high reliability,failure rate,MTBF |  |  | 使用寿命
精度,高精度,准确度,精确度,精密,定位精度 | high precision |  |  |
灵敏度,高灵敏度,检出限,检测限 | high sensitivity,detection limit | G01N |  |
分辨率,高分辨率,高清 | high resolution |  |  |
重复性,重现性,重复精度 | measurement repeatability |  |  |
识别率,识别准确率,误报率,漏检率 | recognition rate,false alarm rate,miss rate | G06V |  |
响应速度,快速响应,响应时间,实时性,低延迟 | response speed,response time,real-time performance,low latency |  |  |
效率,工作效率,转换效率,热效率 | conversion efficiency,thermal efficiency |  |  |
生产效率,产能提升,提高产量,增产,高产 | production efficiency,output increase |  |  |
成品率,良率,良品率,合格率,一次合格率 | finished product rate,yield rate,pass rate,qualified rate |  |  | 废品率
废品率,次品率,不良率,缺陷率 | scrap rate,reject rate,defect rate |  |  | 成品率
自动化,全自动,半自动,自动化程度,自动化生产 | automation,fully automatic,semi-automatic |  |  | 无人化
无人化,无人值守,少人化,机器换人,减员增效 | unmanned operation,unattended,labour saving |  |  | 自动化
连续化,连续生产 | continuous production,continuous process |  |  | 连续流反应
劳动强度,省工,省力,减轻劳动强度 | labour intensity |  |  |
小型化,微型化,结构紧凑,体积小 | miniaturization,small size |  |  |
模块化,模块化设计,可扩展性 | modularity |  |  |
易维护,维护方便,免维护,易拆卸 | easy maintenance,maintenance-free,easy disassembly |  |  |
操作简便,易操作,使用方便 | easy operation,easy to use,user-friendly |  |  |
兼容性,互换性,通用性强 | interchangeability |  |  |
高速,高转速,高速运行 | high speed,high rotational speed |  |  |
大功率,功率密度,高功率密度,高功率 | high power,power density |  |  | 能量密度
能量密度,高能量密度,比能量,比容量 | energy density,specific energy,specific capacity | H01M |  |
快速充电,快充性能,倍率性能 | fast charging,rate capability | H01M H02J |  |
大扭矩,高扭矩,转矩密度 | high torque,torque density |  |  |
高真空,真空度,超高真空 | high vacuum,vacuum degree |  |  |
附加值,高附加值,高值化,高值化利用 | added value,high value-added,valorization |  |  |
隐私保护性,保密性,信息安全性 | confidentiality |  |  | 网络安全
`;
