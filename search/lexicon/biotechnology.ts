// Fermentation, enzymes, microbes, genetic engineering, sugar, brewing (IPC C12, C13, C07K).
// zh forms | en forms | IPC subclasses | broader | related
export const biotechnology = `
# general
生物技术,生物工程,合成生物学,合成生物 | biotechnology,bioengineering,synthetic biology | C12N C12P |  |
发酵工程,发酵工艺,微生物发酵,发酵技术 | fermentation engineering,microbial fermentation | C12P C12N C12M | 生物技术 |
发酵罐,生物反应器,细胞反应器,一次性生物反应器 | fermenter,bioreactor,single-use bioreactor | C12M | 发酵工程 | 细胞培养
固态发酵,固体发酵,固态发酵设备,发酵食品,酒曲 | solid-state fermentation,fermented food,koji | C12M C12P C12N C12G A23L | 发酵工程 | 白酒,酱油
菌种选育,诱变育种,高产菌株,菌株筛选,ARTP诱变 | strain breeding,mutation breeding,high-yield strain,strain screening | C12N C12R C12Q | 发酵工程 |
代谢工程,代谢途径改造,底盘细胞,细胞工厂 | metabolic engineering,chassis cell,cell factory | C12N C12P | 生物技术 | 基因工程
菌剂制备,微生态制剂,乳酸菌,双歧杆菌 | probiotic,microecological preparation,lactic acid bacteria,bifidobacterium | C12N A23L A61K C12R | 生物技术 | 益生菌
培养基,细菌培养,微生物培养,菌株保藏 | culture medium,microbial culture,strain preservation | C12N C12Q C12M | 生物技术 |
微藻,微藻培养,小球藻,螺旋藻,光生物反应器,雨生红球藻 | microalgae,chlorella,spirulina,photobioreactor | C12N C12M A01G C12P | 生物技术 |
# organisms
大肠杆菌,工程大肠杆菌,E. coli | Escherichia coli | C12N C12R | 微生物菌株 |
枯草芽孢杆菌,芽孢杆菌,解淀粉芽孢杆菌,地衣芽孢杆菌 | Bacillus subtilis,bacillus,Bacillus amyloliquefaciens | C12N C12R A01N | 微生物菌株 | 生物农药
酵母菌,酿酒酵母,毕赤酵母,酵母,解脂耶氏酵母 | yeast,Saccharomyces cerevisiae,Pichia pastoris,Yarrowia lipolytica | C12N C12R | 微生物菌株 |
木霉菌,曲霉,黑曲霉,米曲霉,丝状真菌 | trichoderma,aspergillus,Aspergillus niger,filamentous fungus | C12N C12R | 微生物菌株 |
谷氨酸棒杆菌,棒状杆菌,链霉菌,放线菌 | Corynebacterium glutamicum,streptomyces,actinomycete | C12N C12P C12R | 微生物菌株 | 氨基酸发酵
微生物菌株,工程菌,功能菌 | microbial strain,engineered bacteria,functional bacteria | C12N C12R | 生物技术 |
解磷菌,促生菌,PGPR,丛枝菌根 | phosphate-solubilizing bacteria,mycorrhiza | C12N C05F A01N | 微生物菌株 | 微生物肥料
降解菌,石油降解菌,腐熟菌剂,农药降解菌 | degrading bacteria,oil-degrading bacteria | C12N C02F C05F B09C | 微生物菌株 | 生物修复,秸秆还田
噬菌体,裂解酶,噬菌体制剂,噬菌体治疗,噬菌体裂解酶 | bacteriophage,phage,endolysin,phage therapy | C12N A61K A23K | 微生物菌株,生物药 | 抗生素替代,抗生素
食用菌菌种,菌丝体,真菌培养,蛹虫草 | mushroom spawn,mycelium,Cordyceps militaris | C12N A01G | 微生物菌株 | 食用菌
# enzymes
酶制剂,工业酶,酶工程,酶法 | enzyme preparation,industrial enzyme,enzyme engineering | C12N C12P | 生物技术 |
纤维素酶,木聚糖酶,漆酶,半纤维素酶 | cellulase,xylanase,laccase | C12N C12P D21C | 酶制剂 | 生物质转化
淀粉酶,糖化酶,普鲁兰酶,葡萄糖异构酶 | amylase,glucoamylase,pullulanase,glucose isomerase | C12N C12P C13K | 酶制剂 |
蛋白酶,碱性蛋白酶,中性蛋白酶,酶解 | protease,alkaline protease,enzymatic hydrolysis | C12N C12P A23J | 酶制剂 |
脂肪酶,磷脂酶,酯酶,磷脂酰丝氨酸 | lipase,phospholipase,esterase | C12N C12P C11C | 酶制剂 |
植酸酶,果胶酶,葡聚糖酶,饲用酶 | phytase,pectinase,glucanase | C12N A23K | 酶制剂 | 饲料添加剂
转氨酶,醇脱氢酶,酮还原酶,生物催化,手性胺酶法 | transaminase,alcohol dehydrogenase,ketoreductase,biocatalysis | C12N C12P | 酶制剂 | 不对称合成
固定化酶,固定化细胞,固定化微生物,酶固定化 | immobilized enzyme,immobilized cell,immobilized microorganism | C12N C02F | 酶制剂 |
溶菌酶,葡萄糖氧化酶,过氧化氢酶,超氧化物歧化酶,SOD | lysozyme,glucose oxidase,catalase,superoxide dismutase | C12N A23K A61K | 酶制剂 |
酶定向进化,蛋白质工程,酶分子改造,理性设计 | directed evolution,protein engineering,enzyme modification | C12N C07K G16B | 酶制剂 |
# genetic engineering
基因工程,转基因,重组DNA,基因克隆 | genetic engineering,transgenic,recombinant DNA,gene cloning | C12N C07K | 生物技术 |
基因编辑,CRISPR,CRISPR/Cas9,碱基编辑 | gene editing,Cas9,base editing | C12N A61K | 基因工程 |
重组蛋白,重组蛋白表达,蛋白纯化,融合蛋白 | recombinant protein,protein expression,protein purification,fusion protein | C07K C12N | 基因工程 |
质粒,表达载体,慢病毒载体,腺相关病毒,AAV,病毒载体 | plasmid,expression vector,lentiviral vector,viral vector | C12N A61K | 基因工程 | 基因治疗
重组胶原蛋白,人源化胶原,类人胶原蛋白 | recombinant collagen,humanized collagen | C07K C12N A61K | 重组蛋白 | 胶原蛋白
siRNA,RNA干扰,mRNA技术,反义寡核苷酸,microRNA | siRNA,RNA interference,mRNA,antisense oligonucleotide,miRNA | C12N A61K C07H | 基因工程 |
单克隆抗体,抗体工程,纳米抗体,杂交瘤,双特异性抗体 | monoclonal antibody,antibody engineering,nanobody,hybridoma,bispecific antibody | C07K C12N A61K |  | 抗体药物
核酸检测,PCR,荧光定量PCR,qPCR,LAMP扩增,分子诊断,PCR检测,数字PCR | nucleic acid detection,molecular diagnostics,PCR detection,real-time PCR,digital PCR | C12Q C12N C12M | 生物检测,体外诊断 | 等温扩增
基因测序,高通量测序,二代测序,NGS,宏基因组,纳米孔测序 | gene sequencing,next-generation sequencing,metagenomics,high-throughput sequencing,nanopore sequencing | C12Q G16B C12M | 生物检测,体外诊断 | 生物信息学
分子标记,KASP,SSR标记,分子鉴定 | molecular marker,SSR marker | C12Q A01H | 生物检测 | 分子育种
核酸提取,DNA提取,磁珠法提取,核酸提取仪 | nucleic acid extraction,DNA extraction,magnetic bead extraction | C12N C12Q C12M | 生物检测 |
生物检测,生物芯片,基因芯片,适配体 | biological detection,biochip,gene chip,aptamer | C12Q G01N C12M | 生物技术 | 生物传感器
微流控芯片,微流控,器官芯片,液滴微流控,芯片实验室 | microfluidic chip,microfluidics,organ-on-a-chip,droplet microfluidics,lab on a chip | B01L C12M G01N |  | 微纳加工
细胞培养,细胞株构建,CHO细胞,无血清培养基,悬浮培养 | cell culture,CHO cell,serum-free medium,suspension culture | C12N C12M | 生物技术 |
干细胞,间充质干细胞,诱导多能干细胞,iPSC,外泌体 | stem cell,mesenchymal stem cell,exosome,induced pluripotent stem cell | C12N A61K | 细胞培养,细胞治疗 | 组织工程
类器官,组织工程,三维细胞培养,细胞培养肉,组织工程支架,软骨修复,3D生物打印 | organoid,tissue engineering,3D cell culture,cultured meat,tissue engineering scaffold,cartilage repair,3D bioprinting | C12N C12M A61L A23L B33Y | 细胞培养,生物医用材料 | 干细胞,增材制造
组织培养,原生质体 | tissue culture,protoplast | A01H C12N |  | 脱毒苗,植物组织培养
冻干菌粉,菌剂冻干,低温保存,超低温冷冻 | freeze-dried bacteria,cryopreservation | C12N A01N | 发酵工程 | 冷冻干燥
# fermentation products
氨基酸发酵,赖氨酸,谷氨酸,苏氨酸,色氨酸,蛋氨酸 | amino acid fermentation,lysine,glutamic acid,threonine,tryptophan,methionine | C12P C07C | 发酵工程 | 饲料添加剂
有机酸发酵,柠檬酸,琥珀酸,丁二酸,衣康酸 | organic acid fermentation,citric acid,succinic acid,itaconic acid | C12P C07C | 发酵工程 |
乳酸 | lactic acid | C12P C07C | 有机酸发酵 | 聚乳酸
抗生素发酵,红霉素,抗生素生产,青霉素 | antibiotic fermentation,erythromycin,antibiotic production,penicillin | C12P C07D | 发酵工程 | 抗生素菌渣
酒精发酵,乙醇发酵,酒精生产 | ethanol fermentation,alcohol production | C12P | 发酵工程 | 燃料乙醇
单细胞蛋白,微生物蛋白,乙醇梭菌蛋白 | single cell protein,microbial protein | C12N A23K C12P A23J | 发酵工程 | 蛋白饲料
聚谷氨酸,γ-氨基丁酸,GABA,普鲁兰多糖,结冷胶 | polyglutamic acid,gamma-aminobutyric acid,pullulan,gellan gum | C12P C08G | 发酵工程 |
麦角硫因,依克多因,角鲨烯,羟基酪醇,生物活性物质发酵 | ergothioneine,ectoine,squalene,hydroxytyrosol | C12P C12N | 发酵工程 | 化妆品
人乳寡糖,HMO,2'-岩藻糖基乳糖,母乳低聚糖 | human milk oligosaccharides,2'-fucosyllactose | C12P C07H A23L | 发酵工程 |
# brewing, sugar
白酒酿造,白酒,酿酒大曲,酿酒,固态白酒,大曲,酒醅,固态酿造 | baijiu,chinese liquor,distiller's koji,liquor brewing,distilled spirit,daqu starter,fermented grains | C12G C12H C12J C12N | 发酵工程 | 酒糟,固态发酵
啤酒酿造,啤酒,啤酒发酵,麦芽,精酿啤酒 | beer brewing,beer,malt,craft beer | C12C C12H C12G | 发酵工程 |
果酒,葡萄酒酿造,米酒 | fruit wine,rice wine,wine making | C12G C12H | 发酵工程 | 黄酒,葡萄酒
食醋,果醋,食醋酿造,酿造食醋 | vinegar,fruit vinegar | C12J A23L | 发酵工程,调味品 | 固态发酵
酒糟,白酒糟,酒糟综合利用,啤酒糟,醋糟 | distillers grains,brewer's spent grain,vinasse,brewers spent grain,vinegar residue | C12F A23K C12P C05F | 农业废弃物 | 蛋白饲料,白酒
制糖,甘蔗制糖,蔗糖,甜菜糖,糖厂,白砂糖 | sugar production,cane sugar,sucrose,beet sugar,white sugar | C13B C13K | 食品加工 | 甘蔗
功能糖,木糖醇,赤藓糖醇,阿洛酮糖,木糖 | functional sugar,xylitol,erythritol,allulose,xylose | C13K C12P C07H A23L | 发酵工程 | 代糖,低聚糖
葡萄糖生产,果葡糖浆,淀粉糖,麦芽糖,糖浆 | glucose production,fructose syrup,starch sugar,maltose | C13K C12P | 制糖 | 淀粉酶
糖蜜,废糖蜜,甘蔗渣利用,滤泥 | molasses,bagasse utilization,filter mud | C13B C12P A23K | 制糖 |
膜分离提取,发酵液分离,发酵液提取,模拟移动床 | fermentation broth separation,simulated moving bed | B01D C12P C07C | 发酵工程 | 色谱分离
离心分离提取,蛋白层析,亲和层析,层析介质,层析填料 | protein chromatography,affinity chromatography,chromatography media | B01D B01J C07K | 生物技术 |
高密度发酵,补料发酵,发酵过程控制,在线发酵监测 | high-density fermentation,fed-batch fermentation,fermentation process control | C12P C12M C12Q G05B | 发酵工程 |
抗生素替代,无抗养殖 | antibiotic alternative,antibiotic-free farming | A23K A61K |  |
生物成像,活体成像 | bioimaging,in vivo imaging | A61B G01N |  |
`;
