import { formatMoney } from '#app/core/money.ts';
import type { ContractFacts } from './contract-facts.ts';

/** Labels of the mandatory fields (Civil Code 845 and the deal's own terms); the lint looks for exactly these. */
export const FIELD_LABELS = {
  invention: ['发明创造名称', 'Invention'],
  applicant: ['专利申请人', 'Applicant'],
  patentee: ['专利权人', 'Patentee'],
  filing_date: ['申请日期', 'Filing date'],
  application_number: ['申请号', 'Application number'],
  patent_number: ['专利号', 'Patent number'],
  term: ['专利有效期', 'Term of the patent'],
  kind: ['交易方式', 'Kind of deal'],
  field: ['实施领域', 'Field of use'],
  territory: ['地域范围', 'Territory'],
  price: ['技术价款', 'Price of the technology'],
  payment: ['支付方式', 'Payment'],
  acceptance: ['验收标准', 'Acceptance'],
  improvements: ['后续改进', 'Improvements'],
  confidentiality: ['保密义务', 'Confidentiality'],
  disputes: ['争议解决', 'Disputes'],
} as const;
export type ContractField = keyof typeof FIELD_LABELS;

const KIND_TEXT: Record<ContractFacts['kind'], readonly [string, string]> = {
  transfer: ['专利权转让', 'Assignment of the patent'],
  exclusive_licence: ['独占实施许可', 'Exclusive licence'],
  sole_licence: ['排他实施许可', 'Sole licence'],
  ordinary_licence: ['普通实施许可', 'Non-exclusive licence'],
  equity: ['专利作价入股', 'Contribution of the patent for shares'],
};

const percent = (bps: number) => `${(bps / 100).toFixed(2).replace(/\.?0+$/, '')}%`;
const orDash = (value: string | null | undefined) => value?.trim() || '—';

/**
 * The bilingual contract of a deal as plain text: the Chinese text rules, the English one stands beside it clause by clause.
 * The same facts always give the same bytes, so its hash says what was signed.
 */
export function contractText(f: ContractFacts): string {
  const blocks = [heading(f), parties(f), patent(f), terms(f), money(f), closing(f)];
  if (f.additionalClauses.trim()) blocks.push(`九、补充条款 · Additional clauses\n${f.additionalClauses.trim()}`);
  return `${blocks.join('\n\n')}\n`;
}

function heading(f: ContractFacts): string {
  const [zh, en] = KIND_TEXT[f.kind];
  return `${zh}合同\n${en}: agreement\n合同编号 · Reference: ${f.dealId}`;
}

function field(name: ContractField, zh: string, en: string = zh): string {
  const [labelZh, labelEn] = FIELD_LABELS[name];
  return `${labelZh}：${zh}\n${labelEn}: ${en}`;
}

function parties(f: ContractFacts): string {
  const role = f.kind === 'transfer' ? ['转让人 · Assignor', '受让人 · Assignee'] : f.kind === 'equity' ? ['出资人 · Contributor', '公司 · Company'] : ['许可人 · Licensor', '被许可人 · Licensee'];
  return [
    '一、当事人 · Parties',
    `${role[0]}: ${f.seller.nameZh} / ${f.seller.nameEn}`,
    `${role[1]}: ${f.buyer.nameZh} / ${f.buyer.nameEn}`,
    ...(f.broker ? [`中介人 · Broker: ${f.broker.nameZh} / ${f.broker.nameEn}`] : []),
  ].join('\n');
}

function patent(f: ContractFacts): string {
  const p = f.patent;
  return [
    '二、专利 · The patent',
    field('invention', orDash(p.titleZh || p.titleEn), orDash(p.titleEn || p.titleZh)),
    field('applicant', orDash((p.applicants.length ? p.applicants : p.patentees).join('、')), orDash((p.applicants.length ? p.applicants : p.patentees).join(', '))),
    field('patentee', orDash(p.patentees.join('、') || f.seller.nameZh), orDash(p.patentees.join(', ') || f.seller.nameEn)),
    field('filing_date', orDash(p.filingDate)),
    field('application_number', orDash(p.applicationNumber ?? p.number)),
    field('patent_number', orDash(p.grantNumber ?? p.number)),
    field('term', p.expiryDate ? `至 ${p.expiryDate} 届满` : '—', p.expiryDate ? `until ${p.expiryDate}` : '—'),
    ...(f.standingRights.length ? [
      '已存在的许可（随专利权一并承受） · Licences already granted, which the new owner takes over:',
      ...f.standingRights.map((r, i) => `${i + 1}. ${r.kind} · ${r.holder || '—'} · ${r.fieldOfUse} · ${r.territory} · ${r.endsOn ?? '—'}`),
    ] : []),
  ].join('\n');
}

