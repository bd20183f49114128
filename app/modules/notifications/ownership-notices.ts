import type { Locale } from '#app/core/vocabulary.ts';

type Words = Record<Locale, (title: string, state: string, count: number, more: { reason: string; day: string }) => { headline: string; detail: string }>;

/** Why a listing left the market and what brings it back, by the code it was suspended with. */
const SUSPENDED: Record<string, Record<Locale, string>> = {
  org_unverified: { zh: '贵机构的身份核验不再有效。完成核验后，挂牌自动恢复。', en: 'Your organisation’s verification no longer holds. The listing comes back by itself once it does.' },
  unproven: { zh: '期限内没有提交权属证明。证明通过后，挂牌自动恢复；对结论有异议，可以再次提交，由另一位审核人处理。', en: 'No evidence of ownership came in time. The listing comes back by itself once it is accepted; if it was refused, hand it in again and another reviewer looks.' },
  ownership_lost: { zh: '复核认定权利属于他人。理由见权属页，您可以申诉一次，由另一位审核人处理。', en: 'A review found that somebody else owns the right. The reason is on its ownership page; you may appeal once, to another reviewer.' },
};
const why = (reason: string, locale: Locale) => SUSPENDED[reason]?.[locale] ?? reason;

/** Notices about who an organisation is and what it owns. A reason is quoted as the reviewer wrote it. */
export const OWNERSHIP_NOTICES = {
  verification_accepted: { zh: (t, _s, _n, m) => ({ headline: `机构核验已通过：${t}`, detail: `有效至 ${m.day}，到期前三十天会提醒您重新核验。` }), en: (t, _s, _n, m) => ({ headline: `${t} is verified`, detail: `Good until ${m.day}. You will be reminded thirty days before.` }) },
  verification_refused: { zh: (t, _s, _n, m) => ({ headline: `机构核验未通过：${t}`, detail: `理由：${m.reason}。更正后可以再次提交。` }), en: (t, _s, _n, m) => ({ headline: `${t} could not be verified`, detail: `Reason: ${m.reason}. Correct it and hand it in again.` }) },
  verification_due: { zh: (t, _s, _n, m) => ({ headline: `请重新核验：${t}`, detail: `核验有效至 ${m.day}。到期未核验，挂牌会暂停，报价不再有约束力。` }), en: (t, _s, _n, m) => ({ headline: `Please renew the verification of ${t}`, detail: `It counts until ${m.day}. After that listings are suspended and offers do not bind.` }) },
  verification_expired: { zh: (t) => ({ headline: `机构核验已到期：${t}`, detail: '挂牌已暂停，新的报价没有约束力。重新核验后自动恢复。' }), en: (t) => ({ headline: `The verification of ${t} has expired`, detail: 'Listings are suspended and new offers do not bind. Both come back with a new verification.' }) },
  name_cleared: { zh: (t) => ({ headline: `机构名称已通过复核：${t}`, detail: '现在可以在市场上使用这个名称。' }), en: (t) => ({ headline: `The name ${t} may stand`, detail: 'You can use it on the market now.' }) },
  name_refused: { zh: (t, _s, _n, m) => ({ headline: `机构名称须更改：${t}`, detail: `理由：${m.reason}。请在机构资料里换一个名称。` }), en: (t, _s, _n, m) => ({ headline: `The name ${t} has to change`, detail: `Reason: ${m.reason}. Choose another in the organisation’s profile.` }) },
  proof_accepted: { zh: (t, _s, _n, m) => ({ headline: `权属已证明：${t}`, detail: `登记日期 ${m.day}。这件专利可以公开挂牌了。` }), en: (t, _s, _n, m) => ({ headline: `Ownership shown: ${t}`, detail: `As of ${m.day}. The patent may be published.` }) },
  proof_refused: { zh: (t, _s, _n, m) => ({ headline: `权属证明未通过：${t}`, detail: `理由：${m.reason}。可以再次提交，由另一位审核人处理。` }), en: (t, _s, _n, m) => ({ headline: `Evidence of ownership refused: ${t}`, detail: `Reason: ${m.reason}. Hand it in again and another reviewer looks.` }) },
  ownership_due: { zh: (t, _s, n, m) => ({ headline: `${n} 件挂牌须在 ${m.day} 前提交权属证明`, detail: `${t}：到期仍未提交的挂牌将暂停，提交并通过后自动恢复。` }), en: (t, _s, n, m) => ({ headline: `${n} ${n === 1 ? 'listing needs' : 'listings need'} evidence of ownership by ${m.day}`, detail: `${t}: what has none by then is suspended, and comes back by itself once evidence is accepted.` }) },
  ownership_lost: { zh: (t, _s, _n, m) => ({ headline: `复核认定权利属于他人：${t}`, detail: `理由：${m.reason}。挂牌已停止。您可以申诉一次，由另一位审核人处理。` }), en: (t, _s, _n, m) => ({ headline: `A review found another owner: ${t}`, detail: `Reason: ${m.reason}. The listing has left the market. You may appeal once, to another reviewer.` }) },
  claim_upheld: { zh: (t, _s, _n, m) => ({ headline: `您的权属主张成立：${t}`, detail: `理由：${m.reason}` }), en: (t, _s, _n, m) => ({ headline: `Your claim was upheld: ${t}`, detail: `Reason: ${m.reason}` }) },
  claim_dismissed: { zh: (t, _s, _n, m) => ({ headline: `权属主张未成立：${t}`, detail: `理由：${m.reason}` }), en: (t, _s, _n, m) => ({ headline: `The claim was not upheld: ${t}`, detail: `Reason: ${m.reason}` }) },
  claim_appealed: { zh: (t) => ({ headline: `有人对复核结论提出申诉：${t}`, detail: '由另一位审核人处理，结论会通知您。' }), en: (t) => ({ headline: `The decision was appealed: ${t}`, detail: 'Another reviewer looks at it; you will be told.' }) },
  listing_suspended: { zh: (t, _s, _n, m) => ({ headline: `挂牌已暂停：${t}`, detail: why(m.reason, 'zh') }), en: (t, _s, _n, m) => ({ headline: `Listing suspended: ${t}`, detail: why(m.reason, 'en') }) },
  offer_binding: { zh: () => ({ headline: '对方的报价现在有约束力', detail: '对方已通过核验并确认了报价，您可以接受、还价或谢绝。' }), en: () => ({ headline: 'An offer binds the other side now', detail: 'They have been verified and have confirmed it: accept, counter or decline.' }) },
  patent_twice: { zh: (t) => ({ headline: `同一件专利登记了两次：${t}`, detail: '两条记录是同一项权利，且都已被使用（挂牌、交易、评估等），无法自动合并。请保留其中一条。' }), en: (t) => ({ headline: `One patent is on record twice: ${t}`, detail: 'Both records are one right and both are in use (listings, deals, valuations), so they were not merged. Please keep one of them.' }) },
} satisfies Record<string, Words>;
