import { describe, expect, it } from 'vitest';
import { combineStatus, readStatusText } from './statuses.ts';

const read = (text: string) => { const r = readStatusText(text); return `${r.status ?? '-'}${r.challenged ? ' challenged' : ''}`; };

describe('status texts', () => {
  it.each([
    // Partial effects and challenges.
    ['授权|部分无效', 'in_force'], ['宣告部分无效', 'in_force'], ['Partially revoked', 'in_force'], ['一部無効', 'in_force'], ['无效宣告请求受理', 'in_force challenged'], ['Granted; opposition filed', 'in_force challenged'], ['無効審判係属中', 'in_force challenged'], ['无效宣告请求驳回', 'in_force'], ['Opposition period expired', 'in_force'],
    ['在权利要求1-3的基础上继续维持有效', 'in_force'], ['专利权全部无效', 'revoked'], ['授权|无效宣告请求审查中|全部无效', 'revoked'],
    // Negations.
    ['未授权', '-'], ['Not yet granted', '-'], ['未获得授权', '-'], ['No longer active', 'lapsed'], ['Not valid', 'lapsed'], ['不予授权', 'withdrawn'], ['PCT国际申请有效期满', '-'], ['未登録', '-'], ['미등록', '-'], ['not lapsed', '-'], ['not invalidated', '-'],
    // Restored.
    ['失效|恢复', 'in_force'], ['权利恢复', 'in_force'], ['Revived', 'in_force'], ['请求恢复权利', 'lapsed'], ['Restoration of right requested', 'lapsed'], ['期限届满|恢复', 'expired'],
    // Endings.
    ['未缴年费终止', 'lapsed'], ['Expired - Fee Related', 'lapsed'], ['Expired due to failure to pay', 'lapsed'], ['Ceased', 'lapsed'], ['消滅', 'lapsed'], ['등록료 불납에 의한 소멸', 'lapsed'], ['存続期間満了', 'expired'], ['专利权有效期届满', 'expired'], ['Expired', 'expired'], ['放弃专利权', 'lapsed'], ['视为撤回', 'withdrawn'], ['Abandoned -- failure to respond', 'withdrawn'], ['拒絶査定', 'withdrawn'], ['거절결정', 'withdrawn'],
    ['發明專利申請公布後的駁回', 'withdrawn'], ['避免重复授予专利权', 'withdrawn'], ['撤銷', 'revoked'], ['무효', 'revoked'],
    // Before the grant.
    ['实质审查的生效', 'pending'], ['Final rejection mailed', 'pending'], ['Notice of allowance', 'pending'], ['办理登记手续', 'pending'], ['審査中', 'pending'], ['심사중', 'pending'], ['复审', 'pending'], ['专利申请权转移', 'pending'],
    // Alive.
    ['授權', 'in_force'], ['专利权的转移', 'in_force'], ['Issued', 'in_force'], ['登録', 'in_force'], ['등록', 'in_force'], ['滞纳期', 'in_grace'], ['In grace period', 'in_grace'], ['ALIVE', 'in_force'], ['DEAD', 'lapsed'],
    // Nothing about life.
    ['著录事项变更', '-'], ['专利申请权、专利权的转移', '-'], ['???', '-'],
  ])('%s → %s', (text, status) => expect(read(text)).toBe(status));

  it('lists words nobody knows and stays silent about known ones that tell nothing', () => {
    expect(readStatusText('授权|火星移民').unread).toEqual(['火星移民']);
    expect(readStatusText('未授权').unread).toEqual([]);
    expect(readStatusText('火星移民')).toEqual({ status: null, challenged: false, unread: ['火星移民'] });
  });

  it('puts a short column and a column of events together', () => {
    const both = (simple: string, detail: string) => { const r = combineStatus(readStatusText(simple), readStatusText(detail)); return `${r.status}${r.challenged ? ' challenged' : ''}`; };
    expect([both('有效', '授权'), both('失效', '未缴年费'), both('失效', '期限届满'), both('有效', '实质审查'), both('审中', '实质审查'), both('有效', '授权|无效宣告请求审查中'), both('失效', '授权')]).toEqual(['in_force', 'lapsed', 'expired', 'in_force', 'pending', 'in_force challenged', 'lapsed']);
  });
});
