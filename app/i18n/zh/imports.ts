export default {
  title: '导入', lead: '把别处导出的专利表格或 XML 传上来。同一份文件传两次不会重复。', upload: '上传文件', file: '专利文件', fileHint: 'XLSX、XLS、CSV、JSONL、USPTO / CNIPA / EPO 的 XML，或装着它们的 ZIP；最大 200 MB。可把文件拖到这里。', format: '格式', dryRun: '只试读，不写入', dryRunHint: '先看会新增、更新和拒绝多少行，库里什么都不变。表格还会先请您核对各列。', go: '上传', history: '导入记录', none: '还没有导入过文件', noneText: '从检索平台导出一份带“申请号”和“发明名称”的表格，就可以开始。',
  formats: { auto: '自动识别', xlsx: 'Excel（XLSX）', csv: 'CSV', 'uspto-xml': 'USPTO XML', 'cnipa-xml': 'CNIPA XML', 'epo-xml': 'EPO XML', 'epo-json': 'EPO JSON', jsonl: 'JSONL', xls: 'Excel（旧版 XLS）', zip: 'ZIP 压缩包' },
  col: { file: '文件', status: '状态', rows: '行数', created: '新增', updated: '更新', unchanged: '无变化', rejected: '拒绝', warned: '有保留', at: '上传时间' }, dry: '试读',
  detail: {
    checking: '正在识别各列，通常几秒。', checked: '各列已识别，等本机构有导入权限的同事确认。', discarded: '这次上传已放弃，没有写入任何内容。', undone: '这次导入已撤销：新增的专利已移除，更新过的已恢复原样。',
    entry: '压缩包内文件', what: '处理', expected: '应为：{{form}}', rejectedRows: '下载被拒的行，改好再传（CSV）', reasonColumn: '问题',
    queued: '正在排队，通常几秒内开始。', running: '正在读取，已处理 {{total}} 行。可以离开，稍后回来看结果。', counts: '结果', took: '用时 {{seconds}} 秒', at: '{{words}}（第 {{row}} 行，第 {{column}} 列）', failed: '文件没有读成', failedKept: '出错之前读到的行已经保留。改好文件后重新上传即可，已导入的不会重复。', again: '重新上传', created: '查看专利库', wake: '{{total}} 件新专利已入库。下一步：登记法律状态读数，挑出值得唤醒的挂牌。', onlyRejected_one: '{{count}} 行有问题，没有导入任何内容。原因列在下面，改好后重新上传即可。', onlyRejected_other: '{{count}} 行有问题，没有导入任何内容。原因列在下面，改好后重新上传即可。', nothing: '没有新内容：所有行都与库里一致。', updated: '{{count}} 件专利已更新。',
    dry: '这是试读，库里没有任何改变。', dryGo: '正式导入', problems: '有问题的行', problemsHint: '行号与表格里的一致。改好后整份重新上传，正确的行不会重复。', download: '下载全部问题（CSV）', row: '行', field: '列', why: '原因', value: '读到的内容', first: '这里列出前 {{count}} 条，其余在 CSV 里。', allGood: '没有一行有问题。',
  },
  severity: { error: '拒绝', warning: '保留' },
  expected: { number: '如 202010123456.X、CN113456789B、US 11,234,567 B2', date: '如 2022-03-15', symbol: '如 H01M 8/0204', status: '如“有效”“失效”“审中”', count: '整数', title: '一个标题' },
  check: {
    title: '核对各列', vendor: '看起来是 {{vendor}} 的导出。请核对每一列读作什么，再导入。', unknownVendor: '请核对每一列读作什么，再导入。确认之前不会写入任何内容。', missing: '还不能导入', missingField: { title: '没有一列读作名称。', number: '没有一列读作申请号、公开号、授权公告号或专利号。' },
    kept: '已沿用本机构上次为这组列名选定的对应关系。', unread_one: '有 {{count}} 列不会读取', unread_other: '有 {{count}} 列不会读取', unreadKept: '这些列的内容会作为来源数据随记录保存；如果其中有要用的，请在下面选定含义。', allRead: '所有列都会读取。', comma: '、', notRead: '不读取（随记录保存）', proposed: '按内容看像是：{{field}}',
    start: '导入', try: '只试读', recheck: '按新的选择再看一遍', discard: '放弃', discardAsk: '放弃这次上传？', discardText: '没有写入任何内容；需要时可以重新上传。', preview_one: '前 {{count}} 行会这样保存', preview_other: '前 {{count}} 行会这样保存', previewHint: '与表格逐行对照一下；日期和权利人最容易读错。', number: '号码', refused: '会被拒绝', remarks: '说明', remark: '{{field}}：{{message}}',
  },
  undo: {
    title: '撤销这次导入', hint: '只要其中没有专利已挂牌、进入交易或在此之后有改动，就可以整体撤销。', ask: '撤销这次导入？', body: '新增的 {{created}} 件专利会从库里移除，更新过的 {{updated}} 件恢复原样。', go: '撤销导入',
    why: { listed: '已挂牌', in_a_deal: '已进入交易或许可', changed_since: '此后又有改动（请先撤销更晚的导入）', evidence_filed: '已提交权属证明', merged: '已并入另一条记录' },
  },
  field: {
    applicationNumber: '申请号', publicationNumber: '公开号', grantNumber: '授权公告号', patentNumber: '专利号', country: '国别', kindCode: '文献类型码',
    documentType: '文献类型', title: '名称', titleEn: '英文名称', abstract: '摘要', abstractEn: '英文摘要', claims: '权利要求', mainClaim: '主权项', description: '说明书',
    filingDate: '申请日', publicationDate: '公开日', grantDate: '授权公告日', priorityDate: '优先权日', ipc: 'IPC 分类号', mainIpc: '主分类号', cpc: 'CPC 分类号',
    locarno: '洛迦诺分类号', applicants: '申请人', assignees: '专利权人', inventors: '发明人', agency: '代理机构', address: '地址', priority: '优先权', legalStatus: '法律状态',
    legalStatusDetail: '法律状态详情', patentKind: '专利类型', familyId: '同族号', familyMembers: '同族成员', familySize: '同族数量', pctApplication: '国际申请号',
    pctPublication: '国际公布号', nationalEntryDate: '进入国家阶段日', forwardCitations: '被引次数', forwardCitations5y: '五年内被引次数', backwardCitations: '引用专利数',
    literatureCitations: '引用文献数', claimCount: '权利要求数',
  },
  problem: {
    right_ambiguous: '这一行的号码分属两件不能合并的专利（都在使用，或由专利局分别编号），无法判断是哪一件', right_contradicts: '与库里一件专利号码相同，但申请号或授权号不同，未合并', required: '缺少必填内容', number_empty: '没有专利号', number_too_long: '专利号过长', number_unrecognised: '专利号无法识别', number_ambiguous: '专利号有多种读法，请写全国别和类型码', number_conflict: '同一行的几个号码互相矛盾', check_digit_wrong: '申请号校验位不对，请核对是否抄错', year_out_of_range: '号码里的年份不合理', kind_unknown: '号码里的类型码无法识别', kind_mismatch: '专利类型与号码不符', kind_unread: '专利类型无法识别，按号码判断', kind_not_granted: '该局不授予这种类型', authority_assumed: '没有国别，按中国处理',
    bad_date: '日期无法识别', date_partial: '日期只写到年或月，未当作某一天', date_ambiguous: '日期有两种读法（日、月顺序不明），未作猜测', supplement_only: '只有补充内容（摘要、权利要求、同族或法律事件），要先有这件专利', json_broken: 'JSON 结构损坏', possibly_same_right: '可能与另一行是同一件权利（一为公开，一为授权），请核对', bad_number: '号码格式不对', bad_count: '数量无法识别', before_filing: '日期早于申请日', symbol_unread: '分类号无法识别', status_unread: '法律状态无法识别', cell_too_long: '单元格内容过长', too_many_columns: '列数过多，最多 500 列', no_longer_owner: '这件专利已登记转让给他人，不再由本机构更新', conflicts_with_another_record: '与库里另一件专利的号码冲突', record: '记录不完整',
    bad_file: '文件无法读取', csv_broken: 'CSV 已损坏：有引号没有闭合', record_too_long: '有一条记录过长', zip_nested: '压缩包里只有别的压缩包或工作簿，请先解压', not_found: '文件不见了，请重新上传', gave_up: '导入因平台故障中止，请重新上传文件', file_missing: '文件不见了，请重新上传', file_empty: '文件是空的', file_too_large: '文件过大', payload_too_large: '文件过大', format_unknown: '认不出文件格式', legacy_xls: '这是旧版 XLS，请另存为 XLSX', encrypted: '文件有密码保护，请解除后再传', encoding_unknown: '文字编码无法识别，请存为 UTF-8', header_missing: '没有找到列名一行', columns_missing: '没有专利号一列', mapping_unknown: '列对应关系里有不认识的字段', no_records: '文件里没有专利记录', nul_bytes: '文件内容损坏', sheet_missing: '工作簿里没有工作表', workbook_broken: '工作簿损坏', too_many_rows: '行数过多，请拆分', too_many_strings: '文本过多，请拆分', document_too_large: '单份文献过大',
    xml_broken: 'XML 结构损坏', xml_entities_refused: 'XML 含有实体定义，已拒绝', xml_text_too_long: 'XML 文本过长', xml_too_deep: 'XML 嵌套过深', xml_too_many_attributes: 'XML 属性过多', zip_bomb: '压缩包解开后异常膨胀，已拒绝', zip_broken: '压缩包损坏', zip_no_content: '压缩包里没有可读的文件', zip_too_many_entries: '压缩包里文件过多', validation: '上传内容需要更正',
  },
} as const;
