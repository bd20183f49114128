export default {
  field: { email: '邮箱', password: '密码', newPassword: '新密码', again: '再输入一次', name: '姓名', nameHint: '签署合同时使用的真实姓名。', passwordHint: '至少 12 位，长句子最好记也最安全。' },
  login: {
    title: '登录', go: '登录', forgot: '忘记密码？', noAccount: '还没有账户？', register: '注册', confirmNotice: '请用注册时设置的密码登录一次，邮箱即告确认。',
    resetDone: '密码已更新，其他设备均已退出。请用新密码登录。', signedOut: '您已退出。', demoTitle: '演示账户', demoHint: '点选一个账户即可填入；密码均为 {{password}}。',
  },
  register: {
    title: '注册账户', lead: '先建个人账户，再登记机构或接受邀请。', go: '注册', have: '已有账户？', login: '登录', invited: '您受邀加入{{org}}（{{role}}）。', sentTitle: '请查收邮件',
    sent: '我们已向 {{email}} 发出一封邮件，请打开其中的链接继续。没有收到？请检查垃圾邮件，或稍后再注册一次。', mailbox: '打开演示邮箱',
  },
  forgot: { title: '重设密码', lead: '填写注册邮箱，我们会发一个链接给您。', go: '发送链接', sentTitle: '请查收邮件', sent: '如果 {{email}} 已注册，链接已经寄出，一小时内有效。' },
  reset: { title: '设置新密码', go: '保存新密码', lead: '保存后，所有设备上的登录都会退出。' },
  invitation: {
    title: '加入{{org}}', lead: '您受邀以“{{role}}”身份加入。', for: '邀请发给 {{email}}，{{date}}前有效。', accept: '接受邀请',
    other: '您现在以 {{email}} 登录。这份邀请只能由 {{invited}} 接受。', signOut: '退出并换一个账户', register: '注册并加入', login: '我有账户，登录后加入',
    gone: { accepted: '这份邀请已被接受。', revoked: '这份邀请已撤回。', expired: '这份邀请已过期，请联系对方重新发出。' }, goHome: '进入工作台',
  },
  refused: { not_found: '邀请不存在。', forbidden: '这份邀请不是发给您的邮箱的。' },
} as const;
