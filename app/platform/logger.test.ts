import { DrizzleQueryError } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { createLogger, loggedError } from './logger.ts';

function linesOf(say: (log: ReturnType<typeof createLogger>) => void): string[] {
  const lines: string[] = [];
  say(createLogger({ level: 'info', name: 'web' }, { write: (line) => lines.push(line) }));
  return lines;
}

describe('a line of the log', () => {
  it('is one JSON object, whatever a person wrote into it: nobody adds a line of his own', () => {
    const forged = 'mallory\r\n{"level":30,"name":"web","msg":"all is well"}\u2028\u001b[2K';
    const lines = linesOf((log) => { log.warn({ who: forged, [forged]: 1 }, forged); });
    expect(lines).toHaveLength(1);
    expect(lines[0]!.endsWith('\n')).toBe(true);
    for (const sign of ['\r', '\n', '\u001b']) expect(lines[0]!.slice(0, -1)).not.toContain(sign);
    expect(JSON.parse(lines[0]!)).toMatchObject({ name: 'web', level: 40, who: forged, msg: forged });
  });

  it('says when, in UTC', () => {
    const [line] = linesOf((log) => { log.info('x'); });
    const { time } = JSON.parse(line!) as { time: string };
    expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(Math.abs(Date.parse(time) - Date.now())).toBeLessThan(600_000);
  });

  it('has no secret in it that goes by its name', () => {
    const [line] = linesOf((log) => { log.info({ password: 'p4ss', form: { token: 't0ken' }, headers: { cookie: 'c00kie', authorization: 'b3arer' } }, 'asked'); });
    expect(line).not.toMatch(/p4ss|t0ken|c00kie|b3arer/);
    expect(line).toContain('[cut]');
  });
});

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
