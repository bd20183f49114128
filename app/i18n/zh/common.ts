export default {
  brand: '惊蛰', tagline: '唤醒沉睡的专利', language: 'English', theme: { light: '浅色', dark: '深色', toggle: '切换明暗' },
  nav: { search: '找技术', demands: '需求', deals: '交易', offers: '报价', portfolio: '专利库', listings: '挂牌', imports: '导入', saved: '收藏', operator: '运营台', home: '工作台', login: '登录', register: '注册', logout: '退出', account: '账户', organisation: '机构', menu: '菜单', skip: '跳到正文', mailbox: '演示邮箱', notifications: '通知', apiDocs: '接口文档' },
  action: { save: '保存', cancel: '取消', back: '返回', edit: '修改', delete: '删除', search: '搜索', submit: '提交', more: '更多', retry: '重试', close: '关闭', print: '打印', download: '下载', view: '查看' },
  demo: { ribbon: '演示环境：机构、人物与专利均为虚构。' },
  errorPage: { title: '出了点问题', notFound: '页面不存在', requestId: '请求编号 {{id}}', home: '回到首页' },
} as const;
