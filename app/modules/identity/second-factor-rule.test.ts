import { describe, expect, it } from 'vitest';
import { permissionsOf, ROLES } from '#app/core/permissions.ts';
import type { OrgKind } from '#app/core/scope.ts';
import { NEEDS_SECOND_FACTOR, secondFactorOff, secondFactorRequired } from './second-factor-rule.ts';

const production = { DEMO: false, HOST: '0.0.0.0', PUBLIC_URL: 'https://jingzhe.example' };
const demo = { DEMO: true, HOST: '127.0.0.1' };
const person = (kind: OrgKind, role: (typeof ROLES)[number]) => ({ memberships: [{ kind, role }] });

describe('who must have a second factor', () => {
  it.each((['university', 'company', 'broker', 'operator'] as const).flatMap((kind) => ROLES.map((role) => [kind, role] as const)))('follows what a %s %s may do', (kind, role) => {
    const may = permissionsOf(kind, role);
    const binding = ['deal.sign', 'deal.pay', 'offer.accept'].some((p) => may.has(p as never)) || [...may].some((p) => p.startsWith('operator.'));
    expect(secondFactorRequired(production, person(kind, role))).toBe(binding);
  });

  it('names every permission of the platform’s own people', () => {
    for (const role of ROLES) for (const p of permissionsOf('operator', role)) if (p.startsWith('operator.')) expect(NEEDS_SECOND_FACTOR).toContain(p);
  });

  it('asks of every organisation the person belongs to, and of nobody without one', () => {
    expect(secondFactorRequired(production, { memberships: [{ kind: 'company', role: 'viewer' }, { kind: 'broker', role: 'manager' }] })).toBe(true);
    expect(secondFactorRequired(production, { memberships: [] })).toBe(false);
  });
});

describe('where it is off', () => {
  it.each([
    [demo, true], [{ ...demo, PUBLIC_URL: 'http://localhost:4200' }, true], [{ ...demo, HOST: 'localhost', PUBLIC_URL: 'http://127.0.0.1:3000' }, true], [{ ...demo, HOST: '::1', PUBLIC_URL: 'http://[::1]:3000' }, true],
    [{ ...demo, DEMO: false }, false], [{ ...demo, HOST: '0.0.0.0' }, false], [{ ...demo, HOST: '192.168.1.4' }, false], [{ ...demo, PUBLIC_URL: 'https://demo.jingzhe.example' }, false],
    [{ ...demo, PUBLIC_URL: 'http://localhost.evil.example' }, false], [{ ...demo, HOST: '127.0.0.1.evil.example' }, false], [{ ...demo, PUBLIC_URL: 'not an address' }, false], [production, false],
  ])('%o → %s', (env, off) => {
    expect(secondFactorOff(env)).toBe(off);
    expect(secondFactorRequired(env, person('operator', 'owner'))).toBe(!off);
  });

  it('is decided by these three and by no switch', () => {
    const more = { ...production, SECOND_FACTOR: '0', NODE_ENV: 'development', SEED: 'demo' };
    expect(secondFactorRequired(more, person('company', 'owner'))).toBe(true);
  });
});
