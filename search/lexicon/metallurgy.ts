// Metallurgy of iron, steel, non-ferrous, rare earth; alloys; casting; heat treatment; surface treatment, plating, corrosion (IPC C21, C22, C23, C25D, B22).
// zh forms | en forms | IPC subclasses | broader | related
export const metallurgy = `
# iron & steel
钢铁冶金,炼铁炼钢,钢铁冶炼,钢铁生产 | iron and steel metallurgy,steelmaking,iron and steel production | C21B C21C C22C | 冶金 |
冶金,金属冶炼,火法冶金 | metallurgy,metal smelting,pyrometallurgy | C22B C21B C21C |  |
湿法冶金 | hydrometallurgy | C22B C25C | 冶金 | 浸出
高炉,高炉炼铁,高炉喷煤,热风炉 | blast furnace,ironmaking,pulverized coal injection,hot blast stove | C21B | 钢铁冶金 | 高炉渣
烧结矿,烧结机,烧结烟气,球团矿,球团 | sintering machine,iron ore pellet,pelletizing | C22B C21B F27B | 钢铁冶金 | 超低排放
转炉炼钢,转炉,顶底复吹,转炉烟气 | converter steelmaking,basic oxygen furnace,top and bottom blowing | C21C | 钢铁冶金 |
电炉炼钢,废钢预热,短流程炼钢 | electric arc furnace,EAF steelmaking,scrap preheating | C21C F27B | 钢铁冶金 | 废钢,电弧炉
氢冶金,直接还原铁,DRI,竖炉,富氢还原 | hydrogen metallurgy,direct reduced iron,shaft furnace | C21B | 钢铁冶金 | 制氢
炉外精炼,钢水精炼,LF精炼,RH精炼,真空脱气,夹杂物控制 | secondary refining,ladle furnace,RH degassing,inclusion control | C21C C22C | 钢铁冶金 | 钢包
钢包,铁水包,铁水预处理 | tundish,hot metal pretreatment | B22D C21C | 钢铁冶金 | 耐火材料,烟气脱硫
热轧,轧钢 | hot rolling | B21B C21D | 轧制 |
铁合金,硅铁,锰铁,铬铁,矿热炉 | ferroalloy,ferrosilicon,ferromanganese,ferrochrome,submerged arc furnace | C22C C22B | 钢铁冶金 |
工业硅,金属硅,多晶硅冶炼,硅冶炼 | industrial silicon,metallic silicon,silicon smelting | C01B C22B | 冶金 | 多晶硅
废钢,废金属回收,废钢破碎,废钢分拣 | scrap steel,scrap metal recycling,scrap shredding | C22B B09B B02C C21C | 再生金属 |
炼钢辅料,增碳剂,脱氧剂,球化剂 | carburizer,recarburizer,deoxidizer,nodulizer | C21C C22C | 钢铁冶金 | 连铸
# steels
合金钢,低合金钢,特殊钢,特钢 | alloy steel,low-alloy steel,special steel | C22C C21D | 钢铁材料 |
钢铁材料,钢材,结构钢 | steel material,structural steel | C22C C21D | 金属材料 |
高强钢,汽车用高强钢,先进高强钢,热成形钢,超高强度钢 | high-strength steel,advanced high-strength steel,press hardened steel,ultra-high-strength steel | C22C C21D B21D | 钢铁材料 | 热冲压
不锈钢,奥氏体不锈钢,双相不锈钢,马氏体不锈钢 | stainless steel,austenitic stainless steel,duplex stainless steel | C22C C21D | 钢铁材料 |
模具钢,高速钢,工具钢,冷作模具钢 | die steel,mold steel,high-speed steel,tool steel | C22C C21D | 钢铁材料 | 模具
轴承钢,齿轮钢,弹簧钢,高碳铬轴承钢 | bearing steel,gear steel,spring steel | C22C C21D C21C | 钢铁材料 | 滚动轴承
耐磨钢,高锰钢,耐磨铸铁,高铬铸铁 | wear-resistant steel,high-manganese steel,high-chromium cast iron | C22C C21D B22D | 钢铁材料 | 磨球
耐候钢,耐蚀钢,海工钢,管线钢,桥梁钢 | weathering steel,corrosion-resistant steel,offshore steel,pipeline steel | C22C C21D | 钢铁材料 |
硅钢,电工钢,取向硅钢,无取向硅钢 | silicon steel,electrical steel,grain-oriented silicon steel,non-oriented silicon steel | C21D C22C H01F | 钢铁材料 | 软磁材料
耐热钢,锅炉钢,马氏体耐热钢,核电用钢 | heat-resistant steel,boiler steel,nuclear power steel | C22C C21D | 钢铁材料 |
铸铁 | cast iron | C22C C21C B22D | 钢铁材料 | 铸造
球墨铸铁 | ductile iron | C22C C21C B22D | 铸铁 |
灰铸铁 | gray cast iron | C22C C21C B22D | 铸铁 |
蠕墨铸铁 | vermicular iron | C22C C21C B22D | 铸铁 |
# non-ferrous metallurgy
有色金属冶炼,有色冶金,有色金属 | non-ferrous metallurgy,non-ferrous metal | C22B C22C | 冶金 |
电解铝,铝电解,铝电解槽,阳极炭块 | aluminium electrolysis,electrolytic aluminium,aluminium reduction cell | C25C C22B | 有色金属冶炼 | 赤泥
铜冶炼,阳极铜,电解铜,铜精炼,铜转炉 | copper smelting,electrolytic copper,copper refining | C22B C25C | 有色金属冶炼 |
铅锌冶炼,锌冶炼,锌精矿,铅冶炼,湿法炼锌 | lead-zinc smelting,zinc smelting,zinc hydrometallurgy | C22B C25C | 有色金属冶炼 |
镍钴冶炼,红土镍矿,高压酸浸,钴回收,镍铁 | nickel cobalt smelting,laterite nickel ore,high pressure acid leaching | C22B | 有色金属冶炼 |
镁冶炼,金属镁,皮江法,镁还原 | magnesium smelting,metallic magnesium,pidgeon process | C22B | 有色金属冶炼 | 镁合金
海绵钛,钛冶炼,四氯化钛,金属钛 | titanium sponge,titanium smelting,titanium tetrachloride | C22B | 有色金属冶炼 | 钛合金
钨冶炼,钼冶炼,钨钼,钨酸铵,钼酸铵 | tungsten smelting,molybdenum metallurgy,ammonium paratungstate,ammonium molybdate | C22B C01G | 有色金属冶炼 | 硬质合金
金银提取,黄金冶炼,氰化提金,黄金提取 | gold extraction,cyanidation,silver extraction | C22B | 有色金属冶炼 | 含氰废水
贵金属回收,铂族金属,铂钯回收,电子废料提金 | precious metal recovery,platinum group metals | C22B B09B | 再生金属 | 电子废弃物
稀散金属,镓回收,铟回收,锗提取,硒碲回收,铼回收 | scattered metals,gallium,indium,germanium,selenium tellurium recovery,rhenium | C22B C01G | 有色金属冶炼 |
稀土,稀土材料,稀土分离,稀土冶炼 | rare earth,rare earth material,rare earth separation | C22B C01F C22C |  | 稀土永磁
稀土开采,离子型稀土,稀土浸出,稀土萃取 | ion-adsorption rare earth,rare earth leaching,rare earth extraction | C22B E21B | 稀土 | 溶剂萃取
浸出,酸浸,生物浸出,堆浸,氧压浸出 | leaching,acid leaching,bioleaching,heap leaching,pressure leaching | C22B | 湿法冶金 |
电解精炼,电积,电沉积冶金,阴极铜 | electrorefining,electrowinning,cathode copper | C25C | 有色金属冶炼 |
再生金属,再生铜,再生铅,城市矿产 | recycled metal,recycled copper,urban mining | C22B B09B |  | 废钢
再生铝,废铝回收 | secondary aluminium,recycled aluminium | C22B C22C | 再生金属 | 铝合金
冶炼渣,铜渣,冶金渣,铝灰,铝灰渣 | smelting slag,metallurgical slag,aluminium dross | C22B B09B C04B | 固废处理 | 赤泥
高纯金属,高纯铝,高纯铟,区域熔炼,真空蒸馏提纯 | high-purity metal,high-purity aluminium,zone refining,vacuum distillation | C22B C30B | 有色金属冶炼 | 溅射靶材
# alloys
金属材料,合金,合金材料 | metal material,alloy | C22C C22F |  |
铝合金,高强铝合金,铸造铝合金,7系铝合金,铝锂合金 | aluminium alloy,high-strength aluminum alloy,cast aluminium alloy,aluminium lithium alloy | C22C C22F B22D | 轻合金 | 再生铝
铝型材,铝箔,铝板带,铝挤压 | aluminium profile,aluminium foil,aluminium sheet,aluminium extrusion | B21C C22F C22C | 铝合金 |
镁合金,稀土镁合金,镁锂合金,可降解镁合金 | magnesium alloy,rare earth magnesium alloy,magnesium lithium alloy | C22C C22F | 轻合金 |
钛合金,TC4,医用钛合金,钛材,高温钛合金 | titanium alloy,medical titanium alloy | C22C C22F | 轻合金 | 海绵钛
轻合金,轻质合金,轻量化材料 | light alloy,lightweight material | C22C C22F | 金属材料 |
铜合金,铜铬锆,铍铜,黄铜,青铜,铜镍硅 | copper alloy,copper chromium zirconium,beryllium copper,brass,bronze | C22C C22F | 金属材料 |
高温合金,镍基高温合金,单晶高温合金,钴基合金 | superalloy,nickel-based superalloy,single crystal superalloy,cobalt-based alloy | C22C C22F C30B | 金属材料 | 航空发动机
耐蚀合金,哈氏合金,镍基合金,蒙乃尔 | corrosion-resistant alloy,hastelloy,nickel-based alloy | C22C C22F | 金属材料 |
高熵合金,难熔高熵合金,多主元合金 | high-entropy alloy,refractory high-entropy alloy | C22C C22F | 金属材料 |
非晶合金,金属玻璃,块体非晶,非晶带材,纳米晶带材 | amorphous alloy,metallic glass,amorphous ribbon,nanocrystalline ribbon | C22C C21D H01F | 金属材料 | 软磁材料
形状记忆合金,镍钛合金,NiTi,超弹性合金 | shape memory alloy,nickel titanium,superelastic alloy | C22C C22F | 金属材料 |
难熔金属,钨合金,钼合金,铌合金,金属钽 | refractory metal,tungsten alloy,molybdenum alloy,niobium alloy,tantalum | C22C B22F | 金属材料 |
锌合金,锡合金,铅合金,可降解锌合金 | zinc alloy,tin alloy,lead alloy | C22C | 金属材料 |
钎料,锡膏 | solder | B23K C22C | 金属材料 | 焊接,焊锡
金属基复合材料,铝基复合材料,颗粒增强,铜基复合材料,石墨烯铝 | metal matrix composite,aluminium matrix composite,particle reinforced | C22C B22F | 复合材料 |
双金属复合,爆炸复合,层状金属复合,轧制复合 | bimetal,clad plate,explosive cladding,laminated metal | B32B B23K B21B | 金属材料 | 复合板
# casting, powder
铸造型砂,铸造废砂再生,3D打印砂型 | foundry sand,used sand reclamation,3D printed sand mold | B22C B33Y | 铸造 | 型砂
铝合金熔炼,熔体净化,真空熔炼,感应熔炼 | melting furnace,melt purification,vacuum melting,induction melting | C22B C22C F27B B22D | 铸造 | 熔炼炉
金属注射成形,MIM,HIP | metal injection molding | B22F | 粉末冶金 | 热等静压
金属增材制造,SLM,电弧增材 | metal additive manufacturing | B22F B33Y B23K | 增材制造 | 金属3D打印,电弧增材制造
定向凝固,单晶铸造,电磁搅拌,晶粒细化,电磁铸造 | directional solidification,electromagnetic stirring,grain refinement | B22D C30B C22C | 铸造 |
# heat & surface treatment
热处理,淬火,回火,退火处理,正火,固溶时效 | heat treatment,quenching,tempering,annealing,solution aging | C21D C22F | 金属加工 |
渗碳,渗氮,氮化处理,离子渗氮,碳氮共渗,化学热处理 | carburizing,nitriding,plasma nitriding,carbonitriding | C23C C21D | 表面处理 | 齿轮
激光淬火,感应淬火,表面淬火,深冷处理 | laser hardening,induction hardening,surface quenching,cryogenic treatment | C21D | 热处理 |
表面处理,表面改性,金属表面处理 | surface treatment,surface modification | C23C C25D C23F |  |
电镀,镀铬,镀镍,镀锌,合金电镀,无氰电镀 | electroplating,chrome plating,nickel plating,zinc plating,cyanide-free plating | C25D | 表面处理 | 电镀废水
化学镀,化学镀镍,化学镀铜,置换镀 | electroless plating,electroless nickel,electroless copper | C23C | 表面处理 |
热浸镀,热镀锌,锌铝镁镀层,热浸镀铝 | hot-dip coating,hot-dip galvanizing,Zn-Al-Mg coating,hot-dip aluminizing | C23C | 表面处理 |
阳极氧化,微弧氧化,铝阳极氧化,等离子体电解氧化 | anodizing,micro-arc oxidation,plasma electrolytic oxidation | C25D | 表面处理 | 铝合金
磷化,钝化,无铬钝化,转化膜,硅烷化处理 | phosphating,chromium-free passivation,conversion coating | C23C C23F | 表面处理 |
酸洗,金属酸洗,除锈,激光除锈 | rust removal | C23G B08B B23K | 表面处理 | 电镀废水,激光清洗
电解抛光,化学抛光,等离子抛光 | electropolishing,chemical polishing,plasma polishing | C25F C23F | 表面处理 |
热喷涂,等离子喷涂,超音速火焰喷涂,冷喷涂,HVOF | thermal spraying,plasma spraying,cold spraying | C23C B05B | 表面处理 |
热障涂层,环境障涂层,TBC,抗氧化涂层 | thermal barrier coating,environmental barrier coating | C23C C04B | 表面处理 | 高温合金
物理气相沉积,PVD,磁控溅射,真空镀膜,离子镀,蒸镀 | physical vapor deposition,magnetron sputtering,vacuum coating,ion plating | C23C | 表面处理 | 溅射靶材,靶材
化学气相沉积,CVD,PECVD,MOCVD,原子层沉积,ALD | chemical vapor deposition,atomic layer deposition | C23C C30B H01L | 表面处理 | 物理气相沉积
硬质涂层,类金刚石,DLC,氮化钛涂层,刀具涂层 | hard coating,diamond-like carbon,TiN coating,tool coating | C23C | 表面处理 | 刀具
溅射靶材,ITO靶材,高纯靶材 | sputtering target,ITO target | C23C C22C C04B B22F | 金属材料 |
腐蚀防护,金属防腐,防腐蚀,阴极保护,牺牲阳极 | corrosion protection,anti-corrosion,cathodic protection,sacrificial anode | C23F C09D |  | 缓蚀剂,防腐涂料
搪瓷,搪瓷釉,静电搪瓷 | vitreous enamel | C23D C03C | 表面处理 |
氢脆,应力腐蚀,海洋腐蚀,点蚀,高温腐蚀 | hydrogen embrittlement,stress corrosion,marine corrosion | C23F G01N C22C | 腐蚀防护 |
`;
