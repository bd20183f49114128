import { AppError } from '#app/core/errors.ts';

/** Why a document is not taken, beyond its type; texts are `errors:bad_file_<reason>`. */
export type UploadProblem =
  | 'empty' | 'picture_too_large' | 'picture_broken' | 'two_types' | 'pdf_active' | 'pdf_attachments' | 'pdf_encrypted' | 'pdf_unreadable' | 'pdf_broken';

/** A `bad_file` error on the field `file`, in words of its own (`context` picks them). */
export function uploadError(reason: UploadProblem, details: Record<string, unknown> = {}): AppError {
  return new AppError('bad_file', { reason, context: reason, ...details }, [{ path: 'file', code: reason }]);
}
