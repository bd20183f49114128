/** What a listing shows in any list; apart from its own page, so that the search page carries no more texts than it shows. */
export default {
  sale: { posted: '标价 {{amount}}，可即时成交', post: '公布标价', announced: '这项权利将通过网络竞价出让。', open: '这项权利正在网络竞价。', go: '查看竞价', start: '发起竞价' },
  list: '、',
  price: { ask: '要价', entryFee: '许可入门费', royalty: '提成', plusRoyalty: '另加 {{rate}} 提成', open: '面议', equity: '作价入股估值', title: '价格', none: '权利人尚未公布价格，欢迎报价。', royaltyBase: '{{rate}}，按净销售额计' },
  stamp: { live: '权利有效', grace: '年费滞纳期', verified: '平台核验', checked: '平台最近一次核验：{{day}}', unchecked: '平台尚未核验', source: '登记状态：{{status}}，{{source}}，{{day}}', readingUnknown: '登记状态：{{status}}' },
  save: { on: '已收藏', off: '收藏' },
  compare: {
    tick: '比较', tickOf: '比较“{{title}}”', full: '最多同时比较 {{max}} 项', plain: '勾选 2 至 {{max}} 项，并排比较。', go: '比较勾选的技术', goCount: '比较 {{count}} 项',
    tray: '待比较的技术', removeOf: '不再比较“{{title}}”', more: '再选一项即可比较', clear: '清空',
  },
} as const;