function terms(f: ContractFacts): string {
  const [zh, en] = KIND_TEXT[f.kind];
  const all = f.fieldOfUse === '*';
  const licence = f.kind.endsWith('_licence');
  return [
    '三、标的与范围 · Subject and scope',
    field('kind', zh, en),
    field('field', all ? '全部领域' : f.fieldOfUse, all ? 'all fields' : f.fieldOfUse),
    field('territory', f.territory),
    ...(licence ? [
      f.termMonths ? `许可期限：${f.termMonths} 个月，以专利有效期届满为限\nLicence term: ${f.termMonths} months, and no longer than the patent` : '许可期限：至专利有效期届满\nLicence term: for the life of the patent',
      '未经书面同意，被许可人无权再许可。许可人在许可期限内维持专利有效，按期缴纳年费。\nNo sub-licence without written consent. The licensor keeps the patent in force for the term of the licence and pays its annuities in time.',
      `许可自生效之日起 ${f.recordalMonths} 个月内办理备案。\nThe licence is recorded within ${f.recordalMonths} months of taking effect.`,
    ] : [
      `专利权自登记之日起转移；双方在合同生效后 ${f.registrationDays} 日内提交登记手续合格通知书。\nThe right passes on the day of registration; the certificate of procedure is produced within ${f.registrationDays} days of this agreement.`,
    ]),
  ].join('\n');
}

function money(f: ContractFacts): string {
  const zh = formatMoney({ currency: f.currency, amount: f.priceAmount }, 'zh', 'exact');
  const en = formatMoney({ currency: f.currency, amount: f.priceAmount }, 'en', 'exact');
  if (f.kind === 'equity') {
    const value = { currency: f.currency, amount: f.valuationAmount ?? 0 };
    return [
      '四、价款与支付 · Price and payment',
      field('price', `作价 ${formatMoney(value, 'zh', 'exact')}，取得公司 ${percent(f.equityShareBps)} 股权`, `valued at ${formatMoney(value, 'en', 'exact')} for ${percent(f.equityShareBps)} of the company's shares`),
      field('payment', '以股权支付，不涉及现金；专利权转移登记至公司名下后视为缴足。', 'in shares, without cash; paid up once the patent is registered in the name of the company.'),
    ].join('\n');
  }
  const royalty = f.royaltyBps > 0 ? [`；另按净销售额 ${percent(f.royaltyBps)} 提成`, `; plus a running royalty of ${percent(f.royaltyBps)} of net sales`] : ['', ''];
  const least = { currency: f.currency, amount: f.royaltyMinimum };
  const minimum = f.royaltyBps > 0 && f.royaltyMinimum > 0 ? [
    `；每期提成不少于 ${formatMoney(least, 'zh', 'exact')}${f.minimumCreditable ? '，超出应得提成的部分可抵以后各期超出最低额的提成' : ''}`,
    `; not less than ${formatMoney(least, 'en', 'exact')} for each period${f.minimumCreditable ? ', what that exceeds the earned royalty by counting against royalties above the minimum of later periods' : ''}`,
  ] : ['', ''];
  const within = f.royaltyBps > 0 ? [`提成自报告之日起 ${f.royaltyPaymentDays} 日内支付。`, ` A royalty is paid within ${f.royaltyPaymentDays} days of its report.`] : ['', ''];
  return [
    '四、价款与支付 · Price and payment',
    field('price', `${zh}${royalty[0]}${minimum[0]}（仅为技术价款，不含非技术项目）`, `${en}${royalty[1]}${minimum[1]} (for the technology only, no other items)`),
    field(
      'payment',
      `${f.priceAmount > 0 ? '买方将款项付至平台监管安排；登记或交付经确认后放款。' : '按期报告净销售额并支付提成，可查阅相关账目。'}${within[0]}`,
      `${f.priceAmount > 0 ? 'the buyer pays into the platform\'s supervised arrangement; the money is released on confirmed registration or hand-over.' : 'net sales are reported and the royalty paid each period; the books concerned may be inspected.'}${within[1]}`,
    ),
    `平台服务费 ${percent(f.platformFeeBps)}${f.broker ? `，中介费 ${percent(f.brokerFeeBps)}` : ''}，自价款中扣除。\nPlatform fee ${percent(f.platformFeeBps)}${f.broker ? `, broker's fee ${percent(f.brokerFeeBps)}` : ''}, taken from the price.`,
  ].join('\n');
}

function closing(f: ContractFacts): string {
  const licence = f.kind.endsWith('_licence');
  return [
    '五、验收 · Acceptance',
    field(
      'acceptance',
      licence ? '按交付清单交付技术资料，买方在约定期限内书面确认。' : '以国家知识产权局登记手续合格通知书为准。',
      licence ? 'the technical documents of the hand-over list are delivered and confirmed by the buyer in writing.' : 'by the certificate of procedure of the patent office.',
    ),
    '六、改进与保密 · Improvements and confidentiality',
    field('improvements', '后续改进的技术成果归改进方所有，双方可另行约定互惠使用。', 'improvements belong to the party that makes them; use by the other side may be agreed on mutual terms.'),
    field('confidentiality', '双方对未公开的技术与商业信息保密，期限至信息公开之日。', 'both sides keep unpublished technical and business information confidential until it becomes public.'),
    '七、争议 · Disputes',
    field('disputes', '先由平台调解；调解不成的，由被告住所地有管辖权的人民法院管辖。', 'mediation on the platform first; failing that, the competent court at the defendant\'s seat.'),
    '八、其他 · Other',
    '本合同中英文并列，以中文为准；经双方电子签名后生效。\nThe Chinese text prevails; the agreement takes effect with the electronic signatures of both parties.',
  ].join('\n');
}
