import type { QuestionSeed } from './shape.ts';

const ALL = ['inventor', 'officer', 'buyer'] as const;
const TRADE = ['officer', 'buyer'] as const;

/** Questions on the market, the money and the plans of whoever answers. 5 is always the better for the value. */
export const MARKET_QUESTIONS: readonly QuestionSeed[] = [
  ['market_pull', 'opportunity', ALL, ['市场上有人在为这个问题付钱吗？', 'Is anybody paying to have this problem solved?'],
    ['问题尚未被用户意识到', 'Users do not see the problem yet'], ['用户在寻找办法', 'Users are looking for a way'], ['已有明确订单或采购计划', 'Orders or budgets are there']],
  ['rivals', 'risk', ALL, ['同一问题上的竞争者有多强？', 'How strong are the competitors for this problem?'],
    ['几家大企业把持市场', 'A few large firms hold the market'], ['有竞争者但各有空间', 'Competitors, with room for more'], ['没有成型的竞争者', 'None of any weight']],
  ['product_evidence', 'opportunity', ALL, ['有没有用到这项专利的产品或样机？', 'Is there a product or prototype that uses the patent?'],
    ['没有任何实物', 'Nothing to show'], ['有样机并经用户试用', 'A prototype tried by users'], ['有在售产品和销售记录', 'A product on sale, with sales on record']],
  ['market_size', 'opportunity', TRADE, ['相关产品的年市场规模有多大？', 'How large is the yearly market for such products?'],
    ['不足一千万元', 'Below ten million yuan'], ['一亿元上下', 'About a hundred million yuan'], ['十亿元以上', 'Above a billion yuan']],
  ['market_growth', 'opportunity', TRADE, ['这个市场在增长吗？', 'Is the market growing?'],
    ['正在萎缩', 'Shrinking'], ['与整体经济同步', 'With the economy'], ['每年增长两成以上', 'By a fifth a year or more']],
  ['entry', 'risk', TRADE, ['新产品进入这个市场有多难？', 'How hard is it for a new product to enter?'],
    ['准入和认证须数年', 'Years of qualification'], ['一年左右可进入', 'About a year'], ['几个月即可铺货', 'A few months']],
  ['customers', 'risk', TRADE, ['客户是否分散，不依赖个别大户？', 'Are customers many, so that none decides alone?'],
    ['只有一两家可能的客户', 'One or two possible customers'], ['十余家', 'A dozen or so'], ['大量分散的客户', 'Very many']],
  ['price_premium', 'opportunity', TRADE, ['用了这项技术的产品能多卖多少钱或省多少成本？', 'What premium or saving does the technology bring?'],
    ['看不出差别', 'None that shows'], ['5% 左右', 'About 5 %'], ['20% 以上', '20 % or more']],
  ['policy', 'opportunity', ALL, ['政策和标准是推动还是限制？', 'Do policy and standards push or hold it back?'],
    ['正被限制或淘汰', 'Restricted or phased out'], ['没有影响', 'No influence'], ['列入重点支持或强制标准', 'Promoted, or required by a standard']],
];

