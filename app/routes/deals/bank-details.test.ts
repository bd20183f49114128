import { describe, expect, it } from 'vitest';
import { readEnv } from '#app/platform/env.ts';
import { amountInWords, supervisedAccount } from './bank-details.server.ts';

const env = (over: Record<string, string>) => readEnv({ NODE_ENV: 'test', DATABASE_URL: 'postgres://x', MEILI_URL: 'http://127.0.0.1:1', AUTH_SECRET: 'a-secret-for-tests-only-0123456789', STRIPE_SECRET_KEY: 'sk_test_1', STRIPE_WEBHOOK_SECRET: 'whsec_tests', STRIPE_API_BASE: 'http://127.0.0.1:9', ...over });

describe('what a bank transfer needs', () => {
  it('writes sums as banks in China do', () => {
    const cny = (amount: number) => amountInWords({ currency: 'CNY', amount });
    expect(cny(912_000_00)).toBe('玖拾壹万贰仟圆整');
    expect(cny(1_050_000_05)).toBe('壹佰零伍万圆零伍分');
    expect(cny(50)).toMatch(/伍角/);
    expect(cny(100_000_000_00)).toBe('壹亿圆整');
    expect(amountInWords({ currency: 'USD', amount: 100 })).toBeNull();
  });
  it('names the account that was set, a made-up one in a demo, and none where nobody has set one', () => {
    expect(supervisedAccount({ env: env({ DEMO: '1' }) })).toMatchObject({ demo: true });
    expect(supervisedAccount({ env: env({}) })).toBeNull();
    expect(supervisedAccount({ env: env({ SUPERVISED_ACCOUNT_NAME: 'A', SUPERVISED_ACCOUNT_NO: '1', SUPERVISED_ACCOUNT_BANK: 'B' }) })).toEqual({ name: 'A', number: '1', bank: 'B', demo: false });
    expect(supervisedAccount({ env: env({ SUPERVISED_ACCOUNT_NAME: 'A' }) })).toBeNull();
  });
});
