export default {
  title: '专利价值评估报告', brand: '惊蛰', subject: '专利 {{number}} 的价值评估，基准日 {{day}}', header: '{{number}} · 价值评估 · 基准日 {{day}}', page: '第 {{page}} 页，共 {{pages}} 页', file: '价值评估-{{number}}-{{day}}.pdf',
  lost: '有 {{count}} 个字符不在本文件所用的字体内，以编码〔U+…〕标出。',
  cover: {
    number: '专利号', assignee: '专利权人', expiry: '届满日', valuedOn: '基准日', made: '作出', scenario: '应用场景', dealKind: '交易方式', sector: '行业', trl: '成熟度',
    score: '价值评分', scan: '扫码核验本报告是否由惊蛰作出、是否被改动', confidential: '供委员会内部审议。数字可由持有者在平台上复算。',
  },
  summary: '一、结论', reading: '怎样读这份报告', readingText: '区间的低值与高值是模拟结果的 10% 与 90% 分位，不是最坏与最好。基准值以各项输入的基准计算，不是“价格”。每项输入都写明来源；当事方自述而无文件佐证的，标有“自述”。',
  methods: '二、方法与结果', inputs: '三、输入与来源', tornado: '四、敏感性', curve: '五、价值随时间的变化', scores: '六、价值评分', quality: '七、同组比较', questionnaire: '八、专家问卷', assumptions: '九、假设与限制', proof: '十、方法、快照与核验',
  state: '{{method}}：{{state}}', weight: '权重 {{rate}}', band: '区间', base: '基准', reasons: '权重理由', uses: '所用输入', comparables: '可比成交', yearsOfIncome: '计入收益年数', years: '{{years}} 年',
  col: {
    input: '输入', low: '低', base: '基准', high: '高', origin: '来源', asOf: '日期', indicator: '指标', score: '得分', coverage: '资料覆盖', weight: '权重',
    value: '本专利', percentile: '百分位', cohort: '比较组', question: '问题', side: '身份', day: '日期',
  },
  questionnaireNone: '基准日之前没有人作答。', questionnaireText: '截至基准日，{{list}}作答。各方答案分开计算。', sideOf: '{{role}} {{count}} 题', disagree: '分歧（相差两分以上）',
  noDisagree: '没有相差两分以上的题目。', sideScore: '{{role}} {{score}} 分', annuities: '往后年费', verifyAt: '核验地址', unverified: '待核',
  legend: '“自述”：当事方提供而无文件佐证。“待核”：先验的原始出处尚待核对。', vetoText: '按法律状态，权利已不存在（{{reason}}），价值为零；其余分项仅供参考。', swing: '{{low}} 至 {{high}}', none: '无',
  floorNote: '目前只有成本下限。',
} as const;
