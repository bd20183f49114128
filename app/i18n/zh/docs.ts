export default {
  title: '接口文档', lead: '网页能做的，接口都能做：检索、挂牌、需求、报价、交易、付款。', token: '取得令牌', tokenText: '用邮箱与密码换取令牌，之后在每个请求中携带。令牌属于一个机构，九十天有效，可限定权限，可随时在“机构 → 接口令牌”中吊销。',
  tokenPage: '管理令牌', tokenWhere: '机构 → 接口令牌', conventions: '约定',
  rules: ['地址以 {{base}} 开头，内容为 JSON，字段用下划线命名。', '金额（Money）为最小货币单位的整数：{"currency":"CNY","amount":125000000} 即 125 万元。', '日期为 YYYY-MM-DD，时间为 RFC 3339 UTC。', '列表用 limit 与 cursor 翻页，答复中的 next_cursor 为空即到末页。', 'POST 可带 Idempotency-Key：同一编号同样内容，得到第一次的答复；内容不同则拒绝。', '出错时答复为 RFC 9457 的 problem+json，语言随 Accept-Language。'],
  document: '机器可读的 OpenAPI 3.1', endpoints: '接口', parameters: '参数', body: '请求内容', response: '答复', field: '字段', type: '类型', required: '必填', note: '说明',
  access: '权限', accessPublic: '公开', accessUser: '登录即可', accessMember: '机构成员', where: { path: '路径', query: '查询', header: '请求头' }, file: '文件',
  noBody: '无内容', errors: '错误', errorsText: '每种错误的编号、状态码与含义。', status: '状态', code: '编号', meaning: '含义', contents: '目录', oneOf: '以下之一', orNull: '或为空',
  items: '列表', count: '{{count}} 个接口',
  tags: {
    Accounts: '账户与机构', Patents: '专利', Listings: '挂牌', Demands: '需求与匹配', Saved: '收藏与提醒', Offers: '报价', Deals: '交易', Payments: '付款', Ledger: '总账',
    Alerts: '提醒',
  },
} as const;
