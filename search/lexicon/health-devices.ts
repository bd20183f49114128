// Terminology: medical devices, diagnostics, imaging, surgery, implants, rehabilitation, nursing, disinfection.
export const healthDevices = `
# field names
医疗器械,医疗设备,医疗装备,医用器械 | medical device,medical equipment,medical instrument | A61B A61M A61F |  |
医学诊断,疾病诊断 | medical diagnosis,disease diagnosis,auxiliary diagnosis | A61B G16H G01N |  | 体外诊断,辅助诊断
# in-vitro diagnostics
体外诊断,IVD,诊断试剂,体外诊断试剂,快速检测,即时检测,检测试剂盒 | in vitro diagnostics,diagnostic reagent,rapid test,detection kit | G01N C12Q | 医疗器械 | 试剂盒
试剂盒,诊断试剂盒 | assay kit,diagnostic kit,test kit | G01N C12Q | 体外诊断 |
化学发光免疫分析,化学发光,免疫诊断,酶联免疫,ELISA | chemiluminescence immunoassay,immunodiagnosis,enzyme-linked immunosorbent assay | G01N | 体外诊断 |
胶体金,免疫层析,试纸条,侧向层析,化学发光免疫 | colloidal gold,immunochromatography,test strip,lateral flow assay | G01N | 体外诊断 | 化学发光免疫分析
等温扩增,恒温扩增,CRISPR检测 | isothermal amplification,loop-mediated isothermal amplification,CRISPR detection | C12Q | 核酸检测 |
生物标志物,肿瘤标志物,诊断标志物,液体活检,循环肿瘤细胞,外泌体检测 | biomarker,tumor marker,diagnostic marker,liquid biopsy,circulating tumor cell,exosome detection | G01N C12Q | 体外诊断 | 肿瘤
POCT,即时检验,床旁检测,家用检测 | point-of-care testing,POCT,bedside testing,home testing | G01N C12Q B01L | 体外诊断 | 微流控芯片
生化分析仪,全自动生化分析,血细胞分析仪,血球仪 | biochemical analyzer,hematology analyzer,blood cell analyzer | G01N | 体外诊断 | 流式细胞仪
生物传感器,电化学生物传感器,葡萄糖传感器,适配体传感器,电化学传感器,酶传感器,免疫传感器 | biosensor,electrochemical biosensor,glucose sensor,aptasensor,electrochemical sensor,immunosensor | G01N A61B C12Q | 传感器 | 血糖监测
采血管,采血针,样本采集,咽拭子,采样拭子 | blood collection tube,lancet,sample collection,throat swab,sampling swab | A61B B01L G01N | 医疗器械 |
病理切片,病理诊断,数字病理,免疫组化,组织切片 | pathological section,pathological diagnosis,digital pathology,immunohistochemistry,tissue section | G01N G06T G16H | 医学诊断 |
细胞分选,细胞计数,细胞分离,单细胞分析 | cell sorting,cell counting,cell separation,single-cell analysis | C12M G01N C12N |  |
移液器,移液工作站,实验室自动化,离心管 | pipette,pipetting workstation,laboratory automation,centrifuge tube | B01L G01N | 体外诊断 |
# monitoring and physiological measurement
心电监测,心电图,心电信号,动态心电,ECG | electrocardiogram monitoring,electrocardiogram,Holter monitor | A61B | 生命体征监测 | 心律失常
生命体征监测,监护仪,多参数监护,生理参数监测 | vital signs monitoring,patient monitor,multi-parameter monitoring,physiological parameter monitoring | A61B G16H | 医疗器械 | 可穿戴设备
血压计,血压测量,无创血压,血氧饱和度,血氧仪 | sphygmomanometer,blood pressure measurement,non-invasive blood pressure,oxygen saturation,oximeter | A61B | 生命体征监测 |
血糖监测,血糖仪,无创血糖,连续血糖监测,CGM | blood glucose monitoring,glucometer,non-invasive blood glucose,continuous glucose monitoring | A61B G01N | 生命体征监测 | 糖尿病
脑电,脑电采集 | electroencephalogram,EEG signal | A61B | 生命体征监测 | 脑机接口
肌电,表面肌电,EMG | electromyography,surface EMG signal | A61B | 医疗器械 | 康复机器人
睡眠监测,睡眠呼吸暂停,睡眠分期,助眠 | sleep monitoring,sleep apnea,sleep staging,sleep aid | A61B A61M | 生命体征监测 |
体温计,红外测温仪,电子体温计,体温监测 | thermometer,infrared body thermometer,electronic thermometer,body temperature monitoring | A61B G01K | 生命体征监测 |
步态分析,人体姿态监测,运动功能评估 | gait analysis,posture monitoring,motor function assessment | A61B G06V G08B | 康复医疗 | 行为识别
胎心监护,产科器械,胎儿监护,辅助生殖,体外受精 | fetal heart monitoring,obstetric device,fetal monitoring,assisted reproduction,in vitro fertilization | A61B A61D C12M | 医疗器械 |
中医诊断仪,脉诊仪,脉象仪 | TCM diagnostic instrument,pulse diagnosis instrument | A61B G16H | 中医器械 | 中医智能诊断
# imaging
医学影像,医学成像,影像诊断,医疗影像 | medical imaging,medical image,diagnostic imaging | A61B G06T G16H | 医学诊断 | 医学影像处理
医学影像处理,影像分割,影像组学,AI影像 | medical image processing,medical image segmentation,radiomics | G06T G16H G06V | 医学影像 |
CT成像,计算机断层扫描,CT机,锥形束CT,CBCT | computed tomography,CT scanner,cone beam CT | A61B G06T G01N | 医学影像 | X射线成像
X射线成像,X光机,数字化X线摄影,数字X光,平板探测器,X射线探测器 | X-ray imaging,X-ray machine,digital radiography,digital X-ray,flat panel detector,X-ray detector | A61B G01T H05G | 医学影像 |
磁共振成像,核磁共振成像,MRI,磁共振 | magnetic resonance imaging,nuclear magnetic resonance imaging | A61B G01R | 医学影像 | 造影剂
超声成像,超声诊断,超声探头,彩超,B超,超声换能器 | ultrasound imaging,ultrasonic diagnosis,ultrasound probe,color Doppler ultrasound,medical ultrasonic transducer | A61B G01S B06B | 医学影像 |
PET成像,正电子发射断层,核医学,PET-CT,放射性显像剂 | positron emission tomography,PET imaging,nuclear medicine,radiotracer | A61B G01T A61K | 医学影像 | 放射性药物
光学相干断层,OCT成像,光声成像,荧光成像 | optical coherence tomography,OCT,photoacoustic imaging,fluorescence imaging | A61B G01N | 医学影像 |
造影剂,对比剂,磁共振造影剂,显影剂 | contrast agent,MRI contrast agent,imaging agent | A61K | 医学影像 | 磁性纳米颗粒
内窥镜,内镜,胃镜,肠镜,腹腔镜,胶囊内镜 | endoscope,gastroscope,colonoscope,laparoscope,capsule endoscope | A61B G02B | 医疗器械 | 微创手术
# surgery and instruments
手术机器人 | surgical robot | A61B B25J | 医疗器械,机器人 | 手术导航
腔镜手术机器人 | laparoscopic surgical robot | A61B B25J | 医疗器械,机器人 | 手术机器人
骨科手术机器人 | orthopedic surgical robot | A61B B25J | 医疗器械,机器人 | 手术机器人
穿刺机器人 | puncture robot | A61B B25J | 医疗器械,机器人 | 手术机器人
手术导航,术中导航,手术定位,术前规划 | surgical navigation,intraoperative navigation,surgical positioning,preoperative planning | A61B G06T | 医疗器械 | 手术机器人
微创手术,微创手术器械,介入器械,介入治疗 | minimally invasive surgery,minimally invasive instrument,interventional device,interventional therapy | A61B A61M A61F | 医疗器械 | 内窥镜,血管支架
手术器械,手术刀,手术钳,吻合器,超声刀 | surgical instrument,scalpel,surgical forceps,surgical stapler,ultrasonic scalpel | A61B | 医疗器械 |
高频电刀,射频消融,微波消融,冷冻消融,脉冲电场消融 | electrosurgical unit,radiofrequency ablation,microwave ablation,cryoablation,pulsed field ablation | A61B A61N | 医疗器械 |
手术缝合线,缝合线,可吸收缝合线,缝合针 | surgical suture,absorbable suture,suture needle | A61B A61L | 手术器械 |
穿刺针,活检针,穿刺器,骨穿刺 | puncture needle,biopsy needle,trocar,bone puncture | A61B A61M | 手术器械 |
激光治疗,激光美容,光动力治疗,光疗 | laser therapy,laser cosmetology,photodynamic therapy,phototherapy | A61N A61B | 医疗器械 | 光敏剂
放射治疗,放疗,质子治疗,直线加速器放疗,近距离放疗 | radiotherapy,radiation therapy,proton therapy,medical linear accelerator,brachytherapy | A61N H05H G21K | 医疗器械 | 肿瘤
神经调控,电刺激,经颅磁刺激,脑深部刺激,迷走神经刺激 | neuromodulation,electrical stimulation,transcranial magnetic stimulation,deep brain stimulation,vagus nerve stimulation | A61N | 医疗器械 | 脑机接口
超声治疗,高强度聚焦超声,HIFU,碎石 | ultrasound therapy,high intensity focused ultrasound,lithotripsy | A61N A61B | 医疗器械 |
理疗仪,物理治疗,低频治疗仪,磁疗,红外理疗 | physiotherapy device,physical therapy,low-frequency therapeutic apparatus,magnetotherapy,infrared physiotherapy | A61N A61H | 医疗器械 |
除颤器,AED,体外除颤 | defibrillator,external defibrillation | A61N | 医疗器械 | 心律失常
心脏起搏器,起搏器,无导线起搏器 | cardiac pacemaker,pacemaker,leadless pacemaker | A61N | 植入物 | 心律失常
# implants and biomaterials
生物医用材料,生物材料,医用高分子,可降解医用材料 | biomedical material,biomaterial,medical polymer,biodegradable medical material,degradable medical material | A61L A61F C08L C08G | 医疗器械 | 组织工程
植入物,植入器械,骨科植入物,人工关节,髋关节假体 | medical implant,implantable device,orthopedic implant,artificial joint,hip prosthesis | A61F A61B A61L | 医疗器械 | 钛合金
骨修复材料,人工骨,骨支架,羟基磷灰石,骨缺损,生物活性玻璃,磷酸钙骨水泥 | bone repair material,artificial bone,bone scaffold,hydroxyapatite,bone defect,bioactive glass,calcium phosphate cement | A61L A61F C01B C03C | 生物医用材料 | 骨水泥
骨水泥,PMMA骨水泥 | bone cement,PMMA bone cement | A61L | 骨修复材料 |
接骨板,骨科固定,髓内钉,椎间融合器,骨螺钉 | bone plate,orthopedic fixation,intramedullary nail,interbody fusion cage,bone screw | A61B A61F | 植入物 |
可降解镁合金植入物,生物可降解金属,医用镁合金,医用锌合金 | biodegradable magnesium implant,biodegradable metal,medical magnesium alloy,medical zinc alloy | A61L C22C | 植入物 |
水凝胶,医用水凝胶,可注射水凝胶,壳聚糖水凝胶,温敏凝胶,智能水凝胶,导电水凝胶,水凝胶敷料 | hydrogel,medical hydrogel,injectable hydrogel,chitosan hydrogel,thermosensitive gel,smart hydrogel,conductive hydrogel | A61L A61K C08J C08L | 生物医用材料,高分子材料 | 伤口敷料
血管支架,冠脉支架,药物洗脱支架,支架球囊,球囊导管 | vascular stent,coronary stent,drug-eluting stent,balloon catheter | A61F A61M A61L | 植入物 | 微创手术
人工心脏瓣膜,心脏瓣膜,介入瓣膜 | artificial heart valve,prosthetic heart valve,transcatheter valve | A61F A61L | 植入物 |
封堵器,左心耳封堵 | cardiac occluder,left atrial appendage occlusion | A61B A61F | 植入物 | 微创手术
人工血管,血管移植物 | artificial blood vessel,vascular graft | A61F A61L | 植入物 |
人工心脏,心室辅助装置,血泵,左心室辅助 | artificial heart,ventricular assist device,blood pump | A61M F04D | 医疗器械 |
体外膜肺氧合,ECMO,膜式氧合器,人工肺 | extracorporeal membrane oxygenation,membrane oxygenator,artificial lung | A61M B01D | 医疗器械 | 中空纤维膜
人工晶状体,人工晶体,眼科器械 | intraocular lens,ophthalmic device | A61F | 医疗器械 | 眼科疾病
隐形眼镜,角膜接触镜,角膜塑形镜 | contact lens,orthokeratology lens | G02C B29D | 医疗器械 | 近视防控
眼底检查,眼科检查,眼底图像,验光,视力检测 | fundus examination,eye examination,fundus image,optometry,vision test | A61B G06T | 医学诊断 |
近视防控,近视控制,护眼,离焦镜片 | myopia control,myopia prevention,eye protection,defocus lens | G02C A61B A61F |  |
止血材料,止血剂,止血海绵,止血粉 | hemostatic material,hemostat,hemostatic sponge,hemostatic powder | A61L A61B | 生物医用材料 |
医用敷料,伤口敷料,创面修复,敷料,慢性创面 | medical dressing,wound dressing,wound healing,chronic wound | A61F A61L | 生物医用材料 | 水凝胶
医用胶,组织粘合剂,生物胶水 | medical adhesive,tissue adhesive,bioadhesive | A61L C09J | 生物医用材料 |
抗菌涂层 | antibacterial coating | A61L C09D | 生物医用材料 |
医用涂层 | medical coating | A61L C09D | 生物医用材料 | 抗菌涂层
亲水涂层 | hydrophilic coating | A61L C09D | 生物医用材料 | 抗菌涂层
抗凝血涂层 | anticoagulant coating | A61L C09D | 生物医用材料 | 抗菌涂层
胶原蛋白 | collagen | C07K A61L A61K C09H C12P | 生物医用材料,天然高分子 | 化妆品,重组胶原蛋白,明胶,生物活性肽
透明质酸,玻尿酸,透明质酸钠 | hyaluronic acid,sodium hyaluronate | C08B A61L A61K | 生物医用材料 | 化妆品
丝素蛋白,丝胶蛋白,丝蛋白 | silk fibroin,sericin,silk protein | C07K A61L C08L | 生物医用材料,天然高分子 | 蚕桑,蚕丝
壳聚糖,甲壳素,壳寡糖,壳聚糖衍生物 | chitosan,chitin,chitosan oligosaccharide | C08B A61L C08L | 生物医用材料,天然高分子 |
海藻酸钠,海藻酸盐,褐藻胶 | sodium alginate,alginate | C08B A61L A23L | 生物医用材料 | 海藻养殖
# dental
口腔医疗,口腔器械,牙科器械,牙科 | dental care,dental instrument,dentistry | A61C | 医疗器械 |
种植牙,牙种植体,种植体,种植基台 | dental implant,implant abutment | A61C A61L | 口腔医疗 | 钛合金
义齿,氧化锆义齿,烤瓷牙,全瓷牙,牙冠 | denture,zirconia denture,porcelain tooth,all-ceramic crown,dental crown | A61C A61K C04B | 口腔医疗 |
正畸,隐形矫治器,牙齿矫正,托槽 | orthodontics,clear aligner,teeth straightening,orthodontic bracket | A61C | 口腔医疗 |
牙科修复材料,光固化树脂,牙科树脂,根管充填 | dental restorative material,dental resin,light-curing composite,root canal filling | A61K A61C | 口腔医疗 |
# infusion, respiration, blood, nursing
输液,输液泵,输液器,注射泵,静脉留置针 | intravenous infusion,infusion pump,infusion set,syringe pump,indwelling needle | A61M | 医疗器械 |
注射器,预灌封注射器,无针注射,胰岛素泵 | syringe,prefilled syringe,needle-free injection,insulin pump | A61M | 医疗器械 |
微针,微针贴片,可溶性微针 | microneedle,microneedle patch,dissolving microneedle | A61M A61K | 透皮给药 |
医用导管,介入导管,导尿管,中心静脉导管,引流管 | medical catheter,catheter,urinary catheter,central venous catheter,drainage tube | A61M A61L | 医疗器械 |
血液透析,血液净化,透析器,血液灌流,腹膜透析 | hemodialysis,blood purification,dialyzer,hemoperfusion,peritoneal dialysis | A61M B01D | 医疗器械 | 中空纤维膜
呼吸机,无创呼吸机,呼吸支持,雾化吸入 | medical ventilator,non-invasive ventilator,respiratory support,nebulizer | A61M | 医疗器械 | 呼吸系统疾病
制氧机,医用制氧,氧疗,高压氧舱 | oxygen concentrator,medical oxygen generator,oxygen therapy,hyperbaric oxygen chamber | A61M C01B A61G | 医疗器械 | 变压吸附
麻醉机,麻醉,气管插管,喉罩,镇痛泵 | anesthesia machine,anesthesia,tracheal intubation,laryngeal mask,analgesia pump | A61M A61B | 医疗器械 |
负压引流,负压吸引,伤口负压治疗 | negative pressure drainage,negative pressure wound therapy,vacuum suction | A61M A61F | 医疗器械 |
护理设备,医用护理,病床,护理床,移位机 | nursing equipment,hospital bed,nursing bed,patient lift | A61G | 医疗器械 | 养老
养老,老年护理,助老设备 | elderly care,aging-friendly,elder care device | G16H A61G A61H G08B |  | 护理设备,智慧养老
轮椅,电动轮椅,爬楼轮椅 | wheelchair,electric wheelchair,stair-climbing wheelchair | A61G | 康复医疗 |
助行器,拐杖,助行机器人 | walking aid,walking frame,crutch,walking assist robot | A61H A45B | 康复医疗 | 外骨骼
担架,急救转运,救护车 | stretcher,patient transport,ambulance | A61G | 医疗器械 |
康复医疗,康复器械,康复训练,康复设备,功能康复 | rehabilitation,rehabilitation device,rehabilitation training | A61H A63B A61B | 医疗器械 | 脑卒中
康复机器人,下肢康复,上肢康复,手部康复 | rehabilitation robot,lower limb rehabilitation,upper limb rehabilitation,hand rehabilitation | A61H B25J A63B | 康复医疗,机器人 | 肌电
假肢,假肢矫形器,仿生手,矫形器,义肢 | prosthesis,prosthetic limb,orthosis,bionic hand | A61F | 康复医疗 |
助听器,听力检测,耳科器械 | hearing aid,hearing test,otology device | H04R A61B | 医疗器械 |
人工耳蜗,电子耳蜗 | cochlear implant | A61N A61F H04R | 植入物 |
按摩器,按摩椅,筋膜枪,按摩仪 | massager,massage chair,fascia gun | A61H | 医疗器械 |
中医器械,针灸,艾灸,针灸针,拔罐,推拿机器人 | TCM device,acupuncture,moxibustion,acupuncture needle,cupping,massage robot | A61H A61B | 医疗器械 | 中医药
卫生用品,纸尿裤,卫生巾,吸收性卫生用品,成人纸尿裤 | hygiene product,diaper,sanitary napkin,absorbent hygiene product,adult diaper | A61F A41B |  | 高吸水树脂
灭菌,医疗灭菌,环氧乙烷灭菌,等离子灭菌,蒸汽灭菌 | sterilization,medical sterilization,ethylene oxide sterilization,plasma sterilization,steam sterilization | A61L |  | 消毒剂,饮用水消毒,紫外消毒
空气消毒,空气消毒机,等离子体消毒 | air disinfection,air sterilizer,plasma disinfection | A61L F24F | 灭菌 | 空气净化
医用纺织品,手术衣,医用无纺布 | medical textile,surgical gown,medical nonwoven | A41D D04H A61L |  | 无纺布
医用包装,药品包装,输液袋,药用胶塞 | medical packaging,drug packaging,infusion bag,pharmaceutical rubber stopper | A61J B65D | 包装材料 | 药用玻璃
药品分装,智能药盒,自动发药机,智能药柜 | drug dispensing,smart pill box,automatic dispensing machine,intelligent medicine cabinet | A61J G07F | 医疗器械 |
智慧医疗,医院信息化,互联网医疗 | smart healthcare | G16H | 医疗器械 | 远程医疗
`;
