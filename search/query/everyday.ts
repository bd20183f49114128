/**
 * Matters of everyday life that no listing is about: who asks for a recipe, a flat or a lawyer is told that nothing fits, instead of being shown what shares a syllable with
 * it. Such a word weighs more than others, so a listing that does not hold it answers the question less. Folded forms.
 */
const ZH = `
天气 股票 炒股 基金 理财 大盘 房价 二手房 租房 买房 学区房 彩票 星座 运势 算命 电影 电视剧 综艺 明星 演唱会 门票 小说 漫画 游戏 攻略 英雄 菜谱 食谱 红烧 红烧肉 清蒸 火锅 火锅店 烧烤 餐厅 好吃 美食 酒店 民宿 机票 车票 高铁票 火车票 旅游 旅行 景点 自驾游 签证 护照 户口 身份证
结婚 离婚 婚纱 婚礼 相亲 恋爱 分手 彩礼 律师 起诉 官司 遗产 贷款 房贷 信用卡 借钱 社保 公积金 养老金 工资 招聘 求职 简历 面试 会计 考研 考试 公务员 高考 中考 作文 英语 口语 培训班 家教 论文 代写 驾照 违章 美容 减肥 瑜伽 健身房 化妆 口红 穿搭 发型 宠物 家政 保姆 月嫂 世界杯 足球 篮球 冠军 球队
歌词 歌曲 古筝 钢琴 吉他 书法 绘本 家谱 姓氏 收藏 古董 普洱茶 红酒 葡萄酒 白酒 香烟 快递单号 流量套餐 话费 套餐 抖音 微信群 涨粉 直播带货 新闻 总统 战争 历史 诗词 成语 笑话 祝福语`;
const EN = `
weather stock stocks recipe recipes restaurant restaurants pizza cake chocolate bake cook cooking flight flights hotel hotels booking holiday vacation travel tourist visa passport movie movies film-star music lyrics song songs guitar piano celebrity gossip football soccer basketball olympics champion cup game games cheats dating romantic wedding bride divorce lawyer attorney lawsuit mortgage loan insurance-quote tax taxes salary job jobs resume cv cover-letter interview exam homework essay tutor
spanish english french lessons horoscope zodiac yoga diet fashion dress makeup hairstyle baby babies pet puppy dealer rent rental apartment estate lottery casino betting poker news president war poem joke`;

const WORDS = new Set([...ZH.trim().split(/\s+/), ...EN.trim().split(/\s+/)]);
export function isEveryday(word: string): boolean { return WORDS.has(word); }
