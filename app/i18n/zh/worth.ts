export default {
  title: '估值', band: '估值区间', score: '价值评分', scoreOf: '{{score}} 分（满分 100）', asOf: '基准日 {{day}}，方法 {{version}}', shown: '由权利人选择公开', asserted: '部分数字为卖方自述，没有文件佐证。', estimate: '这是有依据的估算，不是评估机构的评估报告。',
  far_above: '要价高出估值区间上限 {{rate}}。报价前请核对依据。', far_below: '要价低于估值区间下限 {{rate}}。请核对是否有未说明的负担。', far_title: '要价远在区间之外', far_any: '要价远在估值区间之外。', above: '要价略高于区间', below: '要价略低于区间', inside: '要价在区间之内',
  strip: { title: '组合价值', base: '基准合计 {{base}}', range: '区间 {{low}} 至 {{high}}', floor: '成本下限合计 {{base}}', counts: '已评估 {{valued}} 件，未评估 {{unvalued}} 件', open: '评估与合计', none: '还没有评估过的专利。' },
  patent: { open: '价值评估' },
} as const;
