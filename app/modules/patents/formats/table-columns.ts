/** Which column of a patent table means what. Headers are compared without spaces, brackets' contents kept, case ignored. */
export const TABLE_FIELDS = [
  'applicationNumber', 'publicationNumber', 'grantNumber', 'patentNumber', 'title', 'titleEn', 'abstract', 'abstractEn', 'claims', 'mainClaim', 'description',
  'filingDate', 'publicationDate', 'grantDate', 'ipc', 'mainIpc', 'cpc', 'locarno', 'applicants', 'assignees', 'inventors', 'agency', 'address', 'priority',
  'legalStatus', 'patentKind', 'familyId', 'forwardCitations', 'forwardCitations5y', 'backwardCitations', 'claimCount',
] as const;
export type TableField = (typeof TABLE_FIELDS)[number];

/** Header as written → field, or `ignore`: what a user corrects in the import screen. */
export type ColumnMapping = Record<string, TableField | 'ignore'>;

const SYNONYMS: Record<TableField, readonly string[]> = {
  applicationNumber: ['申请号', '专利申请号', '申请编号', 'application number', 'application no', 'application no.', 'appl no', 'appl. no.', 'app no', 'application', 'serial number', 'serial no'],
  publicationNumber: ['公开号', '公开公告号', '公开(公告)号', '公布号', '公告号', '公布公告号', '文献号', 'publication number', 'publication numbers', 'publication no', 'publication no.', 'pub no', 'pub. no.', 'document number', 'doc number'],
  grantNumber: ['授权公告号', '授权号', '授权公布号', 'grant number', 'grant no', 'granted patent number'],
  patentNumber: ['专利号', '专利编号', 'patent number', 'patent no', 'patent no.', 'patent id', 'patent'],
  title: ['名称', '标题', '专利名称', '发明名称', '实用新型名称', '外观设计名称', '题名', '专利标题', '标题(中文)', '标题(中)', '中文标题', '名称(中文)', '成果名称', 'title', 'patent title', 'invention title', 'title of invention', 'name'],
  titleEn: ['英文标题', '英文名称', '标题(英文)', '标题(英)', '标题(翻译)', '名称(英文)', 'title (en)', 'title (english)', 'english title', 'title en', 'title_en'],
  abstract: ['摘要', '专利摘要', '摘要(中文)', '摘要(中)', '中文摘要', '简要说明', 'abstract', 'summary'],
  abstractEn: ['英文摘要', '摘要(英文)', '摘要(英)', '摘要(翻译)', 'abstract (en)', 'abstract (english)', 'english abstract', 'abstract en', 'abstract_en'],
  claims: ['权利要求', '权利要求书', '全部权利要求', 'claims', 'all claims'],
  mainClaim: ['主权项', '主权利要求', '首项权利要求', '首权', '独立权利要求', '第一权利要求', 'first claim', 'main claim', 'independent claim', 'exemplary claim'],
  description: ['说明书', '说明书全文', 'description', 'full text'],
  filingDate: ['申请日', '申请日期', '申请时间', '专利申请日', 'filing date', 'filed', 'application date', 'file date', 'date filed'],
  publicationDate: ['公开日', '公开公告日', '公开(公告)日', '公布日', '公告日', '公开日期', '公开(公告)日期', 'publication date', 'published', 'pub date', 'date published'],
  grantDate: ['授权公告日', '授权日', '授权日期', '授权公告日期', '颁证日', '授权时间', 'grant date', 'granted', 'issue date', 'date of patent', 'date granted'],
  ipc: ['分类号', 'ipc', 'ipc分类号', '国际分类号', '国际专利分类号', 'ipc分类', '分类号(ipc)', 'ipc分类号(全部)', '国际专利分类', 'ipc class', 'ipc classes', 'ipc classification', 'international classification', 'ipcs'],
  mainIpc: ['主分类号', 'ipc主分类号', '主ipc', 'ipc主分类', '主分类', 'main ipc', 'primary ipc', 'ipc main'],
  cpc: ['cpc', 'cpc分类号', 'cpc分类', 'cpc class', 'cpc classification', 'cpcs'],
  locarno: ['洛迦诺分类号', '洛迦诺分类', '外观设计分类号', 'locarno', 'locarno class', 'locarno classification'],
  applicants: ['申请人', '申请(专利权)人', '申请专利权人', '专利申请人', '申请人(专利权人)', '专利权人/申请人', '申请人/专利权人', '原始申请人', 'applicant', 'applicants', 'applicant name', 'original applicant'],
  assignees: ['专利权人', '当前权利人', '当前申请(专利权)人', '当前专利权人', '权利人', '现专利权人', '受让人', '标准化当前权利人', 'assignee', 'assignees', 'current assignee', 'owner', 'patentee', 'patent owner', 'proprietor'],
  inventors: ['发明人', '发明(设计)人', '发明设计人', '设计人', '发明人/设计人', '完成人', 'inventor', 'inventors', 'inventor name', 'inventor(s)'],
  agency: ['专利代理机构', '代理机构', '代理公司', 'agency', 'attorney', 'law firm', 'agent', 'representative'],
  address: ['地址', '申请人地址', '联系地址', '权利人地址', 'address', 'applicant address'],
  priority: ['优先权', '优先权号', '优先权信息', 'priority', 'priority number', 'priorities'],
  legalStatus: ['法律状态', '当前法律状态', '专利状态', '状态', '有效性', '专利有效性', '法律状态/事件', '案件状态', 'legal status', 'status', 'patent status', 'simple legal status'],
  patentKind: ['专利类型', '类型', '专利种类', '申请类型', 'patent type', 'type', 'kind of protection'],
  familyId: ['同族号', '同族id', '简单同族号', 'family id', 'family number', 'docdb family id', 'simple family id'],
  forwardCitations: ['被引证次数', '被引用次数', '被引次数', '被引证数', 'cited by', 'times cited', 'forward citations', 'cited by count'],
  forwardCitations5y: ['5年内被引证次数', '5年内被引用次数', '5年内被引次数', '五年内被引证次数', '五年内被引次数', 'cited by within 5 years', 'forward citations within 5 years', 'forward citations (5 years)', 'fwd_cits5'],
  backwardCitations: ['引证次数', '引用次数', '引证数', '引用专利数量', 'backward citations', 'citations made', 'references'],
  claimCount: ['权利要求数', '权利要求数量', '权利要求个数', 'claim count', 'number of claims', 'claims count'],
};

