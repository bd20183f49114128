import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEAL_KINDS, GATE_CODES } from '#app/core/vocabulary.ts';
import en from '#app/i18n/en/deal.ts';
import zh from '#app/i18n/zh/deal.ts';
import { DEAL_DEFINITIONS } from '../definitions/index.ts';
import { FACTS } from '../definitions/names.ts';
import { cnDeals } from '../rule-packs/cn.ts';
import type { Gate } from './gate.ts';
import { EARLIER_GATES, gateOf, GATES } from './index.ts';

/** What a rule says, without comments and layout. */
const sense = (file: string) => createHash('sha256').update(readFileSync(join(import.meta.dirname, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '').replace(/(?<!:)\/\/.*$/gm, '').replace(/\s+/g, ' ')).digest('hex').slice(0, 16);
const files = readdirSync(import.meta.dirname).filter((f) => /^g\d\d-.*\.ts$/.test(f)).sort();

/**
 * The rules that were shipped. Who changes one decides first: if deals that run may be judged otherwise, the hash is renewed; if they may not,
 * the gate gets a new revision and the definitions that ask it a new version.
 */
const SHIPPED: Record<string, string> = {
  'g01-owner.ts': 'a0e5f7247b95dd51',
  'g01-owner-2.ts': '5d04358cc86589d9',
  'g02-alive.ts': 'f662b896f6f777ec',
  'g03-unencumbered.ts': 'ecb40211e5843ab4',
  'g04-co-owners.ts': '22cc93175444b4df',
  'g05-rights.ts': '9cb924bd4135fe80',
  'g06-approval.ts': '31049a51b65ca35e',
  'g07-lawful-price.ts': '05a21d0086e4c492',
  'g08-related-party.ts': '388440fb507533c8',
  'g09-valuation.ts': '3bfc3fe62369c612',
  'g10-export.ts': 'c16133d713067a35',
  'g11-contract.ts': 'e62ab343e8b5267e',
  'g12-funds.ts': '6d5b9718462254e8',
  'g13-registration.ts': '50877fd0f0a698e1',
  'g14-recordal.ts': '8075189487286196',
  'g15-reward.ts': '5fc3d02ebc5a70f6',
  'g16-contract-registration.ts': 'fe00d17357c449c3',
  'verdict.ts': '80758de0988dc708',
  '../deal-facts.server.ts': 'aea1d5b5d734449a',
};

describe('gates', () => {
  it('are one file each, in order, with the rules that were shipped', () => {
    expect(GATES.map((g) => g.code)).toEqual([...GATE_CODES]);
    expect(GATES.filter((g) => !(g as Gate).form).map((g) => g.code)).toEqual(['G1', 'G11', 'G12', 'G13', 'G14']);
    expect(files.map((f) => `G${Number(f.slice(1, 3))}`).sort()).toEqual([...GATES, ...EARLIER_GATES].map((g) => g.code).sort());
    for (const earlier of EARLIER_GATES) expect(earlier.revision, earlier.code).toBeLessThan(gateOf(earlier.code)!.revision);
    expect(Object.fromEntries([...files, 'verdict.ts', '../deal-facts.server.ts'].map((f) => [f, sense(f)]))).toEqual(SHIPPED);
  });

  it('and facts are asked by definitions in a revision that exists', () => {
    for (const d of DEAL_DEFINITIONS) {
      for (const [code, revision] of Object.entries(d.gates)) expect(gateOf(code, revision), `${d.name}@${d.version} ${code}`).toBeDefined();
      for (const [fact, revision] of Object.entries(d.facts)) expect(FACTS[fact as keyof typeof FACTS], `${d.name}@${d.version} ${fact}`).toBe(revision);
    }
  });

  it('say what they are and why they are open in both languages, and count by the rule pack', () => {
    for (const gate of [...(GATES as readonly Gate[]), ...EARLIER_GATES]) {
      for (const texts of [zh, en]) {
        expect(texts.gate, gate.code).toHaveProperty(gate.code);
        expect(texts.gateHint, gate.code).toHaveProperty(gate.code);
        expect(Object.keys(gate.clears ?? {}).filter((why) => !(why in texts.why))).toEqual([]);
      }
      if (gate.expires) expect(cnDeals.values, gate.code).toHaveProperty(gate.expires);
      expect(Boolean(gate.form), gate.code).toBe(Boolean(gate.filedBy));
      expect(Boolean(gate.review), gate.code).toBe(Boolean(gate.reviewedBy));
      if (gate.kinds !== '*') expect(gate.kinds.filter((k) => !DEAL_KINDS.includes(k))).toEqual([]);
    }
  });
});
