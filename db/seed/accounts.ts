import type { Role } from '#app/core/permissions.ts';

/** The demo's front doors. Every organisation and person here is fictitious and says so. */
export const DEMO_PASSWORD = 'wake-the-dormant-2026';

export interface DemoAccount { email: string; name: string; orgSlug: string; role: Role; what: string; approvalLimitYuan?: number }

export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  { email: 'tto@jlu.demo', name: '林静澜', orgSlug: 'jlu', role: 'owner', what: 'university: technology transfer officer' },
  { email: 'tto@hht.demo', name: '周海潮', orgSlug: 'hht', role: 'owner', what: 'second university' },
  { email: 'tto@qsa.demo', name: '何青山', orgSlug: 'qsa', role: 'owner', what: 'third university' },
  { email: 'buyer@faw.demo', name: '程远锚', orgSlug: 'faw', role: 'owner', what: 'company: searches, offers, pays' },
  { email: 'buyer@lumen.demo', name: '鹿鸣远', orgSlug: 'lumen', role: 'owner', what: 'second company' },
  { email: 'junior@faw.demo', name: '程小舟', orgSlug: 'faw', role: 'manager', what: 'same company, may sign up to CNY 100,000', approvalLimitYuan: 100_000 },
  { email: 'inventor@jlu.demo', name: '沈听澜', orgSlug: 'jlu', role: 'inventor', what: 'inventor: sees and judges own patents' },
  { email: 'broker@alliance.demo', name: '苏明桥', orgSlug: 'alliance', role: 'owner', what: 'broker' },
  { email: 'operator@jingzhe.demo', name: '运营一号', orgSlug: 'jingzhe', role: 'owner', what: 'platform operator' },
  { email: 'operator2@jingzhe.demo', name: '运营二号', orgSlug: 'jingzhe', role: 'manager', what: 'second operator (two-person checks)' },
];

export interface DemoOrg { slug: string; kind: 'university' | 'company' | 'broker' | 'operator'; nameZh: string; nameEn: string; aboutZh: string; aboutEn: string; region: string; stateOwned: boolean }

/** Regions are the first two digits of GB/T 2260 codes. */
export const DEMO_ORGS: readonly DemoOrg[] = [
  { slug: 'jlu', kind: 'university', nameZh: '静澜大学（演示）', nameEn: 'Jinglan University (demo)', aboutZh: '虚构的综合性大学，材料、车辆与化学见长。', aboutEn: 'A fictitious university strong in materials, vehicles and chemistry.', region: '22', stateOwned: true },
  { slug: 'hht', kind: 'university', nameZh: '海河潮工业大学（演示）', nameEn: 'Haihechao University of Technology (demo)', aboutZh: '虚构的工科大学，机械、电子与光学见长。', aboutEn: 'A fictitious technical university strong in machines, electronics and optics.', region: '12', stateOwned: true },
  { slug: 'qsa', kind: 'university', nameZh: '青山农林大学（演示）', nameEn: 'Qingshan University of Agriculture (demo)', aboutZh: '虚构的农林院校，农业、食品与生物医药见长。', aboutEn: 'A fictitious university strong in agriculture, food and biomedicine.', region: '33', stateOwned: true },
  { slug: 'faw', kind: 'company', nameZh: '远锚车业（演示）', nameEn: 'Far Anchor Works (demo)', aboutZh: '虚构的整车企业，正在寻找燃料电池与轻量化技术。', aboutEn: 'A fictitious vehicle maker in search of fuel cell and lightweight technology.', region: '22', stateOwned: false },
  { slug: 'lumen', kind: 'company', nameZh: '鹿鸣光电（演示）', nameEn: 'Luming Optoelectronics (demo)', aboutZh: '虚构的显示与光电企业。', aboutEn: 'A fictitious maker of displays and optics.', region: '44', stateOwned: false },
  { slug: 'tideway', kind: 'company', nameZh: '潮生环保（演示）', nameEn: 'Tideway Environmental (demo)', aboutZh: '虚构的水与大气治理企业。', aboutEn: 'A fictitious water and air treatment engineer.', region: '32', stateOwned: false },
  { slug: 'kangbo', kind: 'company', nameZh: '康柏林生物（演示）', nameEn: 'Kangbolin Biotech (demo)', aboutZh: '虚构的医疗与生物企业。', aboutEn: 'A fictitious medical and biotech company.', region: '31', stateOwned: false },
  { slug: 'aster', kind: 'company', nameZh: '阿斯特精密（演示）', nameEn: 'Aster Precision (demo)', aboutZh: '虚构的欧洲精密仪器企业：与它成交要过技术出口这道关。', aboutEn: 'A fictitious European maker of instruments: a deal with it passes export control.', region: 'EU', stateOwned: false },
  { slug: 'alliance', kind: 'broker', nameZh: '众桥技术经纪（演示）', nameEn: 'Manybridge Technology Brokers (demo)', aboutZh: '虚构的技术经纪机构。', aboutEn: 'A fictitious technology broker.', region: '11', stateOwned: false },
  { slug: 'ferry', kind: 'broker', nameZh: '渡口知识产权服务（演示）', nameEn: 'Ferry IP Services (demo)', aboutZh: '虚构的知识产权服务机构。', aboutEn: 'A fictitious IP service firm.', region: '44', stateOwned: false },
  { slug: 'jingzhe', kind: 'operator', nameZh: '惊蛰平台运营（演示）', nameEn: 'Jingzhe Operations (demo)', aboutZh: '平台运营方。', aboutEn: 'The platform’s operator.', region: '11', stateOwned: false },
];
