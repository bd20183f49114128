import { DrizzleQueryError } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { loggedError } from './logger.ts';

describe('an error in the log', () => {
  it('keeps the statement and the trace, and none of the values', () => {
    const cause = Object.assign(new Error('duplicate key value violates unique constraint "users_email"'), { detail: 'Key (email)=(someone@secret.example) already exists.', code: '23505' });
    const text = JSON.stringify(loggedError(new DrizzleQueryError('insert into users (email, token_hash) values ($1, $2)', ['someone@secret.example', 'hash-of-a-secret\n at no place'], cause)));
    expect(text).toContain('insert into users');
    expect(text).toContain('logger.test.ts');
    expect(text).toContain('duplicate key');
    expect(text).not.toMatch(/someone@secret|hash-of-a-secret/);
  });

  it('of any other kind stays as it is', () => {
    expect(loggedError(new Error('no answer within 2 s'))).toMatchObject({ type: 'Error', message: 'no answer within 2 s' });
  });
});
