// Terminology: agriculture, planting, breeding, animal husbandry, aquaculture, forestry, crop protection, feed.
// One concept per line: zh forms | en forms | IPC subclasses | broader | related
export const agriculture = `
# field names
农业技术,现代农业,农业科技 | agricultural technology,agriculture,agritech | A01B A01G |  |
种植技术,栽培技术,作物栽培 | crop cultivation,planting technology | A01G A01H | 农业技术 |
畜牧养殖,畜禽养殖,畜牧业,养殖业 | animal husbandry,livestock farming,livestock and poultry breeding | A01K | 农业技术 | 饲料,水产养殖
水产养殖,渔业养殖,水产 | aquaculture,fish farming | A01K | 农业技术 | 水产饲料,循环水养殖
林业技术,营林,林木培育 | forestry,silviculture,forest cultivation | A01G | 农业技术 |
智慧农业,数字农业,精准农业,农业物联网,智能农业 | smart agriculture,precision agriculture,digital farming,agricultural internet of things,digital agriculture,agricultural iot | A01B A01G G06Q | 农业技术 | 水肥一体化,土壤墒情,智能灌溉
# agricultural machinery
农业机械,农机,农机装备 | agricultural machinery,farm machinery,agricultural equipment | A01B A01C A01D | 农业技术 | 联合收割机,播种机
拖拉机,农用拖拉机 | tractor,agricultural tractor | A01B B60K B62D | 农业机械 |
旋耕机,微耕机,旋耕刀 | rotary tiller,rotavator,rotary tillage blade | A01B | 农业机械 | 深松
翻转犁,深耕犁,铧式犁,耕整地机械 | plough,plow,reversible plow,moldboard plow,tillage machine | A01B | 农业机械 | 旋耕机
深松,深松机,深松铲 | subsoiling,subsoiler,deep loosening | A01B | 农业机械 | 保护性耕作
保护性耕作,免耕,少耕 | conservation tillage,no-till,no-tillage | A01B A01C | 种植技术 | 秸秆还田,免耕播种机
播种机,精量播种机,排种器,气吸式排种器 | seeder,seed drill,precision planter,seed metering device | A01C | 农业机械 | 免耕播种机
免耕播种机 | no-till seeder,no-tillage planter | A01C A01B | 播种机 | 保护性耕作
插秧机,水稻插秧机,高速插秧机 | rice transplanter,seedling transplanting machine | A01C | 农业机械 | 育秧
移栽机,蔬菜移栽机,钵苗移栽 | transplanter,vegetable transplanter,pot seedling transplanting | A01C | 农业机械 | 育苗
施肥机,撒肥机,变量施肥 | fertilizer applicator,fertilizer spreader,variable rate fertilization | A01C | 农业机械 | 水肥一体化
水肥一体化,灌溉施肥,滴灌施肥 | fertigation,integrated water and fertilizer,drip fertigation | A01C A01G | 种植技术 | 滴灌,智慧农业
联合收割机,谷物收获机,收割机 | combine harvester,grain harvester,reaper | A01D A01F | 农业机械 | 脱粒
采棉机,棉花收获,采棉头 | cotton picker,cotton harvester,cotton stripper | A01D | 农业机械 | 棉花
玉米收获机,玉米摘穗,籽粒直收 | corn harvester,maize harvester,corn picking,corn header | A01D | 农业机械 | 玉米
薯类收获机,马铃薯收获机,花生收获机,挖掘收获机 | potato harvester,peanut harvester,root crop digger | A01D | 农业机械 | 马铃薯,花生
采茶机,茶叶采摘 | tea picking machine,tea harvester,tea plucking | A01D | 农业机械 | 茶树,茶叶加工
采摘机器人,果蔬采摘,水果采摘装置,番茄采摘,果实采摘,农业机器人 | harvesting robot,fruit picking robot,fruit and vegetable picking,picking robot,agricultural robot | A01D B25J A01M | 农业机械,智慧农业 | 末端执行器,目标检测,除草机器人
割草机,割草机器人,草坪修剪机 | lawn mower,mowing robot,robotic lawnmower,grass cutter | A01D |  | 园林工具
打捆机,秸秆打捆机,圆捆机,捡拾打捆 | baler,straw baler,round baler,pickup baler | A01F A01D | 农业机械 | 秸秆
脱粒,脱粒机,脱粒滚筒 | threshing,thresher,threshing drum | A01F | 农业机械 | 联合收割机
青贮,青贮饲料,青贮机,裹包青贮 | silage,ensiling,silage harvester,wrapped silage | A01F A23K | 饲料 | 牧草
粮食烘干,谷物干燥机,粮食烘干机,谷物干燥,农产品干燥,烘干塔 | grain drying,grain dryer,grain drying machine,agricultural product drying | F26B A01F A23B | 农业机械,干燥设备 | 粮食储藏
粮食储藏,储粮,粮仓,粮库,仓储粮 | grain storage,granary,grain depot,stored grain | A01F A23B |  | 粮食烘干,储粮害虫
园林工具,园林机械,修枝剪,绿篱机 | garden tools,landscaping machinery,pruning shears,hedge trimmer | A01G A01D |  | 割草机
# irrigation, greenhouse, soil
滴灌,滴灌带,微灌,渗灌 | drip irrigation,drip tape,micro irrigation,subsurface irrigation | A01G | 节水灌溉 | 水肥一体化
节水灌溉,农田灌溉 | water-saving irrigation,farmland irrigation | A01G | 种植技术 | 滴灌,喷灌,智能灌溉
喷灌,喷灌机,卷盘式喷灌机 | sprinkler irrigation,irrigation sprinkler,center pivot irrigation,hose reel irrigator | A01G B05B | 节水灌溉 |
温室大棚,日光温室,农业大棚,蔬菜大棚,连栋温室 | greenhouse,solar greenhouse,plastic greenhouse,vegetable greenhouse | A01G E04H | 设施农业 | 植物补光灯
设施农业,设施园艺,设施蔬菜 | protected agriculture,facility horticulture,controlled environment agriculture | A01G | 农业技术 | 温室大棚,植物工厂
植物工厂,垂直农业,立体种植 | plant factory,vertical farming,vertical planting | A01G | 设施农业 | 无土栽培,植物补光灯
无土栽培,水培,水培蔬菜,气雾栽培,营养液栽培 | soilless culture,hydroponics,aeroponics,nutrient solution cultivation | A01G | 种植技术 | 营养液,栽培基质
营养液,植物营养液 | nutrient solution,plant nutrient solution | A01G C05G | 无土栽培 |
栽培基质,育苗基质,椰糠,泥炭土 | growing medium,cultivation substrate,seedling substrate,coco coir,peat | A01G C05F | 种植技术 | 无土栽培,育苗
植物补光灯,植物生长灯,植物补光,植物照明,补光灯 | plant grow light,horticultural lighting,supplementary lighting for plants,grow lamp | A01G F21V H05B F21S | 设施农业,LED照明 | 植物工厂,智能温室
地膜,农膜,大棚膜,棚膜 | mulch film,agricultural film,biodegradable mulch,greenhouse film | A01G C08J B32B |  | 残膜回收,可降解塑料
残膜回收,残膜回收机,地膜回收 | residual film recovery,mulch film recovery machine | A01B | 农业机械 | 地膜
土壤改良,土壤调理剂,盐碱地,盐碱土 | soil improvement,saline-alkali land,soil amendment,saline soil | C09K A01B C05G | 种植技术 | 土壤修复,盐碱地改良,土壤改良剂
土壤墒情,土壤水分监测,土壤湿度传感器,墒情监测 | soil moisture monitoring,soil moisture content,soil moisture sensor | G01N A01G | 智慧农业 |
秸秆,农作物秸秆,玉米秸秆,稻草,麦秸,秸秆综合利用 | crop straw,corn stover,rice straw,wheat straw,straw utilization | A01F C05F C10L D21C | 农业废弃物 | 秸秆还田,生物质能源,生物质成型燃料
秸秆还田,秸秆粉碎还田,秸秆腐熟剂 | straw returning,straw incorporation,straw decomposing agent | A01B A01F C05F | 保护性耕作 | 秸秆
农业废弃物,农林废弃物,稻壳,果壳,枝条废弃物,甘蔗渣 | agricultural waste,agroforestry residue,rice husk,nut shell,bagasse | C05F C10L B09B |  | 秸秆,畜禽粪便
连作障碍,重茬,土传病害 | continuous cropping obstacle,replant disease,soil-borne disease | A01G A01N | 种植技术 | 土壤消毒
土壤消毒,土壤熏蒸 | soil disinfection,soil fumigation,soil sterilization | A01M A01N A01B | 种植技术 | 连作障碍
# breeding, seeds, propagation
育种,作物育种,良种选育,新品种选育,杂交育种 | plant breeding,crop breeding,variety breeding,cross breeding | A01H | 种植技术 | 分子育种,杂交水稻
分子育种,分子标记辅助育种,基因编辑育种,SNP标记 | molecular breeding,marker-assisted selection,SNP marker | C12Q A01H C12N | 育种 | 种质资源
种质资源,种质创新,品种鉴定 | germplasm resources,germplasm innovation,variety identification | A01H C12Q | 育种 |
转基因植物,转基因作物 | transgenic plant,genetically modified crop,GM crop | A01H C12N | 育种 | 抗逆性
抗逆性,耐盐,抗病品种,耐寒性 | stress resistance,disease-resistant variety,cold tolerance | A01H C12N | 育种 | 转基因植物,抗旱,抗盐
植物组织培养,组培,组培苗,组培快繁,愈伤组织 | plant tissue culture,micropropagation,tissue culture seedling,callus | A01H | 种苗繁育 | 扦插
种苗繁育,种苗,快速繁殖,良种繁育 | seedling propagation,seed and seedling breeding,rapid propagation | A01G A01H | 种植技术 | 植物组织培养,嫁接
嫁接,嫁接苗,嫁接机,砧木 | grafted seedling,grafting machine,rootstock | A01G | 种苗繁育 |
扦插,扦插育苗,生根剂 | cutting propagation,cuttage,rooting agent | A01G A01N | 种苗繁育 |
育苗,育苗盘,穴盘育苗,工厂化育苗 | seedling raising,plug seedling,seedling tray,industrial seedling production | A01G | 种苗繁育 | 栽培基质
育秧,水稻育秧,秧盘,秧苗 | rice seedling raising,rice nursery,seedling tray for rice | A01G A01C | 种苗繁育 | 插秧机
种子处理,种子包衣,种衣剂,浸种,种子引发 | seed treatment,seed coating,seed coating agent,seed soaking,seed priming | A01C A01N | 种植技术 |
种子检测,种子分选,种子活力,种子发芽率 | seed testing,seed sorting,seed vigor,germination rate | A01C G01N B07C | 种子处理 |
# crops
水稻,稻谷,水稻种植 | rice,paddy rice,rice cultivation | A01H A01G | 种植技术 | 杂交水稻,植物病害
杂交水稻,不育系,水稻恢复系 | hybrid rice,male sterile line,rice restorer line | A01H | 水稻,育种 |
小麦,冬小麦,小麦种植 | wheat,winter wheat,wheat cultivation | A01H A01G | 种植技术 |
玉米,鲜食玉米,玉米种植 | maize,corn,fresh corn | A01H A01G | 种植技术 | 玉米收获机
大豆,大豆种植,黄豆 | soybean,soya bean | A01H A01G A23L | 种植技术 | 大豆蛋白
棉花,棉花种植,籽棉 | cotton,seed cotton,cotton planting | A01H A01G D01G | 种植技术 | 采棉机
花生,花生种植 | peanut,groundnut | A01H A01G A23L | 种植技术 |
马铃薯,土豆,种薯,脱毒种薯 | potato,seed potato,virus-free seed potato | A01H A01G A23L | 种植技术 |
甘薯,红薯,番薯,木薯 | sweet potato,cassava | A01H A01G A23L | 种植技术 | 淀粉加工
油菜,油菜籽,油菜种植 | rapeseed,oilseed rape,canola | A01H A01G C11B | 种植技术 | 食用油
油茶,油茶籽,茶籽油 | camellia oleifera,tea seed oil,oil tea | A01G C11B | 经济林 | 食用油
茶树,茶园,茶树栽培 | tea plant,tea garden,tea tree cultivation | A01G A01H | 种植技术 | 茶叶加工
果树栽培,果园,果树,果树修剪,疏花疏果 | fruit tree cultivation,orchard,fruit tree pruning,flower and fruit thinning | A01G A01H | 种植技术 | 柑橘,苹果种植
柑橘,柑桔,脐橙,柚子 | citrus,navel orange,pomelo | A01G A23N A23L | 果树栽培 | 柑橘黄龙病
苹果种植,苹果树,苹果园 | apple growing,apple tree,apple orchard | A01G A01H | 果树栽培 |
核果类果树,桃树,梨树,樱桃,枣树 | stone fruit tree,peach tree,pear tree,jujube tree | A01G A01H | 果树栽培 |
葡萄栽培,葡萄种植,葡萄园,酿酒葡萄 | grape cultivation,vineyard,viticulture,wine grape | A01G A01H | 果树栽培 | 葡萄酒
猕猴桃,猕猴桃种植 | kiwifruit,kiwi fruit | A01G A01H A23N | 果树栽培 |
浆果种植,蓝莓,草莓,草莓种植 | berry cultivation,blueberry,strawberry | A01G A01H | 果树栽培 |
热带水果,芒果,荔枝,龙眼,香蕉,火龙果 | tropical fruit,litchi,longan,banana,pitaya | A01G A01H A23N | 果树栽培 |
蔬菜种植,蔬菜栽培,番茄,辣椒,黄瓜 | vegetable cultivation,tomato,chili pepper,cucumber | A01G A01H | 种植技术 | 温室大棚
花卉栽培,花卉,兰花,切花,盆栽植物 | flower cultivation,floriculture,orchid,cut flower,potted plant | A01G A01H | 种植技术 |
中药材种植,药用植物栽培,道地药材,林下种植 | medicinal plant cultivation,Chinese herb cultivation,authentic medicinal herbs,understory planting | A01G A01H | 种植技术 | 中药材
食用菌,香菇,平菇,金针菇,黑木耳,羊肚菌 | edible fungus,edible mushroom,shiitake,enoki,wood ear | A01G C12N A23L | 种植技术 | 菌棒
菌棒,菌包,菌种,菌袋,栽培料 | mushroom stick,fungus bag,fungi culture substrate | A01G | 食用菌 | 灵芝,食用菌菌种
牧草,苜蓿,紫花苜蓿,饲草 | forage grass,alfalfa,pasture grass,forage | A01H A01G A23K | 种植技术 | 青贮
甘蔗,甘蔗种植,甘蔗收获机 | sugarcane,sugarcane planting,sugarcane harvester | A01D A01G C13B | 种植技术 | 制糖
苗木,园林绿化,绿化苗木,立体绿化,植物墙 | nursery stock,landscaping,urban greening,vertical greening,green wall | A01G | 林业技术 | 屋顶绿化
屋顶绿化,种植屋面 | green roof,roof greening | A01G E04D | 苗木 |
经济林,核桃,板栗,杜仲,竹林 | economic forest,walnut,chestnut,eucommia,bamboo forest | A01G A01H | 林业技术 | 油茶
森林防火,森林火灾,林火监测 | forest fire prevention,wildfire | A62C G08B | 林业技术,消防 | 森林防火监测
荒漠化治理,防沙治沙,固沙,植被恢复,固沙剂 | desertification control,sand fixation,sand prevention,vegetation restoration,sand-fixing agent | A01G E02D C09K | 林业技术,生态修复 |
# fertilizers (agronomic use)
叶面肥,水溶肥,液体肥料,水溶性肥料,液体肥 | foliar fertilizer,water-soluble fertilizer,liquid fertilizer | C05G C05D | 肥料 | 水肥一体化
缓释肥,控释肥,缓控释肥,包膜肥料 | slow-release fertilizer,controlled-release fertilizer,coated fertilizer | C05G C05C | 肥料 |
有机肥,生物有机肥,农家肥,腐殖酸肥料,商品有机肥,畜禽粪便有机肥 | organic fertilizer,bio-organic fertilizer,humic acid fertilizer,manure fertilizer | C05F C05G | 肥料 | 畜禽粪便,好氧堆肥,堆肥,微生物肥料
微生物肥料,菌肥,微生物菌剂,根瘤菌,固氮菌,根瘤菌剂,复合微生物肥 | microbial fertilizer,biofertilizer,microbial inoculant,rhizobium,nitrogen-fixing bacteria | C05F C12N C05G | 肥料 | 有机肥,解磷菌
肥料,复合肥,化肥,复混肥 | fertilizer,compound fertilizer,chemical fertilizer | C05B C05C C05G | 农业技术 |
# crop protection
农药,农药制剂,水分散粒剂,农药悬浮剂 | pesticide,agrochemical formulation,water dispersible granule,suspension concentrate | A01N A01P | 植物保护 | 杀虫剂,除草剂
植物保护,植保,病虫害防治,病虫害 | plant protection,crop protection,pest and disease control | A01N A01M A01P | 农业技术 | 植保无人机
杀虫剂,杀螨剂,拟除虫菊酯,新烟碱 | insecticide,acaricide,pyrethroid,neonicotinoid | A01N A01P | 农药 |
杀菌剂,农用杀菌剂,植物病害防治 | fungicide,agricultural fungicide,plant disease control | A01N A01P | 农药 | 植物病害
除草剂,草甘膦,草铵膦,杂草防除 | herbicide,glyphosate,glufosinate,weed control | A01N A01P | 农药 | 除草机器人
除草机器人,机械除草,除草机 | weeding robot,mechanical weeding,weeder | A01B A01M | 农业机械 | 除草剂
生物农药,生物防治,苏云金芽孢杆菌,白僵菌 | biopesticide,biological control,biocontrol,Bacillus thuringiensis,Beauveria bassiana | A01N C12N A01P | 农药 | 天敌昆虫,木霉菌
天敌昆虫,赤眼蜂,捕食螨,瓢虫 | natural enemy insect,Trichogramma,predatory mite,ladybird | A01K A01M | 生物农药 |
植物生长调节剂,植物激素,赤霉素,生长素,芸苔素内酯 | plant growth regulator,phytohormone,gibberellin,auxin,brassinolide | A01N A01P | 植物保护 |
性诱剂,昆虫信息素,诱虫灯,杀虫灯,粘虫板 | sex attractant,insect pheromone,insect trap lamp,insecticidal lamp,sticky trap | A01M A01N | 植物保护 |
虫情监测,虫情测报灯,害虫识别 | pest monitoring,pest forecasting lamp,plant disease recognition | A01M G06V G06T | 植物保护 | 智慧农业,病虫害识别
植保无人机,农业无人机,喷药无人机,飞防,无人机喷药,变量施药 | plant protection drone,agricultural drone,spraying UAV,aerial spraying,plant protection uav,drone spraying,variable-rate spraying | B64D A01M B64U | 植物保护,无人机,智慧农业 | 农药
喷雾机,打药机,植保机械,喷药机,静电喷雾 | sprayer,boom sprayer,pesticide spraying machine,electrostatic spraying | A01M B05B | 农业机械 | 植物保护
植物病害,稻瘟病,小麦赤霉病,白粉病,根腐病,霜霉病 | plant disease,rice blast,fusarium head blight,powdery mildew,root rot,downy mildew | A01N A01H A01P | 植物保护 | 杀菌剂
柑橘黄龙病,黄龙病 | citrus huanglongbing,citrus greening disease | A01N C12Q | 植物保护 | 柑橘
线虫病,根结线虫,松材线虫 | nematode disease,root-knot nematode,pine wood nematode | A01N A01M | 植物保护 | 土壤消毒
鼠害防治,灭鼠,捕鼠器,驱鸟器 | rodent control,rat trap,mouse trap,bird repeller | A01M |  |
灭蚊,驱蚊,蚊香,灭蚊灯,驱蚊剂 | mosquito control,mosquito repellent,mosquito coil,mosquito killing lamp | A01M A01N |  |
白蚁防治,灭白蚁 | termite control | A01M A01N | 植物保护 |
蟑螂防治,灭蟑,卫生害虫 | cockroach control,sanitary pest,household pest | A01M A01N |  |
储粮害虫,仓储害虫,粮食熏蒸 | stored-grain pest,warehouse pest,grain fumigation | A01M A01N A23B | 粮食储藏 |
农药残留,农残,农残检测 | pesticide residue | G01N A23L |  | 食品安全检测,农药残留检测
消毒剂,次氯酸消毒液,二氧化氯消毒剂 | disinfectant,hypochlorous acid disinfectant,chlorine dioxide disinfectant | A01N A61L |  | 灭菌,抗菌剂
# livestock, poultry, insects
生猪养殖,养猪,母猪,仔猪,猪舍 | pig farming,swine breeding,breeding sow,piglet,pigsty | A01K A23K | 畜牧养殖 | 非洲猪瘟
家禽养殖,蛋鸡,肉鸡,养鸡,鸡舍,蛋鸭,肉鸭 | poultry farming,laying hen,broiler,chicken house,duck breeding | A01K A23K | 畜牧养殖 | 禽蛋
孵化,孵化器,种蛋,孵化箱 | egg hatching,egg incubator,hatching egg | A01K | 家禽养殖 |
奶牛养殖,肉牛养殖,奶牛,肉牛,牛羊养殖,反刍动物 | dairy farming,beef cattle farming,dairy cow,ruminant | A01K A01J A23K | 畜牧养殖 | 挤奶机
挤奶机,挤奶机器人,挤奶设备 | milking machine,milking robot,milking equipment | A01J | 奶牛养殖 |
羊养殖,肉羊,山羊,绵羊,羊毛剪 | sheep farming,mutton sheep,goat,sheep shearing | A01K B26B | 畜牧养殖 |
饲喂设备,自动喂料机,精准饲喂,饲喂器,投料机 | feeding equipment,automatic feeder,precision feeding,livestock feeder | A01K | 畜牧养殖 |
畜禽舍环境控制,圈舍环境,畜舍通风,养殖场除臭 | livestock house environment control,barn ventilation,farm deodorization | A01K F24F B01D | 畜牧养殖 | 除臭
畜禽粪便,粪污处理,粪污资源化,畜禽粪污,鸡粪,猪粪,病死畜禽无害化 | livestock manure,manure treatment,animal waste recycling,chicken manure,pig manure,manure utilization,dead animal disposal | C05F C02F A01K B09B | 农业废弃物,固废处理 | 有机肥,沼气
人工授精,胚胎移植,精液冷冻,动物繁殖 | artificial insemination,embryo transfer,semen cryopreservation,animal reproduction | A61D A01K C12N | 畜牧养殖 |
动物识别,个体识别耳标,电子耳标,牲畜耳标 | animal identification,ear tag,electronic ear tag,RFID ear tag | A01K G06K | 畜牧养殖 | 智慧农业
宠物用品,宠物,猫砂,宠物玩具,宠物喂食器 | pet supplies,pet products,cat litter,pet toy,pet feeder | A01K |  | 宠物食品
宠物食品,宠物饲料,犬粮,猫粮 | pet food,dog food,cat food | A23K | 饲料 | 宠物用品
蜜蜂养殖,养蜂,蜂箱,蜂巢箱 | beekeeping,apiculture,beehive | A01K | 畜牧养殖 | 蜂蜜
蚕桑,桑蚕,养蚕,家蚕,桑叶 | sericulture,silkworm rearing,mulberry leaf,silkworm | A01K A01G | 畜牧养殖 | 蚕丝
昆虫养殖,黑水虻,黄粉虫,蝇蛆 | insect farming,black soldier fly,mealworm,fly maggot | A01K A23K | 畜牧养殖 | 餐厨垃圾
实验动物,动物模型,实验小鼠,模式动物 | laboratory animal,animal model,experimental mouse,transgenic mouse | A01K C12N |  |
兽药,兽用药物,兽用疫苗 | veterinary drug,veterinary medicine,veterinary vaccine | A61K A61D A61P | 畜牧养殖 | 疫苗
动物疫病,畜禽疫病,口蹄疫,禽流感,动物疫病防控 | animal disease,epizootic disease,foot-and-mouth disease,avian influenza | A61K G01N C12Q | 兽药 | 疫苗
非洲猪瘟,猪蓝耳病,猪瘟,猪流行性腹泻 | African swine fever,PRRS,classical swine fever,porcine epidemic diarrhea | A61K G01N C12Q | 动物疫病 | 疫苗
屠宰,屠宰设备,畜禽屠宰,胴体分割 | slaughtering,slaughter equipment,carcass cutting | A22B A22C |  | 肉制品
# aquaculture and fishing
循环水养殖,工厂化养殖,RAS养殖,养殖尾水 | recirculating aquaculture system,industrial aquaculture,aquaculture tailwater | A01K C02F | 水产养殖 | 增氧机
增氧机,曝气增氧,微孔增氧 | aerator,pond aerator,oxygenation | A01K C02F | 水产养殖 |
网箱养殖,深海网箱,深远海养殖,养殖工船 | cage aquaculture,net cage,offshore aquaculture,aquaculture vessel | A01K B63B | 水产养殖 |
对虾养殖,南美白对虾,虾苗,小龙虾,河蟹 | shrimp farming,Litopenaeus vannamei,shrimp larvae,crayfish,crab farming | A01K A23K | 水产养殖 |
鱼苗繁育,鱼类育种,石斑鱼,大黄鱼,鲈鱼,鱼苗 | fish fry breeding,fish breeding,grouper,large yellow croaker,sea bass | A01K C12Q | 水产养殖 |
贝类养殖,牡蛎,扇贝,鲍鱼,海参养殖 | shellfish culture,oyster,scallop,abalone,sea cucumber farming | A01K | 水产养殖 | 水产品加工
海藻养殖,海带,紫菜,江蓠,大型海藻 | seaweed cultivation,laver,gracilaria,macroalgae | A01G A01K A23L | 水产养殖 | 微藻
捕捞,渔网,捕鱼,拖网,渔具,钓鱼竿 | fishing industry,fishing net,trawl,fishing gear,fishing rod | A01K |  |
水族箱,鱼缸,观赏鱼 | aquarium,fish tank,ornamental fish | A01K |  |
海洋牧场,人工鱼礁 | marine ranching,artificial reef | A01K | 水产养殖 |
# feed
饲料,配合饲料,饲料加工,全价饲料 | compound feed,animal feed,feed processing | A23K A23N | 畜牧养殖 | 饲料添加剂
饲料添加剂,替抗,无抗饲料,预混料,酶制剂饲料 | feed additive,feed premix,antibiotic-free feed,feed enzyme | A23K | 饲料 | 益生菌,抗生素替代
发酵饲料,微生物饲料,菌体蛋白 | fermented feed,microbial feed | A23K C12N | 饲料 | 固态发酵,单细胞蛋白
饲料原料,豆粕,菜籽粕,鱼粉,DDGS | feed ingredient,soybean meal,rapeseed meal,fish meal | A23K A23J | 饲料 |
水产饲料,鱼饲料,膨化饲料 | aquafeed,fish feed,extruded feed | A23K A23N | 饲料 | 水产养殖
饲料制粒机,饲料机械,饲料膨化机 | feed pellet mill,feed machinery,feed extruder | A23N B01J | 饲料 | 造粒
霉菌毒素,黄曲霉毒素,霉菌毒素脱毒,呕吐毒素 | mycotoxin,aflatoxin,mycotoxin detoxification,deoxynivalenol | A23K A23L G01N |  | 饲料
脱毒苗,脱毒种苗 | virus-free seedling,virus-free plantlet | A01H | 组织培养 |
保水剂,土壤保水剂 | water-retaining agent,soil moisture retainer | C09K A01G |  | 高吸水树脂
`;
