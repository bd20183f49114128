import { toCardinal as english } from 'n2words/en-US';
import { toCardinal as chinese, toCurrency as capitals } from 'n2words/zh-Hans-CN';
import { moneyToDecimal, type Money } from '#app/core/money.ts';
import type { Locale } from '#app/core/vocabulary.ts';

/** Whole and minor part of a sum in words; a page names the currency beside them. Chinese capitals for CNY say it themselves. */
export function amountInWords(value: Money, locale: Locale): { whole: string; minor: string | null; complete: boolean } {
  const decimal = moneyToDecimal(value);
  if (locale === 'zh' && value.currency === 'CNY') return { whole: capitals(decimal), minor: null, complete: true };
  const [whole, minor] = decimal.split('.') as [string, string];
  const say = locale === 'zh' ? chinese : english;
  return { whole: say(BigInt(whole)), minor: Number(minor) ? say(Number(minor)) : null, complete: false };
}
