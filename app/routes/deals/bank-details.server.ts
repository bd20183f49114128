import { toCurrency } from 'n2words/zh-Hans-CN';
import type { Money } from '#app/core/money.ts';
import type { Services } from '#app/http/services.server.ts';

/** Where a bank transfer goes. `demo`: the account is made up and takes nothing. */
export interface SupervisedAccount { name: string; number: string; bank: string; demo: boolean }

const DEMO_ACCOUNT: SupervisedAccount = { name: '惊蛰交易资金监管户（演示）', number: '6222 0000 0000 0000 000', bank: '示范银行长春分行（虚构）', demo: true };

/** The account the installation was given; of a demo a made-up one that says so; null where nobody has set one. */
export function supervisedAccount({ env }: Pick<Services, 'env'>): SupervisedAccount | null {
  const { SUPERVISED_ACCOUNT_NAME: name, SUPERVISED_ACCOUNT_NO: number, SUPERVISED_ACCOUNT_BANK: bank } = env;
  if (name && number && bank) return { name, number, bank, demo: false };
  return env.DEMO ? DEMO_ACCOUNT : null;
}

/** A sum in the characters banks ask for (大写); null for other currencies, which are written in figures. */
export function amountInWords({ currency, amount }: Money): string | null {
  return currency === 'CNY' ? toCurrency(`${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, '0')}`) : null;
}
