import type { QuestionSeed } from './shape.ts';

const ALL = ['inventor', 'officer', 'buyer'] as const;
const OWNERS = ['inventor', 'officer'] as const;

/** Questions on the right itself and on the technology. 5 is always the better for the value. */
export const LEGAL_QUESTIONS: readonly QuestionSeed[] = [
  ['validity', 'risk', ALL, ['权利要求经得起无效宣告请求的检验吗？', 'Would the claims survive an invalidation request?'],
    ['已知有破坏新颖性的文献', 'Novelty-destroying art is known'], ['做过一般检索，未见致命文献', 'An ordinary search found nothing fatal'], ['经过无效或诉讼程序后维持有效', 'Upheld in invalidation or court']],
  ['claim_breadth', 'opportunity', ALL, ['独立权利要求的保护范围有多宽？', 'How broad are the independent claims?'],
    ['只覆盖一个具体实施例', 'One specific embodiment only'], ['覆盖主要的实施方式', 'The main embodiments'], ['覆盖解决该问题的整个原理', 'The whole principle that solves the problem']],
  ['infringement_visible', 'risk', ALL, ['能从市场上的产品看出有人在用这项专利吗？', 'Can use of the patent be seen in products on the market?'],
    ['须进入对方工厂才能知道', 'Only inside the other’s plant'], ['拆解或化验后可以判断', 'After tear-down or analysis'], ['看外观或说明书即可判断', 'From the outside or the data sheet']],
  ['freedom_to_operate', 'risk', ALL, ['实施这项专利是否需要他人的许可？', 'Does using the patent need licences from others?'],
    ['必须取得竞争者的许可', 'A competitor’s licence is unavoidable'], ['可能涉及，已有绕开的方案', 'Possibly; a way around exists'], ['已做自由实施检索，没有障碍', 'A freedom-to-operate search found no obstacle']],
  ['ownership_clear', 'risk', OWNERS, ['权属链条是否完整，发明人和资助方有无遗留主张？', 'Is the chain of title complete, without open claims of inventors or funders?'],
    ['存在争议或缺少协议', 'Disputed, or agreements missing'], ['基本清楚，个别文件待补', 'Clear but for a few papers'], ['全部有书面协议并已登记', 'All in writing and recorded']],
  ['territory', 'opportunity', ALL, ['保护地域覆盖主要的生产地和销售地吗？', 'Are the main places of making and selling covered?'],
    ['主要市场没有保护', 'The main market is not protected'], ['覆盖最大的一个市场', 'The largest market is'], ['主要产地和市场都有授权', 'Granted where it is made and sold']],
  ['claims_supported', 'risk', OWNERS, ['说明书和实验数据能支持全部权利要求吗？', 'Do description and data support every claim?'],
    ['范围明显超出公开内容', 'Claims reach well beyond the disclosure'], ['主要权利要求有数据支持', 'The main claims have data'], ['每项都有实施例和对比数据', 'Each has examples and comparisons']],
  ['related_rights', 'opportunity', OWNERS, ['有无同族、分案或后续申请组成的组合？', 'Is there a portfolio around it: family, divisionals, improvements?'],
    ['只有这一件', 'This patent alone'], ['有一两件相关申请', 'One or two related filings'], ['形成覆盖产品、方法和改进的组合', 'Product, method and improvements are covered']],
  ['enforcement', 'opportunity', ALL, ['权利人有能力并愿意维权吗？', 'Is the owner able and willing to enforce it?'],
    ['从不维权，也无预算', 'Never enforced, no budget'], ['必要时可借助合作方', 'With a partner’s help if need be'], ['有成功维权的先例', 'Enforced with success before']],
];

export const TECHNOLOGY_QUESTIONS: readonly QuestionSeed[] = [
  ['advance_over_art', 'opportunity', ALL, ['与现在市面上的最好做法相比好多少？', 'How much better is it than the best practice in use today?'],
    ['差别不大或只在个别指标', 'Little, or in one figure only'], ['关键指标明显更好', 'Clearly better in the key figure'], ['做到了以前做不到的事', 'Does what could not be done before']],
  ['substitutes', 'risk', ALL, ['用户能否用别的技术达到同样的效果？', 'Can users reach the same effect by other technology?'],
    ['有多种更便宜的替代', 'Several, and cheaper'], ['有替代但代价更高', 'Yes, at a higher cost'], ['没有可行的替代', 'None that works']],
  ['stands_alone', 'risk', ALL, ['单独用这项技术就能做出产品吗？', 'Can a product be made with this technology alone?'],
    ['依赖多项尚未具备的配套', 'Depends on several things not there yet'], ['需要市场上买得到的配套', 'Needs parts the market offers'], ['可直接用于现有产线或产品', 'Fits existing lines or products as it is']],
  ['proof', 'risk', ALL, ['效果由谁、在什么条件下验证过？', 'Who has proved the effect, and under what conditions?'],
    ['只有理论或仿真', 'Theory or simulation only'], ['本单位在实验室重复验证', 'Repeated in the owner’s laboratory'], ['第三方在使用环境中验证', 'By a third party in the field']],
  ['scale_up', 'risk', ALL, ['放大到批量生产有多大把握？', 'How sure is scale-up to series production?'],
    ['有未知的放大障碍', 'Unknown obstacles remain'], ['完成中试，问题可控', 'Piloted; problems are in hand'], ['已在量产线上运行', 'Runs on a production line']],
  ['know_how', 'opportunity', OWNERS, ['专利之外的诀窍能否一并转移？', 'Can the know-how beyond the patent be handed over?'],
    ['原班人员已离开', 'The people have left'], ['有文档，可短期指导', 'Documented, with some coaching'], ['团队愿意驻场直至达产', 'The team stays until it runs']],
  ['reach', 'opportunity', ALL, ['能用在多少个不同的产品领域？', 'In how many different product fields can it be used?'],
    ['一个狭窄用途', 'One narrow use'], ['两三个相近领域', 'Two or three close fields'], ['多个互不相关的行业', 'Several unrelated industries']],
  ['pace', 'risk', ALL, ['这项技术多久会被下一代取代？', 'How soon will the next generation replace it?'],
    ['两年以内', 'Within two years'], ['五年左右', 'In about five years'], ['十年以上', 'In ten years or more']],
  ['safety', 'risk', ALL, ['在安全、环保和法规准入上有无障碍？', 'Are there obstacles in safety, environment or approval?'],
    ['需要耗时数年的审批', 'Approval takes years'], ['常规检测认证即可', 'Ordinary tests and certificates'], ['没有额外要求或更有利', 'None, or an advantage']],
];
