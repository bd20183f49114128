export default {
  title: '专利库', lead: '本机构的专利：还能用多久，是否在沉睡，是否已经挂牌。', import: '导入专利', total_one: '共 {{total}} 件', total_other: '共 {{total}} 件', shown: '本页 {{count}} 件',
  filter: { label: '筛选专利', q: '标题或专利号', status: '法律状态', listed: '挂牌情况', listedYes: '已挂牌', listedNo: '未挂牌', go: '筛选', clear: '清除筛选' },
  col: { patent: '专利', status: '法律状态', ownership: '权属', life: '剩余保护期', dormancy: '沉睡度', listing: '挂牌', action: '操作' },
  dormant: '沉睡', awake: '未沉睡', score: '{{score}} 分', dormancyHint: '沉睡度 0 至 100：授权满三年、无许可转让质押记录、年费仍在缴的高校专利，分数越高越值得先唤醒。',
  named: '记录权利人：{{names}}', proofPending: '副本待审核', proofDue: '{{day}} 前须证明', prove: '权属',
  list: '挂牌', reading: '登记读数', notOwned: '已转让', notListed: '未挂牌', statusUnknown: '尚无读数', noVerdict: '无法判断',
  empty: { title: '专利库还是空的', text: '把知网、国家知识产权局、incoPat、USPTO 等导出的表格或 XML 直接传上来，系统会认出列名。例如一列“申请号”、一列“发明名称”就够了。', none: '没有符合条件的专利', noneText: '换个说法，或清除筛选。' },
  patent: { others: '记录中的权利人是{{names}}', othersText: '页面照此显示，不会写成贵机构所有。可以持有和评估；公开挂牌须提交以贵机构（或其另一名称）为权利人的登记簿副本。', crumb: '专利库', abstract: '摘要', listed: '已挂牌', openListing: '打开挂牌', onMarket: '在市场上查找', dead: '这件专利已不再有效', deadText: '{{reason}}。不能挂牌、许可或转让。', unknown: '还没有登记状态读数', unknownText: '没有人读过登记簿之前，平台不把它当作有效专利，也就不能公开挂牌。', history: '事实记录', historyHint: '每条事实的来源和日期，只增不改。', fact: '事实', value: '内容', source: '来源', asOf: '截至', more: '查看全部 {{count}} 条' },
  reason: { in_force: '权利有效', in_grace: '年费滞纳期内', pending: '申请尚未授权', dead_status: '登记状态显示权利已终止', term_over: '保护期已届满', annuity_unpaid: '年费未缴，宽限期已过', status_unknown: '登记状态未知' },
  export: { csv: '导出 CSV', jsonl: '导出 JSONL', hint: '导出当前筛选的专利；文件可原样导回，不丢内容。' },
  factName: { owner: '权利人', number: '专利号', title: '标题', ipc: 'IPC', cpc: 'CPC', patentKind: '专利类型', document: '文献', record: '记录', row: '整行', claims: '权利要求', inventors: '发明人', publicationDate: '公开日', forwardCitations: '被引次数', forwardCitations5y: '五年内被引次数', backwardCitations: '引用次数', claimCount: '权利要求数', legalStatus: '法律状态', frozen: '冻结', pledged: '质押', assignees: '专利权人', applicants: '申请人', filingDate: '申请日', grantDate: '授权日', applicationNumber: '申请号', grantNumber: '授权公告号', publicationNumber: '公开号', pledgee_consent: '质权人同意', priorityDate: '优先权日', legalStatusDetail: '法律状态', nationalEntryDate: '进入国家日', familySize: '同族数', literatureCitations: '引用文献数', pctApplication: '国际申请号', pctPublication: '国际公布号', patentNumber: '专利号' },
  read: {
    title: '登记一次法律状态读数', lead: '照登记簿副本填写。读数决定专利能否挂牌；读到权利终止，平台会立即停止它的挂牌。', status: '登记簿上的状态', asOf: '读数日期', asOfHint: '登记簿副本上的日期，不能晚于今天，也不能早于已有的读数。', source: '来源和编号', sourceHint: '例如：国家知识产权局专利登记簿副本 2026-1122-0358', frozen: '有查封或冻结', frozenHint: '冻结期间不能转让、许可或质押。', pledged: '有质押登记', pledgedHint: '许可或转让须先取得质权人同意。', save: '登记读数', lapse: '选择终止类状态后，这件专利的挂牌会自动暂停。',
  },
} as const;
