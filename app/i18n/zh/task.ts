export default {
  mine: '等您办理', colleagues: '等同事办理', colleaguesHint: '由职责、指派或双人规则决定，轮到您的同事。', none: '眼下没有等您办理的事', noneHint: '有人报价、期限临近或轮到您时，会先出现在这里。',
  onlyColleagues: '您手上没有要办的事。', due: '{{when}} 截止', overdue: '{{when}} 已到期', since: '{{day}} 起', more: '全部 {{count}} 项', fewer: '只看最近的',
  late: '已逾期', soon: '将到期',
  badge: '{{count}} 项待办', feed: '把期限加到日历', caption: '待办事项',
  area: {
    deals: '交易', offers: '报价', approvals: '批准', sales: '竞价', services: '服务', events: '活动', brokerage: '经纪', listings: '挂牌', portfolio: '专利', imports: '导入', demands: '需求',
    organisation: '机构', queue: '运营队列',
  },
  what: {
    deal: {
      gate: '补充材料：{{gate}}', review: '核实材料：{{gate}}', sign: '阅读并签署合同', contract: '处理合同：{{why}}', pay: '支付 {{amount}}', report: '提交提成报告（{{period}}）', move: '{{move}}',
    },
    offer: { answer: '答复报价' },
    approval: { decide: '作为第二人批准：{{kind}}', wait: '等第二人批准：{{kind}}（{{by}} 发起）' },
    sale: { move: '{{move}}' }, mandate: { move: '{{move}}' }, introduction: { move: '{{move}}' }, fee_claim: { move: '{{move}}' },
    service: { move: '{{move}}', quote: '提交服务报价', pay: '支付服务费 {{amount}}' },
    event: { announce: '公布活动', plan: '排定并公布洽谈', verdict_other: '反馈 {{count}} 场洽谈的结果', verdict: '反馈 {{count}} 场洽谈的结果' },
    rights: { proof: '补交权属证明', claim: '有人主张这项专利，请提交证明' },
    verification: { unverified: '完成机构核验', refused: '机构核验未通过，请修改后重交', renewal_due: '续期机构核验', expired: '机构核验已到期，请重新核验' },
    patent: { fee: '缴纳年费 {{amount}}', fees: '另有 {{count}} 件专利的年费将到期' },
    draft: { suspended: '{{count}} 项挂牌被暂停', listing: '{{count}} 份挂牌草稿未发布', import: '{{count}} 个导入待确认', demand: '{{count}} 份需求草稿未发布' },
    queue: { item: '{{kind}}' },
  },
} as const;
