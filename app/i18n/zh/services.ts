export default {
  title: '服务', lead: '评估、增值、检索、快速预审、合同登记与培训：向多家机构询价，款项由平台代管，验收后才付给机构。', ask: '请求服务', cases: '服务事项', none: '还没有服务事项',
  noneText: '向一家或几家机构说明需要什么，他们会报价，您再选择。', noneAgency: '有客户向贵机构询价时，会显示在这里。', noAgency: '尚未选定机构', list: '、',
  kind: { appraisal: '价值评估', value_adding: '增值（撰写、同族申请、概念验证）', search: '检索与导航', fast_track: '快速预审与确权', contract_registration: '技术合同登记', training: '培训' },
  state: {
    requested: '等待报价', ordered: '等待付款', working: '办理中', delivered: '已交付，待验收', remedying: '补正中', redelivered: '已再次交付', contested: '有争议', for_agency: '拟支持机构，待第二人确认', for_client: '拟支持客户，待第二人确认',
    accepted: '已验收', closed: '已完成', cancelled: '已取消', lapsed: '未选定机构，已失效', refunding: '退款中', failed: '已终止并退款',
  },
  quote: { open: '可选', chosen: '已选定', lost: '未选', withdrawn: '已撤回' },
  step: {
    choose: '选定这家', cancel: '取消', deliver: '交付', leave_late: '逾期，解除并退款', give_up: '放弃并退款', accept: '验收', ask_remedy: '要求补正一次', contest: '提出争议', rate: '评分并结束',
    find_for_agency: '拟支持机构', find_for_client: '拟支持客户', reopen_finding: '退回重审', confirm_for_agency: '确认支持机构', confirm_for_client: '确认支持客户', override: '干预',
  },
  sure: {
    choose: '其他机构的报价随之落选。接下来由您付款，款项由平台代管。', accept: '款项随即付给机构，不能撤回。', ask_remedy: '只能要求补正一次。', contest: '由平台两名工作人员裁定。', leave_late: '款项退回给您，事项终止。', give_up: '款项退回给客户，事项终止。',
    cancel: '事项终止，机构会收到通知。', confirm_for_agency: '款项付给机构。', confirm_for_client: '款项退回给客户。',
  },
  sureAny: '办理后不能撤回。', later: '{{what}}：暂不能办理（{{why}}）。',
  block: { quotes_over: '报价期已过', paid_in: '费用尚未付清', nothing_held: '已有款项代管中', money_held: '没有代管中的款项', delivery_overdue: '交付期限未到', acceptance_overdue: '验收期限未到', payouts_sent: '款项尚未付出', another_person: '须由另一人办理', version_changed: '情况已变化，请重新查看', wrong_state: '当前阶段不能办理', other: '条件尚未具备' },
  chooseBelow: '请在下方报价中选定一家。',
  next: '您可以办理', waiting: '目前无需您办理，进展会通知您。', done: '已办理。', due: '期限：', paidBack: '支付页已返回。到账后本页会更新。', payCancelled: '未付款，可再次支付。',
  request: '请求', client: '客户', agency: '机构', asked: '已询价机构', patent: '专利号', quotesUntil: '报价截止', quotesUntilHint: '到当日 24:00 止；须在此之前选定。', brief: '需要什么', briefHint: '用途、范围、交付形式、时间要求。只有被询价的机构看得到。',
  quotes: '报价', noQuotes: '还没有报价。', inDays_one: '付款后 {{count}} 天交付', inDays_other: '付款后 {{count}} 天交付', validUntil: '有效至',
  money: '款项', fee: '费用', paid: '已付', released: '已付给机构', moneyHint: '付款后由平台代管，验收、验收期满未提异议或两人裁定后付给机构；终止时退回。',
  deliveries: '交付', rating: '评分', stars_one: '{{count}} 星', stars_other: '{{count}} 星', starsLabel: '评分', wordsLabel: '评语（选填）', reason: '理由',
  askLead: '可同时询问至多十家。机构之间看不到彼此的报价。', noAgencies: '暂无可询价的机构', noAgenciesText: '通过核验的服务机构会显示在这里。', kindLabel: '服务种类', subject: '名称', subjectHint: '例：金属双极板专利转让前的价值评估',
  agencies: '向谁询价', agenciesHint: '与贵机构有关联的机构会被拒绝。', unrated: '尚无评分', rated_one: '{{stars}} 星（{{count}} 项已完成）', rated_other: '{{stars}} 星（{{count}} 项已完成）', send: '发出询价',
  price: '报价', days: '工作天数', daysHint: '自付款起的自然日', note: '说明', sendQuote: '提交报价', payText: '由平台代管，验收后才付给机构。', pay: '支付 {{sum}}', file: '成果文件', fileHint: 'PDF 或图片',
};
