import { inLocale, type Locale } from '../contract/text.ts';
import { AppError } from '../errors.ts';
import { OperatorFault } from '../operatorFault.ts';

/** What a command ends with: 0 done, 1 the work failed, 2 the input or the call is wrong. */
export type ExitStatus = 0 | 1 | 2;

const wrongInput = new Set(['input_invalid', 'config_invalid', 'not_found', 'conflict', 'payload_too_large']);

/** The text for a person and the exit status of an error that a command let through. */
export function describeError(error: unknown, locale: Locale): { text: string; status: ExitStatus } {
  if (error instanceof OperatorFault) {
    const lines = error.problems.map(({ place, problem, remedy }) => {
      const separator = locale === 'en' ? '; ' : '；';
      return `${place}: ${inLocale(problem, locale)}${separator}${inLocale(remedy, locale)}`;
    });
    return { text: lines.join('\n'), status: error.code === 'config_invalid' ? 2 : 1 };
  }
  if (error instanceof AppError) {
    const lines = [
      error.detail,
      ...error.fields.map(({ location, message, fix }) => `${location}: ${message}; ${fix}`),
    ];
    return { text: lines.join('\n'), status: wrongInput.has(error.code) ? 2 : 1 };
  }
  return { text: error instanceof Error ? (error.stack ?? error.message) : String(error), status: 1 };
}
