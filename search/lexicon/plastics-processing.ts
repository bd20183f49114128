// Terminology: moulding of plastics and rubber, composites processing, laminates, printing, packaging, conveying, lifting, writing and decoration.
export const plasticsProcessing = `
# field names
塑料加工,塑料成型,高分子加工,高分子成型加工,吸塑,热成型,压延成型 | plastics processing,polymer processing,thermoforming | B29C B29B |  | 注塑成型,挤出成型
# moulding
注塑成型,注塑,注射成型,注塑机,注塑工艺,注塑件 | injection molding,injection moulding machine,injection molding process,injection molded part,injection molding machine | B29C | 塑料加工 | 注塑模具
注塑模具,热流道,模具型腔,随形冷却,塑胶模具,模流分析 | injection mold tooling,hot runner,mold cavity,conformal cooling,plastic mold,mold flow analysis | B29C | 模具 | 注塑成型
微发泡注塑,气辅成型,双色注塑,模内装饰,精密注塑 | microcellular injection molding,gas-assisted molding,two-color injection molding,in-mold decoration,precision injection molding | B29C | 注塑成型 |
挤出成型,挤出机,双螺杆挤出机,螺杆挤出,挤出模头,共挤 | extrusion molding,extruder,twin-screw extruder,screw extrusion,extrusion die,co-extrusion,extrusion,coextrusion | B29C B29B | 塑料加工 |
塑料管材,PVC管材,塑料型材,塑料波纹管 | PPR pipe,plastic profile,corrugated pipe | B29C F16L C08L B29D | 挤出成型,塑料 | 塑料管
吹塑,中空成型,吹瓶机,吹膜,吹膜机,流延膜,双向拉伸薄膜,BOPP,BOPET | blow molding,hollow molding,bottle blowing machine,film blowing,blown film machine,cast film,biaxially oriented film | B29C B29D B32B | 塑料加工 | 塑料薄膜
薄膜拉伸,双向拉伸,双拉薄膜 | film stretching,biaxial stretching | B29C C08J B32B | 塑料薄膜 | 吹塑
塑料薄膜,功能薄膜,光学薄膜基材,高阻隔膜,热收缩膜,多层复合膜,阻隔材料 | plastic film,functional film,optical base film,high-barrier film,shrink film,multilayer film | C08J B32B B29C B65D | 塑料加工,塑料 | 食品包装,包装材料
热压成型,模压成型,真空成型 | hot press molding,compression molding,vacuum forming | B29C | 塑料加工 |
滚塑,搪塑,浇注成型,浇铸成型 | rotational molding,slush molding,casting of plastics,cast molding | B29C | 塑料加工 |
发泡成型,泡沫塑料,超临界发泡,聚氨酯发泡,微孔发泡,EPS泡沫,EPP | foam molding,foam plastic,supercritical foaming,microcellular foam,EPS foam | C08J B29C | 塑料加工 | 超临界萃取
塑料焊接,热熔连接,塑料超声焊接,热封,热合 | plastic welding,hot melt joining,ultrasonic plastic welding,heat sealing | B29C | 塑料加工 |
塑料造粒,塑料共混改性,色母粒 | plastic pelletizing,plastic compounding,color masterbatch | B29B C08J C08L | 塑料加工 | 母粒,塑料改性
废塑料回收,塑料再生,再生塑料,废旧塑料,化学回收,rPET,塑料回收,废塑料裂解 | waste plastic recycling,recycled plastic,plastic regeneration,chemical recycling,plastic recycling,waste plastic pyrolysis | B29B C08J C10G | 固废处理,塑料 | 可降解塑料
脱模,模具排气 | demolding,mold release,mold venting | B29C C09K C09J | 塑料加工 | 脱模剂
3C产品外壳,塑料外壳,手机外壳,塑料电镀 | electronics housing,plastic shell,mobile phone housing,plastic plating | B29C H05K C25D | 注塑成型 |
高分子微纳加工,聚合物微结构,微注塑 | polymer micro-nano processing,polymer microstructure,micro injection molding | B29C B81C | 塑料加工 | 微纳加工
静电纺丝,电纺,纳米纤维膜,静电纺纳米纤维 | electrospinning,nanofiber membrane,electrospun nanofiber | D01D D04H B29C |  | 空气过滤材料
光学塑料成型,镜片成型,树脂镜片,塑料光学元件 | optical plastic molding,lens molding,resin lens,plastic optical element | B29D G02B B29C | 注塑成型 |
# rubber
橡胶加工,橡胶制品,炼胶,密炼机,硫化机,开炼机 | rubber processing,rubber product,rubber mixing,internal mixer,vulcanizer,open mill | B29C B29B C08L C08C |  | 硫化
橡胶密封件,橡胶圈,橡胶垫 | rubber seal,rubber ring,rubber gasket | F16J C08L B29C | 橡胶加工 | 密封件
轮胎,子午线轮胎,轮胎成型机,轮胎硫化,胎面胶,绿色轮胎,免充气轮胎 | tire,tyre,radial tire,tire building machine,tire curing,tread rubber,green tire,airless tire | B60C B29D C08L | 橡胶加工 | 轮胎翻新
轮胎翻新,废旧轮胎,废轮胎裂解,再生胶,胶粉,废橡胶 | tire retreading,waste tire,waste tire pyrolysis,reclaimed rubber,rubber powder,waste rubber | B29D C08J C08L B29B | 固废处理 | 轮胎
硅橡胶制品,液态硅胶,液态硅橡胶,LSR | silicone rubber product,liquid silicone rubber | C08L B29C C08G | 橡胶加工 |
橡胶减震,减震橡胶,橡胶减震器,橡胶支座 | rubber damping,vibration-damping rubber,rubber shock absorber,rubber bearing | F16F C08L E01D | 橡胶加工 |
输送带橡胶,胶管 | rubber conveyor belt | F16L F16G B29D B65G | 橡胶加工 | 软管,链条
# composites
复合材料成型,复合材料加工,复材成型 | composite molding,composite processing,advanced composite material | B29C B32B |  | 复合材料
碳纤维复合材料,CFRP,碳纤维增强,碳纤维制品,碳纤维预浸料,碳纤维增强塑料 | carbon fiber composite,carbon fiber reinforced,carbon fiber product,carbon fiber prepreg | B29C C08J B32B D01F C08K | 复合材料成型,纤维增强复合材料 | 碳纤维
玻璃钢,玻璃纤维增强,GFRP,玻纤复合材料,FRP | fiberglass reinforced plastic,glass fiber reinforced,glass fiber composite | B29C C08J C08L | 复合材料成型,纤维增强复合材料 | 玻璃纤维,不饱和聚酯树脂
热塑性复合材料,长玻纤,LFT,连续纤维增强热塑性,玻纤增强尼龙 | thermoplastic composite,long fiber thermoplastic,continuous fiber reinforced thermoplastic | B29C C08L C08J | 复合材料成型 |
预浸料,预浸带,热压罐,热压罐成型,自动铺丝,自动铺放,热塑性预浸带,拉挤成型,RTM | prepreg,prepreg tape,autoclave molding,automated fiber placement,pultrusion | B29C B29B C08J | 复合材料成型,纤维增强复合材料 | 树脂传递模塑,反应釜
树脂传递模塑,真空灌注,VARI,液体成型 | resin transfer molding,vacuum infusion,liquid composite molding | B29C | 复合材料成型 |
缠绕成型,纤维缠绕,拉挤,复合材料气瓶 | filament winding,fiber winding,composite gas cylinder | B29C B29D F17C | 复合材料成型 | 储氢瓶,预浸料
夹芯结构,蜂窝板,蜂窝夹层,泡沫夹芯,蜂窝芯 | sandwich structure,honeycomb panel,honeycomb sandwich,foam core,honeycomb core | B32B B31D B29D | 复合材料成型 |
复合板,层压板,复合板材,层合板,金属复合板 | composite plate,laminated plate,laminated board,clad metal plate | B32B B23K H05K | 复合材料成型 | 覆铜板
木塑复合材料,木塑,WPC,生物质复合材料,天然纤维复合材料,植物纤维复合材料 | wood-plastic composite,biomass composite,natural fiber composite,plant fiber composite | C08L B29C B27N | 复合材料成型,复合材料 | 秸秆
复合材料修补,复合材料连接,复合材料缺陷,分层损伤 | composite repair,composite joining,composite defect,delamination | B29C B64F G01N | 复合材料成型 | 无损检测
装饰膜,压纹,PVC装饰膜,热转印膜,镀铝膜,镀铝纸 | decorative film,embossing,PVC decorative film,heat transfer film,metallized film | B32B B44C B41M | 塑料薄膜 |
# printing
印刷,印刷机,胶印机,凹版印刷,柔版印刷,丝网印刷 | printing process,printing press,offset printing,gravure printing,flexographic printing,screen printing | B41F B41M |  | 油墨
数字印刷,喷墨打印,喷墨印刷,打印机,打印头,墨盒 | digital printing,inkjet printing,print head,ink cartridge | B41J B41M G03G | 印刷 | 碳粉
印刷电子,柔性电子印刷,导电油墨印刷 | printed electronics,printed flexible electronics,conductive ink printing | H05K B41M C09D | 印刷 | 柔性电子
热转印,热敏打印,标签打印,烫金,转印 | heat transfer printing,thermal printing,label printing,hot stamping foil,transfer printing | B41M B41J B41F | 印刷 | 标签印刷
印版,CTP版材,制版,印刷版材 | printing plate,plate making | B41N G03F B41C | 印刷 | 柔性版
防伪,防伪印刷,安全线,可追溯,可溯源,追溯性 | anti-counterfeiting,security printing,security thread,traceability | B42D G09F B41M G06K | 印刷 | 溯源
标签印刷,标签纸,不干胶 | label paper,self-adhesive label,RFID tag | G09F G06K C09J | 印刷 | 射频识别
书籍装订,装订机,文件夹 | bookbinding,binding machine,file folder | B42B B42C B42F | 印刷 |
书写工具,文具,中性笔,圆珠笔,笔芯 | writing instrument,stationery,gel pen,ballpoint pen,pen refill | B43K B43L |  |
装饰画,工艺美术,漆艺,雕刻工艺,工艺品 | decorative painting,arts and crafts,lacquer art,carving craft,handicraft | B44C B44B B44F |  |
# packaging
包装材料,绿色包装,环保包装,包装制品 | packaging material,product packaging,green packaging,eco-friendly packaging | B65D B32B |  |
包装机械,包装机,自动包装线,装盒机,装箱机,缠绕包装机 | packaging machinery,packing machine,automatic packaging line,cartoning machine,case packer,wrapping machine | B65B B65C |  |
灌装机,灌装,液体灌装,旋盖机,封口机 | filling machine,liquid filling,capping machine,sealing machine | B67C B65B B67B | 包装机械 |
贴标机,自动贴标,贴标 | labeling machine,automatic labeling | B65C | 包装机械 | 标签印刷
纸箱,瓦楞纸箱,纸盒,纸包装,糊盒机 | carton,corrugated box,paper box,paper packaging,folder gluer,molded pulp | B65D B31B B31F D21J | 包装材料 | 造纸,纸浆模塑
瓶盖,容器瓶,塑料瓶,包装容器,桶装容器,泵头 | bottle cap,plastic bottle,packaging container,barrel container,pump dispenser | B65D B29C | 包装材料 |
包装袋,塑料袋,编织袋,制袋机,可降解包装袋,软包装 | packaging bag,plastic bag,woven bag,bag making machine,biodegradable bag,flexible packaging | B65D B31B B29C | 包装材料 | 可降解塑料
缓冲包装,气柱袋,泡沫包装,防震包装 | cushioning packaging,air column bag,foam packaging,shockproof packaging | B65D C08J | 包装材料 |
智能包装,活性包装,新鲜度指示,抗菌包装 | smart packaging,active packaging,freshness indicator,antibacterial packaging | B65D C08J G01N | 包装材料 | 保鲜
金属包装,易拉罐,金属罐,气雾罐,制罐 | metal packaging,metal can,aerosol can,can making | B65D B21D | 包装材料 |
冷链包装,保温箱,蓄冷箱,冷藏箱,冰袋 | cold chain packaging,insulated box,cold storage box,ice pack | B65D F25D C09K | 包装材料 | 冷链物流,相变材料
集装箱,罐式集装箱,冷藏集装箱,周转箱 | freight container,shipping container,tank container,reefer container,turnover box | B65D B60P |  | 港口机械
# conveying, winding, lifting
输送机,输送带,皮带输送机,传送带,辊道输送 | conveyor,conveyor belt,roller conveyor | B65G |  | 托辊,矿山运输
托辊,滚筒输送,皮带纠偏,输送带撕裂,皮带跑偏 | conveyor idler,conveyor roller,belt deviation correction,conveyor belt tear,belt misalignment | B65G G01N | 输送机 |
气力输送,粉料输送,螺旋输送机,斗式提升机,粉体料仓 | pneumatic conveying,powder conveying,screw conveyor,bucket elevator,powder silo | B65G | 输送机 | 粉体加工
码垛机器人,码垛,拆垛,自动装车,装卸机器人 | palletizing robot,palletizing,depalletizing,automatic truck loading,unloading robot | B65G B25J | 工业机器人 |
垃圾收运,垃圾箱,分类垃圾桶,垃圾压缩,垃圾车 | garbage collection,refuse bin,sorted garbage bin,refuse compaction,garbage truck | B65F |  | 垃圾分类
收卷机,放卷,收放卷,张力控制,卷材纠偏 | winding machine,unwinding,winding and unwinding,tension control,web guiding | B65H |  |
起重机,桥式起重机,塔式起重机,塔吊,门式起重机,汽车吊 | bridge crane,tower crane,gantry crane,truck crane | B66C | 起重机械 |
起重机械,卷扬机,电动葫芦,绞车,升降机,提升机 | lifting machinery,electric hoist,windlass,elevator platform,hoisting machine | B66D B66F B66C |  | 起重机
吊具,吊装,起重吊具,防摇摆,吊钩,抓斗 | lifting sling,hoisting,container spreader,anti-sway,crane hook,grab bucket | B66C | 起重机械 |
电梯,自动扶梯,电梯曳引机,电梯制动器,加装电梯,电梯安全 | elevator,escalator,elevator traction machine,elevator brake,retrofitted elevator,elevator safety | B66B |  |
叉车,电动叉车,高空作业平台,举升机,堆高车 | forklift,electric forklift,aerial work platform,lift truck | B66F |  | 工程机械
港口机械,岸桥,集装箱起重机,装船机,卸船机,自动化码头 | port machinery,quay crane,container crane,ship loader,ship unloader,automated terminal | B66C B65G B63B | 起重机械 |
加油机,加油站,液体分配,油品装卸 | fuel dispenser,filling station,liquid dispensing,oil loading,refueling | B67D F17C |  | 加氢站
`;
