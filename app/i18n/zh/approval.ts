export default {
  title: '双人批准', lead: '这里是须由两人完成的事项。请核对具体内容；发起人，以及办过前一步的人，不能批准。',
  open: '等待第二人', ended: '最近的结论', none: '没有等待第二人的事项',
  noneText: '例如，同事签署合同或付款的金额超过双签额度时，会连同确切条款出现在这里，您批准后即执行。', noneOperator: '同事发起特别处理、登记银行转账或确认登记后，后一半会出现在这里，写明批准的确切内容。',
  noneEnded: '还没有作出结论的事项。', what: '确切内容', first: '第一人', asked: '{{name}}，{{when}}', until: '截止', hash: '指纹', about: '涉及', reason: '理由', state: '结果', by: '第二人', hashHint: '以上内容的 SHA-256：批准什么，就执行什么。',
  kind: {
    confirm_registration: '确认登记', confirm_handover: '确认交付', release: '放款', receipt: '确认银行收款', payout: '确认银行付款', refund: '退回款项', override: '特别处理', correction: '更正分录',
    'offer.make': '提交报价', 'offer.counter': '还价', 'offer.confirm': '使报价生效', 'offer.accept': '接受报价', 'deal.sign': '签署合同', 'deal.pay': '付款',
  },
  status: { open: '待批准', approved: '已批准并执行', refused: '未批准', withdrawn: '已撤回', expired: '已过期', overtaken: '已不再需要' },
  bars: { asked: '由您发起，须由同事批准。', earlier_step: '您办过这件事的前一步，须由另一位同事批准。', permission: '您的角色不能办理此事，须由有权限的同事批准。' },
  act: {
    approve: '批准：{{what}}', approveBody: '批准后立即执行，不能在这里撤销。', refuse: '不批准', refuseReason: '理由（{{name}}会看到）', withdraw: '撤回', withdrawBody: '不会执行任何操作。', renew: '重新核对并再次发起',
    renewHint: '期限已过，或内容已有变化时，请按现在的内容再次发起。', open: '打开', toQueue: '到待办中处理', toContract: '阅读并签署合同', read_statement: '确认收款须由您亲自核对银行流水，请到待办中办理。', sign_yourself: '第二人也须亲自签署：请阅读合同后在那里签署。', grounds: '批准的理由',
  },
  done: { approve: '已批准并执行。', refuse: '未批准，已告知发起人。', withdraw: '已撤回。', renew: '已再次发起。' },
  field: {
    deal: '交易', patent: '专利', buyer: '买方', seller: '卖方', broker: '经纪方', evidence: '证明材料', certificate_no: '证书号', registered_on: '登记日期', handed_over_on: '交付日期', file: '证书文件', price: '价款', platform_bps: '平台佣金', broker_bps: '经纪费',
    seller_account: '卖方收款账户', broker_account: '经纪方收款账户', contract: '合同', from: '原状态', to: '转到', held: '代管金额', payer: '退给', reason: '理由', payment: '付款', amount: '金额', record: '收款记录', slip: '银行回单', order: '银行付款单', pays: '支付对象',
    account: '收款方账户', bank: '银行', serial: '银行流水号', sent_on: '付款日期', advice: '银行回执', correction: '更正', journal: '分录', listing: '挂牌', offer: '报价', round: '轮次', document: '合同文件', sha256: '合同指纹', rail: '方式', slip_file_id: '银行回单',
    kind: '交易方式', territory: '地域', term_months: '期限（月）', royalty_bps: '提成', equity_share_bps: '股权比例', valuation: '作价', field_of_use: '使用领域', message: '留言', expires_at: '有效期至', broker_fee_bps: '经纪费', currency: '币种',
  },
  value: { rail: { stripe: '银行卡', bank: '银行转账' }, none: '无', noAccount: '尚未开通' },
};
