import { t } from '@lingui/core/macro';
import { refusal } from './refusals';

/** One field's complaint inside an RFC 9457 problem document. */
export interface FieldProblem {
  field: string;
  message: string;
  code: string;
}

/** A failed request, whether the server answered with a problem document or nothing answered. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly fields: readonly FieldProblem[];
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(status: number, body: Record<string, unknown>) {
    const title = typeof body.title === 'string' ? body.title : t`Something went wrong`;
    super(typeof body.detail === 'string' && body.detail !== '' ? body.detail : title);
    this.name = 'Problem';
    this.status = status;
    this.title = title;
    this.code = typeof body.code === 'string' ? body.code : `http_${status}`;
    this.fields = Array.isArray(body.errors) ? (body.errors as FieldProblem[]) : [];
    this.extra = body;
  }
}

/** The server could not be reached: no status, and worth another try. */
export const unreachable = () =>
  new Problem(0, {
    title: t`No connection`,
    detail: t`The server did not answer. Check your connection and try again.`,
    code: 'unreachable',
  });

/** Whether the same request may succeed without the person changing anything. */
export const isTransient = (error: unknown): boolean =>
  error instanceof Problem && [0, 408, 425, 429, 500, 502, 503, 504].includes(error.status);

export const hasStatus = (error: unknown, ...statuses: number[]): error is Problem =>
  error instanceof Problem && statuses.includes(error.status);

/** Somebody else changed the record first. */
export const isConflict = (error: unknown): error is Problem => hasStatus(error, 409, 412);

/**
 * One sentence for a toast or an inline message: what the server wrote, or in another language than
 * English what its code is known to mean.
 */
export const sentence = (error: unknown): string =>
  error instanceof Problem
    ? (refusal(error.code) ?? error.message)
    : t`Something went wrong in the application.`;

/**
 * Field messages keyed by the form's field name.
 * The server names fields as paths (`body.questions.0.label`); the leading location is dropped.
 */
export const fieldMessages = (error: unknown): Record<string, string> => {
  if (!(error instanceof Problem)) return {};
  return Object.fromEntries(
    error.fields.map((field) => [field.field.replace(/^(body|query|path)\./, ''), field.message]),
  );
};
