import { type Logger, pino } from 'pino';

export type Log = Logger;

/** What one scope of work is known by in every line that it writes. */
export interface LogScope {
  /** Part of the program: `api`, `worker`, `postgres` … */
  part?: string;
  requestId?: string;
  jobId?: string;
  planId?: string;
  batchId?: string;
}

/** Fields that carry people's data or secrets; what stands under these names never reaches the log, two levels deep. */
const personal = [
  'name',
  'idNumber',
  'idType',
  'phone',
  'address',
  'homeAddress',
  'health',
  'contact',
  'password',
  'token',
  'authorization',
  'cookie',
  'connectionString',
  'databaseUrl',
  'redisUrl',
];

/** A logger that writes JSON lines on standard error, which leaves standard output to results. */
export function createLog(level: string, destination: pino.DestinationStream = stderr()): Log {
  const paths = personal.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);
  return pino(
    {
      level,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths, censor: '[hidden]' },
      serializers: { err: describeError },
    },
    destination,
  );
}

/** A logger that repeats the scope in each of its lines. */
export function scopedLog(log: Log, scope: LogScope): Log {
  return log.child(scope);
}

/** Synchronous, so that the last words of a dying process are written. */
function stderr(): pino.DestinationStream {
  return pino.destination({ fd: 2, sync: true });
}

/**
 * An error without the fields that libraries hang on it: a database error's `detail` repeats the row's values,
 * a request error's `config` its headers.
 */
function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack, cause } = error;
  const code = 'code' in error ? { code: error.code } : {};
  return { type: name, message, ...code, stack, ...(cause === undefined ? {} : { cause: describeError(cause) }) };
}