export const FINANCE_QUESTIONS: readonly QuestionSeed[] = [
  ['development_need', 'risk', ALL, ['到能卖的产品还要投入多少？', 'How much more must be spent until it can be sold?'],
    ['远超同类产品的利润', 'Far more than such products earn'], ['一两年的利润可收回', 'One or two years of profit'], ['几乎不需要', 'Next to nothing']],
  ['payback', 'opportunity', TRADE, ['投资多久能够收回？', 'How soon does the investment pay back?'],
    ['七年以上或说不清', 'Seven years or more, or unclear'], ['三到五年', 'Three to five years'], ['一年以内', 'Within a year']],
  ['margin', 'opportunity', TRADE, ['产品的营业利润率有多高？', 'What operating margin do the products earn?'],
    ['低于 5%', 'Below 5 %'], ['10% 至 15%', '10 to 15 %'], ['25% 以上', '25 % or more']],
  ['forecast_basis', 'risk', TRADE, ['销售预测建立在什么之上？', 'What does the sales forecast rest on?'],
    ['没有依据的估计', 'A guess'], ['行业数据推算', 'Derived from industry data'], ['合同、订单或历史销售', 'Contracts, orders or past sales']],
  ['upkeep', 'risk', ALL, ['维持和维权的费用负担得起吗？', 'Can fees and enforcement be afforded?'],
    ['年费已成为负担', 'The annuities are a burden already'], ['可以承担常规费用', 'Ordinary costs can be borne'], ['相对收益微不足道', 'Trifling beside the income']],
  ['funding', 'opportunity', ALL, ['后续资金落实了吗？', 'Is further funding secured?'],
    ['没有来源', 'No source'], ['有意向或配套政策', 'Intentions or a support scheme'], ['已签约到位', 'Signed and paid in']],
  ['licence_income', 'opportunity', TRADE, ['这项或类似技术有过许可收入吗？', 'Has this or similar technology earned licence income?'],
    ['从来没有', 'Never'], ['有零星许可', 'Now and then'], ['有持续的提成收入', 'A steady royalty']],
  ['cost_share', 'opportunity', TRADE, ['受益部件占整机成本的比例有多大？', 'How large a part of the product’s cost does it touch?'],
    ['不到 1%', 'Less than 1 %'], ['10% 左右', 'About 10 %'], ['一半以上', 'More than half']],
];

export const STRATEGY_QUESTIONS: readonly QuestionSeed[] = [
  ['fit', 'opportunity', ALL, ['与使用方的主业和路线契合吗？', 'Does it fit the user’s business and roadmap?'],
    ['与主业无关', 'Beside the business'], ['属于可拓展的方向', 'A direction it may take'], ['正是当前计划的缺口', 'The very gap in the present plan']],
  ['blocking', 'opportunity', ALL, ['它能阻止竞争者做什么吗？', 'Does it keep competitors from anything?'],
    ['容易绕开', 'Easy to design around'], ['绕开要多花代价', 'Around it, at a cost'], ['竞争者的必经之路', 'Competitors must pass here']],
  ['standard', 'opportunity', ALL, ['与行业标准的关系如何？', 'How does it stand to industry standards?'],
    ['与标准相抵触', 'Against the standard'], ['与标准兼容', 'Compatible'], ['是标准必要或已写入标准', 'Essential to one']],
  ['team', 'risk', ALL, ['有没有人把它推进下去？', 'Is there somebody who carries it on?'],
    ['无人负责', 'Nobody in charge'], ['有人兼管', 'Somebody, part-time'], ['有专人专班和目标', 'A team with a target']],
  ['partner', 'opportunity', ALL, ['有没有合适的产业合作方？', 'Is there a fitting industrial partner?'],
    ['没有接触过', 'None approached'], ['正在洽谈', 'In talks'], ['已共同立项', 'A joint project runs']],
  ['alternatives_kept', 'risk', ALL, ['如果这条路线失败，还有退路吗？', 'If this route fails, is there another?'],
    ['全部押在这一条上', 'All is staked on it'], ['有备选但未投入', 'An alternative, not worked on'], ['可并行推进的备选成熟', 'A ready alternative runs beside it']],
  ['reputation', 'opportunity', ALL, ['对机构声誉和后续合作有帮助吗？', 'Does it help the name and further work?'],
    ['没有影响', 'No effect'], ['有一定示范作用', 'A fair example'], ['是标志性成果', 'A flagship']],
  ['timing', 'risk', ALL, ['现在是进入的合适时机吗？', 'Is this the right time?'],
    ['窗口已经关闭或太早', 'The window is shut, or not open yet'], ['一两年内都可以', 'Any time in a year or two'], ['正当其时', 'Now']],
];
