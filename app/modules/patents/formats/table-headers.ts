/**
 * What the columns of patent tables are called, by meaning: CNIPA, PatSnap 智慧芽, incoPat, Lens, PATENTSCOPE, Espacenet,
 * Google Patents, Derwent, Orbit, J-PlatPat, KIPRIS, PatentsView, USPTO, SumoBrain, and what people type. Written in
 * simplified characters: traditional ones are folded before the look-up. Spaces, brackets and case do not matter.
 */
export const HEADERS = {
  applicationNumber: ['申请号', '专利申请号', '申请编号', '申请号码', '申请案号', 'application number', 'application no', 'appl no', 'app no', 'application', 'serial number', 'serial no', 'application numbers',
    'application id', 'appl id', 'appln nr', 'application serial number', 'application number (1st)', '1st application number', 'application_number', 'application country/number', '出願番号', '出願番号(特願)', '출원번호', 'numéro de demande', 'anmeldenummer'],
  publicationNumber: ['公开号', '公开公告号', '公布号', '公布公告号', '文献号', '公开(公告)号码', '公开号码', '公开编号', 'publication number', 'publication numbers', 'publication no', 'pub no', 'pub number', 'document number', 'doc number', 'display key',
    'document id', 'document/patent number', 'document identifier', 'publication nr', 'publication number(s)', 'pn', '1st publication number', 'publication_number', 'pgpub number', '公開番号', '文献番号', '公表番号', '공개번호', '문헌번호', 'veröffentlichungsnummer', 'publication id', 'patent/publication number'],
  grantNumber: ['授权公告号', '授权号', '授权公布号', '公告号', '授权公告号码', '公告号码', '证书号', 'grant number', 'grant no', 'granted patent number', 'grant publication number', 'registration number', 'issued patent number', '登録番号', '特許番号', '公告番号', '등록번호', '공고번호'],
  patentNumber: ['专利号', '专利编号', '专利号码', '专利号/申请号', 'patent number', 'patent no', 'patent id', 'patent', 'patent numbers', 'patent_id', 'patent_number', 'us patent number', 'us patent no', '특허번호'],
  country: ['国别', '国家', '国家/地区', '公开国别', '公开国', '受理局', '专利局', '国家地区', '国省代码', 'jurisdiction', 'country', 'country code', 'publication country', 'authority', 'office', 'publication country code', '発行国', '국가', '국가코드'],
  kindCode: ['文献种类', '文献类型代码', '种类代码', '文献种类代码', '公开类型', 'kind', 'kind code', 'publication kind', 'publication kind code', 'patent_kind', 'wipo_kind', '種別', '문헌종류'],
  documentType: ['文献类型', 'document type', 'publication type', 'type of document'],
  title: ['名称', '标题', '专利名称', '发明名称', '发明创造名称', '实用新型名称', '外观设计名称', '题名', '专利标题', '标题(中文)', '标题(中)', '中文标题', '名称(中文)', '成果名称', '标题(原文)', '原文标题', '专利名', 'title', 'patent title', 'invention title', 'title of invention', 'name', 'title (original)',
    'original title', 'titles', 'patent_title', 'title of the invention', 'title (original language)', '発明の名称', '発明の名称(名称)', '考案の名称', '意匠に係る物品', '발명의명칭', '발명의명칭(국문)', '명칭', '발명명칭', 'titre', 'titel', 'bezeichnung'],
  titleEn: ['英文标题', '英文名称', '标题(英文)', '标题(英)', '标题(翻译)', '标题(译)', '标题(译文)', '标题(机器翻译)', '标题翻译', '名称(英文)', '翻译标题', 'title (en)', 'title (english)', 'english title', 'title en', 'title_en', 'title - dwpi', 'title (translated)', '발명의명칭(영문)'],
  abstract: ['摘要', '专利摘要', '摘要(中文)', '摘要(中)', '中文摘要', '简要说明', '摘要(原文)', '技术摘要', 'abstract', 'summary', 'abstracts', 'patent_abstract', 'abstract (original)', '要約', '초록', '요약'],
  abstractEn: ['英文摘要', '摘要(英文)', '摘要(英)', '摘要(翻译)', '摘要(译)', '摘要(译文)', '摘要翻译', 'abstract (en)', 'abstract (english)', 'english abstract', 'abstract en', 'abstract_en', 'abstract - dwpi'],
  claims: ['权利要求', '权利要求书', '全部权利要求', 'claims', 'all claims', 'claims (english)', '請求の範囲', '請求項', '청구항', '청구범위'],
  mainClaim: ['主权项', '主权利要求', '首项权利要求', '首权', '独立权利要求', '第一权利要求', 'first claim', 'main claim', 'independent claim', 'exemplary claim', 'first claim (english)', '대표청구항'],
  description: ['说明书', '说明书全文', 'description', 'full text', '明細書'],
  filingDate: ['申请日', '申请日期', '申请时间', '专利申请日', 'filing date', 'filed', 'application date', 'file date', 'date filed', 'filing/creation date', 'date of application', 'application filing date', 'application dates', '1st application date', 'filing_date', 'filed date', 'appl date', 'date of filing', 'patent application date',
    '出願日', '출원일', '출원일자', 'anmeldetag', 'date de dépôt'],
  publicationDate: ['公开日', '公开公告日', '公布日', '公开日期', '公开(公告)日期', '公布公告日', '公开时间', 'publication date', 'published', 'pub date', 'date published', 'publication dates', 'date of publication', 'earliest publication date', '1st publication date', 'publication_date', 'pgpub date', '公開日', '公知日', '発行日', '공개일', '공개일자', 'veröffentlichungstag'],
  grantDate: ['授权公告日', '授权日', '授权日期', '授权公告日期', '颁证日', '授权时间', '公告日', '公告日期', 'grant date', 'granted', 'issue date', 'date of patent', 'date granted', 'patent_date', 'issued', 'patent date', 'date of grant', 'grant publication date', 'registration date', '登録日', '등록일', '등록일자', '공고일', '공고일자'],
  priorityDate: ['优先权日', '优先权日期', '最早优先权日', 'priority date', 'priority dates', 'earliest priority date', 'priority date - earliest', 'first priority date', 'earliest priority', '優先日', '優先権主張日', '우선권주장일자', '우선일'],
  ipc: ['分类号', 'ipc', 'ipc分类号', '国际分类号', '国际专利分类号', 'ipc分类', '分类号(ipc)', 'ipc分类号(全部)', '国际专利分类', '国际分类', 'ipc class', 'ipc classes', 'ipc classification', 'international classification', 'ipcs', 'ipcr classifications', 'ipcr', 'ipc - current', 'current ipc', 'i p c', 'ipc codes', 'ipc current full (4-characters)',
    'international patent classification', 'ipc - international classification', 'ic', '国際特許分類', 'ipc분류', 'ipc코드', 'ipc 분류코드'],
  mainIpc: ['主分类号', 'ipc主分类号', '主ipc', 'ipc主分类', '主分类', 'main ipc', 'primary ipc', 'ipc main', 'first ipc', 'main ipc class', 'ipc - first'],
  cpc: ['cpc', 'cpc分类号', 'cpc分类', 'cpc class', 'cpc classification', 'cpcs', 'cpc classifications', 'cooperative patent classification', 'cpc - current', 'cpc inventive', 'current cpc', 'cpc codes', 'cpc분류', 'cpc코드', 'cpc主分类号'],
  locarno: ['洛迦诺分类号', '洛迦诺分类', '外观设计分类号', '外观分类号', '外观设计洛迦诺分类号', 'loc分类号', 'locarno', 'locarno class', 'locarno classification', 'loc', '意匠分類'],
  applicants: ['申请人', '申请(专利权)人', '专利申请人', '申请人(专利权人)', '专利权人/申请人', '申请人/专利权人', '原始申请人', '原始申请(专利权)人', '申请人名称', '申请人(原文)', 'applicant', 'applicants', 'applicant name', 'original applicant', 'applicant(s)', 'applicant names', 'applicants name', 'assignee/applicant', 'assignee - original', 'original assignee',
    'patent assignee name(s) and code(s)', 'pa', '出願人', '出願人/権利者', '출원인', 'anmelder', 'déposant'],
  assignees: ['专利权人', '当前权利人', '当前申请(专利权)人', '当前专利权人', '权利人', '现专利权人', '受让人', '标准化当前权利人', '现权利人', '专利权人名称', '权属人', '专利所有人', 'assignee', 'assignees', 'current assignee', 'current assignees', 'owner', 'owners', 'patentee', 'patent owner', 'proprietor', 'assignee name', 'assignee names', 'assignee_organization',
    'assignee - current us', 'assignee - current', 'current owner', 'patentees', 'assignee(s)', 'latest standardized assignees', '権利者', '特許権者', '권리자', '최종권리자', '등록권자', '특허권자'],
  inventors: ['发明人', '发明(设计)人', '设计人', '发明人/设计人', '完成人', '发明人名称', '发明人(原文)', 'inventor', 'inventors', 'inventor name', 'inventor(s)', 'inventor/author', 'inventor names', 'inventor name(s)', 'inventors name', 'author', '発明者', '考案者', '創作者', '発明者/考案者', '발명자', 'erfinder', 'inventeur'],
  agency: ['专利代理机构', '代理机构', '代理公司', '代理机构名称', '代理事务所', 'agency', 'attorney', 'law firm', 'agent', 'representative', 'agents', 'attorney/agent', '代理人(事務所)', '대리인'],
  address: ['地址', '申请人地址', '联系地址', '权利人地址', '第一申请人地址', 'address', 'applicant address', 'assignee address'],
  priority: ['优先权', '优先权号', '优先权信息', '优先权数据', '优先权项', 'priority', 'priority number', 'priorities', 'priority number(s)', 'priority numbers', 'priority data', 'priorities data', 'priority no', 'priority details', 'priority country/number', '優先権主張番号', '우선권주장번호', '우선권번호', '우선권정보'],
  legalStatus: ['简单法律状态', '专利有效性', '有效性', '状态', '专利状态', '案件状态', '法律状态(简单)', 'legal status', 'status', 'patent status', 'simple legal status', 'dead/alive', 'legal state', 'current legal status', 'alive/dead', 'inpadoc legal status', 'ステージ', '법적상태', '등록상태', '현재상태', '상태'],
  legalStatusDetail: ['法律状态', '当前法律状态', '法律状态/事件', '最新法律状态', '法律事件', '法律状态信息', 'legal status/event', 'legal events', 'legal event', 'last legal event', 'legal status details', 'イベント詳細', '경과정보', '최종처분내용', '행정상태'],
  patentKind: ['专利类型', '类型', '专利种类', '申请类型', '专利类别', 'patent type', 'type', 'kind of protection', 'patent_type', 'type of right', '권리구분', '권리유형'],
  familyId: ['同族号', '同族id', '简单同族号', '简单同族id', 'family id', 'family number', 'docdb family id', 'simple family id', 'fampat family number', 'questel unique family id (fan)'],
  familyMembers: ['简单同族', '同族专利', '简单同族成员', '同族成员', '专利族', 'simple family members', 'family members', 'patent family', 'simple family', 'family', 'dwpi family members', 'patent family members'],
  familySize: ['简单同族成员数量', '简单同族个数', '同族数量', '简单同族数量', '同族个数', 'simple family size', 'family size', 'number of family members'],
  pctApplication: ['国际申请号', 'pct申请号', 'pct国际申请号', '国际申请', 'pct application number', 'pct number', 'international application number', 'pct app. number', '国際出願番号', '국제출원번호'],
  pctPublication: ['国际公布号', '国际公开号', 'pct公开号', 'pct国际公布号', 'pct publication number', 'international publication number', '国際公開番号', '국제공개번호'],
  nationalEntryDate: ['进入国家日期', '进入国家阶段日期', 'pct进入国家阶段日', 'national entry date', 'national phase entry date'],
  forwardCitations: ['被引证次数', '被引用次数', '被引次数', '被引证数', '被引用专利数量', '被引用数', '被引证专利数量', 'cited by', 'times cited', 'forward citations', 'cited by count', 'cited by patent count', 'cited count', 'count of citing refs - patent', 'number of citing patents', 'citing patents count', '피인용횟수', '피인용수'],
  forwardCitations5y: ['5年内被引证次数', '5年内被引用次数', '5年内被引次数', '五年内被引证次数', '五年内被引次数', '5年内被引用专利数量', 'cited by within 5 years', 'forward citations within 5 years', 'forward citations (5 years)', 'fwd_cits5'],
  backwardCitations: ['引证次数', '引用次数', '引证数', '引用专利数量', '引证专利数量', 'backward citations', 'citations made', 'references', 'cites patent count', 'count of cited refs - patent', '인용횟수', '인용수'],
  literatureCitations: ['非专利引用次数', '引用非专利文献数量', 'npl citation count', 'count of cited refs - non-patent', 'non-patent citations count', 'cites npl count'],
  claimCount: ['权利要求数', '权利要求数量', '权利要求个数', 'claim count', 'number of claims', 'claims count', 'num_claims', 'count of claims', '請求項の数', '청구항수', '청구항수'],
} as const satisfies Record<string, readonly string[]>;

/** Traditional characters of column names and their simplified forms. */
const FOLD: Record<string, string> = Object.fromEntries(Array.from('請请號号開开標标題题發发權权專专國国際际類类優优狀状態态數数稱称實实觀观設设計计書书聯联繫系當当證证編编碼码佈布頒颁審审約约說说簡简術术項项單单內内員员個个總总現现讓让屬属種种據据聲声機机構构務务語语譯译準准關关圖图時时間间報报辦办進进階阶'
  .match(/../gu) ?? []).map((pair) => [pair[0]!, pair[1]!]));

/** A header reduced to what matters: NFKC, lower case, simplified, without spaces and punctuation. */
export function headerKey(header: string): string {
  const plain = header.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return plain.replace(/\p{Script=Han}/gu, (c) => FOLD[c] ?? c);
}
