import type { ErrorRequestHandler, RequestHandler } from 'express';
import { AppError, type ErrorCode, errorFace } from '../errors.ts';
import type { ApiDeps } from './deps.ts';

/** For addresses that lead nowhere. */
export const noRoute: RequestHandler = () => {
  throw new AppError('not_found', 'there is nothing at this address');
};

/** Turns whatever was thrown into a problem document (RFC 9457); what we did not expect is logged and not shown. */
export function problem({ log }: Pick<ApiDeps, 'log'>): ErrorRequestHandler {
  return (thrown, _request, response, next) => {
    const error = toAppError(thrown);
    const { requestId } = response.locals;
    const { status, title } = errorFace(error.code);
    if (status >= 500) log.error({ requestId, err: thrown }, 'request failed');
    // Half an answer is out already: only breaking it off tells the caller.
    if (response.headersSent) {
      next(thrown);
      return;
    }
    const body = {
      type: `urn:jieyun:problem:${error.code}`,
      title,
      status,
      detail: error.detail,
      errors: error.fields,
      requestId,
    };
    response.status(status).type('application/problem+json').send(JSON.stringify(body));
  };
}

function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  if (isUnavailable(thrown)) return new AppError('unavailable', 'the database does not answer', { cause: thrown });
  const code = clientFault(thrown);
  if (code !== null) return new AppError(code, clientDetails[code], { cause: thrown });
  return new AppError('internal', 'the log has more under this request id', { cause: thrown });
}

const clientDetails = {
  input_invalid: 'the request cannot be read',
  payload_too_large: 'the body is larger than this address takes',
  unsupported_media_type: 'the body has an encoding or charset that is not accepted',
} as const satisfies Partial<Record<ErrorCode, string>>;

/** Errors of Express and its body parsers, which carry an HTTP status; null where it is no fault of the caller's. */
function clientFault(thrown: unknown): keyof typeof clientDetails | null {
  if (!(thrown instanceof Error) || !('status' in thrown) || typeof thrown.status !== 'number') return null;
  if (thrown.status === 413) return 'payload_too_large';
  if (thrown.status === 415) return 'unsupported_media_type';
  return thrown.status >= 400 && thrown.status < 500 ? 'input_invalid' : null;
}

/** The server is away, shutting down, or has no connection free. */
function isUnavailable(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false;
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : '';
  if (/^(ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|57P0[1-3]|53300|08\w{3})$/.test(code)) return true;
  return /timeout exceeded when trying to connect|Connection terminated/.test(thrown.message);
}
