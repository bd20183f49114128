import type { z } from 'zod';
import { legalDay, legalDeadline } from '#app/core/clock.ts';
import { checkInput } from '#app/core/input.ts';
import { newId } from '#app/core/ids.ts';
import type { Scope } from '#app/core/scope.ts';
import type { Tx } from '#db/client.ts';
import { factRows } from '#db/outbox.ts';
import { prepared } from '#db/prepared.ts';
import { outbox } from '#db/schema/platform.ts';
import { enterPlatform } from '#db/tx.ts';
import { reader } from '../definition/facts.ts';
import { beginning, settings, shownState, type Change } from '../definition/step.ts';
import type { Definition, TimerState } from '../definition/types.ts';
import { readCase, writeOpening } from './cases.server.ts';
import type { Actor, Effect, Loaded, Subject } from './subject.ts';

/** What people are told about a case: the notice's kind, whose name stands in it, and where it leads. */
export interface About { kind: string; title: { zh: string; en: string }; href: string }

/**
 * A kind of subject without gates, contracts or two persons' rules: a row of a table of its own, locked by itself, whose parties are
 * organisations. What is left to say is listed here.
 */
export interface PlainKind<S extends Loaded> {
  kind: string;
  /** Table of the subject's rows; its row-level security says who sees one. A name of this code, never of a request. */
  table: string;
  definitions: readonly Definition[];
  load(tx: Tx, id: string, base: Loaded): Promise<S>;
  /** Organisations by the part they play; one may play several, and the first it plays counts. */
  parties(ctx: S): Readonly<Record<string, string | null>>;
  facts: Readonly<Record<string, (ctx: S, actor: Actor) => boolean>>;
  /** End of a period that begins now: days, months, or an instant the subject itself knows. */
  period(ctx: S, code: string): { days: number } | { months: number } | Date;
  forms?: Readonly<Record<string, z.ZodType<Record<string, unknown>>>>;
  effects: Readonly<Record<string, Effect<S>>>;
  about(ctx: S): About;
  lookAt?(ctx: S): Date | null;
}

/** The organisations of these parts; the platform's own when an operator is among them. */
function orgsOf<S extends Loaded>(kind: PlainKind<S>, ctx: S, roles: readonly string[]): string[] {
  const parties = kind.parties(ctx);
  return [...new Set(roles.map((role) => parties[role] ?? null).filter((id) => id !== null))];
}

const rolesTold = (definition: Definition, change: Change): string[] =>
  (change.from === change.to ? [] : definition.notices.filter((n) => n.on === '*' || n.on.includes(change.to)).flatMap((n) => n.to));

