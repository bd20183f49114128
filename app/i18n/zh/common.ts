export default {
  brand: '惊蛰', tagline: '唤醒沉睡的专利', language: 'English', theme: { light: '浅色', dark: '深色', toggle: '切换明暗', toLight: '切换到浅色', toDark: '切换到深色' },
  nav: {
    tasks: '{{count}} 项待办',
    brokerage: '技术经纪', events: '活动', services: '服务', inventions: '我的发明', approvals: '双人批准',
    primary: '主导航', search: '找技术', demands: '需求', deals: '交易', sales: '竞价', offers: '报价', portfolio: '专利库', listings: '挂牌', imports: '导入', saved: '收藏',
    operator: '运营台', home: '工作台', login: '登录', register: '注册', logout: '退出', account: '账户', organisation: '机构', members: '成员', tokens: '接口令牌',
    menu: '菜单', skip: '跳到正文', mailbox: '演示邮箱', notifications: '通知', notificationsUnread: '通知，{{count}} 条未读', apiDocs: '接口文档', switchOrg: '切换机构',
    switchLanguage: 'Switch to English', userMenu: '{{name}} 的菜单', toStart: '惊蛰首页',
  },
  search: { find: '编号、邮箱、流水号、名称…', label: '搜索专利与技术', placeholder: '技术难题、关键词或专利号' },
  action: { save: '保存', cancel: '取消', back: '返回', edit: '修改', delete: '删除', search: '搜索', submit: '提交', more: '更多', retry: '重试', close: '关闭', print: '打印', download: '下载', view: '查看' },
  demo: { label: '演示说明', ribbon: '演示环境：机构、人物与专利均为虚构。', mailbox: '打开演示邮箱', sandbox: '支付走内置沙箱，不会动用真实资金。' },
  footer: { quality: '搜索有多准', about: '惊蛰让高校院所沉睡的专利，找到真正需要它的企业。', product: '产品', work: '工作', help: '说明', principles: '价格、权利与每一步进展，均可查到来源。', licence: '开放源代码，Apache-2.0 许可。' },
  errorPage: {
    title: '出了点问题', notFound: '页面不存在', forbidden: '没有权限', badAddress: '网址无法打开', tooLarge: '内容太多', notTaken: '未能受理', tooMany: '操作太频繁',
    requestId: '请求编号 {{id}}', home: '回到首页', notFoundHelp: '地址可能有误，或内容已不再公开。可以从首页重新找。', help: '您填写过的内容如已提交，不会因此丢失。如再次出现，请把请求编号告诉我们。', retry: '重新载入',
  },
} as const;
