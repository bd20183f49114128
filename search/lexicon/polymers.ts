// Polymers: plastics, rubbers, resins, fibres-as-polymer, biodegradables, additives, composites (IPC C08, B29, B32).
// zh forms | en forms | IPC subclasses | broader | related
export const polymers = `
# general
高分子材料,聚合物材料,高分子聚合物 | polymer material,macromolecular material | C08L C08F C08G C08K |  |
塑料,工程塑料,改性塑料,热塑性塑料 | plastic,engineering plastic,modified plastic,thermoplastic | C08L B29C C08K | 高分子材料 | 塑料助剂
塑料改性,共混改性,增韧改性,增强改性 | plastic modification,polymer blending,toughening | C08L C08K B29B | 塑料 | 相容剂
特种工程塑料,耐高温工程塑料 | specialty engineering plastic,high-temperature plastic | C08G C08L | 塑料 | 聚醚醚酮,聚苯硫醚
母粒,色母粒,功能母粒,填充母粒 | masterbatch,color masterbatch,functional masterbatch | C08J C08K B29B | 塑料 |
塑料助剂,高分子助剂,塑料添加剂,加工助剂 | plastic additive,polymer additive,processing aid | C08K C08L | 高分子材料 | 增塑剂,抗氧剂
# polyolefins, vinyls
聚乙烯,PE,高密度聚乙烯,HDPE,LLDPE | polyethylene,PE,HDPE,LLDPE | C08F C08L | 聚烯烃 | 聚烯烃催化剂
超高分子量聚乙烯,UHMWPE | ultra-high molecular weight polyethylene,UHMWPE | C08F C08L D01F | 聚乙烯 | 防弹材料
聚丙烯,PP,改性聚丙烯,高熔体强度聚丙烯 | polypropylene,modified polypropylene | C08F C08L | 聚烯烃 | 熔喷布
聚烯烃,聚烯烃材料,聚丁烯 | polyolefin,polybutene | C08F C08L | 塑料 |
聚烯烃弹性体,POE,POE胶膜 | polyolefin elastomer,POE | C08F C08L | 热塑性弹性体 | 光伏封装胶膜
乙烯-醋酸乙烯共聚物,EVA,EVA树脂,EVA发泡 | ethylene vinyl acetate copolymer,EVA | C08F C08L C08J | 塑料 | 光伏封装胶膜
聚氯乙烯,PVC,PVC树脂,糊树脂 | polyvinyl chloride,PVC | C08F C08L | 塑料 | 热稳定剂
聚苯乙烯,EPS,XPS,挤塑板,聚苯板 | polystyrene,expanded polystyrene,extruded polystyrene | C08F C08J C08L | 塑料 | 保温材料
ABS树脂,丙烯腈-丁二烯-苯乙烯,ABS塑料 | ABS resin,acrylonitrile butadiene styrene | C08F C08L | 塑料 |
有机玻璃,PMMA,聚甲基丙烯酸甲酯,亚克力 | PMMA,polymethyl methacrylate,acrylic glass | C08F C08L B29C | 塑料 |
聚乙烯醇,PVA,聚乙烯醇薄膜,PVB,聚乙烯醇缩丁醛 | polyvinyl alcohol,PVA,polyvinyl butyral,PVB | C08F C08J C08L | 高分子材料 | 水溶性薄膜
聚丙烯酰胺,PAM,阴离子聚丙烯酰胺 | polyacrylamide,PAM | C08F C02F C09K | 高分子材料 | 絮凝剂,驱油剂
高吸水树脂,SAP,吸水性树脂,高吸水性树脂 | superabsorbent polymer | C08F C08J A61L | 高分子材料 | 保水剂
含氟聚合物,聚四氟乙烯,PTFE,PVDF,聚偏氟乙烯,氟树脂 | fluoropolymer,PTFE,polytetrafluoroethylene,PVDF | C08F C08L | 塑料 | 氟化工
# condensation polymers
聚酯,PET,聚对苯二甲酸乙二醇酯,PBT,共聚酯 | polyester,PET,polyethylene terephthalate,PBT,copolyester | C08G C08L D01F | 塑料 | 涤纶
聚碳酸酯,PC合金 | polycarbonate,PC alloy | C08G C08L | 塑料 | 双酚A
尼龙,聚酰胺,PA6,PA66,长碳链尼龙,尼龙12 | nylon,polyamide,PA6,PA66,long-chain nylon | C08G C08L D01F | 塑料 | 己内酰胺
聚甲醛,POM | polyoxymethylene,polyacetal,POM | C08G C08L | 塑料 |
聚酰亚胺,聚酰亚胺薄膜,PI膜,CPI | polyimide,PI film,colorless polyimide | C08G C08J C08L | 特种工程塑料 |
聚苯硫醚,PPS | polyphenylene sulfide,PPS | C08G C08L | 特种工程塑料 |
聚醚醚酮,PEEK,聚芳醚酮 | polyetheretherketone,PEEK,polyaryletherketone | C08G C08L | 特种工程塑料 |
聚砜,聚醚砜,PES | polysulfone,polyethersulfone | C08G B01D | 特种工程塑料 | 超滤膜
液晶聚合物,LCP,LCP薄膜 | liquid crystal polymer,LCP | C08G C08L C08J | 特种工程塑料 | 覆铜板
聚苯醚,PPO,PPE | polyphenylene oxide,polyphenylene ether,PPO | C08G C08L | 塑料 | 覆铜板
聚氨酯,PU,聚氨酯弹性体,TPU,热塑性聚氨酯 | polyurethane,PU,TPU,thermoplastic polyurethane | C08G C08L | 高分子材料 | 异氰酸酯
聚氨酯泡沫,聚氨酯发泡,硬泡聚氨酯,聚氨酯海绵 | polyurethane foam,rigid polyurethane foam | C08G C08J B29C | 聚氨酯 | 保温材料
水性聚氨酯,聚氨酯乳液,无溶剂聚氨酯 | waterborne polyurethane,solvent-free polyurethane | C08G C09D C09J | 聚氨酯 | 水性涂料,合成革
聚醚多元醇,聚酯多元醇,聚醚胺 | polyether polyol,polyester polyol,polyetheramine | C08G | 高分子材料 | 环氧丙烷
# thermosets
环氧树脂,环氧材料,环氧固化剂,固化剂 | epoxy resin,epoxy,curing agent,hardener | C08G C08L | 热固性树脂 | 环氧氯丙烷
酚醛树脂,酚醛,酚醛泡沫 | phenolic resin,phenolic foam | C08G C08L | 热固性树脂 |
脲醛树脂,三聚氰胺树脂,密胺 | urea-formaldehyde resin,melamine resin | C08G C09J | 热固性树脂 | 人造板
不饱和聚酯树脂,乙烯基酯树脂,不饱和树脂 | unsaturated polyester resin,vinyl ester resin | C08F C08G C08L | 热固性树脂 | 玻璃钢
热固性树脂,氰酸酯,双马来酰亚胺,苯并噁嗪 | thermosetting resin,cyanate ester,bismaleimide,benzoxazine | C08G C08L | 高分子材料 |
丙烯酸树脂,丙烯酸酯聚合物,丙烯酸乳液,乳液聚合 | acrylic resin,acrylate polymer,acrylic emulsion,emulsion polymerization | C08F C09D | 高分子材料 |
有机硅,有机硅材料,硅油,硅树脂,聚硅氧烷 | silicone,silicone oil,silicone resin,polysiloxane | C08G C08L C07F | 高分子材料 | 硅橡胶
动态共价键聚合物,类玻璃高分子,自修复聚合物,vitrimer | dynamic covalent polymer,vitrimer,self-healing polymer | C08G C08L | 高分子材料 |
形状记忆聚合物,智能高分子,液晶弹性体 | shape memory polymer,smart polymer,liquid crystal elastomer | C08G C08L | 高分子材料 |
# rubber
橡胶,橡胶制品,天然橡胶 | rubber,rubber product,natural rubber | C08L C08C C08F | 高分子材料 | 硫化
合成橡胶 | synthetic rubber | C08F C08L C08C | 橡胶 | 丁二烯
丁苯橡胶,顺丁橡胶,溶聚丁苯,丁基橡胶,异戊橡胶 | styrene-butadiene rubber,butadiene rubber,butyl rubber,isoprene rubber | C08F C08L C08C | 橡胶 | 轮胎
丁腈橡胶,氢化丁腈,HNBR,NBR | nitrile rubber,hydrogenated nitrile rubber,HNBR | C08C C08F C08L | 橡胶 | 密封件
三元乙丙橡胶,EPDM,乙丙橡胶 | EPDM,ethylene propylene rubber | C08F C08L | 橡胶 | 密封条
硅橡胶,液态硅橡胶,LSR,加成型硅橡胶 | silicone rubber,liquid silicone rubber | C08L C08G | 橡胶 | 有机硅
氟橡胶,全氟醚橡胶,氟硅橡胶 | fluororubber,FKM,perfluoroelastomer | C08F C08L | 橡胶 | 密封圈
热塑性弹性体,TPE,SBS,SEBS,TPV | thermoplastic elastomer,TPE,SBS,SEBS,TPV | C08L C08F | 高分子材料 |
胶乳,乳胶,丁腈胶乳,胶乳手套 | latex,nitrile latex,latex gloves | C08L C08C A41D | 橡胶 |
硫化,橡胶硫化,混炼胶,密炼机,橡胶混炼 | vulcanization,rubber compounding,internal mixer,rubber mixing | B29B B29C C08J C08L | 橡胶 | 硫化促进剂
硫化促进剂,橡胶助剂,防老剂,橡胶防老剂 | vulcanization accelerator,rubber chemicals,antiager | C08K C07D | 橡胶 |
橡胶补强,补强剂,橡胶填料 | rubber reinforcement,reinforcing filler | C08K C08L | 橡胶 | 白炭黑,炭黑
废旧橡胶再生,再生橡胶,废轮胎裂解,胶粉 | rubber reclaiming,reclaimed rubber,waste tire pyrolysis,rubber powder | C08J B29B C10B C08L | 橡胶 | 固废处理
# biodegradable, natural polymers
可降解塑料,生物降解塑料,生物可降解材料,全生物降解 | biodegradable plastic,biodegradable material,compostable plastic | C08L C08G C08J | 塑料 | 聚乳酸
聚乳酸,PLA,丙交酯 | polylactic acid,PLA,lactide | C08G C08L D01F | 可降解塑料 | 乳酸
PBAT,PBS,聚丁二酸丁二醇酯,聚己二酸对苯二甲酸丁二醇酯 | PBAT,PBS,polybutylene succinate | C08G C08L | 可降解塑料 |
聚羟基脂肪酸酯,PHA,PHB,PHBV | polyhydroxyalkanoate,PHA,PHB | C08G C12P C12N | 可降解塑料 |
聚己内酯,PCL,聚乙醇酸,PGA,聚对二氧环己酮 | polycaprolactone,PCL,polyglycolic acid,PGA | C08G A61L | 可降解塑料 | 可吸收缝合线
二氧化碳基塑料,聚碳酸亚丙酯,PPC | CO2-based polymer,polypropylene carbonate | C08G C08L | 可降解塑料 | 二氧化碳利用
可降解地膜,生物降解地膜,降解地膜 | biodegradable mulch film | C08J C08L A01G | 可降解塑料 | 地膜
淀粉基材料,改性淀粉,变性淀粉,淀粉塑料 | starch-based material,modified starch,thermoplastic starch | C08B C08L | 天然高分子 |
纤维素,纤维素醚,羧甲基纤维素,CMC钠,羟丙基甲基纤维素,HPMC | cellulose,cellulose ether,carboxymethyl cellulose,HPMC | C08B C08L | 天然高分子 |
纳米纤维素,纤维素纳米晶,细菌纤维素,CNF | nanocellulose,cellulose nanocrystal,bacterial cellulose | C08B D21H C08L | 纤维素 |
木质素,木质素改性,木质素磺酸盐 | lignin,modified lignin,lignosulfonate | C07G C08H C08L | 天然高分子 | 制浆黑液
壳聚糖,甲壳素,壳聚糖衍生物 | chitosan,chitin | C08B A61L | 天然高分子 |
天然高分子,多糖,海藻酸钠,透明质酸,果胶,黄原胶 | natural polymer,polysaccharide,sodium alginate,hyaluronic acid,pectin,xanthan gum | C08B C08L C12P | 高分子材料 |
明胶,大豆蛋白材料 | gelatin,soy protein material | C09H C07K C08L A61L | 天然高分子 |
丝素蛋白,丝蛋白 | silk fibroin,silk protein | C07K A61L C08L | 天然高分子 | 蚕丝
胶原蛋白,胶原蛋白肽 | collagen,collagen peptide | C07K C12P A61K A61L | 天然高分子 | 重组胶原蛋白
水凝胶,智能水凝胶,导电水凝胶,水凝胶敷料 | hydrogel,smart hydrogel,conductive hydrogel | C08J C08L A61L | 高分子材料 | 伤口敷料
# additives
阻燃剂,无卤阻燃剂,膨胀型阻燃剂,聚磷酸铵,阻燃材料 | flame retardant,halogen-free flame retardant,ammonium polyphosphate | C08K C09K C08L | 塑料助剂 | 有机磷
抗氧剂,光稳定剂,紫外线吸收剂,抗老化剂 | antioxidant,light stabilizer,UV absorber,anti-aging agent | C08K C07D | 塑料助剂 |
热稳定剂,钙锌稳定剂,PVC稳定剂 | heat stabilizer,calcium zinc stabilizer | C08K C08L | 塑料助剂 | 聚氯乙烯
相容剂,增容剂,接枝改性,马来酸酐接枝 | compatibilizer,grafting,maleic anhydride grafted | C08F C08L | 塑料助剂 |
成核剂,透明成核剂,抗静电剂,爽滑剂 | nucleating agent,antistatic agent,slip agent | C08K | 塑料助剂 |
抗菌塑料,纳米银抗菌 | antibacterial plastic,silver antibacterial | C08K A01N C08L | 塑料助剂 |
抗菌剂,抗菌材料 | antibacterial agent,antimicrobial agent | A01N C08K |  | 抗菌塑料
填料改性,无机填料,填料表面改性,木塑填料 | filler modification,inorganic filler,surface-modified filler | C08K C09C | 塑料助剂 |
导热高分子,导热硅脂,导热垫片,导热塑料 | thermally conductive polymer,thermal grease,thermal pad | C08K C08L C09K H05K | 高分子材料 | 热界面材料
导热填料 | thermal filler,thermally conductive filler | C08K C09K C01B | 导热高分子 | 氮化铝
导电高分子,导电聚合物,聚苯胺,聚吡咯,PEDOT | conductive polymer,polyaniline,polypyrrole,PEDOT | C08G H01B C08L | 高分子材料 |
电磁屏蔽材料,电磁屏蔽 | electromagnetic shielding material,EMI shielding | H05K C08K C09K |  |
吸波材料,电磁波吸收 | microwave absorbing material,electromagnetic wave absorber | H05K C09K C08K |  | 电磁屏蔽材料,超材料
发泡材料,微孔发泡,超临界发泡,发泡剂 | foamed material,microcellular foaming,supercritical foaming,blowing agent | C08J B29C | 高分子材料 |
# processing & composites
注塑,注塑成型,注塑机,注射成型 | injection molding,injection molding machine | B29C | 塑料加工 | 注塑模具
挤出成型,双螺杆挤出机,挤出机,共挤 | extrusion,twin-screw extruder,coextrusion | B29C B29B | 塑料加工 |
吹塑,吹膜,流延膜,双向拉伸薄膜,BOPP,BOPET | blow molding,film blowing,cast film,biaxially oriented film | B29C B29D B32B | 塑料加工 | 塑料薄膜
塑料加工,滚塑,吸塑,热成型,压延成型 | plastics processing,rotational molding,thermoforming,calendering | B29C |  |
塑料薄膜,功能薄膜,多层复合膜,高阻隔膜,阻隔材料 | plastic film,functional film,multilayer film,high barrier film | B32B C08J B29C B65D | 塑料 | 包装材料
塑料管材,PE管,PPR管,PVC管材,塑料波纹管 | plastic pipe,PE pipe,PPR pipe,corrugated pipe | F16L B29C B29D | 塑料 |
纤维增强复合材料,树脂基复合材料 | fiber reinforced composite,resin matrix composite | C08J B29C C08L B32B | 复合材料 | 玻璃纤维
玻璃钢,FRP | fiberglass reinforced plastic,FRP | C08J B29C | 纤维增强复合材料 | 玻璃纤维,不饱和聚酯树脂
碳纤维复合材料,CFRP,碳纤维增强塑料 | carbon fiber composite,CFRP | C08J B29C C08K B32B | 纤维增强复合材料 | 碳纤维
预浸料,热塑性预浸带,拉挤成型,树脂传递模塑,RTM,热压罐成型 | prepreg,pultrusion,resin transfer molding,RTM,autoclave molding | B29C C08J B29B | 纤维增强复合材料 |
夹芯复合材料,蜂窝夹芯,泡沫夹芯,PMI泡沫 | sandwich composite,honeycomb core,foam core | B32B C08J | 纤维增强复合材料 |
木塑复合材料,木塑,WPC,植物纤维复合材料 | wood plastic composite,WPC,plant fiber composite | C08L B27N B29C | 复合材料 | 秸秆
废塑料回收,塑料回收,再生塑料,废塑料裂解,化学回收 | plastic recycling,recycled plastic,waste plastic pyrolysis,chemical recycling | B29B C08J C10G | 塑料 | 固废处理
聚合反应,聚合工艺,自由基聚合,RAFT聚合,开环聚合 | polymerization,radical polymerization,RAFT polymerization,ring-opening polymerization | C08F C08G | 高分子材料 |
离子交换膜,阴离子交换膜,全氟磺酸树脂,AEM | ion exchange membrane,anion exchange membrane,perfluorosulfonic acid resin | C08J B01D H01M C25B | 高分子材料 | 质子交换膜,电渗析
光敏树脂,光固化树脂,3D打印树脂 | photosensitive resin,photocurable resin,3D printing resin | C08F G03F B33Y | 高分子材料 | 增材制造
光刻胶树脂,光刻胶,光致抗蚀剂,感光干膜 | photoresist,photoresist resin,dry film resist | G03F C08F C08G | 高分子材料 | 光刻
超疏水材料,超疏水涂层,超疏水表面,自清洁表面 | superhydrophobic material,superhydrophobic coating,self-cleaning surface | C09D C09K B05D |  | 防覆冰
光伏封装胶膜,EVA胶膜,封装胶膜 | photovoltaic encapsulant film,EVA film | C09J H01L C08L |  | 光伏玻璃
质子交换膜,全氟磺酸膜,PEM | proton exchange membrane,PEM | H01M C08J | 离子交换膜 | 电解水制氢,燃料电池催化剂
`;
