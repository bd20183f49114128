import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrivals, codeHash, judge, readTicket, showCode, tidyCode, type DeskList } from './ticket.pure.ts';
import { newCode, newEventKey, signTicket } from './tickets.server.ts';

const key = newEventKey();
const event = 'evn_0test00';
const payload = { event, code: newCode(), person: '林静澜', org: '静澜大学（演示）' };
const listOf = async (status: 'seat' | 'waiting' | 'left' | null): Promise<DeskList> => ({ event, key: JSON.parse(key.publicJwk) as JsonWebKey, codes: status ? { [await codeHash(event, payload.code)]: status } : {} });

describe('a ticket', () => {
  it('tells at the door who comes, without a network', async () => {
    expect(await judge(signTicket(payload, key.privatePem), await listOf('seat'))).toEqual({ code: payload.code, person: payload.person, org: payload.org, result: 'admitted' });
    expect(await judge(showCode(payload.code).toLowerCase(), await listOf('seat'))).toMatchObject({ code: payload.code, result: 'admitted' });
  });

  it('counts no more once it was given back, or while one waits; is admitted when the list is older than the ticket', async () => {
    const ticket = signTicket(payload, key.privatePem);
    expect((await judge(ticket, await listOf('left'))).result).toBe('left');
    expect((await judge(ticket, await listOf('waiting'))).result).toBe('waiting');
    expect((await judge(ticket, await listOf(null))).result).toBe('admitted_unlisted');
    expect((await judge(payload.code, await listOf(null))).result).toBe('unknown_code');
  });

  it('is refused when it is another event’s, another key’s, or altered by any character', async () => {
    const list = await listOf('seat');
    expect((await judge(signTicket({ ...payload, event: 'evn_0other0' }, key.privatePem), list)).result).toBe('other_event');
    expect((await judge(signTicket(payload, newEventKey().privatePem), list)).result).toBe('forged');
    const ticket = signTicket(payload, key.privatePem);
    await fc.assert(fc.asyncProperty(fc.nat(ticket.length - 2), fc.constantFrom(...'AQgw09_-'), async (at, char) => {
      const altered = ticket.slice(0, at) + char + ticket.slice(at + 1);
      // The last character of a part carries bits that are not read.
      const same = readTicket(altered);
      const original = readTicket(ticket)!;
      if (same && same.signed === original.signed && same.signature.join() === original.signature.join()) return;
      expect(['forged', 'not_a_ticket', 'other_event']).toContain((await judge(altered, list)).result);
    }), { numRuns: 150 });
    expect((await judge('https://example.test', list)).result).toBe('not_a_ticket');
  });

  it('has a code that is read whatever way it is typed', () => {
    expect(tidyCode(' o1il0-abcde ')).toBe('01110ABCDE');
    expect(newCode()).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/);
  });
});

describe('arrivals', () => {
  it('are the earliest readings, in whatever order the phones send them', () => {
    const scans = fc.array(fc.record({ registration: fc.constantFrom('a', 'b', 'c'), at: fc.integer({ min: 0, max: 5 }), nonce: fc.uuid() }), { maxLength: 12 });
    fc.assert(fc.property(scans, fc.infiniteStream(fc.nat()), (list, order) => {
      const shuffled = list.map((s) => ({ s, k: order.next().value! })).sort((x, y) => x.k - y.k).map((x) => x.s);
      expect(arrivals(shuffled)).toEqual(arrivals(list));
      for (const s of list) expect(arrivals(list).get(s.registration)!.at).toBeLessThanOrEqual(s.at);
    }));
  });
});
