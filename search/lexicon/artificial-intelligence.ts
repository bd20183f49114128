/** Machine learning, vision, language, speech, robotics intelligence (G06N, G06V, G06T, G10L). */
export const artificialIntelligence = `
# learning
人工智能,AI技术,AI算法 | artificial intelligence,AI | G06N |  |
机器学习,统计学习,支持向量机,SVM,随机森林 | machine learning,support vector machine,random forest | G06N G06F | 人工智能 |
深度学习,深度神经网络,神经网络,人工神经网络 | deep learning,deep neural network,neural network | G06N G06V | 机器学习 |
卷积神经网络,CNN,残差网络,轻量化网络 | convolutional neural network,residual network,lightweight network | G06N G06V | 深度学习 |
循环神经网络,LSTM,长短期记忆网络,时间序列预测,时序预测 | recurrent neural network,time series forecasting | G06N G06Q | 深度学习 |
图神经网络,图卷积网络,GNN | graph neural network,graph convolution | G06N | 深度学习 |
生成对抗网络,GAN,扩散模型,图像生成,AIGC,生成式人工智能 | generative adversarial network,diffusion model,image generation,generative ai | G06N G06T | 深度学习 |
大模型,大语言模型,LLM,预训练模型,Transformer,多模态大模型,行业大模型 | large model,large language model,pre-trained model,multimodal model | G06N G06F | 深度学习 | 自然语言处理
强化学习,深度强化学习,多智能体,智能决策,多智能体协同 | reinforcement learning,deep reinforcement learning,multi-agent,intelligent decision making | G06N G05B | 机器学习 |
迁移学习 | transfer learning | G06N G06V | 机器学习 |
小样本学习 | few-shot learning | G06N G06V | 机器学习 | 迁移学习
半监督学习 | semi-supervised learning | G06N G06V | 机器学习 | 迁移学习
自监督学习 | self-supervised learning | G06N G06V | 机器学习 | 迁移学习
元学习 | meta learning | G06N G06V | 机器学习 | 迁移学习
模型压缩,知识蒸馏,模型剪枝,模型量化,模型部署 | model compression,knowledge distillation,model quantization,model deployment | G06N | 深度学习 | 边缘计算
可解释人工智能,对抗样本,可信人工智能,对抗攻击 | explainable ai,adversarial example,trustworthy ai | G06N | 人工智能 |
遗传算法,粒子群算法,蚁群算法,进化计算,群智能算法 | genetic algorithm,particle swarm optimization,ant colony,evolutionary computation,swarm intelligence | G06N |  |
聚类分析,聚类算法,特征提取,异常检测,降维 | feature extraction,anomaly detection,dimensionality reduction | G06F G06V G06N | 机器学习 |
推荐系统,个性化推荐,推荐算法,协同过滤,用户画像 | recommender system,personalised recommendation,collaborative filtering,user profile | G06F G06Q | 机器学习 |
知识图谱,知识库,专家系统,知识推理,本体构建 | knowledge graph,knowledge base,expert system,knowledge reasoning | G06N G06F | 人工智能 |
模糊逻辑,贝叶斯网络,概率图模型 | fuzzy logic,bayesian network,probabilistic model | G06N | 机器学习 |
数据标注,样本增强,数据增强,数据集构建 | data annotation,data augmentation,dataset construction | G06V G06N | 机器学习 |
# vision
机器视觉,计算机视觉,视觉系统,工业视觉 | machine vision,computer vision,industrial vision | G06V G06T |  | 缺陷检测
图像处理,图像增强,图像去噪,图像复原,去雾 | image processing,image enhancement,image denoising,image restoration,dehazing | G06T |  |
图像识别,模式识别,图像分类,图像检索 | image recognition,pattern recognition,image classification,image retrieval | G06V G06F | 机器视觉 |
目标检测,目标识别,YOLO,小目标检测,行人检测 | object detection,target recognition,pedestrian detection | G06V G06T | 机器视觉 |
目标跟踪,多目标跟踪,视频跟踪 | object tracking,multi-object tracking,visual tracking | G06T G06V | 机器视觉 |
图像分割,语义分割,实例分割,边缘检测 | image segmentation,semantic segmentation,instance segmentation,edge detection | G06T G06V | 图像处理 |
超分辨率重建,图像超分辨,图像融合,图像配准,图像拼接 | super-resolution,image fusion,image registration,image stitching | G06T | 图像处理 |
三维重建,三维建模,点云处理,点云配准,立体视觉,双目视觉 | 3d reconstruction,3d modelling,point cloud processing,stereo vision,binocular vision | G06T G06V | 机器视觉 | 激光雷达
即时定位与地图构建,SLAM,激光SLAM,视觉里程计,视觉SLAM | simultaneous localization and mapping,visual odometry | G01C G06T G05D |  | 移动机器人
人脸识别,人脸检测,活体检测,人脸验证 | face recognition,face detection,liveness detection | G06V | 生物特征识别 |
生物特征识别 | biometric recognition | G06V G10L |  |
指纹识别 | fingerprint recognition | G06V G10L |  | 生物特征识别
虹膜识别 | iris recognition | G06V G10L |  | 生物特征识别
指静脉识别 | finger vein | G06V G10L |  | 生物特征识别
掌纹识别 | palmprint | G06V G10L |  | 生物特征识别
声纹识别 | voiceprint recognition | G06V G10L |  | 生物特征识别
文字识别,OCR,光学字符识别,手写识别,票据识别 | optical character recognition,handwriting recognition,document recognition | G06V | 图像识别 |
行为识别,动作识别,姿态估计,手势识别,步态识别,跌倒检测 | action recognition,behaviour recognition,pose estimation,gesture recognition,gait recognition,fall detection | G06V G06F | 机器视觉 |
视频分析,视频监控分析,视频理解,视频结构化 | video analytics,video understanding | G06V H04N | 机器视觉 | 视频监控
车牌识别,车辆识别,车辆检测,车型识别 | licence plate recognition,vehicle recognition,vehicle detection | G06V G08G | 图像识别 |
表情识别,情感计算,情绪识别,疲劳检测 | expression recognition,affective computing,emotion recognition,fatigue detection | G06V A61B |  | 驾驶员监测
医学影像分析,医学图像处理,影像辅助诊断,病灶检测,医学图像分割 | medical image analysis,computer-aided diagnosis,lesion detection | G06T G16H G06V |  | 医疗信息化,医学影像处理
遥感图像解译,变化检测,地物分类,遥感目标检测 | remote sensing image interpretation,change detection,land cover classification | G06V G06T | 遥感 |
视觉引导,视觉定位,手眼标定,机器人视觉,无序抓取 | visual guidance,visual positioning,hand-eye calibration,robot vision,bin picking | B25J G06T | 机器视觉 | 工业机器人
相机标定,视觉测量,尺寸视觉检测,在线视觉检测 | camera calibration,vision measurement,online vision inspection | G06T G01B | 机器视觉 |
病虫害识别,作物长势识别,农作物识别,杂草识别 | pest recognition,crop growth recognition,weed recognition | G06V G06T A01M | 图像识别 | 智慧农业
安全帽检测,违章行为识别,烟火识别,火焰识别 | helmet detection,violation recognition,smoke and fire recognition | G06V G08B | 目标检测 |
增强现实,AR技术,混合现实,MR技术,虚实融合 | augmented reality,AR,mixed reality | G06T G06F G02B |  | 虚拟现实
虚拟现实,VR,VR技术,元宇宙,虚拟场景,三维渲染,图形渲染 | virtual reality,metaverse,3d rendering,graphics rendering | G06T G06F |  |
数字人,虚拟人,动画制作,动作捕捉,动漫 | digital human,motion capture | G06T G06F |  |
# language and speech
自然语言处理,NLP,文本分析,文本挖掘 | natural language processing,text mining | G06F G06N | 人工智能 |
机器翻译,自动翻译,同声传译,翻译系统 | machine translation,automatic translation,simultaneous interpretation | G06F | 自然语言处理 |
文本分类,情感分析,实体识别,关系抽取,信息抽取,文本摘要 | text classification,sentiment analysis,named entity recognition,relation extraction,information extraction,summarisation | G06F | 自然语言处理 |
智能问答,对话系统,聊天机器人,智能客服,检索增强生成 | question answering,dialogue system,chatbot,intelligent customer service,retrieval-augmented generation | G06F H04L | 自然语言处理 |
舆情监测,舆情分析,社交网络分析 | public opinion monitoring,social network analysis | G06F G06Q | 自然语言处理 |
语音识别,语音交互,语音控制,语音唤醒,智能语音 | speech recognition,voice interaction,voice control,voice wake-up | G10L | 人工智能 |
语音合成,语音增强,语音降噪,回声消除,声源定位 | speech synthesis,speech enhancement,speech denoising,echo cancellation,sound source localisation | G10L H04R G01S | 语音识别 |
声音识别,异响检测,声纹监测,音频分类,音频分析 | sound recognition,abnormal sound detection,audio classification | G10L G01H |  |
主动降噪,有源降噪,主动噪声控制,降噪耳机 | active noise control,active noise cancellation,noise-cancelling headphone | G10K H04R |  | 降噪
音乐,乐器,电子琴,音乐生成,钢琴 | musical instrument,electronic piano,music generation | G10H G10D G10F |  |
# autonomy
自动驾驶,无人驾驶,智能驾驶,辅助驾驶,ADAS,高级驾驶辅助 | autonomous driving,self-driving,driver assistance,driverless | B60W G05D G08G G06V | 智能网联汽车 | 激光雷达
环境感知,多传感器融合,传感器融合,感知融合 | environment perception,multi-sensor fusion,sensor fusion | G06V G01S G06F | 自动驾驶 |
机器人控制,机器人学习,具身智能,仿生机器人,四足机器人,轨迹规划,力控制,机器人标定,运动规划 | robot control,robot learning,embodied intelligence,bionic robot,quadruped robot,trajectory planning,force control,robot calibration,motion planning | B25J B62D G05D G05B | 工业机器人,机器人 | 人形机器人,视觉引导
外骨骼,外骨骼机器人,助力机器人,助力外骨骼 | exoskeleton,power-assist robot,exoskeleton robot,powered exoskeleton | B25J A61H | 机器人 | 康复机器人
`;
