import { describe, expect, it } from 'vitest';
import { grantableRoles, invitationState, mayGrant, mayGrantLimit, slugBase } from './rules.ts';

describe('roles', () => {
  it('are never given above one’s own', () => {
    expect(mayGrant('owner', 'owner')).toBe(true);
    expect(mayGrant('manager', 'owner')).toBe(false);
    expect(mayGrant('member', 'member')).toBe(true);
    expect(grantableRoles('manager')).toEqual(['manager', 'member', 'viewer']);
    expect(grantableRoles('viewer')).toEqual(['viewer']);
  });

  it('carry limits that never exceed the giver’s', () => {
    expect(mayGrantLimit(null, null)).toBe(true);
    expect(mayGrantLimit(100, 100)).toBe(true);
    expect(mayGrantLimit(100, 101)).toBe(false);
    expect(mayGrantLimit(100, null)).toBe(false);
  });
});

describe('invitations', () => {
  const at = new Date('2026-11-22T00:00:00Z');
  const row = { acceptedAt: null, revokedAt: null, expiresAt: new Date('2026-11-22T00:00:00.001Z') };
  it('are open to the last instant and not at it', () => {
    expect(invitationState(row, at)).toBe('open');
    expect(invitationState({ ...row, expiresAt: at }, at)).toBe('expired');
  });
  it('stay accepted or revoked', () => {
    expect(invitationState({ ...row, acceptedAt: at, revokedAt: at, expiresAt: at }, at)).toBe('accepted');
    expect(invitationState({ ...row, revokedAt: at }, at)).toBe('revoked');
  });
});

describe('addresses', () => {
  it('come from the English name', () => {
    expect(slugBase('École of Fuel-Cells & Co.')).toBe('e-cole-of-fuel-cells-co');
    expect(slugBase('惊蛰')).toBe('org');
  });
});
