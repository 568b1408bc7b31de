/** Every way in which a request can fail, with its HTTP face; the only table of its kind. */
const table = {
  input_invalid: { status: 422, title: 'The input is invalid' },
  config_invalid: { status: 500, title: 'The configuration is invalid' },
  unauthorized: { status: 401, title: 'Sign in first' },
  forbidden: { status: 403, title: 'Not allowed' },
  not_found: { status: 404, title: 'No such thing' },
  conflict: { status: 409, title: 'The state does not allow this' },
  precondition_failed: { status: 412, title: 'It was changed meanwhile' },
  precondition_required: { status: 428, title: 'Say which version the change was made on' },
  too_many_requests: { status: 429, title: 'Too many requests' },
  payload_too_large: { status: 413, title: 'The upload is too large' },
  unsupported_media_type: { status: 415, title: 'This content type is not accepted' },
  unavailable: { status: 503, title: 'A service that is needed does not answer' },
  internal: { status: 500, title: 'Something went wrong on our side' },
} as const;

export type ErrorCode = keyof typeof table;

/** One fault of many, for a caller to show beside the field. */
export interface ErrorField {
  location: string;
  message: string;
  fix: string;
}

/** An error with a code of the table above. `detail` is for the reader; `cause` is for the log only. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly detail: string;
  readonly fields: ErrorField[];
  /** When to try again, in seconds; null where waiting does not help. */
  readonly retryAfterS: number | null;

  constructor(
    code: ErrorCode,
    detail: string,
    options: { cause?: unknown; fields?: ErrorField[]; retryAfterS?: number } = {},
  ) {
    super(`${code}: ${detail}`, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.detail = detail;
    this.fields = options.fields ?? [];
    this.retryAfterS = options.retryAfterS ?? null;
  }
}

/** Status and title of a code. */
export function errorFace(code: ErrorCode): { status: number; title: string } {
  return table[code];
}
