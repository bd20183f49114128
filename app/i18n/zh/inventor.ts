export default {
  patent: '专利', filed: '申请日', legal: '法律状态', market: '市场', questions: '您的问卷', notListed: '未挂牌', answered: '已答 {{done}} / {{all}}', allAnswered: '已全部回答',
  stands: '进展', holder: '专利权人', inventors: '发明人', expires: '到期日', deals: '交易', noDeals: '还没有交易', separator: '、',
  askYou: '请您回答', askHint: '这些问题只有发明人说得清。答案署您的名字，可以随时更新，旧答案保留。',
  mine: {
    title: '我的发明', hello: '{{name}}，您好', lead: '{{org}}确认由您发明的专利。', patents: '我的专利', privacy: '您能看到进展，看不到价格和交易对方。',
    none: '还没有关联到您的专利', noneHint: '学校的技术转移人员确认后，专利会出现在这里。',
  },
  link: { invited: '已邀请，待接受', linked: '已关联', lapsed: '邀请已失效', ended: '已解除' },
  manage: {
    title: '发明人', crumb: '专利库', lead: '邀请发明人查看自己的专利并回答问卷；除这些专利外，他们看不到本机构的任何内容。', find: '按姓名查找专利', findHint: '姓名按专利上的写法；同名不等于同一人，请核对后再邀请。',
    name: '发明人姓名', look: '查找', matches: '发明人中有“{{name}}”的专利', matchesHint: '邀请即表示您确认此人是所选专利的发明人；确认人和时间会记录在案。', choose: '选择专利', chooseOne: '请至少选择一件专利。',
    noMatch: '没有专利写有这个姓名', noMatchHint: '换一种写法再试，例如中文名或英文名。', email: '发明人邮箱', emailHint: '邀请信发到这个邮箱，七天内有效。', invite: '确认并邀请',
    invitedNow: '已邀请 {{email}}，关联专利 {{count}} 件，接受邀请后可见。', linkedNow: '{{email}} 已是成员，已直接关联专利 {{count}} 件。', links: '已关联与已邀请', linksHint: '最近 200 条。',
    person: '发明人', state: '状态', confirmed: '确认', end: '解除', endTitle: '解除这项关联？', endBody: '此人将不再看到这件专利；已经给出的回答保留。', none: '还没有发明人', noneHint: '先按姓名查找专利，再发出邀请。',
  },
} as const;
