export default {
  title: '账户', lead: '{{email}}',
  profile: { title: '个人资料', name: '姓名', locale: '邮件语言', zh: '中文', en: 'English', save: '保存资料' },
  password: { title: '修改密码', current: '当前密码', hint: '修改后，其他设备上的登录会全部退出。', go: '修改密码', done: '密码已修改，其他设备已退出。' },
  sessions: {
    title: '登录记录', hint: '不认识的登录？先结束它，再修改密码。', caption: '当前有效的登录', device: '设备', address: '地址', started: '登录时间', here: '当前设备', end: '结束',
    endTitle: '结束这次登录？', endBody: '该设备下次操作时将需要重新登录。', endOthers: '结束其他全部登录', endAll: '全部退出', endAllTitle: '在所有设备上退出？', endAllBody: '包括当前设备，之后需要重新登录。',
    unknown: '未知设备',
  },
  memberships: { title: '所属机构', caption: '所属机构', org: '机构', role: '角色', switch: '切换到此机构', current: '当前', none: '您还没有加入任何机构。' },
  notifications: { title: '通知', caption: '通知', markRead: '全部标为已读', none: '没有通知', noneHint: '有人报价、交易推进或款项到账时，会在这里告诉您，同时发送邮件。', unread: '未读' },
  notices: {
    title: '通知方式', hint: '选择每一类通知如何送达。站内通知始终在铃铛里。', save: '保存', feedName: '惊蛰 · 期限',
    channel: { mail: '邮件与站内', digest: '每日汇总邮件与站内', app: '只在站内', off: '不通知' },
    group: { tasks: '轮到我办理', progress: '进展', money: '款项', market: '市场' },
    groupHint: {
      tasks: '报价待答复、合同待签、材料待交等；同一件事未读时不重复发信。', progress: '交易与报价的进展，不需要您操作。', money: '到账、退款、打款与交易结束。',
      market: '新挂牌与新匹配；发送频率在“收藏”与需求页里调整。',
    },
    legal: '期限将至、权利变动与账户安全的通知始终发邮件，不能关闭。',
    quietFrom: '免打扰开始', quietUntil: '免打扰结束', quietHint: '这段时间里的邮件等到结束时发出；收款账户变更的警示立即发送。', digestHour: '汇总邮件的时间',
    timeZone: '时区', timeZoneHint: '例如 Asia/Shanghai、Europe/Berlin',
    feed: '期限日历', feedHint: '用日历软件订阅这个地址，即可看到您所有机构的期限。法定期限到当日二十四时（北京时间）为止。', feedNew: '您的日历地址',
    feedOnce: '请现在复制到日历软件的“订阅日历”。地址只显示这一次；知道地址的人都能看到期限，泄露时请更换。', feedSince: '地址生成于', feedRead: '最近读取：', feedUnread: '还没有被读取过',
    feedMake: '生成日历地址', feedRenew: '更换地址', feedRenewTitle: '更换日历地址？', feedRenewBody: '原地址立即失效，已订阅的日历须改用新地址。', feedEnd: '停用',
  },
  mailbox: {
    title: '演示邮箱', warning: '这是演示环境的公共邮箱：这里没有接入邮件服务器，平台发出的每一封邮件都列在这里，任何人都能看到。正式环境没有这个页面。', caption: '最近的邮件', to: '收件人', subject: '主题', sent: '时间',
    none: '还没有邮件', noneHint: '注册、邀请成员或重设密码后，邮件会出现在这里。', filtered: '只看 {{to}}', all: '查看全部',
  },
  home: {
    title: '工作台', hello: '{{name}}，您好', waits: '等您处理', nothing: '眼下没有等您处理的事。', nothingHint: '有人报价、期限临近或状态变化时，会先出现在这里。', has: '概览', since: '最早自 {{date}}', due: '最近期限 {{date}}',
    start: { title: '还差一步：登记机构', lead: '登记您的机构即可开始；若同事已登记，请他在“成员”中邀请 {{email}}。' },
    next: { university: '导入专利库', company: '发布需求', broker: '查找技术', operator: '进入运营台' },
    figure: {
      offers_waiting: '等对方答复的报价', deals_running: '进行中的交易', listings_live: '在挂专利', patents: '库中专利', demands_open: '征集中的需求', saved: '收藏',
      all_deals_running: '全平台进行中的交易',
    },
  },
} as const;
