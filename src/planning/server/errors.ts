import { inBoth } from '../../contract/bilingualIssues.ts';
import type { WorkError } from '../../db/requests.ts';
import { AppError } from '../../errors.ts';
import { LockFaults } from '../replan/lockFaults.ts';

/**
 * How often work may begin before it is given up: more than ten kills and every retry, but not for ever, since input that
 * kills its worker each time would otherwise come back until the end of days.
 */
export const startsMax = 40;

/** What a row keeps of an error: code and public detail; causes and foreign messages may hold personal data. */
export function toWorkError(error: unknown): WorkError {
  if (error instanceof LockFaults) {
    const faults = error.faults.map(({ cell, message }) => `${cell}: ${inBoth(message)}`);
    return { code: 'input_invalid', detail: `locks cannot be kept: ${faults.join('; ')}` };
  }
  if (error instanceof AppError) return { code: error.code, detail: error.detail };
  return { code: 'internal', detail: 'the work failed for a reason that the log tells' };
}

/** Errors of the input stay as they are however often the work is tried. */
export function isPermanent(error: unknown): boolean {
  if (error instanceof LockFaults) return true;
  return error instanceof AppError && (error.code === 'input_invalid' || error.code === 'not_found');
}

/** Given up after `startsMax` starts. */
export const gaveUp: WorkError = {
  code: 'internal',
  detail: `the work was begun ${startsMax} times and never came to an end`,
};
