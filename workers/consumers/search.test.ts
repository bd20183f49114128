import { describe, expect, it } from 'vitest';
import type { Delivery } from '../dispatcher.ts';
import { idsOf } from './search.ts';

const delivery = (topic: string, payload: object) => ({ topic, payload }) as unknown as Delivery;

describe('what a batch asks the search consumer to look at', () => {
  it('names each listing, demand and patent once, however often it changed', () => {
    expect(idsOf([
      delivery('listing.changed', { listingId: 'lst_a', orgId: 'org_1', status: 'draft' }), delivery('listing.changed', { listingId: 'lst_a', orgId: 'org_1', status: 'published' }),
      delivery('demand.changed', { demandId: 'dem_a', orgId: 'org_2' }), delivery('patent.changed', { patentId: 'pat_a', orgId: 'org_1' }), delivery('patent.changed', { patentId: 'pat_a', orgId: 'org_1' }),
    ])).toEqual({ listings: ['lst_a'], demands: ['dem_a'], patents: ['pat_a'] });
  });

  it('leaves alone what it does not know', () => expect(idsOf([delivery('mail.requested', { mailId: 'mal_a' })])).toEqual({ listings: [], demands: [], patents: [] }));
});
