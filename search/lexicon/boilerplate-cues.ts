/** Headings and sentence openings that introduce background, company, market or terms. */
export const backgroundCuesZh = `
企业基本情况
企业简介
企业概况
公司简介
公司概况
公司基本情况
单位简介
单位基本情况
关于我们
现有工作基础
现有基础
工作基础
前期工作基础
研究基础
技术基础
已有基础
已有条件
现有条件
现状描述
现状
国内外现状
国内外研究现状
行业现状
产业现状
发展现状
背景
项目背景
需求背景
技术背景
背景技术
技术需求背景
研究背景
市场前景
市场分析
市场需求分析
市场应用前景
应用前景
效益分析
经济效益
经济社会效益
预期效益
项目意义
目的意义
产业化基础
合作要求
合作方式
合作意向
合作条件
合作模式
对合作方要求
对技术提供方要求
技术提供方要求
期望合作单位
意向合作单位
意向专家
拟合作方式
拟投入资金
投入预算
资金预算
投资估算
知识产权情况
专利情况
获奖情况
团队介绍
研发团队
专家简介
负责人简介
联系方式
联系人
我公司是
我公司成立
我司是
我司成立
公司成立于
公司位于
公司主要从事
公司主要生产
企业主要从事
公司现有员工
公司拥有
公司占地
公司先后
随着经济
随着社会
随着我国
近年来
据统计
目前国内
目前市场上
众所周知
`;

/** Headings and sentence openings that introduce background, company, market or terms. */
export const backgroundCuesEn = `
company profile
company overview
company introduction
company background
about the company
about us
about our company
who we are
organisation profile
institution profile
background
project background
technical background
background of the need
introduction
current situation
current status
state of the art
industry status
existing foundation
existing work basis
work basis
previous work
preliminary work
research basis
existing conditions
market prospects
market prospect
market outlook
market analysis
market opportunity
commercial opportunity
economic benefits
benefit analysis
social and economic benefits
expected benefits
significance
cooperation mode
cooperation requirements
cooperation terms
type of partnership sought
type and role of partner sought
partner sought
partner requirements
requirements for the partner
preferred partner
budget
planned investment
funding
intellectual property
ip status
patents and awards
awards
team
research team
about the inventors
contact
contact details
contact person
our company is
our company was founded
the company was founded
the company was established
the company is located
the company mainly engages in
the company specialises in
the company specializes in
the company employs
we are a
with the development of
in recent years
it is well known that
according to statistics
`;

/** Headings and sentence openings that introduce what is asked for. */
export const askCuesZh = `
需求内容
技术需求内容
需求描述
技术需求描述
需求简介
需求概述
技术需求名称
需求详情
具体技术需求
主要技术需求
核心技术需求
技术需求
技术需求简介
难题名称
难题描述
技术难题
技术难题描述
企业技术难题
难点问题
技术难点
技术瓶颈
存在的问题
主要问题
面临的问题
关键问题
关键技术问题
拟解决
拟解决的问题
拟解决的关键问题
拟解决的技术难题
拟解决技术难题
拟攻克
拟攻克的技术难题
需要解决
需要解决的问题
需解决的主要技术难题
急需解决
亟待解决
亟需解决
亟需
待解决
有待解决
希望解决
主要技术指标
技术指标
技术指标要求
主要技术参数
技术参数
技术参数要求
性能指标
考核指标
关键指标
预期指标
预期目标
预期达到
预期达到的技术指标
预期效果
期望达到
期望目标
拟达到
达到目标
技术目标
研究目标
研究内容
主要研究内容
主要内容
研发内容
攻关内容
攻关目标
技术要求
具体要求
具体技术要求
要求达到
要求如下
需达到
需满足
需要满足
应满足
应达到
希望
希望通过
希望寻求
期望
寻求
寻找
征集
现寻求
现需要
需要一种
需要开发
需要研发
需要技术
拟开发
拟研发
拟引进
拟寻求
欲寻求
求购
诚征
如何解决
如何提高
如何降低
如何实现
解决以下问题
解决如下问题
主要解决
`;

/** Headings and sentence openings that introduce what is asked for. */
export const askCuesEn = `
technology need
technical need
technology needs
technical needs
technology request
technology sought
technology requested
need description
description of the need
description of need
details of the need
demand description
requirement description
technical requirements
technical requirement
specific requirements
requirements
technical problem
technical problems
technical challenge
technical challenges
challenge
challenge description
the challenge
problem statement
problem to be solved
problems to be solved
problem to solve
key problem
key issues
bottleneck
technical bottleneck
technical difficulty
main technical indicators
technical indicators
key indicators
technical specifications
specifications
technical specification of the expertise sought
performance targets
target performance
performance requirements
success criteria
acceptance criteria
expected goal
expected goals
expected results
expected outcome
desired outcome
objective
objectives
research content
scope of work
what we are looking for
we are looking for
we are seeking
we need
we seek
we want
we hope to
we would like to
is looking for
is seeking
seeks
seeking
looking for
in search of
in need of
wanted
must meet
must be able to
should meet
shall meet
should achieve
required to reach
is required to
needs to solve
need to solve
urgently needs
urgently needed
how to solve
how to improve
how to reduce
how to achieve
solutions should
the solution should
possible approaches
approaches of interest
`;
