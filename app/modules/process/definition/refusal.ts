import { AppError, type ErrorCode, type FieldError } from '#app/core/errors.ts';

/** Why a move is not possible: a code with a text, and perhaps what exactly. */
export interface Block { code: string; detail?: string | undefined }

/** A move that was refused on purpose: the engine records it in the case's history, then throws {@link AppError}. */
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

  /** The error a caller gets. `subject` is the kind of thing (`deal`) and its id. */
  toAppError(subject: { kind: string; id: string; state: string }, name: string): AppError {
    const first = this.blockedBy.find((b) => b.code === 'same_person');
    return new AppError(this.code, { [subject.kind]: subject.id, transition: name, state: subject.state, blocked_by: this.blockedBy, ...(first ? { first_by: first.detail ?? '' } : {}) }, this.fields);
  }
}
