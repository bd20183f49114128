export default {
  box: {
    title: '搜索框', caption: '搜索框在自编问句上的表现', system: '方法', success: '前五条里有答案', outside: '该说“没有”时说了', tuning: '调参用的一半',
    text: '{{queries}} 条自编查询（中英文句子、牌号、化学式、单位、繁体、错字、号码、负温度、领域外问题），在 {{documents}} 条虚构挂牌中查找。阈值只在一半上选定，下表是另一半（{{half}} 条）的结果。',
  },
  title: '搜索与匹配有多准', lead: '下面的数字由评测程序在最近一次运行时写出，不是人工填写。任何人都可以用开源代码重跑一遍。',
  measured: '评测时间', model: '排序模型 {{model}}', sizes: '{{queries}} 个查询，{{documents}} 件文献。', validation: '验证方式：{{how}}。',
  interval: '领先幅度为惊蛰减对照方法，括号内为 95% 配对自助法区间，整个区间在零以上才算确实领先。', chance: 'p 为惊蛰其实并不更好的概率（单侧配对检验）。', resamples: '区间与 p 值由按查询重抽 {{resamples}} 次得出。',
  range: '{{low}}–{{high}}', between: '', ahead: '惊蛰领先 {{difference}}（{{low}} 至 {{high}}）', behind: '惊蛰落后 {{difference}}（{{low}} 至 {{high}}）',
  notYet: { title: '还没有评测结果', text: '这个版本没有附带评测报告。评测程序运行之后，各项指标连同对照方法会显示在这里；在此之前，我们不写任何数字。' },
  coverage: {
    title: '每项挂牌都被看见了吗', text: '最近 {{days}} 天里，至少在页面上出现过一次的在售挂牌所占的比例。', countValue: '{{live}} 项中的 {{shown}} 项。', at: '统计于',
    rule: '搜索结果、需求匹配、相近技术与首页都计入，只记次数，不记是谁看的。搜索结果还有下一页时，首页末尾会添上一项符合条件但近 30 天没有出现过的挂牌，并标明“少有人见”；按价格、时间等排序或按专利号查找时不添。',
  },
  ads: { title: '没有付费排名', text: '挂牌的位置不出售，也没有任何付费方式可以改变搜索或匹配的次序。将来如果出现付费展示，会逐条标明“广告”，且不与匹配结果混排。' },
  method: {
    title: '怎么测的',
    texts: [
      '评测走的是产品自己的路径：把文献作为挂牌、把需求作为需求装进一个全新的数据库和索引，再用与网页相同的代码取回结果，与人工判定逐条对照。',
      '对照方法在同一批文献、同一次运行里取得结果：按汉字二元组的 BM25、Meilisearch 关键词检索、Postgres 全文检索。凡是需要训练的部分，都按需求做交叉验证，评测时没有见过那条需求。',
      'nDCG@10 看前十条的次序与人工判定有多一致；recall@50 看应当找到的有多少出现在前五十条里。两者都在 0 到 1 之间，越大越好。',
    ],
  },
  limits: {
    title: '局限',
    texts: ['人工判定的需求数量有限，区间因此不窄；请看区间，不要只看一个数。', '判定集中在有中文摘要的发明专利上，外观设计、很短的摘要和少见的领域代表不足。', '“能回应需求”只指文本上说得通，不等于技术上可行，也不是法律或商业意见。', '匹配次序会因企业的反馈而改变；某个版本的数字只说明那个版本。'],
  },
  col: { system: '方法', value: '数值', p: '惊蛰的领先幅度与 p 值' },
  system: {
    jingzhe: '惊蛰', bm25_bigrams: 'BM25（汉字二元组）', bm25: 'BM25', meilisearch: 'Meilisearch 关键词', meilisearch_keywords: 'Meilisearch 关键词',
    postgres: 'Postgres 全文检索', postgres_fts: 'Postgres 全文检索', meilisearch_hybrid: 'Meilisearch 混合检索（惊蛰向量）', lsa: '潜在语义向量',
  },
  metric: {
    ndcg10: { name: 'nDCG@10', text: '前十条的次序' }, ndcg_10: { name: 'nDCG@10', text: '前十条的次序' }, recall50: { name: 'recall@50', text: '前五十条里找到的比例' },
    recall_50: { name: 'recall@50', text: '前五十条里找到的比例' }, recall10: { name: 'recall@10', text: '前十条里找到的比例' },
    recall_10: { name: 'recall@10', text: '前十条里找到的比例' }, mrr: { name: 'MRR', text: '正确的那条排第几（倒数的平均）' }, hit1: { name: 'hit@1', text: '排在第一条的比例' },
  },
  task: {
    needs_pool: { title: '需求找技术：候选池内排序', text: '只在人工判定过的候选里排序，看次序。' }, needs_full: { title: '需求找技术：全库检索', text: '在全部文献里找，看能否找到并排在前面。' },
    known_item_title: { title: '已知文献：标题找摘要', text: '用标题找回它自己的摘要。' }, known_item_halves: { title: '已知文献：半篇找半篇', text: '用前半段文字找回后半段。' }, cross_language: { title: '跨语言', text: '中文需求找英文专利，英文需求找中文专利。' },
  },
  split: { dev: '开发集。', held_out: '留出集，此前从未使用。', all: '全部。' }, how: { '5-fold, over needs, twice': '按需求分五折交叉验证，重复两次，任何一条需求都不由见过它的权重来排' },
} as const;
