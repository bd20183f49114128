import { describe, expect, it } from 'vitest';
import { alertToken, readAlertToken } from './alert-token.ts';

const secret = 'a-secret-for-tests-only-0123456789';
const subject = { kind: 'search', id: 'ssr_0abc123' } as const;

describe('the link that ends a digest', () => {
  it('opens what it was made for', () => expect(readAlertToken(secret, alertToken(secret, subject))).toEqual(subject));

  it('opens nothing else', () => {
    const token = alertToken(secret, subject);
    const signature = token.split('.')[2]!;
    for (const bad of ['', 'search', token.slice(0, -1), `${token}x`, `search.ssr_0abc124.${signature}`, `demand.dem_0abc123.${signature}`, `demand.ssr_0abc123.${signature}`, alertToken('another-secret-for-tests-0123456789', subject), token.replace('search', 'account')]) {
      expect(readAlertToken(secret, bad), bad).toBeNull();
    }
  });
});
