import type { Locale } from '#app/core/vocabulary.ts';

/**
 * What a signer agrees to, word for word. It is kept with every signature, in the language in which it was shown, so a version is
 * never edited: another wording is another version. Both languages say the same and neither is a translation for information only.
 */
export const CONSENT: { version: string; text: Record<Locale, string> } = {
  version: '2026-11-30',
  text: {
    zh: '我已阅读本版合同全文，同意受其约束，并有权代表本机构签署。我同意以电子方式签署，认可该签署与手写签名具有同等效力，并同意平台保存签署人、签署时间、网络地址、所用设备及合同哈希值作为签署记录。',
    en: 'I have read this version of the contract in full, I agree to be bound by it, and I am authorised to sign for my organisation. I agree to sign electronically, I accept this signature as equal to one in ink, and I agree that the platform keeps who signed, when, from which network address and device, and the fingerprint of the contract as the record of signing.',
  },
};
