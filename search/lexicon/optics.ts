/** Optics, photography, lasers, holography, displays, timekeeping (G02-G04, G09, H01S, H04N). */
export const optics = `
# optical elements
光学元件,光学镜片,光学零件,精密光学 | optical element,optical component,precision optics | G02B |  |
光学镜头,镜头,成像镜头,车载镜头,手机镜头 | optical lens,imaging lens,camera lens | G02B G03B | 光学元件 |
非球面透镜,自由曲面光学,菲涅尔透镜,微透镜阵列 | aspheric lens,freeform optics,fresnel lens,microlens array | G02B | 光学元件 |
显微镜,光学显微镜,超分辨显微,共聚焦显微镜,荧光显微镜 | microscope,super-resolution microscopy,confocal microscope | G02B G01N |  |
望远镜,瞄准镜,天文望远镜,夜视仪 | telescope,night vision device | G02B |  |
内窥镜光学,工业内窥镜,内窥镜成像 | industrial endoscope,endoscopic imaging | G02B A61B H04N |  |
光学薄膜,滤光片,高反膜 | optical thin film,antireflection coating,optical filter | G02B C23C |  | 减反射膜
偏光片,偏振片,增亮膜,扩散膜,光学膜 | polariser,polarizing film,brightness enhancement film,diffuser film | G02B G02F C08J |  | 液晶显示,薄膜材料
光栅,衍射光栅,衍射光学元件,全息光栅 | grating,diffraction grating,diffractive optical element | G02B G03H |  |
超表面,超透镜,光子晶体 | metasurface,metalens,photonic crystal | G02B H01Q |  | 超材料
光波导,集成光学,硅光,光子集成,硅光芯片,光子芯片 | optical waveguide,integrated photonics,silicon photonics,photonic chip | G02B H01S H04B |  |
电光调制器,光调制器,声光器件,光开关,铌酸锂调制器 | electro-optic modulator,optical modulator,acousto-optic device | G02F G02B |  |
非线性光学,频率变换,倍频晶体 | nonlinear optics,frequency conversion | G02F C30B H01S |  | 激光晶体
蓝宝石,光学晶体,窗口材料 | sapphire,optical crystal,infrared optical material | C30B G02B H01S |  | 激光晶体,红外晶体
光学设计,杂散光,像差校正,自适应光学 | optical design,stray light,aberration correction,adaptive optics | G02B |  |
光学冷加工,光学抛光,光学检测,面形检测 | optical polishing,optical surface testing | B24B G01M G01B |  |
眼镜,镜片,渐进多焦点镜片,近视防控镜片 | spectacles,ophthalmic lens,progressive lens,myopia control lens | G02C |  | 隐形眼镜
智能调光,智能调光玻璃,变色玻璃,调光膜 | smart window,electrochromic,dimming film | G02F E06B C09K |  |
# lasers
激光器,固体激光器,激光光源 | laser,solid-state laser,laser source | H01S |  |
光纤激光器,高功率光纤激光器,掺镱光纤 | fibre laser,high-power fiber laser,ytterbium-doped fibre | H01S G02B | 激光器 | 激光加工
半导体激光器,激光二极管,VCSEL,垂直腔面发射激光器 | semiconductor laser,laser diode | H01S | 激光器 |
超快激光,超短脉冲激光 | ultrafast laser | H01S B23K | 激光器 | 超快激光加工
二氧化碳激光器,紫外激光,准分子激光,量子级联激光器 | co2 laser,ultraviolet laser,excimer laser,quantum cascade laser | H01S | 激光器 |
激光准直,激光扫描,振镜,光束整形 | laser collimation,laser scanning,galvanometer,beam shaping | G02B B23K |  |
# cameras, imaging
照相机,数码相机,工业相机,高速相机,摄像机 | camera,digital camera,industrial camera,high-speed camera | H04N G03B |  | 图像传感器
摄像头模组,手机摄像头,音圈马达,对焦马达,防抖 | camera module,voice coil motor,autofocus,image stabilisation | G03B H04N G02B |  |
红外成像,红外探测器,红外焦平面,夜视成像,微光夜视 | infrared imaging,infrared detector,infrared focal plane,night vision | H01L G01J H04N H10F |  |
深度相机,三维成像,TOF相机,立体相机,双目相机 | depth camera,3d imaging,time-of-flight camera,stereo camera | H04N G01S G06T |  | 三维重建
全景相机,全景拍摄,航拍,全景拼接 | panoramic camera,aerial photography,panorama stitching | H04N G03B G06T |  |
计算成像,单像素成像,光场成像,压缩感知成像 | computational imaging,light field imaging,single-pixel imaging | G06T H04N G02B |  |
投影仪,激光投影,激光电视,投影光机,短焦投影 | projector,laser projector,laser tv,short throw projection | G03B H04N |  |
全息,全息显示,数字全息,激光全息 | holography,holographic display,digital holography | G03H G02B |  |
光刻胶,光致抗蚀剂,感光材料,感光树脂,干膜光刻胶 | photoresist,photosensitive material,dry film resist | G03F C08F |  | 光刻机
光刻机,光刻工艺,掩模版,曝光机 | lithography machine,photolithography,photomask,exposure machine | G03F H01L |  | 光刻胶,微纳加工
柔性版,感光版材,印刷制版,CTP版 | flexographic plate,printing plate making,ctp plate | G03F B41N |  |
碳粉,墨粉,静电复印,激光打印,硒鼓 | toner,electrophotography,laser printing,toner cartridge | G03G |  |
# displays
显示器,显示屏,显示面板,平板显示 | display panel,flat panel display | G09G G09F G02F H10K |  |
液晶显示,LCD,液晶面板,液晶屏,TFT-LCD | liquid crystal display | G02F G09G C09K | 显示器 | 背光模组
背光模组,背光源,导光板,Mini LED背光 | backlight module,light guide plate,mini led backlight | G02F F21V G02B | 液晶显示 |
有机发光二极管,OLED,AMOLED,有机电致发光 | organic light emitting diode,organic electroluminescence | H10K H01L C09K | 显示器 | 有机发光材料
有机发光材料,OLED材料,空穴传输材料,磷光材料,蓝光材料,TADF | organic light-emitting material,oled material,hole transport material,phosphorescent material | C09K H10K C07D | 有机发光二极管 | OLED
柔性显示,折叠屏,柔性屏,可折叠显示,超薄玻璃UTG | flexible display,foldable display | G09F H10K G06F | 显示器 | 盖板玻璃
Micro LED,微型LED显示,MicroLED,巨量转移 | micro led,mass transfer | H01L H10H G09F | 显示器 |
量子点显示,QLED,量子点发光 | quantum dot display | C09K H10K G02F | 显示器 | 量子点
LED显示屏,小间距LED,户外显示屏,LED大屏 | led display screen,fine pitch led,outdoor display | G09F G09G | 显示器 |
电子纸,电子墨水,电泳显示,墨水屏 | electronic paper,e-ink,electrophoretic display | G02F G09G | 显示器 |
透明显示,裸眼3D,立体显示,三维显示 | transparent display,glasses-free 3d,stereoscopic display | G02B H04N G09G | 显示器 |
触摸屏,触控面板,触控屏,电容屏,触控模组 | touch screen,touch panel,capacitive touch | G06F | 显示器 | 透明导电膜
显示驱动,显示驱动芯片,驱动电路,像素电路,伽马校正 | display driver,display driver ic,pixel circuit,gamma correction | G09G | 显示器 |
近眼显示,增强现实眼镜,AR眼镜,VR头显,头戴显示 | near-eye display,ar glasses,vr headset,head-mounted display | G02B G06F |  | 增强现实
抬头显示,HUD,平视显示 | head-up display | G02B B60K | 显示器 |
广告牌,标识标牌,广告机,电子标牌 | signboard,advertising display,digital signage | G09F |  |
# timekeeping
钟表,手表,机械表,石英钟,表壳,机芯 | timepiece,watch movement,watch case | G04B G04C G04G |  |
授时,时间同步,原子钟,时钟同步 | time service,time synchronization,atomic clock | G04F G04R H04L H03L |  |
`;
