import { AppError, type ErrorCode, type FieldError } from '#app/core/errors.ts';
import type { Block } from './contract.ts';

/** A move that was refused on purpose: the writer records it in the deal's history, then throws {@link AppError}. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly blockedBy: Block[];
  readonly fields: FieldError[];
  readonly to: string | null;

  constructor(code: ErrorCode, blockedBy: Block[], options: { fields?: FieldError[]; to?: string } = {}) {
    super(`${code}: ${blockedBy.map((b) => b.code).join(', ')}`);
    this.name = 'Refusal';
    this.code = code;
    this.blockedBy = blockedBy;
    this.fields = options.fields ?? [];
    this.to = options.to ?? null;
  }

  toAppError(deal: { id: string; state: string }, name: string): AppError {
    const first = this.blockedBy.find((b) => b.code === 'same_person');
    return new AppError(this.code, { deal: deal.id, transition: name, state: deal.state, blocked_by: this.blockedBy, ...(first ? { first_by: first.detail ?? '' } : {}) }, this.fields);
  }
}
