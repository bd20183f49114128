import type { Locale } from '#app/core/vocabulary.ts';

/** A word of the field: what it is called, what it means here, and the article it rests on (empty for the platform's own words). */
export interface GlossaryEntry { term: string; text: string; law: string }

const entry = (zh: [string, string, string], en: [string, string, string]): Record<Locale, GlossaryEntry> => ({
  zh: { term: zh[0], text: zh[1], law: zh[2] }, en: { term: en[0], text: en[1], law: en[2] },
});

const LICENCES: [string, string] = ['《最高人民法院关于审理技术合同纠纷案件适用法律若干问题的解释》第二十五条', 'Supreme Court interpretation on technology contracts, art. 25'];

/** The field's words by code, in the order of the page. */
export const GLOSSARY = {
  transfer: entry(['转让', '专利权整个归买方。须订立书面合同并向国家知识产权局登记，自登记之日起生效。', '《专利法》第十条'], ['Assignment', 'The whole right goes to the buyer, by a written contract. It passes on the day the patent office registers it, not on the day of signing.', 'Patent Law, art. 10']),
  exclusive_licence: entry(['独占许可', '在约定的期限、地域和领域内，只有被许可人可以实施；连权利人自己也不能实施。', LICENCES[0]], ['Exclusive licence', 'Within the agreed term, territory and field the licensee alone may use the invention: not even the owner may.', LICENCES[1]]),
  sole_licence: entry(['排他许可', '只许可一家；权利人自己仍可实施，但不得再许可他人。', LICENCES[0]], ['Sole licence', 'One licensee and the owner may use it; the owner grants no further licence.', LICENCES[1]]),
  ordinary_licence: entry(['普通许可', '可以许可多家，权利人自己也可实施。没有约定或约定不明时，视为普通许可。', LICENCES[0]], ['Ordinary licence', 'Several licensees and the owner may use it. Where a contract does not say which kind it is, it is this one.', LICENCES[1]]),
  open: entry(['开放许可', '权利人公开声明愿意按公布的标准许可任何人，经公告后，任何人以书面通知并付费即获许可。实施期间年费减免。', '《专利法》第五十条至第五十二条'], ['Open licence', 'The owner declares a standard fee to the office; after publication anybody who gives notice in writing and pays has a licence. Annuities are reduced meanwhile.', 'Patent Law, arts. 50–52']),
  equity: entry(['作价入股', '以专利出资换取公司股权。须评估作价，并把专利权转移到公司名下。', '《公司法》第四十八条'], ['Patent for shares', 'The patent is contributed to a company for a share of it. It has to be valued, and registered in the company’s name.', 'Company Law, art. 48']),
  recordal: entry(['备案', '专利实施许可合同自生效之日起三个月内向国家知识产权局备案。备案使许可为公众所知，便于对抗后来的受让人。', '《专利法实施细则》第十五条'], ['Recordal', 'A licence contract is recorded with the office within three months of its effect. It makes the licence public, so later buyers meet it.', 'Implementing Rules, art. 15']),
  publicity: entry(['公示', '高校院所协议定价时，须在本单位公示成果名称与拟交易价格，不少于十五日；异议须先处理。', '《促进科技成果转化法》第十八条；国发〔2016〕16号'], ['Public notice', 'A university that agrees a price by negotiation announces the result and the price inside for at least fifteen days, and deals with objections first.', 'Law on transforming S&T results, art. 18; State Council 2016 no. 16']),
  valuation_report: entry(['评估报告', '由资产评估机构出具的价值结论。作价入股须有；在高校成果转化中由单位自主决定是否评估。', '《资产评估法》；《公司法》第四十八条'], ['Valuation report', 'A value found by a licensed appraiser. Needed for a contribution to a company; elsewhere a university decides whether to have one.', 'Asset Appraisal Law; Company Law, art. 48']),
  evaluation_report: entry(['专利权评价报告', '国家知识产权局对实用新型、外观设计是否符合授权条件的书面意见。不是对价值的评估，而是权利稳定性的证据。', '《专利法》第六十六条'], ['Patent evaluation report', 'The office’s written opinion whether a utility model or design deserves its grant. It says nothing of value: it is evidence of how firm the right is.', 'Patent Law, art. 66']),
  annuity: entry(['年费', '维持专利有效每年应缴的费用，在上一年度期满前缴纳；逾期六个月内可补缴并加滞纳金，否则专利权终止。', '《专利法》第四十三条、第四十四条'], ['Annuity', 'The yearly fee that keeps a patent alive, paid before the patent year before it ends. Six months of grace with a surcharge follow; then the right ends.', 'Patent Law, arts. 43 and 44']),
  register_extract: entry(['登记簿副本', '国家知识产权局出具的权利现状：权利人、质押、保全、许可备案。平台以三十日内的副本为准。', ''], ['Register extract', 'The office’s statement of how the right stands: owner, pledges, seizures, licences. One no older than thirty days counts here.', '']),
  pledge: entry(['质押', '以专利权担保债务，自登记时设立。未经质权人同意不得转让或许可。', '《民法典》第四百四十四条'], ['Pledge', 'The patent secures a debt, from its registration on. Without the pledgee’s consent it is neither sold nor licensed.', 'Civil Code, art. 444']),
  co_owners: entry(['共有', '没有约定时，共有人可以单独实施或普通许可；其他处分须全体同意。', '《专利法》第十四条'], ['Co-ownership', 'Without an agreement each owner may use the invention or grant an ordinary licence; anything else needs all of them.', 'Patent Law, art. 14']),
  reward: entry(['奖酬', '单位从成果转化净收入中拿出不低于约定或法定比例，奖励完成和转化成果的人员。', '《促进科技成果转化法》第四十五条'], ['Reward', 'The institution gives those who made and transferred the result the agreed, or at least the legal, share of the net income.', 'Law on transforming S&T results, art. 45']),
  contract_registration: entry(['技术合同认定登记', '由登记机构认定技术合同并出具证明；享受税收优惠的前提，自愿办理。', '《技术合同认定登记管理办法》'], ['Registration of technology contracts', 'An office certifies that the contract is one of technology. Voluntary, and what tax relief rests on.', 'Measures on the registration of technology contracts']),
  export_control: entry(['技术出口', '向境外转让或许可专利也是技术出口：自由类登记，限制类须许可，禁止类不得出口。', '《技术进出口管理条例》'], ['Export of technology', 'Assigning or licensing abroad exports technology: free kinds are registered, restricted ones need a licence, prohibited ones stay.', 'Technology Import and Export Regulations']),
  royalty: entry(['提成', '按使用技术取得的销售额或利润计付的许可费，可与入门费并用。', '《民法典》第八百四十六条'], ['Royalty', 'A fee reckoned on the sales or profit made with the technology, with or without a fee at the start.', 'Civil Code, art. 846']),
  field_of_use: entry(['使用领域', '许可只在约定的用途内有效；超出即侵权。', '《民法典》第八百六十四条'], ['Field of use', 'The licence holds for the agreed use alone; beyond it lies infringement.', 'Civil Code, art. 864']),
  reserve: entry(['保留价', '卖方愿意成交的最低价。最高出价没有达到时不成交；可以公开，也可以保密。', '《拍卖法》第二十八条、第五十条'], ['Reserve', 'The least the seller will take. A highest bid below it buys nothing. It may be open or secret.', 'Auction Law, arts. 28 and 50']),
  deposit: entry(['保证金', '参加竞价前由平台代管的一笔钱：成交后转为价款，未成交原路退回；成交后反悔的可能不予退还。', ''], ['Deposit', 'Money the platform holds before one may bid: part of the price for who wins and signs, sent back to the others; lost, it may be, by who wins and does not sign.', '']),
  held: entry(['代管', '买方付款后，钱由平台在监管账户中保管，到约定的条件满足时才付给卖方。', ''], ['Held money', 'What the buyer pays is kept in a supervised account and goes to the seller when the agreed conditions are met.', '']),
  mandate: entry(['委托与引荐', '经纪机构受托介绍成交。被引荐双方绕开经纪机构成交的，仍应支付报酬。', '《民法典》第九百六十一条、第九百六十五条'], ['Mandate and introduction', 'A broker is asked to bring a deal about. Parties it introduced who deal without it owe its fee all the same.', 'Civil Code, arts. 961 and 965']),
  dormant: entry(['沉睡专利', '授权满三年、仍在缴费，却没有许可、转让、质押或产品的有效专利。平台按事实计算，不是评价。', ''], ['Dormant patent', 'In force, paid for and granted for three years or more, with no licence, transfer, pledge or product. Reckoned from facts; no judgement.', '']),
} as const;

export type GlossaryCode = keyof typeof GLOSSARY;
export const GLOSSARY_CODES = Object.keys(GLOSSARY) as GlossaryCode[];
