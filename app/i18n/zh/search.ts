export default {
  title: '找技术', titleFor: '“{{q}}”的搜索结果', placeholder: '技术难题、关键词或专利号', filters: '筛选', apply: '应用筛选', more: '另外 {{count}} 项',
  total_one: '{{total}} 项挂牌技术', total_other: '{{total}} 项挂牌技术', chosen: '已选条件', remove: '去掉“{{label}}”', clear: '清除全部筛选',
  keys: '按 / 输入关键词，j 与 k 上下移动，回车打开',
  sort: { relevance: '最相关', newest: '最新挂牌', price_asc: '价格从低到高', price_desc: '价格从高到低', life_desc: '剩余期限最长' },
  facet: { ipc_section: '技术领域', ipc_class: '技术分类', kind: '专利类型', deal_kind: '交易方式', trl: '成熟度', price: '价格', life: '剩余保护期', territory: '地域', region: '所在地区', org: '高校院所' },
  price: {
    under_100k: '10 万元以下', '100k_500k': '10 万至 50 万元', '500k_1m': '50 万至 100 万元', '1m_5m': '100 万至 500 万元', '5m_10m': '500 万至 1000 万元',
    over_10m: '1000 万元以上', negotiable: '面议', other_currency: '其他币种',
  },
  life: { under_3: '不足 3 年', '3_5': '3 至 5 年', '5_10': '5 至 10 年', '10_15': '10 至 15 年', over_15: '15 年以上' },
  help: '用一句话说清难题也行。数字前的负号照字面理解（-25℃），不支持其他运算符。',
  understood: {
    title: '按这些词查找：', without: '去掉“{{word}}”再查', typed: '原写作“{{word}}”', ignored: '没有计入：{{words}}', list: '、', drop: '去掉“{{word}}”',
    absent: '没有挂牌提到 {{words}}。', near: '没有挂牌提到 {{words}}；以下只符合其余条件。',
  },
  notSearched: { short: '没有查全', title: '现在没能查全', text: '搜索引擎暂时无法连接，数据库只按字面看了最近的挂牌，没有找到不等于没有。请稍后再试，或换成更短的词：' },
  reduced: { title: '简化搜索', text: '搜索引擎暂时无法连接，结果由数据库按字面匹配给出，可能不全，排序也较粗。' },
  explore: '少有人见', exploreHint: '符合条件，近 30 天没有在别处出现过', quality: '排序怎么来的，有多准',
  save: {
    often: { weekly: '每周一', daily: '每天', off: '不提醒' }, digest: '有新挂牌时提醒我', digestHint: '只在有新挂牌时发信，随时可以停。', open: '保存此搜索', title: '保存此搜索',
    hint: '保存的是当前的关键词和筛选条件，以后可从“收藏”里一键再查。', name: '名称', done: '已保存，去收藏里看',
  },
  examples: ['燃料电池 双极板', '污水 重金属', '秸秆 还田', '近红外 成像'],
  empty: {
    title: '没有符合条件的技术', titleFor: '市场上没有符合“{{q}}”的技术', titleNumber: '这里没有挂牌号码为“{{q}}”的专利', alert: '也可以用上面的“保存此搜索”，有合适的挂牌时通知您。', filtered: '条件可能太窄。去掉一两个筛选，或换一种说法试试：', words: '换成更常见的说法，或少写几个词。也可以从这些例子看起：',
    number: '这个号码的专利没有在这里挂牌。请核对号码，或改用关键词：', demand: '发布需求，让高校来找您',
  },
} as const;
