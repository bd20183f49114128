import { DEFAULT_PERMISSION } from '#app/modules/process/definition/decide.ts';
import type { Permission } from '#app/core/permissions.ts';
import { DEAL_DEFINITIONS } from './definitions/index.ts';

/** How a page's form names a move of a deal as its intent: each has a permission of its own, asked before anything is read. */
export type MoveIntent = `move_${string}`;
export const moveIntent = (name: string): MoveIntent => `move_${name}`;
export const moveOf = (intent: MoveIntent): string => intent.slice('move_'.length);
export const isMoveIntent = <T extends { intent: string }>(input: T): input is Extract<T, { intent: MoveIntent }> => input.intent.startsWith('move_');

/** Moves with a form of their own: the signature is given under the contract's text, an override is tried before it is made. */
const ELSEWHERE: ReadonlySet<string> = new Set(['sign_contract', 'override']);

/** Every move somebody may make by hand in the deal room, over all versions, with the permission its edges ask. */
export const ROOM_MOVES: Readonly<Record<MoveIntent, Permission>> = Object.fromEntries(DEAL_DEFINITIONS.flatMap((d) => d.edges)
  .filter((e) => e.actor !== 'system' && !ELSEWHERE.has(e.name)).map((e) => [moveIntent(e.name), e.permission ?? DEFAULT_PERMISSION]));

/** Moves the queue offers: the operator's own of every definition that need no form; anything else is done in the deal room. */
export const QUEUE_MOVES: Readonly<Record<MoveIntent, Permission>> = Object.fromEntries(DEAL_DEFINITIONS.flatMap((d) => d.edges)
  .filter((e) => (e.actor === 'operator' || e.orOperator) && (!e.form || e.form === 'override')).map((e) => [moveIntent(e.name), e.permission ?? 'operator.review']));

/** Names of forms as a schema takes them. */
export const intentsOf = (moves: Readonly<Record<MoveIntent, Permission>>) => Object.keys(moves) as [MoveIntent, ...MoveIntent[]];
