// Terminology: pharmaceuticals, traditional Chinese medicine, dosage forms, targets, diseases, cosmetics.
export const medicines = `
# field names
医药,生物医药,制药,药物研发,新药研发,创新药 | pharmaceuticals,biomedicine,pharmaceutical industry,drug development,innovative drug | A61K A61P C07D |  |
化学药,小分子药物,化学合成药,化药 | chemical drug,small molecule drug,synthetic drug | A61K C07D A61P | 医药 | 药物中间体
原料药,活性药物成分 | active pharmaceutical ingredient,bulk drug | C07D A61K C07C | 医药 | 药物中间体
药物中间体,医药中间体,原料药中间体 | pharmaceutical intermediate,drug intermediate | C07D C07C C07B | 原料药,有机合成 | 手性合成
仿制药,一致性评价,生物等效性 | generic drug,consistency evaluation,bioequivalence | A61K A61P | 医药 |
药物晶型,共晶,药物多晶型,药物结晶 | drug crystal form,cocrystal,drug polymorph,pharmaceutical crystallization | C07D A61K B01D | 原料药 | 结晶
药物筛选,药物发现 | drug screening,drug discovery | G16C G01N C12Q G16B | 医药 | 药物研发信息化
药物杂质,药物分析,基因毒性杂质,药品质量控制 | drug impurity,pharmaceutical analysis,genotoxic impurity,drug quality control | G01N A61K | 医药 |
药代动力学,毒理学评价,药效评价,临床试验 | pharmacokinetics,toxicology evaluation,efficacy evaluation,clinical trial | G01N A61K G16H | 医药 |
连续流反应制药,微通道反应器合成,连续制造 | continuous flow synthesis,microchannel reactor synthesis,pharmaceutical continuous manufacturing | B01J C07B C07D | 原料药 | 微反应器
# biologics
生物药,生物制品,生物技术药物,蛋白药物 | biologics,biological product,biopharmaceutical,protein drug | C07K A61K C12N | 医药 |
抗体药物,单抗 | antibody drug | C07K A61K C12P | 生物药 | 抗体偶联药物
抗体偶联药物,ADC药物,药物偶联物 | antibody-drug conjugate,ADC drug,drug conjugate | A61K C07K A61P | 抗体药物 | 肿瘤
疫苗,mRNA疫苗,重组疫苗,灭活疫苗,疫苗佐剂 | vaccine,mRNA vaccine,recombinant vaccine,inactivated vaccine,vaccine adjuvant | A61K C12N C07K | 生物药 |
细胞治疗,CAR-T,免疫细胞治疗,NK细胞,过继免疫 | cell therapy,immune cell therapy,NK cell,adoptive immunotherapy | A61K C12N C07K | 生物药 | 肿瘤免疫
基因治疗,基因载体,AAV载体 | gene therapy,gene vector,adeno-associated virus,AAV vector | C12N A61K | 生物药 | 基因编辑
核酸药物,小核酸药物,mRNA药物 | nucleic acid drug,oligonucleotide drug,mRNA therapeutics | C12N A61K C07H | 生物药 | 脂质体,siRNA
多肽药物,GLP-1,司美格鲁肽,固相合成 | peptide drug,semaglutide,solid-phase synthesis | C07K A61K | 生物药 | 糖尿病
胰岛素,重组胰岛素,胰岛素类似物 | insulin,recombinant insulin,insulin analogue | C07K A61K C12P | 生物药 | 糖尿病
细胞因子,干扰素,白介素,生长因子,生长激素 | cytokine,interferon,interleukin,growth factor,growth hormone | C07K A61K C12N | 生物药 |
血液制品,人血白蛋白,凝血因子,免疫球蛋白 | blood product,human serum albumin,coagulation factor,immunoglobulin | A61K C07K | 生物药 |
抗菌肽,抗菌蛋白 | antimicrobial peptide,antibacterial protein | C07K A61K A23K | 生物药 | 抗生素
放射性药物,核药,放射性核素,靶向放射治疗药物 | radiopharmaceutical,radionuclide,targeted radionuclide therapy | A61K G21G | 医药 | PET成像
# dosage forms and delivery
药物制剂,制剂技术,药用辅料,制剂处方 | pharmaceutical formulation,pharmaceutical preparation,pharmaceutical excipient | A61K | 医药 |
药物递送,药物载体,靶向给药,靶向递送,纳米药物 | drug delivery,drug carrier,targeted delivery,nanomedicine | A61K B82Y | 药物制剂 | 脂质体
脂质体,脂质纳米粒,LNP,纳米乳,胶束 | liposome,lipid nanoparticle,nanoemulsion,micelle | A61K B82Y | 药物递送 | 核酸药物
缓控释制剂,缓释片,控释制剂,肠溶制剂,缓释微球 | sustained-release preparation,controlled-release formulation,enteric-coated preparation,sustained-release microsphere | A61K | 药物制剂 |
片剂,口服固体制剂,口崩片,压片,压片机,包衣片 | tablet formulation,oral solid preparation,orally disintegrating tablet,tablet pressing,tablet press,coated tablet | A61K A61J B30B | 药物制剂 |
胶囊剂,软胶囊,硬胶囊,植物胶囊,滴丸 | capsule preparation,soft capsule,hard capsule,plant capsule,dropping pill | A61K A61J | 药物制剂 |
颗粒剂,口服液,散剂,糖浆剂,配方颗粒 | granule preparation,oral liquid,powder preparation,syrup,formula granules | A61K | 药物制剂 | 中药制剂
注射剂,冻干粉针,注射液,乳状注射液 | injection preparation,lyophilized powder for injection,injectable emulsion | A61K A61M | 药物制剂 | 冷冻干燥
透皮给药,贴剂,外用贴膏,凝胶贴膏,经皮给药 | transdermal delivery,transdermal patch,medicated plaster,gel plaster,cataplasm | A61K A61M | 药物制剂 | 微针
外用制剂,软膏,凝胶剂,乳膏剂,喷雾剂,栓剂 | topical preparation,ointment,gel preparation,skin cream,spray preparation,suppository | A61K | 药物制剂 |
吸入制剂,干粉吸入剂,鼻喷雾剂,气雾剂 | inhalation preparation,dry powder inhaler,nasal spray,aerosol preparation | A61K A61M B65D | 药物制剂 |
眼用制剂,滴眼液,眼药水 | ophthalmic preparation,eye drops | A61K A61P | 药物制剂 |
难溶性药物增溶,固体分散体,环糊精包合,药物溶出 | poorly soluble drug solubilization,solid dispersion,cyclodextrin inclusion,drug dissolution | A61K C08B | 药物制剂 | 生物利用度
制药设备,制药装备,包衣机,制丸机,灌装线 | pharmaceutical equipment,pharmaceutical machinery,coating machine for tablets,pill making machine | A61J B01J B65B | 医药 |
# traditional Chinese medicine
中医药,中药,传统中药,民族药,藏药,蒙药 | traditional Chinese medicine,TCM,Chinese medicine,ethnic medicine,Tibetan medicine | A61K A61P | 医药 | 中药材
中药材,中草药,药材,草药 | Chinese medicinal material,Chinese herbal medicine | A61K A01G | 中医药 | 中药材种植
中药制剂,中成药,中药新药,中药复方,复方制剂,经典名方 | Chinese medicine preparation,Chinese patent medicine,TCM compound,compound preparation,classical prescription | A61K A61P | 中医药 |
中药饮片,中药炮制,炮制,九蒸九晒 | decoction pieces,Chinese medicine processing,herbal processing | A61K A61J | 中医药 |
中药提取,中药浓缩,水提醇沉,中药煎煮,提取浓缩 | Chinese medicine extraction,herbal extraction,water extraction and alcohol precipitation,decoction | A61K B01D A61J | 中医药 | 植物提取物
中药质量控制,指纹图谱,中药质量标准,中药鉴定 | TCM quality control,fingerprint chromatogram,TCM quality standard,herb identification | G01N A61K C12Q | 中医药 |
药食同源,药膳,养生食品 | medicinal and edible homology,medicinal food,health-preserving food | A23L A61K | 中医药,功能食品 |
药渣,中药渣利用 | herb residue,Chinese medicine residue,herbal residue utilization | C05F A23K B09B | 农业废弃物 | 中药提取
人参,西洋参,红参 | ginseng,American ginseng,red ginseng | A61K A23L A01G | 中药材 | 皂苷
三七 | panax notoginseng | A61K A23L A01G | 中药材 | 皂苷
灵芝,灵芝孢子粉 | ganoderma,ganoderma lucidum,reishi spore powder | A61K A23L A01G | 中药材 | 食用菌
冬虫夏草,虫草 | cordyceps | A61K A23L A01G | 中药材 | 食用菌,食用菌菌种
茯苓 | poria cocos | A61K A23L A01G | 中药材 | 食用菌
黄芪 | astragalus,astragalus membranaceus | A61K A01G A61P | 中药材 |
当归 | angelica sinensis | A61K A01G A61P | 中药材 |
党参 | codonopsis | A61K A01G A61P | 中药材 |
甘草,甘草酸 | licorice,liquorice,glycyrrhizic acid | A61K A01G A61P | 中药材 |
黄精 | polygonatum,polygonatum sibiricum | A61K A01G A61P | 中药材 |
枸杞,枸杞子 | wolfberry,goji berry,lycium barbarum | A61K A01G A61P | 中药材 |
石斛,铁皮石斛 | dendrobium,dendrobium officinale | A61K A01G A61P | 中药材 |
丹参 | salvia miltiorrhiza,danshen | A61K A01G A61P | 中药材 |
黄连 | coptis,coptis chinensis | A61K A01G A61P | 中药材 |
黄芩 | scutellaria,scutellaria baicalensis | A61K A01G A61P | 中药材 |
金银花 | honeysuckle flower,lonicera japonica | A61K A01G A61P | 中药材 |
连翘 | forsythia suspensa | A61K A01G A61P | 中药材 |
天麻 | gastrodia,gastrodia elata | A61K A01G A61P | 中药材 |
银杏叶,银杏 | ginkgo leaf,ginkgo biloba | A61K A01G A61P | 中药材 |
青蒿素,双氢青蒿素 | artemisinin,dihydroartemisinin | C07D A61K C12P | 植物提取物 |
紫杉醇,红豆杉 | paclitaxel,taxol,taxus | C07D A61K C12P | 植物提取物 | 肿瘤
姜黄素,姜黄 | curcumin,turmeric | A61K C07C A23L | 植物提取物 |
生物碱,小檗碱,黄连素 | alkaloid,berberine | A61K C07D | 植物提取物 |
大麻二酚,工业大麻 | cannabidiol,industrial hemp | A61K C07C A01H | 植物提取物 |
# disease areas
肿瘤,癌症,抗肿瘤药物,抗癌,肝癌,肺癌,乳腺癌,胃癌,结直肠癌 | tumor,cancer,antitumor drug,anticancer,liver cancer,lung cancer,breast cancer,colorectal cancer | A61K A61P C12Q | 医药 | 肿瘤免疫,激酶抑制剂
肿瘤免疫,免疫检查点,PD-1,PD-L1抑制剂,肿瘤微环境 | tumor immunotherapy,immune checkpoint,PD-L1 inhibitor,tumor microenvironment | A61K C07K A61P | 肿瘤 | 抗体药物
血液肿瘤,白血病,淋巴瘤,多发性骨髓瘤 | hematologic malignancy,leukemia,lymphoma,multiple myeloma | A61K A61P C07K | 肿瘤 |
激酶抑制剂,酪氨酸激酶抑制剂,EGFR抑制剂,靶向抗癌药 | kinase inhibitor,tyrosine kinase inhibitor,EGFR inhibitor,targeted anticancer drug | C07D A61K A61P | 化学药 | 肿瘤
蛋白降解靶向嵌合体,PROTAC,靶向蛋白降解 | proteolysis targeting chimera,targeted protein degradation | C07D A61K A61P | 化学药 | 激酶抑制剂
光敏剂,光热治疗,光热剂,声动力治疗 | photosensitizer,photothermal therapy,photothermal agent,sonodynamic therapy | A61K A61N A61P | 肿瘤 |
糖尿病,降血糖,降糖药,糖尿病足,二甲双胍 | diabetes,hypoglycemic,antidiabetic drug,diabetic foot,metformin | A61K A61P C07D | 代谢性疾病 | 胰岛素
代谢性疾病,肥胖,减肥,高血脂,降血脂,痛风,高尿酸血症 | metabolic disease,obesity,weight loss,hyperlipidemia,lipid lowering,gout,hyperuricemia | A61K A61P A23L | 医药 |
心血管疾病,高血压,冠心病,动脉粥样硬化,心力衰竭,心肌梗死 | cardiovascular disease,hypertension,coronary heart disease,atherosclerosis,heart failure,myocardial infarction | A61K A61P A61B | 医药 |
心律失常,房颤,心房颤动 | arrhythmia,atrial fibrillation | A61B A61N A61P | 心血管疾病 |
血栓,抗凝,溶栓,抗血小板,取栓 | thrombosis,anticoagulant,thrombolysis,antiplatelet,thrombectomy | A61K A61P A61B | 心血管疾病 |
脑卒中,脑梗死,中风,缺血性脑卒中,脑缺血,脑出血 | cerebral stroke,cerebral infarction,ischemic stroke,cerebral ischemia,intracerebral hemorrhage | A61K A61P A61B | 神经系统疾病 | 康复医疗
神经系统疾病,癫痫,神经退行性疾病,神经保护 | nervous system disease,epilepsy,neurodegenerative disease,neuroprotection | A61K A61P | 医药 |
阿尔茨海默病,老年痴呆,认知障碍 | Alzheimer's disease,dementia,cognitive impairment | A61K A61P A61B | 神经系统疾病 |
帕金森病,震颤抑制 | Parkinson's disease,tremor suppression | A61K A61P A61B A61N | 神经系统疾病 |
抑郁症,抗抑郁,焦虑症,失眠,精神疾病 | depression,antidepressant,anxiety disorder,insomnia,mental disorder | A61K A61P A61B | 神经系统疾病 |
镇痛,止痛药,局部麻醉药,疼痛治疗 | analgesia,analgesic,local anesthetic,pain treatment | A61K A61P C07D | 医药 |
炎症,抗炎,抗炎药物,自身免疫病,类风湿关节炎,系统性红斑狼疮 | inflammation,anti-inflammatory drug,autoimmune disease,rheumatoid arthritis,lupus erythematosus | A61K A61P C07K | 医药 |
骨关节炎,膝关节炎,软骨损伤 | osteoarthritis,knee arthritis,cartilage injury | A61K A61P A61F | 医药 | 组织工程
骨质疏松,骨密度 | osteoporosis,bone density | A61K A61P A61B | 医药 |
颈椎病,腰椎间盘突出,脊柱疾病,脊柱侧弯 | cervical spondylosis,lumbar disc herniation,spinal disease,scoliosis | A61H A61F A61K | 医药 | 接骨板
抗生素,抗菌药物,头孢,头孢菌素,耐药菌,大环内酯 | antibiotic,antibacterial drug,cephalosporin,drug-resistant bacteria,macrolide | A61K C07D A61P C12P | 化学药 | 抗菌肽,抗生素发酵
抗病毒药物,新冠病毒,流感病毒,艾滋病 | antiviral drug,SARS-CoV-2,COVID-19,influenza virus,acquired immunodeficiency syndrome,HIV | A61K A61P C07D | 医药 | 疫苗,抗病毒
结核病,结核分枝杆菌,结核 | tuberculosis,Mycobacterium tuberculosis | A61K A61P G01N C12Q | 医药 |
寄生虫病,疟疾,血吸虫,球虫病 | parasitic disease,malaria,schistosome,coccidiosis | A61K A61P G01N | 医药 |
肝病,乙肝,肝炎,脂肪肝,肝纤维化,护肝 | liver disease,hepatitis B,hepatitis,fatty liver,liver fibrosis,hepatoprotective | A61K A61P | 医药 |
消化系统疾病,胃炎,幽门螺杆菌,结肠炎,便秘,胃溃疡 | digestive system disease,gastritis,Helicobacter pylori,colitis,constipation,gastric ulcer | A61K A61P | 医药 | 肠道菌群
肠道菌群,肠道微生物,菌群移植 | gut microbiota,intestinal flora,fecal microbiota transplantation | A61K C12N A61P |  | 益生菌,菌剂制备
呼吸系统疾病,哮喘,慢阻肺,肺纤维化,咳嗽,止咳化痰 | respiratory disease,asthma,COPD,pulmonary fibrosis,cough,antitussive and expectorant | A61K A61P A61M | 医药 |
肾病,慢性肾病,肾衰竭,肾炎,尿毒症 | kidney disease,chronic kidney disease,renal failure,nephritis,uremia | A61K A61P | 医药 | 血液透析
皮肤病,湿疹,银屑病,痤疮,祛痘,白癜风 | skin disease,eczema,psoriasis,acne,vitiligo | A61K A61P | 医药 |
妇科疾病,宫颈癌,HPV,多囊卵巢综合征,阴道炎 | gynecological disease,cervical cancer,polycystic ovary syndrome,vaginitis | A61K A61P | 医药 |
前列腺疾病,前列腺增生,男性不育 | prostate disease,prostatic hyperplasia,male infertility | A61K A61P | 医药 |
眼科疾病,干眼症,青光眼,白内障,黄斑变性 | eye disease,dry eye,glaucoma,cataract,macular degeneration | A61K A61P A61F | 医药 | 眼用制剂
罕见病,遗传病,血友病,肌萎缩侧索硬化 | rare disease,genetic disease,hemophilia,amyotrophic lateral sclerosis | A61K A61P C12Q | 医药 |
衰老,抗衰老,延缓衰老,抗氧化活性 | senescence,anti-aging,delaying senescence,antioxidant activity,anti-fatigue | A61K A61P A61Q A23L | 功能食品 | 抗疲劳
增强免疫力,免疫调节,免疫抑制剂,提高免疫力 | immunity enhancement,immunomodulation,immunosuppressant | A61K A61P A23L | 医药 |
解酒,醒酒护肝,解酒护肝 | alcohol detoxification,hangover relief | A61K A23L A61P | 功能食品 |
# cosmetics and care
化妆品,护肤品,化妆品原料 | cosmetics,skin care product,daily chemical product,cosmetic raw material | A61K A61Q |  |
面膜,面霜,保湿剂,保湿面膜 | facial mask,face cream,moisturizer | A61K A61Q | 化妆品 |
美白,美白淡斑,酪氨酸酶抑制 | skin whitening,spot lightening,tyrosinase inhibition | A61K A61Q | 化妆品 |
防晒剂,防晒霜,紫外线吸收剂化妆品 | sunscreen,sunscreen cream,cosmetic UV filter | A61K A61Q | 化妆品 |
洗发水,护发,染发剂,洗发护发,防脱发,生发 | shampoo,hair care,hair dye,anti-hair loss,hair growth | A61K A61Q | 化妆品 | 表面活性剂
口腔护理,牙膏,漱口水 | oral care,toothpaste,mouthwash | A61K A61Q | 化妆品 | 口腔医疗
沐浴露,洗手液,氨基酸表面活性剂 | body wash,hand sanitizer,amino acid surfactant | A61Q A61K C11D | 化妆品 | 表面活性剂
彩妆,口红,粉底,指甲油 | makeup,lipstick,liquid foundation,nail polish | A61K A61Q A45D | 化妆品 |
`;
