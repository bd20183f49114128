import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Names of states as the definitions write them: keys of `states`, and what regions are made of. */
const DIR = join(import.meta.dirname, 'app/modules/deals/definitions');
const sources = readdirSync(DIR, { recursive: true, encoding: 'utf8' }).filter((f) => /\.ts$/.test(f) && !/\.test\.ts$/.test(f)).map((f) => readFileSync(join(DIR, f), 'utf8'));
const NAMES = new Set(sources.flatMap((text) => [
  ...[...text.matchAll(/^\s+([a-z_]+): \{ (?:\.\.\.BEFORE|\.\.\.before|phase:)/gm)].map((m) => m[1]),
  ...[...text.matchAll(/\b([a-z_]+): (?:at\('|BEFORE\b)/g)].map((m) => m[1]), ...[...text.matchAll(/\b(?:before|after) = \[([^\]]*)\]/g)].flatMap((m) => [...m[1].matchAll(/'([a-z_]+)'/g)].map((n) => n[1])),
  ...[...text.matchAll(/export const (disputed|refunding|cancelled|closed)\b/g)].map((m) => m[1]),
]));
/** Words nothing else uses: as a literal anywhere they are a state. The others tell themselves by what they are compared with. */
const OWN = new Set(['signed_unfunded', 'certified']);
/** `TypeFlags.String` of the compiler: a state is a plain string in rows and wire shapes, other vocabularies are unions of their words. */
const STRING = 4;

/** States are named in definitions and texts alone; everything else asks the definition, so that a new version is one change. */
export const stateNames = {
  meta: { type: 'problem', schema: [], messages: { literal: 'The state "{{name}}" is named outside a definition: ask the definition (phase, tone, tasks, payable …) instead.', sql: 'SQL that names the state "{{name}}": take the names from the definitions.' } },
  create(context) {
    const services = context.sourceCode.parserServices;
    const held = (node) => {
      if (node.type !== 'MemberExpression' || node.computed || !services?.program) return false;
      return /^(state|from|to|fromState|toState)$/.test(node.property.name) && Boolean(services.getTypeAtLocation(node).flags & STRING);
    };
    const check = (literal, other) => {
      if (literal.type === 'Literal' && typeof literal.value === 'string' && NAMES.has(literal.value) && held(other)) context.report({ node: literal, messageId: 'literal', data: { name: literal.value } });
    };
    return {
      BinaryExpression(node) { if (/^[=!]==?$/.test(node.operator)) { check(node.left, node.right); check(node.right, node.left); } },
      SwitchStatement(node) { for (const c of node.cases) if (c.test) check(c.test, node.discriminant); },
      Literal(node) { if (OWN.has(node.value)) context.report({ node, messageId: 'literal', data: { name: node.value } }); },
      TaggedTemplateExpression(node) {
        if (node.tag.type !== 'Identifier' || node.tag.name !== 'sql') return;
        for (const quasi of node.quasi.quasis) {
          // A word of another table's state (`t.state = 'held'`) is no state of a case.
          for (const [, name] of quasi.value.raw.matchAll(/\b(?:d|c|deals|cases)\.state\s*(?:=|<>|!=|in|not in)\s*\(?\s*'([a-z_]+)'/gi)) if (NAMES.has(name)) context.report({ node: quasi, messageId: 'sql', data: { name } });
        }
      },
    };
  },
};
