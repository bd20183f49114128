export default {
  title: '收藏', lead: '您留意的技术和常用的搜索，只有您自己看得到。',
  searches: '保存的搜索', searchesHint: '关键词和筛选条件都记着，一键再查一遍。', run: '再查一次', runOf: '再查“{{name}}”', remove: '删除', removeOf: '删除“{{name}}”',
  since: '保存于 {{day}}', name: '名称', what: '条件', when: '保存日期', sort: '排序：{{sort}}',
  listings: '收藏的技术', gone: '已不再公开', goneText: '权利人撤下了它，或它已经成交。收藏日期 {{day}}。', savedOn: '收藏于 {{day}}',
  digest: { label: '新挂牌提醒', of: '“{{name}}”的新挂牌提醒', off: '不提醒', daily: '每天', weekly: '每周一', last: '上次提醒 {{day}}', saved: '已更改' },
  alert: { title: '提醒设置', search: '保存的搜索：{{name}}', demand: '需求的匹配通知：{{name}}', on: '有新匹配时告知，每周最多五项', hint: '没有新内容时不会发信。这个链接只能更改提醒，不能登录，也看不到别的内容。', done: '已更改为：{{now}}' },
  emptySearches: '还没有保存的搜索。在搜索页设好条件，点“保存此搜索”。', emptyTitle: '还没有收藏', emptyText: '看到可能用得上的技术，点它旁边的“收藏”。价格、权利状态有变化，在这里一眼能看到。', emptyAction: '去找技术',
} as const;
