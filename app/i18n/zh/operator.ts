export default {
  title: '运营台', tabs: { queue: '待办', ledger: '总账', reconciliation: '对账', audit: '审计' },
  queue: {
    title: '待办', lead: '最早的排在最前。依据就在决定旁边；涉及资金与权属的，须由两个人完成。', label: '待办事项', all: '全部', views: { deals: '交易', money: '资金', orgs: '机构', trouble: '系统' },
    empty: '没有待办', emptyText: '一切都在各自的轨道上。例如：卖方提交登记证书后，这里会出现“核实登记证书”，证书就在旁边。', gone: '这一项已经处理完，下面是下一项。', back: '回到待办列表', waiting: '等待', mine: '须由另一位同事', many: '{{count}} 条', done: { move: '已处理。', review: '审查结论已记录。', record: '已记录。请另一位同事复核。', confirm: '已复核入账。', reject: '已退回，付款方可重新发起。', payout: '付款已登记。', refund: '退款已登记。', retry: '已重新投递。', verify: '机构已通过核验。', recheck: '已向支付机构重新核对。' },
  },
  age: { minutes_one: '{{count}} 分钟', minutes_other: '{{count}} 分钟', hours_one: '{{count}} 小时', hours_other: '{{count}} 小时', days_one: '{{count}} 天', days_other: '{{count}} 天', now: '刚刚', ago: '已等 {{age}}' },
  kind: {
    registration: '核实登记证书', handover: '确认交付', release: '放款', review: '审查出口管制材料', dispute: '处理争议', overdue: '期限已过', bank_record: '登记银行到账', bank_confirm: '复核银行到账', bank_payout: '银行付款', bank_refund: '银行退款', doubt: '资金存疑', verify_org: '核验机构', effect: '未送达的后续', sweep: '停摆的定时任务',
  },
  ask: {
    registration: '对照登记簿逐项核对：编号、专利权人、登记日。一致才确认。', handover: '通常由买方确认。买方无法确认时，请核对交付清单后代为确认。', release: '放款后，卖方、经纪与平台各得其份，权利同时生效，不能撤销。', review: '核对许可证或登记证的编号与签发日，作出结论。', dispute: '所有期限已暂停。先读双方的说法，再决定继续或终止。', overdue: '系统已标记逾期，对方可能因此取得解除权。请联系责任方，或到交易室处理。',
    bank_record: '打开对账单，照实填写。金额须与申报一致，否则会被标记。', bank_confirm: '请自己打开对账单再填一遍；系统不显示第一位同事填的内容，两次一致才入账。', bank_payout: '从监管账户付款给收款方，完成后填写银行流水。', bank_refund: '从监管账户原路退款，完成后填写银行流水。', doubt: '支付机构没有给出确定的结果。系统会自行核对，您也可以现在就问一次；同一笔钱不会动两次。', verify_org: '核对机构名称与公开登记信息、负责人邮箱域名。名称一旦修改，核验自动失效。', effect: '这些后续动作多次未成，或迟迟没有执行。排除原因后重新投递；重复投递不会重复生效。', sweep: '定时任务报错或没有按时运行。请检查后台进程。',
  },
  facts: { deal: '交易', parties: '双方', state: '状态', price: '价款', split: '分配', since: '等待自', filedBy: '提交人', filedAt: '提交时间', document: '文件', openDocument: '打开文件', claimed: '申报金额', payer: '付款方', slip: '银行回单', openSlip: '下载回单', noSlip: '没有回单', recordedBy: '首次登记', problem: '问题', payee: '收款方', amount: '金额', role: '身份', waitsFor: '等待', attempts: '已试次数', command: '指令', provider: '通道', region: '地区', kind: '类别', stateOwned: '国有单位', people: '负责人', registered: '注册时间', deadline: '期限', dueAt: '到期', lastRun: '上次运行', nextRun: '应运行', queue: '队列', fact: '事件', key: '编号', status: '状态' },
  evidence: { title: '依据', none: '没有提交材料。', field: { items: '交付清单' }, dispute: '争议理由', disputeBy: '提出方', blocked: '现在还不能放行', blockedHint: '以下条件满足后才能继续：' },
  two: { title: '两人复核', first: '第一人', second: '第二人', filed: '{{who}} 已提交', recorded: '{{who}} 已登记', you: '您来完成', other: '须由另一位同事完成：您已做过第一步', notYet: '尚未开始', thenOther: '之后由另一位同事复核' },
  act: {
    room: '打开交易室', confirm_registration: '确认登记', reject_certificate: '退回证书', confirm_handover: '确认交付', reject_handover: '退回交付', release: '放款 {{amount}}', releaseUnpriced: '使许可生效', releaseBody: '卖方 {{seller}}，经纪 {{broker}}，平台 {{platform}}。放款后不能撤销。', resolve_dispute: '继续交易', end_dispute: '终止交易', endBody: '交易终止，已付款项退回付款方。不能撤销。', confirmBody: '确认后写入审计链，并由您负责。', reason: '理由', reasonHint: '双方都会看到。', more: '不一致或有疑问', confirmed: '审查通过', refused: '不予通过', note: '说明', record: '登记到账', confirm: '复核入账', reject: '退回这笔付款', rejectReason: '退回原因', payout: '登记已付款 {{amount}}', refund: '登记已退款 {{amount}}', retry: '重新投递 {{count}} 条', verify: '通过核验', verifyBody: '“{{name}}”将显示“已核验”。', recheck: '现在核对', noLedger: '资金操作由主管完成，您的角色只能查看。',
  },
  bank: { name: '银行', nameHint: '对账单上的全称', serial: '流水号', serialHint: '银行回单或对账单上的编号', amount: '到账金额', received: '到账日', sent: '付款日', reasons: { not_received: '没有到账', wrong_payer: '付款人不符', slip_unreadable: '回单无法辨认', returned_to_payer: '已退回付款方', withdrawn_by_payer: '付款方撤回' } },
  reason: { two_persons: '两步须由不同的人完成。', amount_mismatch: '对账单上的金额与付款方申报的不同。付款已标记，可以更正重填，或退回。', serial_known: '这个流水号已登记在另一笔款项上。', dispute_open: '交易有未决争议，暂不付款。', on_card_rail: '这笔款可能已从线上通道付出，不能再走银行。', overdraw: '监管账户余额不足。', already_verified: '已有同事通过核验。' },
  wait: { awaiting_bank_payout: '等待银行付款', payee_account_not_ready: '收款账户尚未就绪', payee_account_missing: '没有收款账户', dispute_open: '争议未决', balance_insufficient: '余额尚未可用', in_flight: '请求已发出，未收到答复', amount_mismatch: '金额不符', refund_failed: '退款未成功', refund_pending: '退款处理中', card_declined: '银行卡被拒', transfer_reversed: '付款被退回', awaiting_bank_refund: '等待银行退款', timeout: '没有答复', connection: '无法连接', insufficient_funds: '余额不足', unavailable: '支付机构无法连接' },
  command: { checkout: '打开支付页', transfer: '付款', refund: '退款', account: '开通收款账户', reversal: '撤回付款' }, commandState: { pending: '待执行', unknown: '结果未知', refused: '被拒绝', done: '已完成' }, rail: { stripe: '线上支付', bank: '银行转账' },
  effects: { caption: '未送达的后续', setAside: '已搁置', late: '迟到', attempts: '次数', created: '产生于', problem: '最近的错误', consumer: { search: '搜索索引', imports: '导入', patents: '专利', payments: '支付', deals: '交易', notify: '通知', mail: '邮件' } },
  ledger: {
    title: '总账', lead: '每一笔业务一次记账，借贷相抵为零。金额以最小货币单位保存，这里按元显示。', balanced: '借贷平衡', unbalanced: '借贷不平', zero: '差额', totals: '试算平衡', totalsHint: '借方合计减贷方合计，每个币种都必须为零。', currency: '币种', debit: '借方合计', credit: '贷方合计', difference: '差额', accounts: '科目', accountsHint: '借方为正，贷方为负；余额为零的不列出。', showZero: '显示余额为零的科目', hideZero: '隐藏余额为零的科目', account: '科目', meaning: '含义', natureLabel: '性质', balance: '余额', caption: '科目余额', empty: '还没有记账', emptyText: '第一笔付款到账后，这里会出现“代管款项”和“支付机构余额”两行，数额相等，方向相反。',
    verify: '重新验算全部分录', verifyHint: '从分录重新算出每个余额、每个交易的资金去向，逐项核对。', verified: '全部不变式成立。', broken: '发现 {{count}} 处不符', check: { unbalanced_journal: '分录借贷不平', too_few_lines: '分录少于两行', reversal_differs: '冲正与原分录不符', balance_differs: '余额与分录合计不符', below_floor: '余额越过下限', trial_balance: '试算不平', deal_money: '交易资金去向不符' },
    nature: { asset: '资产', liability: '负债', revenue: '收入', expense: '费用', clearing: '过渡' },
    family: { 'asset_stripe': '支付机构余额', 'asset_bank_custody': '监管账户', 'asset_dispute_hold': '拒付冻结', 'asset_receivable': '应收', 'held_deposit': '代管保证金', 'held_deal': '代管价款', 'payable_org': '应付机构', 'payable_person': '应付个人', 'payable_tax': '应付税款', 'liability_customer_cash': '客户余额', 'revenue_commission': '佣金收入', 'revenue_forfeit': '没收保证金', 'expense_stripe_fee': '支付手续费', 'expense_dispute_fee': '拒付手续费', 'clearing_fx': '汇兑过渡' },
    entries: '分录', when: '发生时间', fact: '事项', journal: '凭证', amount: '金额', deal: '交易', reverses: '冲正', noEntries: '没有分录。', dealTitle: '交易的分录', dealLead: '{{id}} 的每一笔款项，按时间先后。', noJournals: '这个交易还没有资金往来。', money: '资金去向', moneyHint: '已付 = 代管 + 已放 + 已退 + 佣金，任何时候都成立。',
  },
  recon: {
    title: '对账', lead: '平台账与支付机构逐笔对照，最近 {{days}} 天。', mode: { sandbox: '内置沙箱', test: '支付机构测试环境', live: '支付机构正式环境' }, at: '对照时间', clean: '账实相符', unclean: '有差异', balances: '余额', provider: '支付机构', ours: '平台账', difference: '差额', cover: '资金合计', owed: '应付合计', short: '资金不足以覆盖应付', covered: '足以覆盖', unexplained: '支付机构有、平台账没有', unanswered: '平台账有、支付机构没有', commands: '未了的指令', payments: '未了的付款', payouts: '未付出的款项', events: '未处理的通知', none: '没有', down: '支付机构暂时无法连接', downText: '只有一半的对照会误导人，所以这里不显示。稍后重试；系统恢复后会自动补齐。', retry: '重试', type: '类型', source: '来源', when: '时间', amount: '金额', days: '最近 {{count}} 天',
  },
  audit: {
    title: '审计', lead: '每个交易、每个机构各有一条哈希链：改动、删除、插入任何一条，后面全部对不上。', subject: '交易或机构编号', subjectHint: '例如 deal_… 或 org_…', seq: '留存的序号', hash: '留存的指纹', keptHint: '若您曾保存过某一时刻的指纹（打印件或邮件），填在这里：只有它能发现链尾被截去。', kept: '留存的指纹', go: '验证', ok: '链完整：{{count}} 条记录逐条重算，全部一致。', broken: '链已损坏', keptOk: '留存的指纹在链中，未被改写。', keptBad: '留存的指纹不在链中：链被截断或重写。', head: '链首指纹', fingerprint: '指纹', events: '记录数', chain: '链', latest: '最近的记录', problem: { hash: '第 {{seq}} 条的内容与指纹不符', link: '第 {{seq}} 条与前一条脱节', gap: '第 {{seq}} 条之前有缺号', head: '第 {{seq}} 条与链首或留存的指纹不符' }, action: '动作', actor: '操作者', object: '对象', when: '时间', no: '序号', caption: '最近的审计记录', example: '从下面最近的交易中选一个，或填写编号。', recent: '最近的交易', empty: '还没有交易',
  },
} as const;
