import type { ErrorRequestHandler, RequestHandler } from 'express';
import { inBoth } from '../contract/bilingualIssues.ts';
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
    if (error.retryAfterS !== null) response.set('retry-after', String(error.retryAfterS));
    response.status(status).type('application/problem+json').send(JSON.stringify(body));
  };
}

function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  if (isUnavailable(thrown))
    return new AppError('unavailable', inBoth({ zh: '数据库没有响应', en: 'the database does not answer' }), {
      cause: thrown,
    });
  const code = clientFault(thrown);
  if (code !== null) return new AppError(code, clientDetails[code], { cause: thrown });
  return new AppError(
    'internal',
    inBoth({ zh: '日志中有此请求编号的详情', en: 'the log has more under this request id' }),
    { cause: thrown },
  );
}

const clientDetails = {
  input_invalid: 'the request cannot be read',
  payload_too_large: 'the body is larger than this address takes',
  unsupported_media_type: 'the body has an encoding or charset that is not accepted',
} as const satisfies Partial<Record<ErrorCode, string>>;

/** Errors of Express and its body parsers, which carry an HTTP status; null where it is no fault of the caller's. */
function clientFault(thrown: unknown): keyof typeof clientDetails | null {
  const status = propertyOf(thrown, 'status');
  if (status === 413) return 'payload_too_large';
  if (status === 415) return 'unsupported_media_type';
  return typeof status === 'number' && status >= 400 && status < 500 ? 'input_invalid' : null;
}

/** The database is away, shutting down, or has no connection free. */
function isUnavailable(thrown: unknown): boolean {
  const code = propertyOf(thrown, 'code');
  if (typeof code === 'string' && /^(ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|57P0[1-3]|53300|08\w{3})$/.test(code)) {
    return true;
  }
  const message = propertyOf(thrown, 'message');
  return typeof message === 'string' && /timeout exceeded when trying to connect|Connection terminated/.test(message);
}

function propertyOf(thrown: unknown, name: string): unknown {
  return typeof thrown === 'object' && thrown !== null ? Reflect.get(thrown, name) : undefined;
}
