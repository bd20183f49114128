export default {
  title: '唤醒沉睡的专利', heading: '高校里沉睡的专利，可能正是您缺的那一项技术',
  lead: '用一句话说出难题。惊蛰把它与高校院所仍然有效、真正可以交易的专利逐条对照，从报价、合同到登记，一路走到底。',
  search: { label: '您要解决什么问题？', placeholder: '例如：降低燃料电池双极板的接触电阻', go: '查找技术', try: '试试看' },
  example: { one: '燃料电池双极板耐腐蚀', two: '低温快速固化的胶粘剂', three: '秸秆制备可降解包装' },
  woke: { title: '本周醒来', none: '本周还没有新挂牌', hint: '最近公开挂牌的专利。每一项都标明核验日期。', all: '查看全部挂牌', by: '{{org}}，{{date}}挂牌', verified: '有效性已核验' },
  doors: {
    title: '从哪里开始', university: { title: '我有专利', text: '导入整库专利，系统算出剩余期限与年费，找出值得先唤醒的，完善后挂牌。', go: '登记高校院所' },
    company: { title: '我要技术', text: '描述需求或直接搜索，看清匹配理由与缺口，在线报价、签约、付款。', go: '登记企业' },
    broker: { title: '我来撮合', text: '引荐有记录，佣金写进交易，到账时自动分配。', go: '登记技术经纪' },
  },
  proof: {
    title: '此刻的数字', live: '在挂专利', live_def: '当前公开挂牌、可以报价的专利', universities: '供给方', universities_def: '至少有一项在挂专利的高校院所', woken: '七天内新挂牌',
    woken_def: '最近七天首次公开挂牌的专利', transferred: '已完成转让', transferred_def: '经平台走完登记的专利', demands: '公开需求', demands_def: '正在征集技术的企业需求',
    at: '统计于 {{at}}，口径如上，任何人都可以在公开页面逐条核对。',
  },
} as const;