/** The adapter of a plain kind. News go out as `org.notice` with the state as `reason`. */
export function plainSubject<S extends Loaded>(kind: PlainKind<S>): Subject<S> {
  const notice = (tx: Tx, ctx: S, orgId: string, key: string, data: Record<string, string>) => {
    const about = kind.about(ctx);
    return factRows(tx, 'org.notice', { orgId, kind: about.kind, data: { title_zh: about.title.zh, title_en: about.title.en, ...data }, href: about.href }, { key: `${about.kind}:${key}:${orgId}` });
  };
  return {
    kind: kind.kind, system: `${kind.kind}s`, definitions: kind.definitions,
    async lock(tx, scope, id, step) {
      if ((await prepared(tx, `select id from ${kind.table} where id = $1`, [id])).length === 0) return false;
      await enterPlatform(tx, scope, step);
      return (await prepared(tx, `select id from ${kind.table} where id = $1 for update`, [id])).length > 0;
    },
    lockFree: async (tx, id) => (await prepared(tx, `select id from ${kind.table} where id = $1 for update skip locked`, [id])).length > 0,
    load: async (tx, id) => kind.load(tx, id, await readCase(tx, id, kind.definitions)),
    roleOf(ctx, scope) {
      if (scope.kind === 'system') return 'system';
      if (scope.kind === 'operator') return 'operator';
      if (scope.kind !== 'org') return null;
      return Object.entries(kind.parties(ctx)).find(([, orgId]) => orgId === scope.orgId)?.[0] ?? null;
    },
    facts: (ctx, actor) => (fact) => kind.facts[fact]!(ctx, actor),
    gates: () => [], steps: () => [],
    dueAt(ctx, code) {
      const period = kind.period(ctx, code);
      return period instanceof Date ? period : legalDeadline(ctx.now, period);
    },
    readForm(form, evidence) {
      const schema = form ? kind.forms?.[form] : undefined;
      if (!schema) return { ok: true, data: {} };
      const read = checkInput(schema, evidence);
      return read.ok ? { ok: true, data: read.data } : { ok: false, fields: read.fields };
    },
    effects: kind.effects,
    judge() { /* nothing is derived */ },
    settle: () => Promise.resolve(),
    lookAt: (ctx) => kind.lookAt?.(ctx) ?? null,
    chain: (id) => `case:${id}`,
    words: { step: `move the ${kind.kind.replaceAll('_', ' ')}`, move: `${kind.kind}.move`, refuse: `${kind.kind}.refuse`, missed: `${kind.kind}.deadline_missed` },
    took() { /* no step here is the first of two persons' */ },
    told: (tx, ctx, { change, seq }) => orgsOf(kind, ctx, rolesTold(ctx.case.definition, change)).flatMap((orgId) => notice(tx, ctx, orgId, `${ctx.case.id}:${seq}`, { reason: `${kind.kind}.${change.to}` })),
    reminded: (tx, ctx, timer: TimerState, roles) => orgsOf(kind, ctx, roles).flatMap((orgId) => {
      // The last legal day of the period, not the instant after it.
      const day = legalDay(new Date(timer.dueAt.getTime() - 1));
      return notice(tx, ctx, orgId, `${ctx.case.id}:${timer.code}:${legalDay(ctx.now)}`, { reason: `${kind.kind}.${timer.code}_due`, day });
    }),
  };
}

export interface PlainOpening { id: string; now: Date; scope: Scope; role: string; /** How its clocks are counted from now on. */ dueAt: (period: string) => Date; facts?: (fact: string) => boolean }

/** Opens the case of a plain subject whose row is inserted by the same transaction (for the platform), `insert` being given the state it begins in. */
export async function openPlain<S extends Loaded>(tx: Tx, kind: PlainKind<S>, opening: PlainOpening, insert: (state: string) => Promise<void>): Promise<void> {
  const definition = kind.definitions.at(-1)!;
  const facts = opening.facts ?? (() => false);
  const standing = beginning(definition, facts);
  const state = shownState(definition, standing);
  await insert(state);
  const { scope } = opening;
  await writeOpening(tx, {
    now: opening.now, id: opening.id, subject: kind.kind, definition, standing, state, timers: settings(definition.opens, reader(definition, standing, facts), opening.dueAt),
    move: { id: newId('transition'), actor_kind: opening.role, actor_user_id: 'userId' in scope ? scope.userId : null, actor_org_id: 'orgId' in scope ? scope.orgId : null },
    audit: { chain: `case:${opening.id}`, action: `${kind.kind}.open`, data: { process: `${definition.name}@${definition.version}` } }, facts: [],
  });
  const ctx = await kind.load(tx, opening.id, await readCase(tx, opening.id, kind.definitions));
  const about = kind.about(ctx);
  const told = definition.notices.filter((n) => n.on !== '*' && n.on.includes(state)).flatMap((n) => n.to);
  const rows = orgsOf(kind, ctx, told).filter((orgId) => !('orgId' in scope) || orgId !== scope.orgId).flatMap((orgId) => factRows(tx, 'org.notice', {
    orgId, kind: about.kind, data: { title_zh: about.title.zh, title_en: about.title.en, reason: `${kind.kind}.${state}` }, href: about.href,
  }, { key: `${about.kind}:${opening.id}:0:${orgId}` }));
  if (rows.length) await tx.insert(outbox).values(rows).onConflictDoNothing();
}
