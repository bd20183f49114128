// Roads, bridges, tunnels, foundations, hydraulic engineering, water supply, buildings, locks, doors, drilling, mining, oil and gas (IPC E, B03).
// zh forms | en forms | IPC subclasses | broader | related
export const constructionMining = `
# roads, rail
道路工程,公路工程,路基路面,公路建设 | road engineering,highway engineering,subgrade and pavement | E01C | 土木工程 |
土木工程,岩土工程,基础设施建设 | civil engineering,geotechnical engineering,infrastructure construction | E02D E01C E01D E04B |  |
沥青路面,沥青混合料,温拌沥青,排水沥青,橡胶沥青 | asphalt pavement,asphalt mixture,warm mix asphalt,porous asphalt,rubber asphalt | E01C C08L C04B | 道路工程 | 沥青
路面养护,道路养护,裂缝修补,灌缝,坑槽修补,微表处 | pavement maintenance,crack sealing,pothole repair,micro-surfacing | E01C | 道路工程 | 路面病害检测
路面病害检测,道路检测,路面裂缝检测,探地雷达检测 | pavement distress detection,road inspection,pavement crack detection,ground penetrating radar | E01C G01N G06T | 道路工程 |
沥青再生,旧沥青路面再生,RAP,冷再生,热再生 | asphalt recycling,reclaimed asphalt pavement,cold recycling | E01C C08L | 道路工程 |
摊铺机,压路机,沥青搅拌站,铣刨机 | paver,road roller,asphalt mixing plant,milling machine | E01C | 工程机械 |
路基处理,软土地基,路基填料,湿陷性黄土,冻土路基 | subgrade treatment,soft soil foundation,collapsible loess,frozen soil subgrade | E02D E01C | 道路工程 | 地基加固
透水铺装,透水砖,透水混凝土 | permeable pavement,permeable brick,pervious concrete | E01C E03F C04B | 道路工程 | 雨水收集
海绵城市 | sponge city | E03F E01C E03B |  | 透水铺装,雨水收集
铁路轨道,无砟轨道,轨道板,道岔,钢轨扣件,钢轨,轨枕,扣件系统,轨道检测 | railway track,ballastless track,track slab,turnout,rail fastener,steel rail,railway sleeper,railway turnout,rail fastening system,track inspection | E01B B61L B61K G01N | 轨道交通 |
钢轨打磨,道床清筛,轨道养护 | rail grinding,ballast cleaning,track maintenance | E01B B61K | 铁路轨道 |
交通护栏,道路护栏,防撞设施,标线,道路标志 | guardrail,crash barrier,road marking | E01F | 道路工程 | 交通标志
声屏障,隔声屏障,道路降噪 | noise barrier,sound barrier | E01F E04B |  | 噪声控制
环卫,道路清扫,扫路车,洒水车,除雪车,除雪 | street sweeping,road sweeper,sprinkler truck,snow removal vehicle | E01H |  |
机场道面,跑道,机场工程 | airport pavement,runway | E01C B64F | 道路工程 |
# bridges, tunnels
桥梁,桥梁工程,斜拉桥,悬索桥,梁桥 | bridge engineering,cable-stayed bridge,suspension bridge | E01D | 土木工程 |
桥梁施工,节段梁,架桥机,悬臂浇筑,顶推施工 | bridge construction,segmental girder,bridge girder erection machine,cantilever casting | E01D B66C | 桥梁 |
桥梁支座,伸缩缝,减隔震支座,阻尼器 | bridge bearing,expansion joint,seismic isolation bearing | E01D E04B F16F | 桥梁 | 建筑抗震
桥梁健康监测,桥梁检测,结构健康监测,索力监测,桥梁监测,裂缝检测 | bridge health monitoring,bridge inspection,structural health monitoring,bridge monitoring,crack detection | E01D G01M G01N G01B | 桥梁 | 变形监测
桥梁加固,结构加固,碳纤维加固,混凝土结构加固 | bridge strengthening,structural reinforcement,CFRP strengthening | E01D E04G | 桥梁 |
隧道,隧道施工,隧道工程,隧道衬砌,隧道支护 | tunnelling,tunnel lining,tunnel support | E21D E21F | 土木工程 |
盾构,盾构机,TBM,隧道掘进机,顶管 | shield machine,tunnel boring machine,pipe jacking | E21D | 隧道 |
盾构刀具,盾构滚刀,盾构管片,管片拼装,盾构渣土 | shield cutter,disc cutter,segment lining,shield muck | E21D E21B B09B | 盾构 |
喷射混凝土,湿喷机,锚杆支护,锚杆,超前支护 | shotcrete,wet spraying machine,bolt support,rock bolt,advanced support | E21D E04G | 隧道 |
隧道通风,隧道照明,隧道消防,隧道监测 | tunnel ventilation,tunnel lighting,tunnel monitoring | E21F E21D | 隧道 |
围岩稳定,岩爆,突水突泥,超前地质预报 | surrounding rock stability,rockburst,water inrush,advanced geological prediction | E21D G01V E21F | 隧道 |
# foundations, slopes
地基加固,地基处理,注浆加固,搅拌桩,高压旋喷 | foundation treatment,ground improvement,grouting,mixing pile,jet grouting | E02D | 土木工程 |
桩基,灌注桩,预制桩,管桩,沉桩 | pile foundation,cast-in-place pile,precast pile,pipe pile,pile driving | E02D | 土木工程 |
基坑支护,深基坑,地下连续墙,止水帷幕 | foundation pit support,deep excavation,diaphragm wall,waterproof curtain | E02D | 土木工程 | 基坑监测
基坑监测 | foundation pit monitoring | E02D G01C G01B G08B | 土木工程 | 地质灾害
沉降监测 | settlement monitoring | E02D G01C G01B G08B | 土木工程 | 基坑监测
边坡监测,地质灾害监测,滑坡预警 | slope monitoring,geological disaster monitoring | E02D G01C G01B G08B G01S | 土木工程,结构健康监测 | 基坑监测,滑坡监测,沉降监测
滑坡监测 | landslide monitoring | E02D G01C G01B G08B | 土木工程 | 基坑监测
变形监测 | deformation monitoring | E02D G01C G01B G08B | 土木工程 | 基坑监测
边坡防护,边坡支护,生态护坡,挡土墙,植被混凝土 | slope protection,slope stabilization,ecological slope,retaining wall | E02D A01G | 土木工程 |
地质灾害,滑坡,泥石流,地质灾害预警,山体崩塌 | geological hazard,landslide,debris flow,hazard warning | G08B E02D G01V |  |
海上风电基础,导管架,单桩基础,吸力筒,沉箱 | offshore wind foundation,jacket foundation,monopile,suction bucket | E02D E02B F03D | 土木工程 | 海上风电
挖掘机,推土机,装载机,土方机械,旋挖钻机 | excavator,bulldozer,earthmoving machinery,rotary drilling rig | E02F E21B | 工程机械 |
疏浚,清淤,挖泥船,水库清淤,河道清淤,绞吸船 | dredging,desilting,dredger,reservoir desilting | E02F E02B | 水利工程 | 底泥处理
地下管廊,综合管廊,地下空间,市政管道 | utility tunnel,underground pipe gallery,underground space,municipal pipeline | E02D E03F F16L | 土木工程 |
非开挖,非开挖修复,管道修复,CIPP,管道内衬 | trenchless,pipe rehabilitation,pipe lining | F16L E03F E21B |  | 管道检测
# hydraulic & water supply
水利工程,水利水电,水工结构,大坝,堤防 | hydraulic engineering,water conservancy | E02B E02D | 土木工程 |
大坝安全监测,渗漏检测,堤坝渗漏,大坝防渗,水库大坝 | dam safety monitoring,leakage detection,dam seepage,dam impermeability | E02B G01M G01N | 水利工程 |
闸门,水闸,启闭机,鱼道,拦污栅 | sluice gate,water gate,fishway,trash rack | E02B | 水利工程 |
渠道衬砌,渠道防渗,灌区,农田水利 | canal lining,channel seepage control,irrigation district | E02B A01G | 水利工程 | 节水灌溉
河道整治,生态护岸,河道治理,防洪,防波堤 | river regulation,ecological revetment,flood control,breakwater | E02B C02F | 水利工程 |
水力发电站,水电站,压力钢管 | hydropower station,penstock | E02B F03B | 水利工程 | 抽水蓄能
海洋工程,海洋平台,自升式平台,海上平台,海工装备,半潜平台,系泊,FPSO | ocean engineering,offshore platform,jack-up platform,offshore equipment,semi-submersible platform | E02B B63B E21B | 船舶 |
供水管网,漏损控制,二次供水,管网漏损 | water supply network,leakage control,secondary water supply | E03B F17D G01M |  | 智慧水务
智慧水务,水务管理,排水管网,管网监测,供水管网监测 | smart water,drainage network,pipe network monitoring,smart water utility,water network monitoring | E03F E03B G06Q F17D G01M |  |
雨水收集,雨水利用,雨污分流,初期雨水,截流井 | rainwater harvesting,stormwater,rain and sewage diversion,first flush | E03B E03F C02F |  | 海绵城市
雨水管网,排水系统,一体化泵站,排水管道 | drainage system,integrated pumping station,sewer | E03F |  |
卫生洁具,坐便器,节水洁具 | sanitary ware,toilet bowl,water-saving fixture | E03D E03C A47K F16K |  | 智能马桶,水龙头
地漏,排水配件,厨房水槽 | floor drain,drainage fitting | E03C E03F | 卫生洁具 |
水窖,空气取水,集雾取水 | atmospheric water harvesting,fog collection | E03B B01D |  |
# buildings
装配式建筑,装配式混凝土,预制构件,PC构件,预制装配 | prefabricated building,precast concrete,prefabricated component,PC component | E04B E04C B28B | 建筑工程 |
建筑工程,房屋建筑,建筑施工,建筑结构 | building engineering,building construction,building structure | E04B E04G E04H | 土木工程 |
建筑材料,绿色建材,新型建材,墙体材料 | building material,green building material,wall material | C04B E04C E04B |  |
钢结构,钢结构建筑,钢结构连接,钢管混凝土 | steel structure,steel structure building,concrete-filled steel tube | E04B E04C | 建筑工程 |
装配式钢结构,集成房屋,模块化建筑,箱式房 | prefabricated steel structure,modular building,container house | E04B E04H | 装配式建筑 |
套筒灌浆,灌浆套筒,钢筋连接,钢筋加工 | sleeve grouting,grouting sleeve,rebar connection,rebar processing | E04C E04G B21D | 装配式建筑 |
叠合板,叠合楼板,空心楼板,预应力混凝土,预应力 | composite slab,hollow slab,prestressed concrete | E04C E04B B28B | 建筑工程 |
内墙板,外墙板,轻质隔墙,复合墙板,隔墙板 | wall panel,lightweight partition,composite wall board,partition board | E04B E04C C04B | 建筑材料 |
砌块,免烧砖,烧结砖,多孔砖,混凝土砌块 | building block,unfired brick,sintered brick,porous brick | E04C C04B B28B | 建筑材料 |
外墙保温,建筑保温,保温一体板,保温装饰板 | exterior wall insulation,building insulation,insulated decorative panel | E04B E04F | 建筑节能 | 保温材料
建筑节能,近零能耗建筑,被动房,绿色建筑,低碳建筑 | building energy efficiency,near zero energy building,passive house,green building | E04B E04D F24F |  |
建筑抗震,减震隔震,隔震支座,抗震支架,耗能减震 | earthquake resistance,seismic isolation,energy dissipation,seismic support | E04B E04H E02D F16F | 建筑工程 |
防水卷材,屋面防水,防水材料,高分子防水卷材,自粘防水卷材 | waterproof membrane,roof waterproofing,waterproofing material | E04D C08L B32B | 建筑材料 | 防水涂料
屋面 | roof | E04D H02S E04F | 建筑工程 | 屋顶绿化,光伏建筑一体化
幕墙,玻璃幕墙,石材幕墙 | curtain wall,glass curtain wall,photovoltaic curtain wall | E04B E06B | 建筑工程 | 光伏建筑一体化
装饰装修,地板,实木复合地板,吊顶,集成墙板,墙面装饰 | interior decoration,flooring,engineered wood floor,suspended ceiling | E04F E04B | 建筑工程 |
模板脚手架,铝模板,脚手架,爬模,附着式升降脚手架 | formwork,aluminium formwork,climbing formwork | E04G | 建筑工程 |
建筑3D打印,3D打印混凝土,混凝土打印 | construction 3D printing,3D printed concrete | E04B B28B B33Y C04B | 建筑工程 |
建筑机器人,砌砖机器人,抹灰机器人,智能建造 | construction robot,bricklaying robot,plastering robot,intelligent construction | E04G E04F B25J | 建筑工程 |
建筑信息模型,BIM,数字孪生建筑,建筑数字化,BIM技术 | building information modeling,digital construction,building information modelling | G06F G06T E04G G06Q |  |
古建筑修复,石质文物保护,土遗址 | historic building restoration,stone relic conservation | E04G C04B B44C |  | 文物保护
充气膜建筑,膜结构 | membrane structure,inflatable building | E04H B32B | 建筑工程 |
泳池,游泳池水处理,防空地下室,人防工程 | swimming pool,pool water treatment,air defense shelter | E04H C02F |  |
钢筋混凝土,纤维混凝土,FRP筋,BFRP筋 | reinforced concrete,fiber concrete,FRP bar | E04C C04B | 混凝土 |
钢纤维 | steel fiber | C04B E04C | 混凝土 | 高性能混凝土
楼梯,楼梯踏步,楼梯扶手 | staircase,stair tread,handrail | E04F |  |
# locks, doors, windows
智能门锁,指纹锁,电子锁,锁具,门锁 | smart lock,fingerprint lock,electronic lock | E05B G07C |  |
门窗,断桥铝门窗,系统门窗,节能窗 | doors and windows,thermal break aluminium window,energy-saving window | E06B E05D |  |
自动门,自动门机,开窗器,闭门器,铰链,五金件 | automatic door,door closer,window opener,hinge | E05F E05D E05C | 门窗 |
卷帘门,遮阳,百叶窗,遮阳帘 | roller shutter,sunshade,louver | E06B E04F | 门窗 |
梯子,登高梯,脚踏梯 | ladder,climbing ladder | E06C |  |
保险柜,防盗门 | anti-theft door | E05G E06B |  |
# drilling, oil & gas
石油钻井,钻井,钻机,油气钻探 | oil drilling,well drilling,drilling rig | E21B | 油气开采 |
油气开采,石油开采,油田开发,采油,采气 | oil and gas extraction,oilfield development,oil production | E21B C09K |  |
钻井液,钻井泥浆,完井液,水基钻井液,堵漏剂 | drilling fluid,drilling mud,completion fluid,lost circulation material | C09K E21B | 石油钻井 | 废弃钻井液
固井,固井水泥浆,固井水泥 | cement slurry,well casing | E21B C09K C04B | 石油钻井 |
钻头 | drill bit | E21B | 石油钻井 | 聚晶金刚石
PDC钻头 | PDC bit | E21B | 钻头 |
金刚石钻头 | diamond bit | E21B | 钻头 |
牙轮钻头 | cone bit | E21B | 钻头 |
定向钻井,水平井,随钻测量,MWD,旋转导向 | directional drilling,horizontal well,measurement while drilling,rotary steerable | E21B G01V | 石油钻井 |
水力压裂,压裂液,支撑剂,陶粒支撑剂,减阻剂 | hydraulic fracturing,fracturing fluid,proppant,ceramic proppant,friction reducer | E21B C09K | 油气开采 |
提高采收率,三次采油,化学驱,聚合物驱 | enhanced oil recovery,EOR,polymer flooding,chemical flooding | E21B C09K | 油气开采 |
驱油剂 | oil displacement agent,flooding agent | C09K E21B | 提高采收率 | 聚丙烯酰胺
二氧化碳驱油,CO2驱,CCUS驱油,气驱 | CO2 flooding,gas flooding | E21B C09K | 提高采收率 | 碳封存
稠油开采,稠油热采,蒸汽吞吐,降粘剂 | heavy oil recovery,steam huff and puff,viscosity reducer | E21B C09K | 油气开采 |
抽油机,抽油杆,潜油电泵,人工举升,井下工具 | pumping unit,sucker rod,electric submersible pump,artificial lift,downhole tool | E21B F04B | 油气开采 |
页岩气,致密油,煤层气,页岩油,煤层气抽采 | shale gas,tight oil,coalbed methane,shale oil | E21B E21F | 油气开采 |
天然气水合物,可燃冰,水合物防治,水合物抑制剂 | natural gas hydrate,methane hydrate,hydrate inhibitor | E21B C09K C10L | 油气开采 |
测井,地震勘探,地球物理勘探,油气勘探,物探,电法勘探 | well logging,seismic exploration,geophysical prospecting,oil exploration,electrical prospecting | G01V E21B |  |
井口装置,防喷器,采油树,封隔器 | wellhead,blowout preventer,christmas tree | E21B | 油气开采 |
地热井,地热开采,地热能,干热岩 | geothermal well,geothermal energy,hot dry rock | E21B F24T |  |
油气集输,油气分离,清蜡防蜡,含油污泥治理 | oil and gas gathering,oil-gas separation,paraffin removal | E21B F17D B01D | 油气开采 | 含油污泥,管道输送
# mining
采矿,矿山开采,矿山工程,露天矿 | mining,mine engineering,open-pit mine | E21C E21D E21F |  |
煤矿开采,采煤机,综采,综采工作面,智能采煤 | coal mining,longwall mining,intelligent coal mining | E21C E21D | 采矿 | 液压支架
液压支架,煤矿支护,巷道支护,锚索 | hydraulic support,mine support,roadway support,anchor cable | E21D | 煤矿开采 |
掘进机,悬臂式掘进机,巷道掘进,掘锚一体机 | roadheader,boom-type roadheader,roadway driving | E21D E21C E21B | 煤矿开采 |
瓦斯抽采,瓦斯治理,煤矿瓦斯,瓦斯监测 | gas drainage,mine gas control,coal mine methane,gas monitoring | E21F E21B G01N | 煤矿安全 |
煤矿安全,矿井安全,矿山安全监测,煤矿灾害 | coal mine safety,mine safety monitoring | E21F G08B | 采矿 |
矿井通风,矿井除尘,矿井降温,井下降尘,煤矿粉尘 | mine ventilation,mine dust removal,mine cooling,coal dust | E21F B01D | 煤矿安全 | 粉尘治理
充填采矿,膏体充填,采空区充填,尾砂充填 | backfill mining,paste backfill,goaf filling,tailings backfill | E21F C04B E21C | 采矿 | 尾矿
爆破,控制爆破,爆破参数,爆破振动,定向爆破 | blasting,controlled blasting,blasting vibration | F42D E21C | 采矿 | 民爆炸药
凿岩机,凿岩台车,潜孔钻,岩石破碎 | rock drill,drilling jumbo,down-the-hole drill,rock breaking | E21B E21C B25D | 采矿 |
矿山运输,矿用卡车,无人矿卡,矿井提升机,带式输送机 | mine transport,mining truck,autonomous mining truck,mine hoist,belt conveyor | E21F B65G B66B | 采矿 |
深海采矿,海底采矿,多金属结核,深海矿产 | deep-sea mining,seabed mining,polymetallic nodule | E21C B63G | 采矿 |
矿山修复,矿山生态修复,采煤沉陷区,排土场复垦,矿区复垦 | mine restoration,mine ecological restoration,mining subsidence,land reclamation | B09C E21C A01G | 采矿 | 生态修复
选矿,浮选,磁选,重选,矿物加工,浮选机,捕收剂 | mineral processing,flotation,gravity separation,beneficiation,ore dressing,flotation machine,flotation collector | B03B B03C B03D | 采矿,分离纯化 | 尾矿
浮选药剂,抑制剂浮选,起泡剂 | flotation reagent,frother | B03D C07C | 选矿 |
破碎磨矿,破碎机,半自磨,高压辊磨 | crushing and grinding,crusher,SAG mill,high-pressure grinding roll | B02C | 选矿 | 球磨机
选煤,煤炭分选,重介选煤,浮选精煤,洗煤,煤炭洗选,煤泥 | coal preparation,coal washing,dense medium separation,coal flotation,coal slime | B03B B03D | 选矿 |
智能选矿,矿石分选,X射线分选,光电选矿 | intelligent ore sorting,ore sorting,X-ray sorting | B07C B03B | 选矿 |
铁矿石 | iron ore | C22B B03D | 采矿 |
锂辉石,锂云母,锂矿,锂矿选冶 | spodumene,lepidolite,lithium ore | C22B C01D B03D | 采矿 | 碳酸锂
尾矿,尾矿库,尾矿处理,尾矿综合利用,尾矿干排 | tailings,tailings dam,tailings treatment,tailings utilization | B09B C04B E02B B03B | 固废处理 |
`;
