export default {
  title: '并排比较', lead: '最多四项技术并列，不同之处已标出。把网址发给同事，看到的是同一张表。', caption: '挂牌技术并排比较', remove: '移出', removeOf: '把“{{title}}”移出比较', differs: '有差别',
  missing_one: '有 {{count}} 项没有公开，未列出。', missing_other: '有 {{count}} 项没有公开，未列出。', onlyOne: '只有一项，再选几项才能比较。', note: '每一项的来源与日期见其详情页。年费按现行标准推算，未计费用减缴。',
  emptyTitle: '还没有选择要比较的技术', emptyText: '在搜索结果里勾选“比较”，最多四项。例如同样是双极板镀层，一眼看出谁的剩余期限更长、哪家接受普通许可。', emptyAction: '去找技术', notOffered: '不转让', unburdened: '无登记负担', claims: '{{count}} 项，独立 {{independent}} 项',
  fact: {
    benefit: '效益', problem: '解决的问题', org: '权利人', kind: '专利类型', number: '专利号', status: '状态', life: '剩余期限', verified: '平台核验', trl: '成熟度',
    deal_kinds: '交易方式', ask: '转让要价', entry_fee: '许可入门费', royalty: '提成比例', equity: '入股估值', territories: '地域', field: '使用领域', rights: '负担', ipc: '分类号',
    claims: '权利要求', next_annuity: '下一笔年费', annuities: '到期前年费', granted: '授权日',
  },
} as const;
