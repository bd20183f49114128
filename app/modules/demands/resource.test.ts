import { describe, expect, it } from 'vitest';
import type { DemandWithOrg } from './demand.store.server.ts';
import { demandResource } from './resource.ts';

const at = new Date('2026-01-01T00:00:00Z');
const row = (org: Record<string, unknown>) => ({
  demand: { id: 'dem_1', orgId: 'org_1', currency: 'CNY', budgetMin: null, budgetMax: null, visibility: 'named', createdAt: at, updatedAt: at, ipc: [], dealKinds: [], territories: [], problem: 'x', material: '', method: '', efficacy: '', product: '', application: '' },
  org: { id: 'org_1', slug: 's', nameZh: '甲', nameEn: 'A', region: '22', nameHeldAt: null, ...org },
}) as unknown as DemandWithOrg;

describe('whose need it is', () => {
  it('is called verified for as long as the verification counts', () => {
    const verified = (org: Record<string, unknown>, today: string) => demandResource(row(org), null, today).org?.verified;
    expect([verified({ verifiedAt: at, verifiedUntil: '2026-06-01' }, '2026-05-31'), verified({ verifiedAt: at, verifiedUntil: '2026-06-01' }, '2026-06-01'), verified({ verifiedAt: at, verifiedUntil: null }, '2030-01-01'), verified({ verifiedAt: null, verifiedUntil: null }, '2026-01-01')]).toEqual([true, false, true, false]);
  });

  it('and its verification is told though it is not named, without the days that could name it', () => {
    const org = { verifiedAt: at, verifiedUntil: '2027-06-01', verificationState: 'verified', verificationStateAt: at };
    const of = (visibility: string, viewer: string | null) => { const r = row(org); return demandResource({ ...r, demand: { ...r.demand, visibility } as never }, viewer, '2026-05-01'); };
    expect(of('named', null).verification).toEqual({ state: 'verified', since: at.toISOString(), until: '2027-06-01', verified: true });
    expect([of('anonymous', null).org, of('anonymous', null).verification]).toEqual([null, { state: 'verified', since: null, until: null, verified: true }]);
    expect(of('anonymous', 'org_1').verification.until).toBe('2027-06-01');
    expect(demandResource(row({ ...org, verifiedUntil: '2026-02-01' }), null, '2026-05-01').verification).toMatchObject({ state: 'expired', verified: false });
  });
});
