export default {
  title: '机构', tabs: { profile: '资料', verification: '核验', members: '成员', tokens: '接口令牌' },
  field: { kind: '机构类型', name_zh: '中文名称', name_en: '英文名称', about_zh: '中文简介', about_en: '英文简介', region: '所在地区', state_owned: '属于国家设立的高校、院所或国有单位', state_owned_hint: '处置公示与奖励分配规则将适用于您的交易。登记后不可自行更改。' },
  kindHint: { university: '持有专利，导入、挂牌、成交。', company: '寻找技术，发布需求、报价、付款。', broker: '引荐双方，按约定取得佣金。' },
  register: { title: '登记机构', go: '登记机构' },
  profile: { title: '机构资料', save: '保存资料', verified: '已核验', unverified: '待核验', renameHint: '更改名称后须重新核验，其间挂牌会暂停。', kind: '类型', state: '国有单位', fixed: '登记后不可更改' },
  second: {
    title: '双人签署', none: '在个人额度内，一人即可办理。', above: '须由两人办理的金额：高于', sum: '高于此金额须两人办理', save: '保存', hint: '高于此金额的报价、接受、签署和付款，须由另一位有同样权限的同事批准：一人发起，另一人批准同样的内容。',
    sumHint: '不填：一人即可。设定后，其他币种的金额一律须两人办理。',
  },
  members: {
    title: '成员', caption: '机构成员', name: '姓名', role: '角色', limit: '审批额度', noLimit: '不限', you: '您', change: '修改', changeTitle: '修改 {{name}} 的权限',
    save: '保存', remove: '移出', removeTitle: '把 {{name}} 移出机构？', removeBody: '其令牌与登录立即失效，发出的邀请一并撤回。已签署的文件与记录保留。', leave: '退出机构', leaveTitle: '退出这个机构？',
    leaveBody: '您将立即失去对机构内容的访问。', limitHint: '该成员可单独决定的最大金额；不填为不限。',
    roleHint: { owner: '全部权限，含成员与机构管理', manager: '可接受报价、签署、付款', member: '日常操作，不能签署', viewer: '只能查看' },
  },
  names: {
    column: '姓名确认', go: '确认姓名', title: '确认这个账户的使用者就是 {{name}}？', none: '尚未确认',
    ask: '在核验时由平台确认', by: { owner: '由机构负责人确认', operator: '由平台确认' },
    body: '请核对过此人的身份后再确认。此后其签署的合同载明“{{name}}”，并记录由谁、何时确认。账户改名后须重新确认。',
    refused: {
      own_name: '自己的姓名不能自己确认：在提交机构核验时由平台确认。', own_name_first: '请先让平台确认您本人的姓名：在“核验”页提交核验材料即可。',
      name_changed: '这个账户刚刚改了名，请核对后再确认。',
    },
  },
  invite: {
    title: '邀请成员', hint: '邀请链接发到对方邮箱，七天内有效，只能由该邮箱接受一次。', email: '邮箱', go: '发出邀请', done: '邀请已发出。', open: '待接受的邀请', caption: '待接受的邀请', expires: '有效期至',
    revoke: '撤回', revokeTitle: '撤回发给 {{email}} 的邀请？', revokeBody: '邮件里的链接立即失效。',
  },
  tokens: {
    title: '接口令牌', hint: '供程序以您的身份访问接口，九十天有效。权限不会超过您本人。', caption: '有效的令牌', name: '名称', nameHint: '用在哪里，例如“专利库同步”。', scopes: '权限',
    scopesHint: '不选表示与您相同。', all: '与您相同', created: '创建', expires: '到期', used: '最近使用', never: '未使用', create: '创建令牌', shownTitle: '令牌只显示这一次',
    shownHint: '请立即复制并妥善保存，离开本页后无法再查看。', revoke: '吊销', revokeTitle: '吊销“{{name}}”？', revokeBody: '使用它的程序会立即失去访问。', none: '还没有令牌', docs: '接口文档',
  },
  payout: {
    title: '收款账户', hint: '放款后，款项经支付服务商转入这里。', go: '前往服务商页面完善',
    change: '更换收款账户', changeTitle: '更换收款账户？', changeBody: '新账户完善之前，现有账户继续使用。更换后七十二小时内不付款，并邮件通知每一位负责人。', changeGo: '前往服务商页面',
    replacing: '已开始更换账户；新账户在服务商处完善后，将取代现有账户。', resume: '继续完善新账户', cools: '收款账户已更换，在此之前不付款：', coolsHint: '不是贵机构更换的？请立即联系平台。',
    state: { ready: '可以收款', incomplete: '待完善', none: '未开通', unknown: '暂时无法查询' },
    say: { ready: '账户已就绪，放款后自动到账。', incomplete: '服务商还需要一些资料，完善之前款项会等待，不会丢失。', none: '首次收款前请先开通；放款时若未开通，款项会等待。', unknown: '支付服务暂时无法连接，请稍后再看。' },
  },
} as const;
