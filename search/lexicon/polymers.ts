// Polymers: plastics, rubbers, resins, fibres-as-polymer, biodegradables, additives, composites (IPC C08, B29, B32).
// zh forms | en forms | IPC subclasses | broader | related
export const polymers = `
# general
高分子材料,聚合物材料,高分子聚合物 | polymer material,macromolecular material | C08L C08F C08G C08K |  |
塑料,工程塑料,改性塑料,热塑性塑料 | plastic,engineering plastic,modified plastic,thermoplastic | C08L B29C C08K | 高分子材料 | 塑料助剂
塑料改性,共混改性,增韧改性,增强改性 | plastic modification,polymer blending,toughening | C08L C08K B29B | 塑料 | 相容剂
特种工程塑料,耐高温工程塑料 | specialty engineering plastic,high-temperature plastic | C08G C08L | 塑料 | 聚醚醚酮,聚苯硫醚
母粒,功能母粒,填充母粒 | masterbatch,functional masterbatch | C08J C08K B29B | 塑料 |
塑料助剂,高分子助剂,塑料添加剂,加工助剂 | plastic additive,polymer additive,processing aid | C08K C08L | 高分子材料 | 增塑剂,抗氧剂
# polyolefins, vinyls
聚乙烯,PE,高密度聚乙烯,HDPE,LLDPE | polyethylene | C08F C08L | 聚烯烃 | 聚烯烃催化剂
超高分子量聚乙烯,UHMWPE | ultra-high molecular weight polyethylene | C08F C08L D01F | 聚乙烯 | 防弹材料
聚丙烯,PP,改性聚丙烯,高熔体强度聚丙烯 | polypropylene,modified polypropylene | C08F C08L | 聚烯烃 | 熔喷布
聚烯烃,聚烯烃材料,聚丁烯 | polyolefin,polybutene | C08F C08L | 塑料 |
聚烯烃弹性体,POE | polyolefin elastomer | C08F C08L | 热塑性弹性体 | 光伏封装胶膜,光伏胶膜
乙烯-醋酸乙烯共聚物,EVA,EVA树脂 | ethylene vinyl acetate copolymer | C08F C08L C08J | 塑料 | 光伏封装胶膜,鞋底发泡
聚氯乙烯,PVC,PVC树脂,糊树脂 | polyvinyl chloride | C08F C08L | 塑料 | 热稳定剂
聚苯乙烯,EPS,XPS,挤塑板,聚苯板 | polystyrene,expanded polystyrene,extruded polystyrene | C08F C08J C08L | 塑料 | 保温材料
ABS树脂,丙烯腈-丁二烯-苯乙烯,ABS塑料 | ABS resin,acrylonitrile butadiene styrene | C08F C08L | 塑料 |
有机玻璃,PMMA,聚甲基丙烯酸甲酯,亚克力 | polymethyl methacrylate,acrylic glass | C08F C08L B29C | 塑料 |
聚乙烯醇,PVA,聚乙烯醇薄膜,PVB,聚乙烯醇缩丁醛 | polyvinyl alcohol,polyvinyl butyral | C08F C08J C08L | 高分子材料 | 水溶性薄膜
聚丙烯酰胺,PAM,阴离子聚丙烯酰胺 | polyacrylamide | C08F C02F C09K | 高分子材料 | 絮凝剂,驱油剂
高吸水树脂,SAP,吸水性树脂,高吸水性树脂 | superabsorbent polymer | C08F C08J A61L | 高分子材料 | 保水剂
含氟聚合物,聚四氟乙烯,PTFE,PVDF,聚偏氟乙烯,氟树脂 | fluoropolymer,polytetrafluoroethylene | C08F C08L | 塑料 | 氟化工
# condensation polymers
聚酯,PET,聚对苯二甲酸乙二醇酯,PBT,共聚酯 | polyester,polyethylene terephthalate,copolyester | C08G C08L D01F | 塑料 | 涤纶
聚碳酸酯,PC合金 | polycarbonate,PC alloy | C08G C08L | 塑料 | 双酚A
尼龙,聚酰胺,PA6,PA66,长碳链尼龙,尼龙12 | nylon,polyamide,long-chain nylon | C08G C08L D01F | 塑料 | 己内酰胺
聚甲醛,POM | polyoxymethylene,polyacetal | C08G C08L | 塑料 |
聚酰亚胺,PI膜,CPI | polyimide,PI film,colorless polyimide | C08G C08J C08L | 特种工程塑料 | 绝缘材料
聚苯硫醚 | polyphenylene sulfide | C08G C08L | 特种工程塑料 | 聚丙烯
聚醚醚酮,PEEK,聚芳醚酮 | polyetheretherketone,polyaryletherketone | C08G C08L | 特种工程塑料 |
聚砜,聚醚砜 | polysulfone,polyethersulfone | C08G B01D | 特种工程塑料 | 超滤膜,聚乙烯
液晶聚合物,LCP,LCP薄膜 | liquid crystal polymer | C08G C08L C08J | 特种工程塑料 | 覆铜板
聚苯醚,PPO,PPE | polyphenylene oxide,polyphenylene ether | C08G C08L | 塑料 | 覆铜板
聚氨酯,PU,聚氨酯弹性体,TPU,热塑性聚氨酯 | polyurethane,thermoplastic polyurethane | C08G C08L | 高分子材料 | 异氰酸酯
聚氨酯泡沫,硬泡聚氨酯,聚氨酯海绵 | polyurethane foam,rigid polyurethane foam | C08G C08J B29C | 聚氨酯 | 保温材料,发泡成型
水性聚氨酯,聚氨酯乳液,无溶剂聚氨酯 | waterborne polyurethane,solvent-free polyurethane | C08G C09D C09J | 聚氨酯 | 水性涂料,合成革
聚醚多元醇,聚酯多元醇,聚醚胺 | polyether polyol,polyester polyol,polyetheramine | C08G | 高分子材料 | 环氧丙烷
# thermosets
环氧树脂,环氧材料,环氧固化剂,固化剂 | epoxy resin,epoxy,curing agent | C08G C08L | 热固性树脂 | 环氧氯丙烷
酚醛树脂,酚醛,酚醛泡沫 | phenolic resin,phenolic foam | C08G C08L | 热固性树脂 |
脲醛树脂,三聚氰胺树脂,密胺 | urea-formaldehyde resin,melamine resin | C08G C09J | 热固性树脂 | 人造板
不饱和聚酯树脂,乙烯基酯树脂,不饱和树脂 | unsaturated polyester resin,vinyl ester resin | C08F C08G C08L | 热固性树脂 | 玻璃钢
热固性树脂,氰酸酯,双马来酰亚胺,苯并噁嗪 | thermosetting resin,cyanate ester,bismaleimide,benzoxazine | C08G C08L | 高分子材料 |
丙烯酸树脂,丙烯酸酯聚合物,丙烯酸乳液,乳液聚合 | acrylic resin,acrylate polymer,acrylic emulsion,emulsion polymerization | C08F C09D | 高分子材料 |
有机硅,有机硅材料,硅油,硅树脂,聚硅氧烷 | silicone,silicone oil,silicone resin,polysiloxane | C08G C08L C07F | 高分子材料 | 硅橡胶
动态共价键聚合物,类玻璃高分子,自修复聚合物,vitrimer | dynamic covalent polymer,self-healing polymer | C08G C08L | 高分子材料 |
形状记忆聚合物,智能高分子,液晶弹性体 | shape memory polymer,smart polymer,liquid crystal elastomer | C08G C08L | 高分子材料 |
# rubber
橡胶,天然橡胶 | rubber,natural rubber | C08L C08C C08F | 高分子材料 | 硫化,橡胶加工
合成橡胶 | synthetic rubber | C08F C08L C08C | 橡胶 | 丁二烯
丁苯橡胶,溶聚丁苯 | styrene-butadiene rubber | C08F C08L C08C | 橡胶 | 轮胎,活性污泥
顺丁橡胶 | butadiene rubber | C08F C08L C08C | 橡胶 | 丁苯橡胶
丁基橡胶 | butyl rubber | C08F C08L C08C | 橡胶 | 丁苯橡胶
异戊橡胶 | isoprene rubber | C08F C08L C08C | 橡胶 | 丁苯橡胶
丁腈橡胶,氢化丁腈,HNBR,NBR | nitrile rubber,hydrogenated nitrile rubber | C08C C08F C08L | 橡胶 | 密封件
三元乙丙橡胶,EPDM,乙丙橡胶 | ethylene propylene rubber | C08F C08L | 橡胶 | 密封条
硅橡胶,加成型硅橡胶 | silicone rubber | C08L C08G | 橡胶 | 有机硅,硅橡胶制品
氟橡胶,全氟醚橡胶,氟硅橡胶 | fluororubber,FKM,perfluoroelastomer | C08F C08L | 橡胶 | 密封圈
热塑性弹性体,TPE,SBS,SEBS,TPV | thermoplastic elastomer | C08L C08F | 高分子材料 |
胶乳,乳胶,丁腈胶乳,胶乳手套 | latex,nitrile latex | C08L C08C A41D | 橡胶 | 防护手套
硫化,橡胶硫化,混炼胶,橡胶混炼 | vulcanization,rubber compounding | B29B B29C C08J C08L | 橡胶 | 硫化促进剂
硫化促进剂,橡胶助剂,防老剂,橡胶防老剂 | vulcanization accelerator,rubber chemicals,antiager | C08K C07D | 橡胶 |
橡胶补强,补强剂,橡胶填料 | rubber reinforcement,reinforcing filler | C08K C08L | 橡胶 | 白炭黑,炭黑
废旧橡胶再生,再生橡胶 | rubber reclaiming | C08J B29B C10B C08L | 橡胶 | 固废处理,轮胎翻新
# biodegradable, natural polymers
可降解塑料,生物降解塑料,生物可降解材料,全生物降解 | biodegradable plastic,biodegradable material,compostable plastic | C08L C08G C08J | 塑料 | 聚乳酸
聚乳酸,PLA,丙交酯 | polylactic acid,lactide | C08G C08L D01F | 可降解塑料 | 乳酸
PBAT,PBS,聚丁二酸丁二醇酯,聚己二酸对苯二甲酸丁二醇酯 | PBAT,polybutylene succinate | C08G C08L | 可降解塑料 |
聚羟基脂肪酸酯,PHA,PHB,PHBV | polyhydroxyalkanoate | C08G C12P C12N | 可降解塑料 |
聚己内酯,PCL,聚乙醇酸,PGA,聚对二氧环己酮 | polycaprolactone,polyglycolic acid | C08G A61L | 可降解塑料 | 可吸收缝合线
二氧化碳基塑料,聚碳酸亚丙酯,PPC | CO2-based polymer,polypropylene carbonate | C08G C08L | 可降解塑料 | 二氧化碳利用
可降解地膜,生物降解地膜,降解地膜 | biodegradable mulch film | C08J C08L A01G | 可降解塑料 | 地膜
淀粉基材料,淀粉塑料 | starch-based material,thermoplastic starch | C08B C08L | 天然高分子 | 淀粉加工
纤维素,纤维素醚,羧甲基纤维素,CMC钠,羟丙基甲基纤维素,HPMC | cellulose,cellulose ether,carboxymethyl cellulose | C08B C08L | 天然高分子 |
纳米纤维素,纤维素纳米晶,细菌纤维素,CNF | nanocellulose,cellulose nanocrystal,bacterial cellulose | C08B D21H C08L | 纤维素 |
木质素,木质素改性,木质素磺酸盐 | lignin,modified lignin,lignosulfonate | C07G C08H C08L | 天然高分子 | 制浆黑液
天然高分子 | natural polymer | C08B C08L C12P | 高分子材料 | 多糖,海藻酸钠,透明质酸,亲水胶体
明胶,大豆蛋白材料 | gelatin,soy protein material | C09H C07K C08L A61L | 天然高分子 |
# additives
阻燃剂,无卤阻燃剂,膨胀型阻燃剂,聚磷酸铵,阻燃材料 | flame retardant,halogen-free flame retardant,ammonium polyphosphate | C08K C09K C08L | 塑料助剂 | 有机磷
抗氧剂,光稳定剂,紫外线吸收剂,抗老化剂 | antioxidant,light stabilizer,UV absorber,anti-aging agent | C08K C07D | 塑料助剂 |
热稳定剂,钙锌稳定剂,PVC稳定剂 | heat stabilizer,calcium zinc stabilizer | C08K C08L | 塑料助剂 | 聚氯乙烯
相容剂,增容剂,接枝改性,马来酸酐接枝 | compatibilizer,maleic anhydride grafted | C08F C08L | 塑料助剂 |
成核剂,透明成核剂,抗静电剂,爽滑剂 | nucleating agent,antistatic agent,slip agent | C08K | 塑料助剂 |
抗菌塑料,纳米银抗菌 | antibacterial plastic,silver antibacterial | C08K A01N C08L | 塑料助剂 |
抗菌剂,抗菌材料 | antibacterial agent,antimicrobial agent | A01N C08K |  | 抗菌塑料
填料改性,无机填料,填料表面改性,木塑填料 | filler modification,inorganic filler,surface-modified filler | C08K C09C | 塑料助剂 |
导热高分子,导热硅脂,导热垫片,导热塑料 | thermally conductive polymer,thermal grease,thermal pad | C08K C08L C09K H05K | 高分子材料 | 热界面材料
导热填料 | thermal filler,thermally conductive filler | C08K C09K C01B | 导热高分子 | 氮化铝
导电高分子,导电聚合物,聚苯胺,聚吡咯,PEDOT | conductive polymer,polyaniline,polypyrrole | C08G H01B C08L | 高分子材料 |
电磁屏蔽材料 | electromagnetic shielding material,EMI shielding | H05K C08K C09K |  | 电磁屏蔽
吸波材料,电磁波吸收,微波吸收材料,屏蔽膜,导电泡棉 | microwave absorbing material,electromagnetic wave absorber,shielding film,conductive foam | H05K C09K C08K H01Q | 电磁兼容 | 电磁屏蔽材料,超材料
发泡材料,发泡剂 | foamed material,blowing agent | C08J B29C | 高分子材料 | 发泡成型
# processing & composites
纤维增强复合材料,树脂基复合材料 | fiber reinforced composite,resin matrix composite | C08J B29C C08L B32B | 复合材料 | 玻璃纤维
夹芯复合材料,蜂窝夹芯,PMI泡沫 | sandwich composite | B32B C08J | 纤维增强复合材料 | 夹芯结构
聚合反应,聚合工艺,自由基聚合,RAFT聚合,开环聚合 | polymerization,radical polymerization,RAFT polymerization,ring-opening polymerization | C08F C08G | 高分子材料 |
光敏树脂,3D打印树脂 | photosensitive resin,photocurable resin,3D printing resin | C08F G03F B33Y | 高分子材料 | 增材制造,牙科修复材料
光刻胶树脂,感光干膜 | photoresist resin | G03F C08F C08G | 高分子材料 | 光刻,光刻胶
超疏水材料,超疏水涂层,自清洁表面 | superhydrophobic material,superhydrophobic coating,self-cleaning surface | C09D C09K B05D |  | 防覆冰,仿生表面
光伏封装胶膜 | solar module encapsulant | C09J H01L C08L |  | 光伏玻璃,光伏胶膜
水溶性薄膜,水溶膜 | water-soluble film | C08J |  | 聚乙烯醇
`;
