export default {
  title: '导入', lead: '把别处导出的专利表格或 XML 传上来。同一份文件传两次不会重复。', upload: '上传文件', file: '专利文件', fileHint: 'XLSX、CSV、USPTO / CNIPA / EPO 的 XML，或装着它们的 ZIP；最大 200 MB。可把文件拖到这里。', format: '格式', dryRun: '只试读，不写入', dryRunHint: '先看会新增、更新和拒绝多少行，库里什么都不变。', go: '上传并导入', history: '导入记录', none: '还没有导入过文件', noneText: '从检索平台导出一份带“申请号”和“发明名称”的表格，就可以开始。',
  formats: { auto: '自动识别', xlsx: 'Excel（XLSX）', csv: 'CSV', 'uspto-xml': 'USPTO XML', 'cnipa-xml': 'CNIPA XML', 'epo-xml': 'EPO XML', zip: 'ZIP 压缩包' },
  col: { file: '文件', status: '状态', rows: '行数', created: '新增', updated: '更新', unchanged: '无变化', rejected: '拒绝', at: '上传时间' }, dry: '试读',
  detail: {
    queued: '正在排队，通常几秒内开始。', running: '正在读取，已处理 {{total}} 行。可以离开，稍后回来看结果。', counts: '结果', took: '用时 {{seconds}} 秒', at: '{{words}}（第 {{row}} 行，第 {{column}} 列）', failed: '文件没有读成', failedKept: '出错之前读到的行已经保留。改好文件后重新上传即可，已导入的不会重复。', again: '重新上传', created: '查看专利库', wake: '{{total}} 件新专利已入库。下一步：登记法律状态读数，挑出值得唤醒的挂牌。', onlyRejected_one: '{{count}} 行有问题，没有导入任何内容。原因列在下面，改好后重新上传即可。', onlyRejected_other: '{{count}} 行有问题，没有导入任何内容。原因列在下面，改好后重新上传即可。', nothing: '没有新内容：所有行都与库里一致。', updated: '{{count}} 件专利已更新。',
    dry: '这是试读，库里没有任何改变。', dryGo: '正式导入', problems: '有问题的行', problemsHint: '行号与表格里的一致。改好后整份重新上传，正确的行不会重复。', download: '下载全部问题（CSV）', row: '行', field: '列', why: '原因', value: '读到的内容', first: '这里列出前 {{count}} 条，其余在 CSV 里。', allGood: '没有一行有问题。',
  },
  problem: {
    required: '缺少必填内容', number_empty: '没有专利号', number_too_long: '专利号过长', number_unrecognised: '专利号无法识别', number_ambiguous: '专利号有多种读法，请写全国别和类型码', number_conflict: '同一行的几个号码互相矛盾', check_digit_wrong: '申请号校验位不对，请核对是否抄错', year_out_of_range: '号码里的年份不合理', kind_unknown: '号码里的类型码无法识别', kind_mismatch: '专利类型与号码不符', kind_unread: '专利类型无法识别，按号码判断', kind_not_granted: '该局不授予这种类型', authority_assumed: '没有国别，按中国处理',
    bad_date: '日期无法识别', bad_number: '号码格式不对', bad_count: '数量无法识别', before_filing: '日期早于申请日', symbol_unread: '分类号无法识别', status_unread: '法律状态无法识别', cell_too_long: '单元格内容过长', too_many_columns: '列数过多，最多 500 列', no_longer_owner: '这件专利已登记转让给他人，不再由本机构更新', conflicts_with_another_record: '与库里另一件专利的号码冲突', record: '记录不完整',
    bad_file: '文件无法读取', file_missing: '文件不见了，请重新上传', file_empty: '文件是空的', file_too_large: '文件过大', payload_too_large: '文件过大', format_unknown: '认不出文件格式', legacy_xls: '这是旧版 XLS，请另存为 XLSX', encrypted: '文件有密码保护，请解除后再传', encoding_unknown: '文字编码无法识别，请存为 UTF-8', header_missing: '没有找到列名一行', columns_missing: '没有专利号一列', mapping_unknown: '列对应关系里有不认识的字段', no_records: '文件里没有专利记录', nul_bytes: '文件内容损坏', sheet_missing: '工作簿里没有工作表', workbook_broken: '工作簿损坏', too_many_rows: '行数过多，请拆分', too_many_strings: '文本过多，请拆分', document_too_large: '单份文献过大',
    xml_broken: 'XML 结构损坏', xml_entities_refused: 'XML 含有实体定义，已拒绝', xml_text_too_long: 'XML 文本过长', xml_too_deep: 'XML 嵌套过深', xml_too_many_attributes: 'XML 属性过多', zip_bomb: '压缩包解开后异常膨胀，已拒绝', zip_broken: '压缩包损坏', zip_no_content: '压缩包里没有可读的文件', zip_too_many_entries: '压缩包里文件过多', validation: '上传内容需要更正',
  },
} as const;
