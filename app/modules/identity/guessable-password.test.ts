import { describe, expect, it } from 'vitest';
import { isGuessable } from './guessable-password.server.ts';

describe('passwords that fall to guessing', () => {
  it.each(['123456789012', 'passwordpassword', 'qwertyuiop12', 'aaaaaaaaaaaaaaaa', 'Password1234!', '惊蛰惊蛰惊蛰惊蛰', 'jingzhe12345', 'p4ssw0rdp4ssw0rdp4ssw0rd'])('%s', (password) => {
    expect(isGuessable(password)).toBe(true);
  });

  it.each(['wake-the-dormant-2026', 'correct horse battery staple', '春雷响万物长惊醒沉睡的种子', 'a brand new password'])('%s stands', (password) => {
    expect(isGuessable(password)).toBe(false);
  });

  it('knows the person', () => {
    expect(isGuessable('lindahuberlinda', ['Linda Huber', 'linda.huber@faw.example'])).toBe(true);
    expect(isGuessable('lindahuberlinda', ['Chen Hao', 'chen@faw.example'])).toBe(false);
  });

  it('judges the beginning of a long password only, so that its length costs nothing', () => {
    const beginning = 'correct horse battery staple and the rest of this sentence is it';
    expect(beginning.length).toBe(64);
    expect(isGuessable(beginning + 'p4ssw0rd'.repeat(17))).toBe(false);
  });
});