const BY_HEADER = new Map<string, TableField>(TABLE_FIELDS.flatMap((field) => SYNONYMS[field].map((s): [string, TableField] => [headerKey(s), field])));

/** A header reduced to what matters: NFKC, lower case, without spaces and punctuation other than letters and Han. */
export function headerKey(header: string): string {
  return header.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** The field a header means, or null. */
export function fieldOf(header: string): TableField | null { return BY_HEADER.get(headerKey(header)) ?? null; }

/** Columns that give a patent its identity; one of them must be there. */
export const NUMBER_FIELDS: readonly TableField[] = ['applicationNumber', 'publicationNumber', 'grantNumber', 'patentNumber'];

export interface ColumnPlan {
  /** Column index → field. */
  columns: Map<number, TableField>;
  /** Headers nobody knows or that are ignored. */
  unknown: string[];
  /** Empty when the table can be read: else what is missing, `number` standing for any number column. */
  missing: ('title' | 'number')[];
}

/** Plans the columns of a header row; a caller's mapping wins over the synonyms, the first of two equal columns wins. */
export function planColumns(headers: readonly string[], mapping: ColumnMapping = {}): ColumnPlan {
  const own = new Map(Object.entries(mapping).map(([header, field]) => [headerKey(header), field]));
  const columns = new Map<number, TableField>();
  const taken = new Set<TableField>();
  const unknown: string[] = [];
  const place = (pass: 'mapping' | 'synonym') => headers.forEach((header, i) => {
    const key = headerKey(header);
    if (!key || columns.has(i) || (pass === 'synonym' && own.has(key))) return;
    const field = pass === 'mapping' ? own.get(key) : fieldOf(header);
    if (!field || field === 'ignore' || taken.has(field)) return;
    columns.set(i, field);
    taken.add(field);
  });
  place('mapping');
  place('synonym');
  headers.forEach((header, i) => { if (header.trim() && !columns.has(i)) unknown.push(header.trim().slice(0, 80)); });
  const missing: ColumnPlan['missing'] = [];
  if (!taken.has('title') && !taken.has('titleEn')) missing.push('title');
  if (!NUMBER_FIELDS.some((f) => taken.has(f))) missing.push('number');
  return { columns, unknown, missing };
}
